extension BallotOpened {
    /// A choice as everybody who chooses the same writes it, so that a paper does not tell whose it is: a rank that
    /// nobody else gives would be as good as a name.
    ///
    /// Options in the order of the ballot and as it spells them; ranks without gaps; no dots for nothing; the lowest
    /// score for whatever a paper that scores something leaves out, as it is counted.
    package func plain(_ choice: Choice) -> Choice {
        switch choice {
        case .word: return choice
        case .options(let chosen): return .options(options.map(\.id).filter(chosen.contains))
        case .numbers(let given):
            let numbers = Dictionary(given.map { ($0.option, $0.number) }) { first, _ in first }
            let plain: [String: Number]
            switch method.name {
            case .ranked, .instantRunoff, .singleTransferable:
                let ranks = Set(numbers.values).sorted()
                let places = Dictionary(uniqueKeysWithValues: ranks.enumerated().map { ($1, Number($0 + 1)) })
                plain = numbers.compactMapValues { places[$0] }
            case .dots: plain = numbers.filter { $0.value != .zero }
            case .score:
                let lowest = Number(method.lowest ?? 0)
                let rest = numbers.isEmpty ? [] : options.map { ($0.id, lowest) }
                plain = numbers.merging(rest) { given, _ in given }
            case .majority, .consent, .approval: plain = numbers
            }
            return .numbers(
                options.compactMap { option in
                    plain[option.id].map { Choice.OptionNumber(option: option.id, number: $0) }
                })
        }
    }
}
