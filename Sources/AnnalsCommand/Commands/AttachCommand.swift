import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct AttachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "Attach a document to anything in the log; its content is kept in the log's file.")

    @Argument(help: "What it is attached to: any id, or an entry such as #17.")
    var subject: String

    @Argument(help: "The file, up to 20 MB.")
    var file: String

    @Option(help: "Its name; left out, that of the file.")
    var name: String?

    @Option(help: ArgumentHelp("What it is; left out, what its extension says.", valueName: "type"))
    var mediaType: String?

    @Option(help: "Where it comes from.")
    var source: String?

    @Option(help: ArgumentHelp("The session it happens in.", valueName: "session"))
    var session: String?

    @OptionGroup var options: WriteOptions

    func run() throws {
        let document = Document(try content())
        let name = name ?? (file as NSString).lastPathComponent
        var members = [
            ("on", ActionLine.quoted(subject)), ("name", ActionLine.quoted(name)),
            ("mediaType", ActionLine.quoted(mediaType ?? MediaType.of(file))),
            ("sha256", ActionLine.quoted(document.sha256.hex)), ("bytes", "\(document.content.count)"),
        ]
        if let source { members.append(("source", ActionLine.quoted(source))) }
        let receipt = try options.write { log in
            try options.record("document-attached", members, session: session, documents: [document], in: log)
        }
        receipt.show(json: options.json)
        if !options.json { print("  \(document.sha256.hex)  \(name)") }
    }

    private func content() throws -> [UInt8] {
        let size = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? NSNumber
        if let size, size.intValue > Document.mostBytes {
            throw Failure("\(file) has \(size) bytes; a document has at most 20,000,000")
        }
        let content = try ImportCommand.read(file)
        if content.isEmpty { throw Failure("\(file) is empty; there is nothing to keep of it") }
        return content
    }
}

/// What files are, by their extensions.
enum MediaType {
    static func of(_ file: String) -> String {
        types[(file as NSString).pathExtension.lowercased()] ?? "application/octet-stream"
    }

    private static let types = [
        "pdf": "application/pdf", "txt": "text/plain", "md": "text/markdown", "csv": "text/csv", "html": "text/html",
        "htm": "text/html", "ics": "text/calendar", "json": "application/json", "jsonl": "application/jsonl",
        "xml": "application/xml", "zip": "application/zip", "rtf": "application/rtf", "eml": "message/rfc822",
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
        "svg": "image/svg+xml", "heic": "image/heic", "mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav",
        "mp4": "video/mp4", "doc": "application/msword", "xls": "application/vnd.ms-excel",
        "ppt": "application/vnd.ms-powerpoint",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odp": "application/vnd.oasis.opendocument.presentation",
    ]
}
