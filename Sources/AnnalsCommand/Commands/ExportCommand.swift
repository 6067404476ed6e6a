import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the lines of the log, one entry a line.",
        discussion: """
            annals import makes a log of them again, byte for byte. Attached documents go beside the lines into a \
            folder, each under its SHA-256.
            """)

    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("Only what the log said then.", valueName: "moment"))
    var known: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to; left out, standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Where attached documents go.", valueName: "folder"))
    var documents: String?

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        if let output {
            try OutputFile.write(output) { write in try export(log, write) }
        } else {
            try export(log) { try OutputFile.write(to: STDOUT_FILENO, "standard output", $0) }
        }
    }

    private func export(_ log: Log, _ write: ([UInt8]) throws -> Void) throws {
        try log.read(at: Moments(known: known)) { reading in
            // The documents first: lines without them cannot be taken in again.
            let attached = try reading.attachedDocuments()
            if let documents {
                try FileManager.default.createDirectory(atPath: documents, withIntermediateDirectories: true)
                for sha256 in attached {
                    let path = documents + "/" + sha256.hex
                    if let there = FileManager.default.contents(atPath: path), Digest(hashing: Array(there)) == sha256 {
                        continue
                    }
                    guard let content = try reading.document(sha256) else { continue }
                    try OutputFile.write(path) { write in try write(content) }
                }
            }
            var buffer: [UInt8] = []
            try reading.forEachLine { line in
                buffer += line
                buffer.append(0x0A)
                guard buffer.count > 1 << 18 else { return }
                try write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
            try write(buffer)
            let unproved = try reading.unprovedLines()
            if let first = unproved.first {
                let more = unproved.count > 1 ? " and \(unproved.count - 1) more" : ""
                Terminal.complain(
                    "annals: note: texts of \(first)\(more) were taken out later than what is exported, so this export cannot be taken in again; export the whole log"
                )
            }
            if documents == nil, !attached.isEmpty {
                Terminal.complain(
                    "annals: note: \(Words.count(attached.count, "document is", "documents are")) not in it, and without them it cannot be taken in again; write them to a folder with --documents"
                )
            }
        }
    }
}
