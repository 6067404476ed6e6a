public import Annals
import Foundation

/// The templates, techniques, topic packs and styles at hand: those that ship, and those in a folder of the user's.
///
/// A user's file wins over the shipped one of the same name.
public struct TemplateLibrary: Sendable {
    /// One file, read.
    public struct Entry: Sendable {
        /// What it holds.
        public let item: TemplateItem
        /// Where it comes from.
        public let source: Source
        /// Its text.
        public let yaml: [UInt8]
        /// Whether a shipped one of the same name stands behind it.
        public let hidesShipped: Bool
    }

    /// Where a file comes from.
    public enum Source: Hashable, Sendable {
        /// It ships with the program.
        case shipped
        /// A user's file, by its path.
        case file(String)
    }

    /// A user's file that cannot be used.
    public struct FaultyFile: Sendable {
        /// The name that its file name gives it.
        public let name: String
        /// What is wrong with it.
        public let faults: TemplateFaults
    }

    /// All that can be used: templates by kind, then techniques, packs and styles, each by name.
    public let entries: [Entry]
    /// The user's files that cannot be used, by name.
    public let faulty: [FaultyFile]

    /// Reads what ships, and what lies in a folder.
    ///
    /// - Parameter folder: the user's folder; where there is none such, only what ships is at hand.
    public init(folder: String? = nil) throws {
        var entries = try TemplateLibrary.shipped()
        var faulty: [FaultyFile] = []
        var own: [(name: String, path: String, yaml: [UInt8], item: TemplateItem)] = []
        for path in try folder.map(TemplateLibrary.files) ?? [] {
            let name = TemplateLibrary.name(of: path)
            do throws(TemplateFaults) {
                let yaml = try TemplateLibrary.bytes(of: path)
                let item = try TemplateItem(yaml: yaml, file: path)
                if let twin = own.first(where: { $0.item.name == item.name }) {
                    throw TemplateFaults([
                        TemplateFault(
                            file: path, line: 0, key: "name", problem: "is “\(item.name)”, as in \(twin.path)")
                    ])
                }
                own.append((name, path, yaml, item))
            } catch {
                faulty.append(FaultyFile(name: name, faults: error))
            }
        }
        let techniques = Set((entries.map(\.item) + own.map(\.item)).filter { $0.type == .technique }.map(\.name))
        for file in own {
            do throws(TemplateFaults) {
                // Now that all techniques are known.
                let item = try TemplateItem(yaml: file.yaml, file: file.path, techniques: techniques)
                let shipped = entries.firstIndex { $0.item.name == item.name }
                let entry = Entry(
                    item: item, source: .file(file.path), yaml: file.yaml, hidesShipped: shipped != nil)
                if let shipped { entries[shipped] = entry } else { entries.append(entry) }
            } catch {
                faulty.append(FaultyFile(name: file.name, faults: error))
            }
        }
        self.entries = entries.sorted { $0.item.order < $1.item.order }
        self.faulty = faulty.sorted { $0.name < $1.name }
    }

    /// Where the templates of a log's users lie: `annals-templates` beside it; of no log, in the folder at hand.
    public static func folder(besideLogAt log: String?) -> String {
        let name = "annals-templates"
        // A path that begins at the folder at hand stays one.
        guard let log, let slash = log.lastIndex(of: "/") else { return name }
        return log[...slash] + name
    }

    /// What ships, less what users hide; made once.
    private static func shipped() throws -> [Entry] {
        try shippedEntries.get()
    }

    private static let shippedEntries: Result<[Entry], any Error> = Result {
        try ShippedFiles.all.map { file in
            let yaml = Array(file.yaml.utf8)
            return Entry(
                item: try TemplateItem(yaml: yaml, file: file.name + ".yaml"), source: .shipped, yaml: yaml,
                hidesShipped: false)
        }
    }

    /// The entry of that name; `nil` where there is none.
    ///
    /// Throws where the user's file of that name is faulty: what ships must not be taken in its stead.
    public func entry(named name: String) throws(TemplateFaults) -> Entry? {
        if let file = faulty.first(where: { $0.name == name }) { throw file.faults }
        return entries.first { $0.item.name == name }
    }

    /// The session template of that name; `nil` where there is none.
    public func template(named name: String) throws(TemplateFaults) -> SessionTemplate? {
        guard case .template(let template) = try entry(named: name)?.item else { return nil }
        return template
    }

    /// The moderator styles, by name.
    public var styles: [StyleGuide] {
        entries.compactMap { entry in
            if case .style(let style) = entry.item { style } else { nil }
        }
    }
}

// MARK: - Files

extension TemplateLibrary {
    /// Reads one file, or says everything that is wrong with it, techniques that nobody knows included.
    ///
    /// - Parameter path: the file; techniques beside it are known too.
    public func check(_ path: String) throws -> TemplateItem {
        let yaml = try TemplateLibrary.bytes(of: path)
        var techniques = Set(entries.filter { $0.item.type == .technique }.map(\.item.name))
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if let beside = try? TemplateLibrary(folder: folder) {
            techniques.formUnion(beside.entries.filter { $0.item.type == .technique }.map(\.item.name))
        }
        return try TemplateItem(yaml: yaml, file: path, techniques: techniques)
    }

    /// The YAML files of a folder, by name.
    private static func files(_ folder: String) throws -> [String] {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue else { throw fault(folder, "is no folder; name the folder that holds your templates") }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }.sorted()
                .map { URL(fileURLWithPath: folder).appendingPathComponent($0).relativePath }
        } catch {
            throw fault(folder, "cannot be read; check the folder and its rights")
        }
    }

    /// The name that a file's own name gives it.
    static func name(of path: String) -> String {
        URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }

    private static func bytes(of path: String) throws(TemplateFaults) -> [UInt8] {
        // Of a pipe or a device nothing is read, and of a large file nothing either.
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard let attributes else { throw fault(path, "is not there; check the path") }
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw fault(path, "is no file") }
        let size = attributes[.size] as? Int ?? 0
        guard size <= YAMLText.mostBytes else {
            throw fault(path, "has \(size) bytes; the most is \(YAMLText.mostBytes)")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw fault(path, "cannot be read; check the file and its rights")
        }
        return Array(data)
    }

    private static func fault(_ path: String, _ problem: String) -> TemplateFaults {
        TemplateFaults([TemplateFault(file: path, line: 0, problem: problem)])
    }
}

extension TemplateItem {
    /// By type, templates then by kind, and all by name.
    fileprivate var order: (Int, Int, String) {
        let kind =
            if case .template(let template) = self {
                SessionKind.allCases.firstIndex(of: template.kind) ?? 0
            } else { 0 }
        return (TemplateType.allCases.firstIndex(of: type) ?? 0, kind, name)
    }
}
