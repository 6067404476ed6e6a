import Annals
import AnnalsTemplates
import ArgumentParser

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Kinds of session, techniques, topic packs and moderator styles: list, show, copy, check, change.",
        discussion: """
            All are YAML. Your own lie in a folder annals-templates beside the log (or --folder, or ANNALS_TEMPLATES); \
            one of the same name wins over that which ships. What a session uses is written into its entry, so that \
            later changes of a file change nothing of it. Which style fits a session, annals advise says.
            """,
        subcommands: [
            TemplateListCommand.self, TemplateShowCommand.self, TemplateCopyCommand.self, TemplateEditCommand.self,
            TemplateCheckCommand.self,
        ])
}

struct TemplateListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List what is at hand.")

    @Option(help: ArgumentHelp("template, technique, pack or style.", valueName: "type"), transform: Words.oneOf)
    var type: TemplateType?

    @Option(help: ArgumentHelp("Templates for this kind of session alone.", valueName: "kind"), transform: Words.oneOf)
    var kind: SessionKind?

    @OptionGroup var folder: FolderOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let language = try language.chosen
        let library = try folder.library(log)
        let entries = library.entries.filter { entry in
            if let type, entry.item.type != type { return false }
            guard let kind else { return true }
            if case .template(let template) = entry.item { return template.kind == kind }
            return false
        }
        if json {
            let value: JSONValue = [
                "items": .each(entries) { entry in
                    var kind = JSONValue.null
                    if case .template(let template) = entry.item { kind = .text(template.kind.rawValue) }
                    return [
                        "name": .text(entry.item.name), "type": .text(entry.item.type.rawValue), "kind": kind,
                        "title": entry.item.title.json, "file": .optional(entry.source.path),
                        "hidesShipped": .truth(entry.hidesShipped),
                    ]
                },
                "faulty": .each(library.faulty) { file in
                    ["name": .text(file.name), "faults": .each(file.faults.faults) { $0.json }]
                },
            ]
            return print(value.versioned.written(pretty: true))
        }
        var table = Table(["name", "type", "title", "from"])
        for entry in entries {
            let isFaulty = library.faulty.contains { $0.name == entry.item.name }
            let hides =
                isFaulty ? " (but your own is faulty)" : entry.hidesShipped ? " (instead of the one that ships)" : ""
            table.add([
                entry.item.name, entry.item.type.rawValue, entry.item.title[language], entry.source.words + hides,
            ])
        }
        print(table.text)
        library.warnOfFaulty()
    }
}

struct TemplateShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one, for people, as JSON or as the YAML that it is.")

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var folder: FolderOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print the YAML.")
    var yaml = false

    func validate() throws {
        if json, yaml { throw ValidationError("--json and --yaml exclude one another") }
    }

    func run() throws {
        let entry = try folder.library(log).mustHave(name)
        if yaml { return print(String(decoding: entry.yaml, as: UTF8.self), terminator: "") }
        if json { return print(entry.item.json.versioned.written(pretty: true)) }
        print(TemplatePage(entry, try language.chosen).text)
    }
}

struct TemplateCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check files: every fault with its line; exit code 1 where there is one.")

    @Argument(help: "The files, or names of templates of your own.")
    var files: [String]

    @OptionGroup var folder: FolderOptions
    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let library = try folder.library(log)
        var results: [(file: String, faults: [TemplateFault])] = []
        for file in files {
            let path = path(file, library)
            do {
                let item = try library.check(path)
                if !json { print("\(path): \(item.type.rawValue) \(item.name) is sound") }
                results.append((path, []))
            } catch let faults as TemplateFaults {
                if !json { for fault in faults.faults { Terminal.complain("annals: \(fault)") } }
                results.append((path, faults.faults))
            }
        }
        if json {
            let value: JSONValue = [
                "files": .each(results) { result in
                    ["file": .text(result.file), "faults": .each(result.faults) { $0.json }]
                }
            ]
            print(value.versioned.written(pretty: true))
        }
        let count = results.reduce(0) { $0 + $1.faults.count }
        guard count > 0 else { return }
        throw Failure("\(Words.count(count, "fault", "faults")); mend the files and check again")
    }

    /// A file, or the file of that name in the user's folder.
    private func path(_ file: String, _ library: TemplateLibrary) -> String {
        guard TemplateName.isName(file) else { return file }
        if let entry = library.entries.first(where: { $0.item.name == file }), let path = entry.source.path {
            return path
        }
        return library.faulty.first { $0.name == file }?.faults.faults.first?.file ?? file
    }
}

extension TemplateFault {
    var json: JSONValue {
        [
            "file": .text(file), "line": line > 0 ? JSONValue(line) : .null, "key": .text(key),
            "problem": .text(problem),
        ]
    }
}
