// The papers of one method read as those of another: only where they say all that the other asks for.

extension VotingMethod {
    /// How a paper of this method is read as one of another; `nil` where it does not say enough.
    ///
    /// A reading may leave out what a paper says, and never adds to it: scores tell an order, an order tells no scores.
    func reading(as other: VotingMethodName, approvedFrom: Int? = nil) -> String? {
        let from = approvedFrom.map { "\($0)" } ?? "N"
        switch (name, other) {
        case (.majority, .majority), (.consent, .consent), (.approval, .approval), (.dots, .dots), (.score, .score),
            (.ranked, .ranked), (.instantRunoff, .instantRunoff), (.singleTransferable, .singleTransferable):
            return "as cast"
        case (.majority, .consent): return "for as agree, abstain as stand-aside, against as object"
        case (.consent, .majority): return "agree as for, stand-aside as abstain, object as against"
        case (.approval, .ranked): return "what is approved of first, the rest behind"
        case (.dots, .approval): return "whatever has a dot is approved of"
        case (.dots, .ranked), (.dots, .instantRunoff), (.dots, .singleTransferable):
            return "the more dots, the better the rank"
        case (.score, .approval): return "scores of \(from) and above are approved of"
        case (.score, .ranked), (.score, .instantRunoff), (.score, .singleTransferable):
            return "the higher the score, the better the rank"
        case (.ranked, .approval), (.instantRunoff, .approval), (.singleTransferable, .approval):
            return approvedFrom == 1 ? "the first rank is approved of" : "ranks 1 to \(from) are approved of"
        case (.ranked, .instantRunoff), (.ranked, .singleTransferable), (.instantRunoff, .ranked),
            (.instantRunoff, .singleTransferable), (.singleTransferable, .ranked),
            (.singleTransferable, .instantRunoff):
            return "by the ranks as they are"
        default: return nil
        }
    }

    /// A paper of this method as one of another; `nil` where it puts options level that the other wants in an order.
    func reread(_ choice: Choice, as other: VotingMethodName, _ options: [String], approvedFrom: Int?) -> Choice? {
        if name == other { return choice }
        let isStrict = other == .instantRunoff || other == .singleTransferable
        switch choice {
        case .word(let word): return .word(VotingMethod.words[word] ?? word)
        case .options(let approved): return .numbers(approved.map { .init(option: $0, number: 1) })
        case .numbers(let numbers) where other == .approval:
            let approved = numbers.filter { entry in
                switch name {
                case .dots: entry.number > .zero
                case .score: entry.number >= Number(approvedFrom ?? 0)
                default: entry.number <= Number(approvedFrom ?? 0)
                }
            }
            return .options(approved.map(\.option))
        case .numbers(let numbers):
            let ranked = name == .dots || name == .score ? ranks(numbers, options, isStrict) : numbers
            if isStrict, ranked.map(\.number).firstDouble != nil { return nil }
            return .numbers(ranked)
        }
    }

    private static let words = [
        MajorityChoice.for.rawValue: ConsentChoice.agree.rawValue,
        MajorityChoice.abstain.rawValue: ConsentChoice.standAside.rawValue,
        MajorityChoice.against.rawValue: ConsentChoice.object.rawValue,
        ConsentChoice.agree.rawValue: MajorityChoice.for.rawValue,
        ConsentChoice.standAside.rawValue: MajorityChoice.abstain.rawValue,
        ConsentChoice.object.rawValue: MajorityChoice.against.rawValue,
    ]

    /// Points as ranks, the most points first.
    ///
    /// What got the least there is, said or unsaid, stays without a rank, behind all others; a paper that gives
    /// nothing at all ranks nothing.
    private func ranks(_ points: [Choice.OptionNumber], _ options: [String], _ isStrict: Bool) -> [Choice.OptionNumber]
    {
        let least = Number(name == .score ? lowest ?? 0 : 0)
        let said = points.filter { $0.number > least }
        let steps = Set(said.map(\.number)).sorted(by: >)
        let ranked = options.compactMap { option in
            said.first { $0.option == option }.flatMap { entry in
                steps.firstIndex(of: entry.number).map { Choice.OptionNumber(option: option, number: Number($0 + 1)) }
            }
        }
        // A score for everything at the lowest is a paper all the same: it puts all options level.
        if ranked.isEmpty, name == .score, !points.isEmpty, !isStrict {
            return options.map { Choice.OptionNumber(option: $0, number: 1) }
        }
        return ranked
    }
}
