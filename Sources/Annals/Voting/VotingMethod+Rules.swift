// What a ballot may ask of its method, and what a voter may put on a paper.

extension VotingMethodName {
    /// What belongs to the method, of the ballot's own fields and of the method's settings.
    var takes: [String] {
        switch self {
        case .majority: ["threshold", "of"]
        case .consent: []
        case .approval: ["winners", "threshold", "of"]
        case .dots: ["budget", "most", "winners"]
        case .score: ["lowest", "highest", "winners"]
        case .ranked: ["unranked", "default", "overDefault", "ratios", "winners"]
        case .instantRunoff: []
        case .singleTransferable: ["seats"]
        }
    }

    /// How many options there may be.
    ///
    /// Fifty for those whose result grows with the square of the options, so that it always fits a line.
    var optionCounts: (range: ClosedRange<Int>, words: String) {
        switch self {
        case .majority: (1...1, "one option, the motion")
        case .consent: (1...1, "one option, the proposal")
        case .approval, .dots, .score: (2...1000, "2 to 1000 options")
        case .ranked, .instantRunoff, .singleTransferable: (2...50, "2 to 50 options")
        }
    }

    /// The threshold of a ballot that names none.
    var usualThreshold: Threshold? {
        switch self {
        case .majority: .simple
        case .consent, .approval, .dots, .score, .ranked, .instantRunoff, .singleTransferable: nil
        }
    }
}

extension VotingMethod {
    /// Fills in the version, and the settings that were left out and have a usual value.
    public mutating func complete() {
        v = v ?? name.versions.count
        switch name {
        case .majority, .consent, .approval, .instantRunoff, .singleTransferable: break
        case .dots: most = most ?? budget
        case .score:
            lowest = lowest ?? 0
            highest = highest ?? 5
        case .ranked: unranked = unranked ?? .last
        }
    }

    /// Refuses options, settings and tests that the method cannot count by.
    func check(
        options: [String], winners: Int? = nil, threshold: Threshold? = nil, of base: VoteBase? = nil
    ) throws(Refusal) {
        if let v, v < 1 || v > name.versions.count { throw .unknownMethodVersion(name.rawValue, v) }
        guard name.optionCounts.range.contains(options.count) else {
            throw .optionCount(name.rawValue, options.count, expected: name.optionCounts.words)
        }
        let given = [
            ("budget", budget != nil), ("most", most != nil), ("lowest", lowest != nil), ("highest", highest != nil),
            ("unranked", unranked != nil), ("default", defaultOption != nil), ("overDefault", overDefault != nil),
            ("ratios", ratios != nil), ("seats", seats != nil), ("winners", winners != nil),
            ("threshold", threshold != nil), ("of", base != nil),
        ]
        for (setting, isGiven) in given where isGiven && !name.takes.contains(setting) {
            throw .notOfMethod(setting, name.rawValue, takes: name.takes)
        }
        if let winners { try VotingMethod.check("winners", winners, in: 1...(options.count - 1)) }
        switch name {
        case .majority, .consent, .approval, .instantRunoff: break
        case .dots:
            guard let budget else { throw .needs("budget", "every voter has so many dots") }
            try VotingMethod.check("budget", budget, in: 1...1000)
            if let most { try VotingMethod.check("most", most, in: 1...budget) }
        case .score:
            try VotingMethod.check("lowest", lowest ?? 0, in: -1000...999)
            try VotingMethod.check("highest", highest ?? 5, in: ((lowest ?? 0) + 1)...1000)
        case .ranked: try checkDefault(options)
        case .singleTransferable:
            guard let seats else { throw .needs("seats", "single-transferable fills so many") }
            try VotingMethod.check("seats", seats, in: 1...(options.count - 1))
        }
    }

    private func checkDefault(_ options: [String]) throws(Refusal) {
        if let defaultOption, !options.contains(defaultOption) { throw .noSuchChoice(defaultOption, options) }
        if defaultOption == nil, overDefault != nil || ratios != nil {
            throw .needs("default", "overDefault and ratios compare with that option")
        }
        if let overDefault, overDefault <= 0 { throw .notAboveZero("overDefault", overDefault) }
        let others = options.filter { $0 != defaultOption }
        for option in ratios?.names ?? [] where !others.contains(option) { throw .noSuchChoice(option, others) }
    }

    private static func check(_ field: String, _ value: Int, in range: ClosedRange<Int>) throws(Refusal) {
        guard range.contains(value) else {
            throw .outOfRange(field, Number(value), "\(range.lowerBound)", "\(range.upperBound)")
        }
    }
}

extension VotingMethod {
    /// Refuses a choice that is not in the method's shape, names what is no option, or goes beyond the settings.
    func allows(_ choice: Choice, options: [String]) throws(Refusal) {
        switch name {
        case .majority: try allows(choice, of: MajorityChoice.allCases.map(\.rawValue))
        case .consent: try allows(choice, of: ConsentChoice.allCases.map(\.rawValue))
        case .approval:
            guard case .options(let approved) = choice else { throw shape("a list of the options approved of") }
            for option in approved where !options.contains(option) { throw .noSuchChoice(option, options) }
            if let double = approved.firstDouble { throw .optionTwice(double) }
        case .dots:
            let budget = budget ?? 0
            let dots = try whole(choice, options, "an object of option and dots", in: 0...(most ?? budget))
            let spent = dots.reduce(0, +)
            if spent > budget { throw .overBudget(spent: spent, budget: budget) }
        case .score:
            _ = try whole(choice, options, "an object of option and score", in: (lowest ?? 0)...(highest ?? 5))
        case .ranked:
            _ = try whole(choice, options, "an object of option and rank, 1 the best", in: 1...1000)
        case .instantRunoff, .singleTransferable:
            let expected = "an object of option and rank, 1 the best, no two the same"
            let ranks = try whole(choice, options, expected, in: 1...1000)
            if ranks.firstDouble != nil { throw shape(expected) }
        }
    }

    /// Whether such a vote must say why: an objection to a proposal.
    func needsReason(_ choice: Choice) -> Bool {
        name == .consent && choice == .word(ConsentChoice.object.rawValue)
    }

    private func shape(_ expected: String) -> Refusal { .wrongShape(name.rawValue, expected: expected) }

    private func allows(_ choice: Choice, of words: [String]) throws(Refusal) {
        guard case .word(let word) = choice else { throw shape("one of \(words.joined(separator: ", "))") }
        guard words.contains(word) else { throw .noSuchChoice(word, words) }
    }

    /// The numbers given, where all are whole, in that range and given to options of the ballot.
    private func whole(
        _ choice: Choice, _ options: [String], _ expected: String, in range: ClosedRange<Int>
    ) throws(Refusal) -> [Int] {
        guard case .numbers(let entries) = choice else { throw shape(expected) }
        var numbers: [Int] = []
        for entry in entries {
            guard options.contains(entry.option) else { throw .noSuchChoice(entry.option, options) }
            guard entry.number.scale == 0 else { throw shape(expected + " (whole numbers)") }
            guard let number = Int(exactly: entry.number.units), range.contains(number) else {
                throw .outOfRange(entry.option, entry.number, "\(range.lowerBound)", "\(range.upperBound)")
            }
            numbers.append(number)
        }
        if let double = entries.map(\.option).firstDouble { throw .optionTwice(double) }
        return numbers
    }
}
