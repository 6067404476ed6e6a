import Annals
import AnnalsLog
import ArgumentParser

/// Who is thought away, and how ballots are counted instead.
struct AlterationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "As if this person had not been there, by id or name; may be given several times.", valueName: "person"))
    var without: [String] = []

    @Option(
        help: ArgumentHelp(
            "How much a vote weighs, such as P-2=2; all=1 lets every vote weigh the same.", valueName: "person=weight"))
    var weight: [String] = []

    @Option(
        help: ArgumentHelp(
            "Count by majority, consent, approval, dots, score, ranked, instant-runoff or single-transferable.",
            valueName: "method"), transform: Words.oneOf)
    var method: VotingMethodName?

    @Option(
        help: ArgumentHelp(
            "simple, absolute, two-thirds, three-quarters, unanimous or a fraction such as 3/5.", valueName: "share"),
        transform: AlterationOptions.threshold)
    var threshold: Threshold?

    @Option(
        help: ArgumentHelp("The share of what: votes cast or the electorate.", valueName: "base"),
        transform: Words.oneOf)
    var of: VoteBase?

    @Option(
        help: ArgumentHelp("How many people must take part, or none.", valueName: "count"),
        transform: AlterationOptions.quorum)
    var quorum: Alteration.Override<Int>?

    @Option(help: ArgumentHelp("How many win.", valueName: "count"))
    var winners: Int?

    @Option(help: ArgumentHelp("How many are elected by single-transferable.", valueName: "count"))
    var seats: Int?

    @Option(
        help: ArgumentHelp(
            "What is approved of on papers that were scored (from this score on) or ranked (up to this rank).",
            valueName: "number"))
    var approve: Int?

    @Option(
        help: ArgumentHelp("Ranked papers: what is not ranked is last or no-opinion.", valueName: "what"),
        transform: Words.oneOf)
    var unranked: Unranked?

    @Option(
        name: .customLong("default"),
        help: ArgumentHelp(
            "Ranked papers: the option that stays when nothing else is chosen, or none.", valueName: "option"))
    var defaultOption: String?

    /// What these options alter.
    func alteration(_ reading: Reading) throws -> Alteration {
        try Alteration { (alteration) throws in
            alteration.without = try without.map { try reading.person($0) }.eachOnceInOrder()
            for text in weight {
                let (name, value) = try AlterationOptions.pair(text, "--weight", "P-2=2")
                guard let weight = Number(value), weight > .zero else {
                    throw Failure("--weight \(text): “\(value)” is no weight above 0, such as 2 or 1.5", code: 2)
                }
                if name == "all" {
                    guard weight == 1 else {
                        throw Failure("--weight all takes 1: every vote weighs the same", code: 2)
                    }
                    alteration.weighsAllTheSame = true
                } else {
                    alteration.weights[try reading.person(name)] = weight
                }
            }
            alteration.method = method
            alteration.threshold = threshold
            alteration.base = of
            alteration.quorum = quorum
            alteration.winners = winners
            alteration.seats = seats
            alteration.approvedFrom = approve
            alteration.unranked = unranked
            alteration.defaultOption = defaultOption.map { $0 == "none" ? .none : .to($0) }
        }
    }

    /// Whether any of them was given.
    var isGiven: Bool {
        !without.isEmpty || !weight.isEmpty || method != nil || threshold != nil || of != nil || quorum != nil
            || winners != nil || seats != nil || approve != nil || unranked != nil || defaultOption != nil
    }

    /// What stands before and behind the first “=”.
    static func pair(_ text: String, _ option: String, _ example: String) throws -> (String, String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw Failure("\(option) “\(text)” is not understood; write it as in \(option) \(example)", code: 2)
        }
        return (parts[0], parts[1])
    }

    private static func threshold(_ text: String) throws -> Threshold {
        guard let threshold = Threshold(text) else {
            throw ValidationError(
                "“\(text)” is no share: simple, absolute, two-thirds, three-quarters, unanimous or a fraction such as 3/5"
            )
        }
        return threshold
    }

    private static func quorum(_ text: String) throws -> Alteration.Override<Int> {
        if text == "none" { return .none }
        guard let count = Int(text), count > 0 else {
            throw ValidationError("--quorum takes a number of people above 0, or none")
        }
        return .to(count)
    }
}

extension [PersonID] {
    fileprivate func eachOnceInOrder() -> [PersonID] {
        var seen: Set<PersonID> = []
        return filter { seen.insert($0).inserted }
    }
}
