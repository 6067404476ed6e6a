import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the lines of the log, one entry a line.",
        discussion: "annals import makes a log of them again, byte for byte.")

    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("Only what the log said then.", valueName: "moment"))
    var known: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to; left out, standard output.", valueName: "file"))
    var output: String?

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        guard let output else { return try write(log, to: .standardOutput) }
        // Whole or not at all: written under another name first.
        let draft = output + ".part"
        guard FileManager.default.createFile(atPath: draft, contents: nil), let file = FileHandle(forWritingAtPath: draft) else {
            throw Failure("\(output) cannot be written; check the folder and its rights")
        }
        do {
            try write(log, to: file)
            try file.synchronize()
            try file.close()
            guard rename(draft, output) == 0 else {
                throw Failure("\(output) cannot be written: \(String(cString: strerror(errno)))")
            }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private func write(_ log: Log, to file: FileHandle) throws {
        try log.read(at: Moments(known: known)) { reading in
            var buffer = Data()
            try reading.forEachLine { line in
                buffer.append(contentsOf: line)
                buffer.append(0x0A)
                guard buffer.count > 1 << 18 else { return }
                try file.write(contentsOf: buffer)
                buffer.removeAll(keepingCapacity: true)
            }
            try file.write(contentsOf: buffer)
        }
    }
}
