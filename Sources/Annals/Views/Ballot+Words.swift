// Ballots in a few words, for every view that shows one.

extension BallotResult {
    /// What came of it and how the votes stood: `passed, 5 to 4`, or `passed: I-7 (I-7 9, I-9 4)`.
    public var words: String { words(in: .english) }

    /// What came of it and how the votes stood, in a language.
    public func words(in language: Language) -> String { describe(in: language) { $0 } }

    /// The same, with the options called by what they say.
    func describe(in language: Language = .english, _ name: (String) -> String) -> String {
        let word = language == .english ? verdict.rawValue : verdict.inRussian
        let tally = tally(in: language, name)
        let chosen = (winners.isEmpty ? tied : winners).map(name).joined(separator: ", ")
        if chosen.isEmpty { return word + (tally.isEmpty ? "" : ", " + tally) }
        return word + ": " + chosen + (tally.isEmpty ? "" : " (\(tally))")
    }

    /// How the votes stood, without what came of it: `5 to 4, 1 abstained`.
    public var standing: String { tally() }

    /// How the votes stood: `5 to 4, 1 abstained`.
    package func tally(in language: Language = .english, _ name: (String) -> String = { $0 }) -> String {
        if verdict == .tooFew {
            return language == .english
                ? "\(voted) sealed a vote, too few to stay secret" : "тайных голосов: \(voted), для тайны слишком мало"
        }
        if order.count > 1, tallies.names.isEmpty {
            return order.map { $0.map(name).joined(separator: " = ") }
                .joined(separator: language == .english ? " before " : " > ")
        }
        return tallies.tally(in: language, name)
    }
}

extension Tallies {
    /// How votes stood: for and against as `5 to 4`, agreement in words, options from the most votes to the fewest.
    func tally(in language: Language = .english, _ name: (String) -> String = { $0 }) -> String {
        typealias Consent = ConsentChoice
        if let pro = value(MajorityChoice.for.rawValue), let contra = value(MajorityChoice.against.rawValue) {
            let abstained = self[MajorityChoice.abstain.rawValue]
            if language == .russian {
                return "за – \(pro), против – \(contra)" + (abstained > 0 ? ", воздержались – \(abstained)" : "")
            }
            return "\(pro) to \(contra)" + (abstained > 0 ? ", \(abstained) abstained" : "")
        }
        if let agree = value(Consent.agree.rawValue) {
            let (aside, object) = (self[Consent.standAside.rawValue], self[Consent.object.rawValue])
            if language == .russian {
                return "согласны – \(agree)" + (aside > 0 ? ", в стороне – \(aside)" : "")
                    + (object > 0 ? ", возражают – \(object)" : "")
            }
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
    public func words(_ choice: Choice, in language: Language = .english) -> String {
        let none = language == .english ? "none" : "ничего"
        return switch choice {
        case .word(let word): language == .english ? word : Russian.choice(word)
        case .options(let options): options.isEmpty ? none : options.map(optionText).joined(separator: ", ")
        case .numbers(let numbers):
            numbers.isEmpty ? none : numbers.map { "\(optionText($0.option)) \($0.number)" }.joined(separator: ", ")
        }
    }

    /// How the votes stood, once it is closed: `5 to 4`; what minutes report is marked so.
    public var tally: String? { tally(in: .english) }

    /// How the votes stood, once it is closed, in a language.
    public func tally(in language: Language) -> String? {
        if let reported {
            return reported.counts.tally(in: language, optionText)
                + (language == .english ? ", as reported" : ", по протоколу")
        }
        return latestResult.map { $0.tally(in: language, optionText) }
    }

    /// What came of it by its first count, by which it was decided; a later count has a line of its own.
    public var firstOutcome: String { firstOutcome(in: .english) }

    /// What came of it by its first count, in a language.
    public func firstOutcome(in language: Language) -> String {
        guard let result, !recountsOfRound.isEmpty else { return outcome(in: language) }
        return result.describe(in: language, optionText)
    }

    /// What came of it so far, in a few words: `passed, 5 to 4`, `open, 3 of 9 voted`.
    public var outcome: String { outcome(in: .english) }

    /// What came of it so far, in each language.
    var outcomeWording: Wording { Wording(outcome, russian: outcome(in: .russian)) }

    /// What came of it so far, in a language.
    public func outcome(in language: Language) -> String {
        let isEnglish = language == .english
        var words: String
        if let reported {
            let tally = reported.counts.tally(in: language, optionText)
            words =
                isEnglish
                ? "\(reported.verdict.rawValue), \(tally), as reported"
                : "\(reported.verdict.inRussian), \(tally), по протоколу"
        } else if let result = latestResult {
            words = result.describe(in: language, optionText)
        } else {
            words =
                isEnglish
                ? "\(state.rawValue), \(participants.count) of \(voters.count) voted"
                : "\(state.inRussian), голосов: \(participants.count) из \(voters.count)"
        }
        if let tieBreak {
            let option = optionText(tieBreak.option)
            words +=
                isEnglish
                ? "; the chair broke the tie: \(option)" : "; решает голос председателя: \(Russian.choice(option))"
        }
        if let contest = contests.last {
            if isEnglish {
                words += contest.outcome.map { "; contested, \($0.settledWords)" } ?? "; contested"
            } else {
                words += contest.outcome.map { "; оспорено, \($0.inRussian)" } ?? "; оспорено"
            }
        }
        return words
    }
}

extension Ballot.State {
    var inRussian: String {
        switch self {
        case .open: "открыто"
        case .closed: "закрыто"
        case .withdrawn: "снято"
        }
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
