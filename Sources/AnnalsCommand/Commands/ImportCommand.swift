import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in a file of action lines, or an export: all of it or nothing.",
        discussion: """
            The same file taken in twice adds nothing. Lines of an export (with positions) make a new log, byte for \
            byte: name it with --log.
            """)

    @Argument(help: "The file; “-” is standard input.")
    var file: String

    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("Who writes it down.", valueName: "person"))
    var recordedBy: String?

    @Option(help: ArgumentHelp("Where the documents are that lines attach.", valueName: "folder"))
    var documents: String?

    @Flag(help: "Go on though this machine's clock is far behind the last entry.")
    var acceptClock = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let importer = Importer(try ImportCommand.read(file))
        let bar = ProgressBar("Importing")
        let summary: Importer.Summary
        let path: String
        if importer.isExport {
            guard let named = log.path else {
                throw Failure(
                    "\(file) is an export; name the new log that it is to become with --log NEW.annals", code: 2)
            }
            path = named
            summary = try attributed {
                try importer.restore(at: named, progress: { bar.show($0, of: $1) }, documents: content)
            }
        } else {
            path = try log.find()
            let log = try Log(openingAt: path)
            defer { try? log.close() }
            let who = try recordedBy.map { text in try log.read { try $0.person(text) } }
            summary = try attributed {
                try importer.run(
                    into: log, recorder: who, acceptsClock: acceptClock, progress: { bar.show($0, of: $1) },
                    documents: content)
            }
        }
        if json {
            let value: JSONValue = [
                "added": JSONValue(summary.added), "repeated": JSONValue(summary.repeated),
                "head": JSONValue(summary.head.rawValue),
            ]
            return print(value.versioned.written(pretty: true))
        }
        let before =
            summary.repeated > 0 ? ", \(Words.count(summary.repeated, "line was", "lines were")) there already" : ""
        print(
            "\(path): \(Words.count(summary.added, "entry", "entries")) added\(before); the log ends at \(summary.head)"
        )
    }

    /// The content of a document, from the folder that was named.
    private func content(_ sha256: Digest) throws -> [UInt8]? {
        guard let documents, let content = FileManager.default.contents(atPath: documents + "/" + sha256.hex) else {
            return nil
        }
        guard Digest(hashing: Array(content)) == sha256 else {
            throw Failure("\(documents)/\(sha256.hex) is not the document that its name says; nothing was taken in")
        }
        return Array(content)
    }

    /// Names the file in what is wrong with its lines, and says that nothing of it was taken in.
    private func attributed<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as Importer.Failure {
            let name = file == "-" ? "standard input" : file
            if failure.lines.isEmpty { throw Failure("\(name) is empty: \(failure)") }
            let lines = failure.lines.map { "\(name), line \($0.number): \($0.problem)" }
            if lines.count == 1, failure.more == 0 { throw Failure(lines[0] + "; nothing was taken in") }
            let more = failure.more > 0 ? ["and \(failure.more) more"] : []
            let end = "\(failure.lines.count + failure.more) lines are at fault; nothing was taken in"
            throw Failure((lines + more + [end]).joined(separator: "\n"))
        } catch let error as StoreError where error.code == .alreadyThere {
            throw Failure("\(error.message) (an export is taken only into a new log)")
        }
    }

    static func read(_ file: String) throws -> [UInt8] {
        if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        var isFolder = ObjCBool(false)
        if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue {
            throw Failure("\(file) is a folder; name a file of lines")
        }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure("\(file) cannot be read (\(String(cString: strerror(errno)))): check the path and its rights")
        }
        return Array(try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).readToEnd() ?? Data())
    }
}
