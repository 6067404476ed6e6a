public import Annals

/// Says what of entries may be shown now, by stories that are each read once.
public final class Viewer {
    private let reading: Reading
    private var stories: [Subject: any Story] = [:]
    private var openings: [BallotID: Bool] = [:]

    /// Looks at entries of that reading.
    public init(_ reading: Reading) {
        self.reading = reading
    }

    /// What of an entry is not to be shown now.
    ///
    /// What cannot be read is damage, which whoever shows the entry comes upon by themselves.
    public func hidden(in entry: Entry) -> Sight.Hidden {
        if case .voteCast(let vote) = entry.action, !mayHideVotes(vote.ballot) { return [] }
        return (try? Sight.hidden(in: entry) { try story($0) }) ?? [.text, .author]
    }

    /// The line of an entry for programs, less what is not to be shown now.
    public func line(_ entry: Entry) -> JSONValue { .raw(entry.showing(without: hidden(in: entry)).readableLine) }

    /// The line as it stands in the log, what is sealed in it sealed, less what is not to be shown now.
    public func storedLine(_ entry: Entry) -> JSONValue { .raw(entry.showing(without: hidden(in: entry)).line) }

    /// Whether an entry may be found by a person whom it names.
    public func isFound(_ entry: Entry, by person: Subject) -> Bool {
        let hidden = hidden(in: entry)
        if !hidden.contains(.author) { return true }
        let shown = entry.showing(without: hidden)
        return shown.about.contains(person) || shown.mentions.contains(person)
    }

    /// Whether a ballot was opened so that votes are hidden for a while: else none needs to be read to know of one whether
    /// it may be shown.
    private func mayHideVotes(_ ballot: BallotID) -> Bool {
        if let may = openings[ballot] { return may }
        let may = (try? reading.mayHideVotes(ballot)) ?? true
        openings[ballot] = may
        return may
    }

    private func story(_ subject: Subject) throws -> (any Story)? {
        if let story = stories[subject] { return story }
        let story = try reading.story(of: subject)
        stories[subject] = story
        return story
    }
}

extension Reading {
    /// Whether a ballot was opened so that votes are hidden for a while, by its opening alone; where that does not tell,
    /// they may be.
    fileprivate func mayHideVotes(_ ballot: BallotID) throws -> Bool {
        var opening: Entry?
        try reader.story(of: ballot.subject, .about, after: .start) { stored in
            opening = try Entry(stored)
            return false
        }
        guard var opening else { return true }
        let (strikes, corrections) = try amendments(of: [opening.position])
        corrections.apply(to: &opening)
        guard strikes.isEmpty, case .ballotOpened(let opened) = opening.action else { return true }
        return opened.hidden == true
    }
}
