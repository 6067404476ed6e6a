extension Ballot {
    /// Counts the votes that stand, or the papers of the box, by the method's own version.
    ///
    /// - Parameter entries: the entries about this ballot, struck ones left out.
    func counted(_ entries: [Entry]) throws(Refusal) -> BallotResult {
        var result = try counting.counted()
        let counted = isSecret ? papers.map(\.mark.position) : votes.values.map(\.mark.position)
        result.votes = PositionSet(counted)
        result.sha256 = Digest(hashing: Ballot.lines(of: Set(counted), in: entries)).hex
        return result
    }

    /// What the count is made from.
    public var counting: Counting {
        Counting(
            poll: poll, voted: participants.count, electorate: voters.count, quorum: terms.quorum,
            isTooFew: isSecret && sealed.count < BallotOpened.fewestForSecrecy)
    }

    /// What is counted, apart from who voted and how many had to.
    public var poll: Poll {
        Poll(
            terms.method, options: terms.options.map(\.id), winners: terms.winners,
            threshold: terms.threshold ?? terms.method.name.usualThreshold, of: terms.base,
            electorate: voters.reduce(.zero) { $0 + weight(of: $1) },
            papers: isSecret
                ? papers.map { Poll.Paper($0.paper) }
                : votes.map { Poll.Paper($0.value.choice, weight: weight(of: $0.key)) })
    }

    /// The lines of some entries in the order of the log, each followed by a newline.
    private static func lines(of positions: Set<Position>, in entries: [Entry]) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries.sorted(by: { $0.position < $1.position }) where positions.contains(entry.position) {
            bytes += entry.line
            bytes.append(0x0A)
        }
        return bytes
    }

    /// What is level, and so can be chosen to break a tie.
    public var level: [String] {
        switch terms.method.name {
        case .majority: [MajorityChoice.for.rawValue, MajorityChoice.against.rawValue]
        case .consent: []
        case .approval, .dots, .score, .ranked, .instantRunoff, .singleTransferable:
            latestResult?.tied ?? terms.options.map(\.id)
        }
    }

    /// The options that won, the best first: by the count and, where the place that was left was shared, by the chair.
    public var winners: [String] {
        guard isPassed else { return [] }
        let counted = latestResult?.winners ?? []
        guard let tieBreak, terms.method.name != .majority else { return counted }
        return counted + [tieBreak.option]
    }
}

extension VotingMethodName {
    /// What totals of minutes can be of: words, or options.
    func countable(_ options: [String]) -> [String] {
        switch self {
        case .majority: MajorityChoice.allCases.map(\.rawValue)
        case .consent: ConsentChoice.allCases.map(\.rawValue)
        case .approval, .dots, .score, .ranked, .instantRunoff, .singleTransferable: options
        }
    }
}
