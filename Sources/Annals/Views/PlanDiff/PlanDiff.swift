/// The exact difference of two plans: applied to the document of the first, it gives the document of the second.
public struct PlanDiff: Sendable, Equatable {
    /// What differs, in the order of the lines.
    public let changes: [Change]

    /// One line that differs.
    public enum Change: Sendable, Equatable {
        /// It is in the second alone.
        case added(PlanDocument.Line)
        /// It is in the first alone.
        case removed(PlanDocument.Line)
        /// It is in both, with other fields.
        case changed(PlanDocument.Key, [FieldChange])

        /// What names the line.
        public var key: PlanDocument.Key {
            switch self {
            case .added(let line), .removed(let line): line.key
            case .changed(let key, _): key
            }
        }
    }

    /// What a field said and says; `nil` where it was not there, or is not.
    public struct FieldChange: Sendable, Equatable {
        /// The field.
        public let name: String
        /// What it said.
        public let from: String?
        /// What it says.
        public let to: String?
    }

    /// A document that a difference cannot be applied to: it is not the one that it starts from.
    public enum Mismatch: Error, Equatable {
        /// A line is there that should not be, or is missing, or says something else.
        case line(PlanDocument.Key)
    }

    /// Takes changes as they are.
    public init(_ changes: [Change]) {
        self.changes = changes
    }

    /// What differs between two documents.
    public init(from first: PlanDocument, to second: PlanDocument) {
        var old = first.lines[...]
        var new = second.lines[...]
        var changes: [Change] = []
        while let left = old.first ?? new.first, let right = new.first ?? old.first {
            if new.isEmpty || (!old.isEmpty && left.key < right.key) {
                changes.append(.removed(old.removeFirst()))
            } else if old.isEmpty || right.key < left.key {
                changes.append(.added(new.removeFirst()))
            } else {
                let fields = PlanDiff.changes(left.fields, right.fields)
                if !fields.isEmpty { changes.append(.changed(left.key, fields)) }
                old.removeFirst()
                new.removeFirst()
            }
        }
        self.changes = changes
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { changes.isEmpty }

    /// The lines in the second alone.
    public var added: [PlanDocument.Line] {
        changes.compactMap { if case .added(let line) = $0 { line } else { nil } }
    }

    /// The lines in the first alone.
    public var removed: [PlanDocument.Line] {
        changes.compactMap { if case .removed(let line) = $0 { line } else { nil } }
    }

    /// How many lines are in both and say something else.
    public var changed: Int { changes.count - added.count - removed.count }

    /// The way back: applied to the second, it gives the first.
    public var reversed: PlanDiff {
        PlanDiff(
            changes.map { change in
                switch change {
                case .added(let line): .removed(line)
                case .removed(let line): .added(line)
                case .changed(let key, let fields):
                    .changed(key, fields.map { FieldChange(name: $0.name, from: $0.to, to: $0.from) })
                }
            })
    }

    /// The fields that differ, in their order.
    static func changes(_ old: [PlanDocument.Field], _ new: [PlanDocument.Field]) -> [FieldChange] {
        let before = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.name, $0) }) { first, _ in first }
        let fields = before.merging(after) { first, _ in first }.values.sorted()
        return fields.compactMap { field in
            let (from, to) = (before[field.name]?.value, after[field.name]?.value)
            return from == to ? nil : FieldChange(name: field.name, from: from, to: to)
        }
    }
}

extension PlanDocument {
    /// The document with a difference applied to it.
    ///
    /// - Throws: `PlanDiff.Mismatch`, where it is not the document that the difference starts from.
    public func applying(_ diff: PlanDiff) throws(PlanDiff.Mismatch) -> PlanDocument {
        var lines = Dictionary(self.lines.map { ($0.key, $0) }) { first, _ in first }
        for change in diff.changes {
            switch change {
            case .added(let line):
                guard lines[line.key] == nil else { throw .line(line.key) }
                lines[line.key] = line
            case .removed(let line):
                guard lines[line.key] == line else { throw .line(line.key) }
                lines[line.key] = nil
            case .changed(let key, let fields):
                guard var line = lines[key] else { throw .line(key) }
                for field in fields {
                    guard line[field.name] == field.from else { throw .line(key) }
                    line.fields.removeAll { $0.name == field.name }
                    if let to = field.to { line.fields.append(Field(name: field.name, value: to)) }
                }
                line.fields.sort()
                lines[key] = line
            }
        }
        var document = PlanDocument()
        document.lines = lines.values.sorted { $0.key < $1.key }
        return document
    }
}
