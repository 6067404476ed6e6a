import Annals
import AnnalsTemplates
import ArgumentParser
import Foundation

struct TemplateCopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Copy one into your folder, to be changed there.")

    @Argument(help: "Its name.")
    var name: String

    @Argument(help: "The name of the copy; left out, the same, and the copy wins over the one that ships.")
    var newName: String?

    @Option(help: ArgumentHelp("Where to; left out, your folder.", valueName: "folder"))
    var to: String?

    @Flag(help: "Write over a file that is there.")
    var force = false

    @OptionGroup var folder: FolderOptions
    @OptionGroup var log: LogOptions

    func run() throws {
        let copy = try TemplateCopy(name, as: newName, to: to ?? folder.find(log), folder: folder, log: log)
        try copy.write(force: force)
        print("\(copy.path) is yours to change; then annals template check \(copy.path)")
    }
}

struct TemplateEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change one of your own in $EDITOR, then check it; one that ships is copied first.")

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var folder: FolderOptions
    @OptionGroup var log: LogOptions

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let editor = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let editor else {
            throw Failure("EDITOR is not set; name an editor there, or change what annals template copy \(name) writes")
        }
        let library = try TemplateLibrary(folder: folder.find(log))
        let path: String
        if let faulty = library.faulty.first(where: { $0.name == name }), let file = faulty.faults.faults.first?.file {
            path = file
        } else if let own = try library.mustHave(name).source.path {
            path = own
        } else {
            let copy = try TemplateCopy(name, as: nil, to: folder.find(log), folder: folder, log: log)
            try copy.write(force: false)
            path = copy.path
        }
        try edit(path, editor)
        let item = try library.check(path)
        print("\(path): \(item.type.rawValue) \(item.name) is sound")
    }

    /// Runs the editor, which may be a command with options, and waits for it.
    private func edit(_ path: String, _ editor: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", editor + " \"$1\"", "sh", path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Failure("\(editor) failed; \(path) is as it left it")
        }
    }
}

/// A copy of a template about to be written.
struct TemplateCopy {
    /// The file.
    let path: String
    private let yaml: [UInt8]

    init(_ name: String, as newName: String?, to folder: String, folder own: FolderOptions, log: LogOptions) throws {
        let entry = try TemplateLibrary(folder: own.find(log)).mustHave(name)
        let newName = newName ?? name
        guard TemplateName.isName(newName) else {
            throw Failure("“\(newName)” is no name; use \(TemplateName.rule)", code: 2)
        }
        path = folder + (folder.hasSuffix("/") ? "" : "/") + newName + ".yaml"
        yaml = newName == name ? entry.yaml : TemplateCopy.renamed(entry.yaml, newName)
    }

    /// The same text, with another name in the line that says it.
    private static func renamed(_ yaml: [UInt8], _ name: String) -> [UInt8] {
        var lines = String(decoding: yaml, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if let index = lines.firstIndex(where: { $0.hasPrefix("name:") }) { lines[index] = "name: \(name)" }
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// Writes the file; one that is there only by force.
    func write(force: Bool) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        do {
            try Data(yaml).write(to: URL(fileURLWithPath: path), options: force ? [] : .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw Failure("\(path) is there already; give the copy another name, or --force to write over it")
        }
    }
}
