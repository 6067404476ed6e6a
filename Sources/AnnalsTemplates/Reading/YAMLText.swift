import Annals
import Yams

/// The text of a YAML file, looked over before the parser sees it.
///
/// The parser recurses with each level and compares whole trees to find keys that stand twice, so depth is bounded, and
/// aliases, with which a few lines stand for a tree of any size, are refused.
struct YAMLText {
    /// The most bytes that a file may have.
    static let mostBytes = 262_144
    /// How deep brackets may be nested, and how far lines be indented.
    static let mostNested = 50, widestIndent = 100

    private let file: String
    private let text: String

    /// Looks over the bytes of a file.
    init(_ bytes: [UInt8], file: String) throws(TemplateFaults) {
        self.file = file
        func fault(_ line: Int, _ problem: String) -> TemplateFaults {
            TemplateFaults([TemplateFault(file: file, line: line, problem: problem)])
        }
        guard bytes.count <= YAMLText.mostBytes else {
            throw fault(0, "has \(bytes.count) bytes; the most is \(YAMLText.mostBytes)")
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let text = String(validating: body, as: UTF8.self) else {
            let lines = body.split(separator: 0x0A, omittingEmptySubsequences: false)
            let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            throw fault(line + 1, "is not UTF-8; save the file as UTF-8 and try again")
        }
        self.text = text
        if let line = YAMLText.tooDeep(body) {
            throw fault(line, "is nested too deeply; no template needs more than a few levels")
        }
        if let (line, name) = YAMLText.alias(body) {
            throw fault(
                line, "uses the alias *\(name.shortened); aliases are not read here, write out what it stands for")
        }
    }

    /// The one document in it, as a tree.
    func parsed() throws(TemplateFaults) -> Node {
        do {
            guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
                throw TemplateFault(
                    file: file, line: 0, problem: "is empty; annals template copy makes a file to begin with")
            }
            return root
        } catch let fault as TemplateFault {
            throw TemplateFaults([fault])
        } catch let error as YamlError {
            throw TemplateFaults([TemplateFault(error, file: file, text: text)])
        } catch {
            throw TemplateFaults([TemplateFault(file: file, line: 0, problem: "cannot be read as YAML: \(error)")])
        }
    }

    /// The first line at which it is nested too deeply.
    ///
    /// Brackets are counted within texts too: no text needs fifty that are left open.
    private static func tooDeep(_ bytes: [UInt8]) -> Int? {
        var line = 1
        var open = 0
        var indent = 0
        var isIndent = true
        for byte in bytes {
            switch byte {
            case 0x0A:
                line += 1
                indent = 0
                isIndent = true
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
            default: break
            }
            if isIndent {
                isIndent = byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?")
                indent += 1
            }
            if open > mostNested || indent > widestIndent { return line }
        }
        return nil
    }

    /// The first alias with an anchor of the same name, wherever they stand, and the line of it.
    private static func alias(_ bytes: [UInt8]) -> (line: Int, name: String)? {
        let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
        if anchors.isEmpty { return nil }
        return names(after: UInt8(ascii: "*"), in: bytes).first { anchors.contains($0.name) }
    }

    private static func names(after mark: UInt8, in bytes: [UInt8]) -> [(line: Int, name: String)] {
        var names: [(line: Int, name: String)] = []
        var line = 1
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { line += 1 }
            guard byte == mark else { continue }
            let name = bytes[(index + 1)...].prefix { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
            if !name.isEmpty { names.append((line, String(decoding: name, as: UTF8.self))) }
        }
        return names
    }
}

extension TemplateFault: Error {
    /// What the parser found.
    init(_ error: YamlError, file: String, text: String) {
        func fault(_ mark: Yams.Mark?, _ context: YamlError.Context?, _ problem: String) -> TemplateFault {
            let around = context.map { " \($0.text)" } ?? ""
            return TemplateFault(file: file, line: mark?.line ?? 0, problem: "is not YAML: \(problem)\(around)")
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            self = fault(mark, context, problem)
        case .composer(_, let problem, let mark, _): self = fault(mark, nil, problem)
        case .reader(let problem, let offset, _, _):
            let line = offset.map { text.prefix($0).count { $0.isNewline } + 1 }
            self = TemplateFault(file: file, line: line ?? 0, problem: "is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            self = TemplateFault(
                file: file, line: context.mark.line, key: keys.first?.shortened ?? "",
                problem: "stands there twice; keep one of them")
        default: self = TemplateFault(file: file, line: 0, problem: "cannot be read as YAML")
        }
    }
}
