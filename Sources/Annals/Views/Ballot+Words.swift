// Ballots in a few words, for every view that shows one.

extension BallotResult {
    /// What came of it and how the votes stood: `passed, 5 to 4`, or `passed: I-7 (I-7 9, I-9 4)`.
    public var words: String { describe { $0 } }

    /// The same, with the options called by what they say.
    func describe(_ name: (String) -> String) -> String {
        let tally = tally(name)
        let chosen = (winners.isEmpty ? tied : winners).map(name).joined(separator: ", ")
        if chosen.isEmpty { return verdict.rawValue + (tally.isEmpty ? "" : ", " + tally) }
        return verdict.rawValue + ": " + chosen + (tally.isEmpty ? "" : " (\(tally))")
    }

    /// How the votes stood, without what came of it: `5 to 4, 1 abstained`.
    public var standing: String { tally() }

    /// How the votes stood: `5 to 4, 1 abstained`.
    func tally(_ name: (String) -> String = { $0 }) -> String {
        if verdict == .tooFew { return "\(voted) sealed a vote, too few to stay secret" }
        if order.count > 1, tallies.names.isEmpty {
            return order.map { $0.map(name).joined(separator: " = ") }.joined(separator: " before ")
        }
        return tallies.tally(name)
    }
}

extension Tallies {
    /// How votes stood: for and against as `5 to 4`, agreement in words, options from the most votes to the fewest.
    func tally(_ name: (String) -> String = { $0 }) -> String {
        typealias Consent = ConsentChoice
        if let pro = value(MajorityChoice.for.rawValue), let contra = value(MajorityChoice.against.rawValue) {
            let abstained = self[MajorityChoice.abstain.rawValue]
            return "\(pro) to \(contra)" + (abstained > 0 ? ", \(abstained) abstained" : "")
        }
        if let agree = value(Consent.agree.rawValue) {
            let (aside, object) = (self[Consent.standAside.rawValue], self[Consent.object.rawValue])
            return "\(agree) agree" + (aside > 0 ? ", \(aside) stand aside" : "")
                + (object > 0 ? ", \(object) object" : "")
        }
        let places = names.indices.sorted { (values[$1], $0) < (values[$0], $1) }
        return places.map { "\(name(names[$0])) \(values[$0])" }.joined(separator: ", ")
    }
}

extension Ballot {
    /// What an option says, in at most 40 characters; its id where it has none.
    public func optionText(_ id: String) -> String {
        guard let option = terms.options.first(where: { $0.id == id }) else { return id }
        return option.text.excerpt
    }

    /// A choice in words, with the options called by what they say.
    public func words(_ choice: Choice) -> String {
        switch choice {
        case .word(let word): word
        case .options(let options): options.isEmpty ? "none" : options.map(optionText).joined(separator: ", ")
        case .numbers(let numbers):
            numbers.isEmpty ? "none" : numbers.map { "\(optionText($0.option)) \($0.number)" }.joined(separator: ", ")
        }
    }

    /// How the votes stood, once it is closed: `5 to 4`; what minutes report is marked so.
    public var tally: String? {
        if let reported { return "\(reported.counts.tally(optionText)), as reported" }
        return latestResult.map { $0.tally(optionText) }
    }

    /// What came of it by its first count, by which it was decided; a later count has a line of its own.
    public var firstOutcome: String {
        guard let result, !recountsOfRound.isEmpty else { return outcome }
        return result.describe(optionText)
    }

    /// What came of it so far, in a few words: `passed, 5 to 4`, `open, 3 of 9 voted`.
    public var outcome: String {
        var words: String
        if let reported {
            words = "\(reported.verdict.rawValue), \(reported.counts.tally(optionText)), as reported"
        } else if let result = latestResult {
            words = result.describe(optionText)
        } else {
            words = "\(state.rawValue), \(participants.count) of \(voters.count) voted"
        }
        if let tieBreak { words += "; the chair broke the tie: \(optionText(tieBreak.option))" }
        if let contest = contests.last {
            words += contest.outcome.map { "; contested, \($0.settledWords)" } ?? "; contested"
        }
        return words
    }
}

extension ContestOutcome {
    /// What was found, as the end of a sentence that begins with “contested”.
    var settledWords: String {
        switch self {
        case .stands: "and found to stand"
        case .recounted: "and counted again"
        case .repeated: "and to be voted on again"
        case .void: "and found void"
        }
    }
}
