import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct DocumentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document",
        abstract: "Get an attached document back, by its SHA-256 or the entry that attached it.")

    @Argument(help: "The SHA-256 in 64 digits, or an entry such as #17.")
    var document: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to; left out, standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Write over a file that is there.")
    var force = false

    @OptionGroup var log: LogOptions
    @OptionGroup var viewer: ViewerOptions
    @OptionGroup var clocks: ClockOptions

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        let content = try log.read(at: clocks.moments) { reading in
            try reading.mustHaveBegun()
            return try self.content(viewer.seen(reading))
        }
        if let output {
            guard force || !FileManager.default.fileExists(atPath: output) else {
                throw Failure("\(output) is there already; write over it with --force, or choose another name")
            }
            return try OutputFile.write(output) { write in try write(content) }
        }
        if isatty(STDOUT_FILENO) == 1, !DocumentCommand.isText(content) {
            throw Failure("the document is binary; write it to a file with -o FILE", code: 2)
        }
        try OutputFile.write(to: STDOUT_FILENO, "standard output", content)
    }

    private func content(_ reading: Reading) throws -> [UInt8] {
        if let position = document.count < 64 ? Position(document) : nil {
            let entry = try reading.entryByThen(position)
            guard case .documentAttached(let attached) = entry.action, let sha256 = Digest(hex: attached.sha256) else {
                throw Failure("\(position) is \(entry.action.name), and attaches no document")
            }
            guard let content = try reading.document(sha256) else {
                throw Failure("the content of “\(attached.name)” (\(position)) was taken out of the log")
            }
            return content
        }
        guard let sha256 = Digest(hex: document.lowercased()) else {
            throw Failure("“\(document)” is neither an entry (#17) nor a SHA-256 of 64 digits", code: 2)
        }
        let isThere = clocks.isGiven ? try reading.attaches(sha256) : true
        guard isThere, let content = try reading.document(sha256) else {
            throw Failure(
                "there is no document \(sha256.hex) in the log; annals log --type document-attached lists them")
        }
        return content
    }

    /// Whether bytes can be shown on a terminal: UTF-8 without control characters but tab and line ends.
    static func isText(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
            && bytes.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}

extension Reading {
    /// The entry at a position, where it had happened by the moment that is asked for.
    func entryByThen(_ position: Position) throws -> Entry {
        guard let entry = try entry(at: position) else { throw Refusal.noEntry(position) }
        guard entry.orderedAt <= asOf else {
            let zone = try organization().zone
            throw Failure(
                "\(position) happened on \(zone.text(entry.occurredAt)), after the moment asked for; leave out --as-of")
        }
        return entry
    }

    /// Whether an entry that had happened by then attaches that document.
    fileprivate func attaches(_ sha256: Digest) throws -> Bool {
        var isFound = false
        try forEachRecorded { entry in
            if case .documentAttached(let attached) = entry.action, attached.sha256 == sha256.hex,
                entry.orderedAt <= asOf
            {
                isFound = true
            }
            return !isFound
        }
        return isFound
    }
}
