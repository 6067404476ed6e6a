/// A plan as it is shown at a moment, line by line: a document that can be compared with another one field by field.
///
/// It is canonical: the same plan gives the same document, the lines in the order of sections and ids, the fields of
/// each in one order. What is over (goals reached or dropped, tasks done, decisions replaced) is not in it.
public struct PlanDocument: Sendable, Equatable {
    /// The lines, in their order.
    public internal(set) var lines: [Line] = []

    /// The parts of the document, in their order.
    public enum Section: String, CaseIterable, Sendable {
        case organization = "organization"
        case platform = "platform"
        case goals = "goals"
        case measures = "measures"
        case decisions = "decisions"
        case findings = "findings"
        case assumptions = "assumptions"
        case resources = "resources"
        case tasks = "tasks"
        case people = "people"
    }

    /// What names a line.
    public struct Key: Hashable, Sendable {
        /// Its section.
        public let section: Section
        /// The id of what it is about: `G-3`, `mission`; for resources what is counted together.
        public let id: String
    }

    /// One line.
    public struct Line: Sendable, Equatable {
        /// What names it.
        public let key: Key
        /// What it says, in the order of the fields.
        public internal(set) var fields: [Field]

        /// The value of a field.
        public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    }

    /// One field of a line.
    public struct Field: Sendable, Equatable {
        /// What it is called: `title`, `rank`, `target 2026`.
        public let name: String
        /// What it says; people and other things by their ids.
        public let value: String
    }

    /// Of an empty plan.
    public init() {}
}

extension PlanDocument.Key: Comparable {
    /// In the order of sections, then of numbers.
    public static func < (left: Self, right: Self) -> Bool {
        func place(_ key: Self) -> (Int, UInt32, String) {
            let number = key.section == .resources ? 0 : Subject(id: key.id)?.number ?? 0
            return (PlanDocument.Section.allCases.firstIndex(of: key.section) ?? 0, number, key.id)
        }
        return place(left) < place(right)
    }
}

extension PlanDocument.Field: Comparable {
    /// The fields in the order in which people ask for them; those not named here come last.
    private static let order = [
        "title", "name", "text", "statement", "unit", "rank", "light", "value", "state", "owner", "horizon", "due",
        "capacity", "allocated", "held by", "taken", "review", "target", "reading",
    ]
    private static let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })

    /// In the order of names.
    public static func < (left: Self, right: Self) -> Bool { (left.place, left.name) < (right.place, right.name) }

    private var place: Int {
        let word = name.prefix { $0 != " " }
        return Self.places[name] ?? Self.places[String(word)] ?? Self.places.count
    }
}

extension PlanDocument.Line {
    /// A line with those of the fields that say anything.
    init(_ section: PlanDocument.Section, _ id: String, _ fields: [(String, (any CustomStringConvertible)?)]) {
        key = PlanDocument.Key(section: section, id: id)
        self.fields =
            fields.compactMap { name, value in
                value.flatMap { $0.description.isEmpty ? nil : PlanDocument.Field(name: name, value: $0.description) }
            }
            .sorted()
    }
}
