// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the ballot that it comes from.

/// All that a count depends on: the terms of a ballot and the papers that were filled in.
///
/// Who may vote, quorums and secrecy are the business of whoever collects the papers.
public struct Poll: Sendable {
    /// Checked and completed (`VotingMethod.check`, `complete`).
    public var method: VotingMethod
    /// The ids, in the ballot's order, in which equals are listed.
    public var options: [String]
    /// How many win; left out, one.
    ///
    /// Where one wins, a shared first place is a tie; where several do, all who share the last place go on.
    public var winners: Int?
    public var threshold: Threshold?
    public var base: VoteBase?
    /// The weight of all who may vote, less those recused.
    public var electorate: Number
    /// The papers, in any order.
    ///
    /// What one says that the method has no place for counts for nothing.
    public var papers: [Paper]

    /// A filled-in paper.
    public struct Paper: Hashable, Sendable {
        public let choice: Choice
        public let weight: Number

        public init(_ choice: Choice, weight: Number = 1) {
            self.choice = choice
            self.weight = weight
        }
    }

    public init(
        _ method: VotingMethod, options: [String], winners: Int? = nil, threshold: Threshold? = nil,
        of base: VoteBase? = nil, electorate: Number = .zero, papers: [Paper]
    ) {
        self.method = method
        self.options = options
        self.winners = winners
        self.threshold = threshold
        self.base = base
        self.electorate = electorate
        self.papers = papers
    }
}

extension VotingMethodName {
    /// How the method is counted, one function a version, version 1 first.
    ///
    /// A function that has been released is never changed, for every ballot is counted by the version that it was
    /// opened under. To count otherwise, write a second function and add it to the end of the method's list: new
    /// ballots get the last one.
    var versions: [@Sendable (Poll, Weights) -> Count] {
        switch self {
        case .majority: [{ $0.majority($1) }]
        case .consent: [{ $0.consent($1) }]
        case .approval: [{ $0.approval($1) }]
        case .dots: [{ $0.dots($1) }]
        case .score: [{ $0.score($1) }]
        case .ranked: [{ $0.ranked($1) }]
        case .instantRunoff: [{ $0.instantRunoff($1) }]
        case .singleTransferable: [{ $0.singleTransferable($1) }]
        }
    }
}

extension Poll {
    /// Counts the papers.
    ///
    /// Weights are added and compared as whole numbers at one scale; nothing depends on the order of the papers.
    public func counted() throws(Refusal) -> Count {
        let versions = method.name.versions
        let version = method.v ?? versions.count
        guard versions.indices.contains(version - 1) else {
            throw .unknownMethodVersion(method.name.rawValue, version)
        }
        return versions[version - 1](self, try Weights(papers.map(\.weight), electorate: electorate))
    }
}

/// The weights of some papers as whole numbers at one scale: 1.5 and 2 are 15 and 20 tenths.
struct Weights: Sendable {
    /// One a paper.
    let units: [Int]
    /// The weight of all who may vote.
    let electorate: Int
    /// The digits behind the point.
    let scale: Int

    /// Refuses weights of nought or less, and weights whose sum has more than twelve digits in all: times a score, a
    /// share or a transfer value, all sums then fit a number of the log and a machine word.
    init(_ weights: [Number], electorate: Number = .zero) throws(Refusal) {
        var places = electorate.scale
        for weight in weights {
            guard weight > .zero else { throw .notAboveZero("weights", weight) }
            places = max(places, weight.scale)
        }
        scale = places
        var sum: Int128 = 0
        if places < 12 { for weight in weights { sum += weight.scaled(to: places) } }
        guard places < 12, max(sum, electorate.scaled(to: places)) < Weights.limit else {
            throw .outOfRange(
                "weights", max(weights.max() ?? .zero, electorate), "1",
                "999999999999 in sum, without the point (5.25 as 525)")
        }
        self.electorate = Int(electorate.scaled(to: places))
        units = weights.map { Int($0.scaled(to: places)) }
    }

    private static let limit: Int128 = 1_000_000_000_000

    /// The sum of all papers.
    var sum: Int { units.reduce(0, +) }

    /// So many units as a number.
    func number(_ units: Int, furtherPlaces: Int = 0) -> Number {
        Number(units: Int64(units), scale: scale + furtherPlaces)
    }
}
