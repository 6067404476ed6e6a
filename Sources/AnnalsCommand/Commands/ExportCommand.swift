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
        guard let output else { return try write(log, to: STDOUT_FILENO, "standard output") }
        // Whole or not at all: written under another name first.
        let draft = output + ".part"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw ExportCommand.failure(output) }
        do {
            defer { close(file) }
            try write(log, to: file, output)
            guard fsync(file) == 0, rename(draft, output) == 0 else { throw ExportCommand.failure(output) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func failure(_ place: String) -> Failure {
        Failure(
            "\(place) cannot be written (\(String(cString: strerror(errno)))): check the disk, the folder and its rights"
        )
    }

    private func write(_ log: Log, to file: Int32, _ place: String) throws {
        func flush(_ buffer: inout [UInt8]) throws {
            var written = 0
            while written < buffer.count {
                let count = buffer[written...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw ExportCommand.failure(place) }
                written += count
            }
            buffer.removeAll(keepingCapacity: true)
        }
        try log.read(at: Moments(known: known)) { reading in
            var buffer: [UInt8] = []
            try reading.forEachLine { line in
                buffer += line
                buffer.append(0x0A)
                if buffer.count > 1 << 18 { try flush(&buffer) }
            }
            try flush(&buffer)
        }
    }
}
