/// What an entry is about or mentions, such as a person, a ballot or a decision.
///
/// Written `kind:ID` in a line (`ballot:B-2`, `platform:mission`, `ranking`), kept in the index as one integer.
public struct Subject: Hashable, Sendable {
    /// What sort of thing it is.
    public let kind: Kind
    /// Its number within the kind, from 1; 0 where there is only one of the kind.
    public let number: UInt32
    /// The part of that thing, from 1 (the `a` of `D-9.a`); 0 for the whole.
    public let part: UInt16

    /// Names one subject.
    public init(_ kind: Kind, _ number: UInt32 = 0, part: UInt16 = 0) {
        self.kind = kind
        self.number = number
        self.part = part
    }

    /// The sorts of subject.
    ///
    /// The raw value is stored in the index and never changes meaning.
    public enum Kind: UInt8, CaseIterable, Sendable {
        case log = 1
        case organization = 2
        case entry = 3
        case theme = 4
        case person = 5
        case series = 6
        case session = 7
        case homework = 8
        case item = 9
        case rule = 10
        case question = 11
        case breakout = 12
        case pulse = 13
        case finding = 14
        case platform = 15
        case assumption = 16
        case measure = 17
        case idea = 18
        case group = 19
        case ballot = 20
        case decision = 21
        case alternative = 22
        case criterion = 23
        case goal = 24
        case ranking = 25
        case resource = 26
        case task = 27
    }
}

extension Subject {
    /// Equal when all three parts are.
    public static func == (left: Subject, right: Subject) -> Bool { left.rawValue == right.rawValue }

    /// Hashed as the one integer that it is in the index: sets of subjects stand on hot ways.
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

// MARK: - The index

extension Subject: RawRepresentable {
    /// The integer of the index: kind, number and part in 8, 32 and 16 bits, so that a kind is one range.
    public var rawValue: Int64 { Int64(kind.rawValue) << 48 | Int64(number) << 16 | Int64(part) }

    /// Reads the integer of the index; `nil` where it names no known kind.
    public init?(rawValue: Int64) {
        guard let kind = UInt8(exactly: rawValue >> 48).flatMap(Kind.init(rawValue:)) else { return nil }
        self.init(kind, UInt32(truncatingIfNeeded: rawValue >> 16), part: UInt16(truncatingIfNeeded: rawValue))
    }
}

extension Subject.Kind {
    /// The integers of the index that belong to this kind.
    public var range: ClosedRange<Int64> {
        let first = Int64(rawValue) << 48
        return first...(first | 0xFFFF_FFFF_FFFF)
    }
}

// MARK: - Text

extension Subject.Kind {
    /// The stored name and, for kinds with numbered ids, the letter of the id.
    ///
    /// Chosen once, never derived.
    private var spelling: (name: String, letter: String) {
        switch self {
        case .log: ("log", "")
        case .organization: ("organization", "")
        case .entry: ("entry", "#")
        case .theme: ("theme", "C")
        case .person: ("person", "P")
        case .series: ("series", "R")
        case .session: ("session", "S")
        case .homework: ("homework", "H")
        case .item: ("item", "N")
        case .rule: ("rule", "L")
        case .question: ("question", "Q")
        case .breakout: ("breakout", "K")
        case .pulse: ("pulse", "Y")
        case .finding: ("finding", "F")
        case .platform: ("platform", "")
        case .assumption: ("assumption", "A")
        case .measure: ("measure", "M")
        case .idea: ("idea", "I")
        case .group: ("group", "U")
        case .ballot: ("ballot", "B")
        case .decision: ("decision", "D")
        case .alternative: ("alternative", "D")
        case .criterion: ("criterion", "D")
        case .goal: ("goal", "G")
        case .ranking: ("ranking", "")
        case .resource: ("resource", "")
        case .task: ("task", "T")
        }
    }

    /// The stored name, as in `ballot:B-2`.
    public var name: String { spelling.name }

    /// The letter that ids of this kind begin with; empty for kinds without numbered ids.
    public var letter: String { spelling.letter }

    /// The kind with that stored name.
    public init?(name: some StringProtocol) {
        guard let kind = Self.byName[String(name)] else { return nil }
        self = kind
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The kind whose whole ids begin with that letter (`D` is a decision, its parts are told by their dot).
    static let byLetter: [String: Subject.Kind] = Dictionary(
        allCases.map { ($0.letter, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Subject {
    /// The id alone, as people write it: `B-2`, `D-9.a`, `D-9.c1`, `#17`, `mission`; the kind's name where there is
    /// only one of it.
    public var id: String {
        switch kind {
        case .log, .organization, .ranking, .resource: kind.name
        case .platform: PlatformPart(number: number)?.rawValue ?? "?"
        case .entry: "#\(number)"
        case .alternative: "D-\(number).\(Self.letters(part))"
        case .criterion: "D-\(number).c\(part)"
        default: "\(kind.letter)-\(number)"
        }
    }

    /// As it stands in a line: `ballot:B-2`, `platform:mission`, `ranking`.
    public var text: String {
        let id = id
        return id == kind.name ? id : "\(kind.name):\(id)"
    }

    /// Reads what stands in a line (`ballot:B-2`).
    public init?(text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":") else {
            guard let only = Subject(id: text), only.id == only.kind.name else { return nil }
            self = only
            return
        }
        guard let kind = Kind(name: text[..<colon]) else { return nil }
        let id = text[text.index(after: colon)...]
        if kind == .platform {
            guard let part = PlatformPart(rawValue: String(id)) else { return nil }
            self = part.subject
            return
        }
        guard let subject = Subject(id: id), subject.kind == kind, subject.id == id else { return nil }
        self = subject
    }

    /// Reads an id as people write it: `B-2`, `d-9.a`, `#17`, `mission`, `ranking`.
    public init?(id: some StringProtocol) {
        guard let first = id.first else { return nil }
        if first == "#" {
            guard let number = Self.number(id.dropFirst()) else { return nil }
            self.init(.entry, number)
            return
        }
        if id.count > 2, id[id.index(after: id.startIndex)] == "-",
            let kind = Kind.byLetter[first.uppercased()]
        {
            let rest = id.dropFirst(2)
            guard let dot = rest.firstIndex(of: ".") else {
                guard let number = Self.number(rest) else { return nil }
                self.init(kind, number)
                return
            }
            guard kind == .decision, let number = Self.number(rest[..<dot]) else { return nil }
            let part = rest[rest.index(after: dot)...]
            if part.first == "c", part.count > 1, let criterion = Self.number(part.dropFirst()), criterion <= 0xFFFF {
                self.init(.criterion, number, part: UInt16(criterion))
            } else if let alternative = Self.part(part) {
                self.init(.alternative, number, part: alternative)
            } else {
                return nil
            }
            return
        }
        if let part = PlatformPart(rawValue: String(id)) {
            self = part.subject
            return
        }
        guard let kind = Kind(name: id), [.log, .organization, .ranking, .resource].contains(kind) else { return nil }
        self.init(kind)
    }

    /// A number without sign or leading zero that fits an id.
    private static func number(_ digits: some StringProtocol) -> UInt32? {
        guard let first = digits.utf8.first, (0x31...0x39).contains(first),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return UInt32(digits)
    }

    /// 1 is `a`, 26 is `z`, 27 is `aa`.
    private static func letters(_ part: UInt16) -> String {
        var rest = Int(part)
        var text = ""
        while rest > 0 {
            text = String(UnicodeScalar(UInt8(0x61 + (rest - 1) % 26))) + text
            rest = (rest - 1) / 26
        }
        return text
    }

    private static func part(_ letters: some StringProtocol) -> UInt16? {
        guard !letters.isEmpty, letters.utf8.count <= 3 else { return nil }
        var value = 0
        for letter in letters.utf8 {
            guard (0x61...0x7A).contains(letter) else { return nil }
            value = value * 26 + Int(letter) - 0x60
        }
        return UInt16(exactly: value)
    }
}

extension Subject: CustomStringConvertible {
    /// As it stands in a line.
    public var description: String { text }
}

/// The parts of the strategic platform, each with a story of its own.
public enum PlatformPart: String, CaseIterable, Sendable {
    case mission = "mission"
    case vision = "vision"
    case values = "values"
    case positioning = "positioning"
    case desiredFuture = "desired-future"
    case strategyAsSeen = "strategy-as-seen"

    /// The subject that carries this part's story.
    public var subject: Subject { Subject(.platform, number) }

    /// The number in the index; it never changes meaning.
    private var number: UInt32 {
        switch self {
        case .mission: 1
        case .vision: 2
        case .values: 3
        case .positioning: 4
        case .desiredFuture: 5
        case .strategyAsSeen: 6
        }
    }

    init?(number: UInt32) {
        guard let part = Self.allCases.first(where: { $0.number == number }) else { return nil }
        self = part
    }
}
