import Annals
import AnnalsTemplates
import ArgumentParser
import Foundation

/// Where a user's own templates lie.
struct FolderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Your own templates; left out, ANNALS_TEMPLATES, else annals-templates beside the log.",
            valueName: "folder"))
    var folder: String?

    /// The folder, whether it is there or not.
    func find(_ log: LogOptions) -> String { OwnTemplates(named: folder, log).folder }

    /// What ships, and what lies in the folder.
    func library(_ log: LogOptions) throws -> TemplateLibrary { try OwnTemplates(named: folder, log).library() }
}

/// Where a user's own templates lie: named, from the environment, or beside the log.
struct OwnTemplates {
    /// The folder, whether it is there or not; without a log, that in the folder at hand.
    let folder: String
    private let isNamed: Bool

    init(named: String?, _ log: LogOptions) {
        let environment = ProcessInfo.processInfo.environment["ANNALS_TEMPLATES"].flatMap { $0.isEmpty ? nil : $0 }
        isNamed = (named ?? environment) != nil
        folder = named ?? environment ?? TemplateLibrary.folder(besideLogAt: try? log.find())
    }

    /// What ships, and what lies in the folder.
    func library() throws -> TemplateLibrary {
        guard !isNamed || FileManager.default.fileExists(atPath: folder) else {
            throw Failure(
                "\(folder) is not there; name the folder of your templates, or leave --folder and ANNALS_TEMPLATES out")
        }
        return try TemplateLibrary(folder: folder)
    }
}

/// In which language people read.
struct LanguageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("en or ru; left out, ANNALS_LANGUAGE, else en.", valueName: "language"),
        transform: Words.oneOf)
    var language: Language?

    /// The language that was named, by the option or the environment.
    var chosen: Language {
        get throws { try language ?? Language.ofEnvironment }
    }
}

extension Language {
    /// That of ANNALS_LANGUAGE, else English.
    static var ofEnvironment: Language {
        get throws {
            guard let name = ProcessInfo.processInfo.environment["ANNALS_LANGUAGE"], !name.isEmpty else {
                return .english
            }
            guard let language = Language(rawValue: name) else {
                throw Failure("ANNALS_LANGUAGE is “\(name)”, expected en or ru", code: 2)
            }
            return language
        }
    }
}

extension StagesFromTemplate {
    /// - Parameters:
    ///   - log: beside which the user's templates may lie.
    ///   - folder: where they lie, where that is named.
    ///   - language: in which the titles are written; left out, that of the environment.
    init(_ log: LogOptions, folder: String? = nil, language: Language? = nil) throws {
        self.init(in: try language ?? Language.ofEnvironment) { name in
            let library = try OwnTemplates(named: folder, log).library()
            guard case .template(let template) = try library.mustHave(name, .template).item else { return nil }
            return template
        }
    }
}

extension TemplateLibrary {
    /// The entry of that name; where there is none, says which was probably meant.
    func mustHave(_ name: String, _ type: TemplateType? = nil) throws -> Entry {
        if let entry = try entry(named: name), type == nil || entry.item.type == type { return entry }
        let names = entries.filter { type == nil || $0.item.type == type }.map(\.item.name)
        let meant = Words.nearest(to: name, of: names).map { "; did you mean \($0)?" } ?? ""
        let sort = type?.rawValue ?? "template, technique, pack or style"
        throw Failure("“\(name)” is no \(sort)\(meant) (annals template list shows all)")
    }

    /// Says on standard error which files of the user cannot be used.
    func warnOfFaulty() {
        for file in faulty {
            for fault in file.faults.faults.prefix(1) { Terminal.complain("annals: note: \(fault)") }
            let more = file.faults.faults.count - 1
            if more > 0 {
                Terminal.complain("annals: note: and \(more) more; annals template check \(file.name) shows all")
            }
        }
    }
}

extension TemplateLibrary.Source {
    /// For people.
    var words: String {
        switch self {
        case .shipped: "ships"
        case .file(let path): path
        }
    }

    var path: String? {
        switch self {
        case .shipped: nil
        case .file(let path): path
        }
    }
}

extension Words {
    /// One of a few words, as an option takes it.
    static func oneOf<Of: RawRepresentable & CaseIterable>(_ text: String) throws -> Of where Of.RawValue == String {
        guard let word = Of(rawValue: text) else {
            throw ValidationError("expected one of \(Of.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }
}
