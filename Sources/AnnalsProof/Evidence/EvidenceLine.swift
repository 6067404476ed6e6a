public import Annals

/// A line of the log as a checker reads it: what every version of the format has, and nothing of what actions mean.
public struct EvidenceLine: Sendable {
    /// The place that it says it has.
    public let position: Position
    /// The action's name.
    public let type: String
    /// What it is about, as it stands there: `ballot:B-2`.
    public let about: [String]
    /// Its bytes.
    public let bytes: [UInt8]
    private let entry: ParsedJSON

    /// Reads a line; `nil` where it is no entry.
    public init?(_ line: [UInt8]) {
        guard let entry = try? ParsedJSON(line), let position = entry["position"]?.whole,
            let type = entry["type"]?.text, entry["occurredAt"]?.text != nil, entry["recordedAt"]?.text != nil,
            case .object = entry["data"]
        else { return nil }
        if let about = entry["about"] {
            guard let subjects = about.list?.map(\.text), subjects.allSatisfy({ $0 != nil }) else { return nil }
            self.about = subjects.compactMap { $0 }
        } else {
            about = []
        }
        self.position = Position(position)
        self.type = type
        self.entry = entry
        bytes = line
    }

    /// A text among its data.
    func text(_ name: String) -> String? { entry["data"]?[name]?.text }

    /// The entry that its data name in `entry`.
    var entryNamed: Position? { entry["data"]?["entry"]?.whole.map { Position($0) } }

    /// Whether it is of that type.
    func isOf(_ type: StaticString) -> Bool { type.withUTF8Buffer { $0.elementsEqual(self.type.utf8) } }

    /// Whether it is about one of those subjects, or is itself one of them.
    func isAbout(_ subjects: Set<[UInt8]>) -> Bool {
        subjects.contains(Array("entry:\(position)".utf8)) || about.contains { subjects.contains(Array($0.utf8)) }
    }

    /// The text that is sealed at a path such as `data.name`: its hash, and under whose key it is; `nil` where none is.
    func sealed(at path: String) -> (hash: String, owner: String?)? {
        guard path.utf8.starts(with: "data".utf8), let sealed = entry.value(at: path), sealed["sealed"] != nil,
            let hash = sealed["hash"]
        else { return nil }
        return (hash.text ?? "", sealed["key"]?.text)
    }
}
