// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// The count of a ballot, as it stands in the log: enough to see what was counted and to count it again.
public struct BallotResult: FieldGroup {
    public static let groupName = "result"
    /// Votes for each thing that could be chosen.
    public var tallies = Tallies()
    /// How many people took part, abstentions counted in, and how many might have.
    public var voted = 0
    public var electorate = 0
    /// How many had to take part, and whether they did.
    public var quorum: Int?
    public var quorumMet: Bool?
    /// The share that was needed, and the number that it is a share of.
    public var threshold = Threshold.simple
    public var base = 0
    /// What came of it.
    public var verdict = Verdict.failed
    /// The entries that were counted, and the SHA-256 of their lines in this order, each followed by a newline.
    public var votes = PositionSet()
    public var sha256 = ""

    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("tallies", &tallies, "votes for each thing that could be chosen")
        try visit("voted", &voted, "how many people took part")
        try visit("electorate", &electorate, "how many might have")
        try visit("quorum", &quorum, "how many had to take part")
        try visit("quorumMet", &quorumMet, "whether they did")
        try visit("threshold", &threshold, "the share that was needed")
        try visit("base", &base, "the number that it is a share of")
        try visit("verdict", &verdict, "what came of it")
        try visit("votes", &votes, "the positions of the votes counted, such as 12-20,23")
        try visit(
            "sha256", &sha256, "SHA-256 of their lines, each followed by a newline; of nothing where nobody voted")
    }
}

/// What came of a ballot.
public enum Verdict: String, Word {
    case passed = "passed"
    case failed = "failed"
    case tied = "tied"
    case noQuorum = "no-quorum"
    case tooFew = "too-few"
}

extension Ballot {
    /// Counts the votes that stand.
    ///
    /// - Parameter entries: the entries about this ballot, struck ones left out.
    func counted(_ entries: [Entry]) throws(Refusal) -> BallotResult {
        var result = BallotResult()
        var count: [MajorityChoice: Int] = [:]
        for vote in votes.values {
            if case .word(let word) = vote.choice, let choice = MajorityChoice(rawValue: word) {
                count[choice, default: 0] += 1
            }
        }
        let (pro, contra) = (count[.for, default: 0], count[.against, default: 0])
        result.tallies = Tallies(MajorityChoice.allCases.map { ($0.rawValue, count[$0, default: 0]) })
        result.voted = participants.count
        result.electorate = voters.count
        result.threshold = terms.threshold ?? .simple
        result.base = terms.base == .electorate ? voters.count : pro + contra
        result.quorum = terms.quorum
        result.quorumMet = terms.quorum.map { votes.count >= $0 }
        if result.quorumMet == false {
            result.verdict = .noQuorum
        } else if result.threshold.isMet(for: pro, against: contra, base: result.base) {
            result.verdict = .passed
        } else {
            result.verdict = result.threshold == .simple && pro == contra && pro > 0 ? .tied : .failed
        }
        result.votes = PositionSet(votes.values.map(\.mark.position))
        let counted = Set(votes.values.map(\.mark.position))
        var bytes: [UInt8] = []
        for entry in entries.sorted(by: { $0.position < $1.position }) where counted.contains(entry.position) {
            bytes += entry.line
            bytes.append(0x0A)
        }
        result.sha256 = Digest(hashing: bytes).hex
        return result
    }
}

/// A whole number for each of some names, in a fixed order.
public struct Tallies: Hashable, Sendable {
    /// The names, in order.
    public let names: [String]
    private let counts: [Int]

    /// Pairs of name and count.
    public init(_ tallies: [(String, Int)] = []) {
        names = tallies.map(\.0)
        counts = tallies.map(\.1)
    }

    /// The counts in a few words: `for 7, against 2`.
    public var words: String { names.map { "\($0) \(self[$0])" }.joined(separator: ", ") }

    /// The count of that name; 0 where it is not named.
    public subscript(name: String) -> Int { names.firstIndex(of: name).map { counts[$0] } ?? 0 }
}

extension Tallies: FieldValue {
    public static var shape: Shape { .object("tallies", []) }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Tallies {
        var tallies: [(String, Int)] = []
        try json.object { (json, name) throws(Fault) in tallies.append((name, try Int.read(&json, field))) }
        return Tallies(tallies)
    }

    public func write(_ json: inout JSONWriter) {
        json.open()
        for (name, count) in zip(names, counts) {
            json.key(name)
            json.integer(count)
        }
        json.close()
    }
}

/// Some positions of the log, written as ranges: `12-20,23`.
public struct PositionSet: Hashable, Sendable {
    /// The ranges, rising and apart from one another.
    public let ranges: [ClosedRange<Int64>]

    /// Those positions, in any order.
    public init(_ positions: some Sequence<Position> = []) {
        var ranges: [ClosedRange<Int64>] = []
        for value in positions.map(\.rawValue).sorted() {
            if let last = ranges.last, value <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, value)
            } else {
                ranges.append(value...value)
            }
        }
        self.ranges = ranges
    }

    /// Whether a position is among them.
    public func contains(_ position: Position) -> Bool { ranges.contains { $0.contains(position.rawValue) } }

    /// The first and the last; `nil` where there is none.
    public var bounds: ClosedRange<Position>? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return Position(first.lowerBound)...Position(last.upperBound)
    }
}

extension PositionSet: FieldValue, CustomStringConvertible {
    public static var shape: Shape { .text }

    /// As it is stored.
    public var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> PositionSet {
        let text = try json.string()
        var ranges: [ClosedRange<Int64>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) where !text.isEmpty {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
            guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last,
                first > (ranges.last.map { $0.upperBound + 1 } ?? 0), last <= UInt32.max
            else { throw Fault("is “\(text.excerpt)”, expected rising positions such as 12-20,23") }
            ranges.append(first...last)
        }
        return PositionSet(ranges: ranges)
    }

    private init(ranges: [ClosedRange<Int64>]) {
        self.ranges = ranges
    }

    public func write(_ json: inout JSONWriter) { json.string(description) }
}
