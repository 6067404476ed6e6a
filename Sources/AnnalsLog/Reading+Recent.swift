public import Annals

extension Reading {
    /// Of the entries in effect that name a subject, or that are about it, those written down last, and the one with
    /// which it came into the log; and whether those are all there are.
    ///
    /// Whatever half the log names costs no more than what a few entries name.
    public func recentEntries(
        of subject: Subject, aboutOnly: Bool, most: Int
    ) throws -> (entries: [Entry], isAll: Bool) {
        var recent: [Entry] = []
        try reader.storyBackwards(of: subject, aboutOnly: aboutOnly, from: known) { stored in
            recent.append(try read(stored))
            return recent.count <= most
        }
        let isAll = recent.count <= most
        if !isAll { recent.removeLast() }
        recent.reverse()
        let first = isAll ? nil : try opening(of: subject)
        if let first, !recent.contains(where: { $0.position == first.position }) { recent.insert(first, at: 0) }
        // A strike or correction names what the entry that it is of names, and is written down after it: whatever of
        // these was struck or corrected, the entry that says so is among them.
        let entries = try recent.inEffect(naming: subject, aboutOnly: aboutOnly) { try entry(at: $0) }
        return (entries.filter { $0.orderedAt <= asOf }, isAll)
    }

    /// The last entry that is about a subject, in effect or not; 0 where there is none.
    public func lastPosition(about subject: Subject) throws -> Position {
        var last = Position.start
        try reader.storyBackwards(of: subject, aboutOnly: true, from: known) { stored in
            last = stored.position
            return false
        }
        return last
    }

    /// The entry with which something came into the log, where it is among the first that are about it.
    private func opening(of subject: Subject) throws -> Entry? {
        var found: Entry?
        var looked = 0
        try reader.story(of: subject, .about, after: .start) { stored in
            guard stored.position <= known else { return false }
            let entry = try Entry(stored)
            looked += 1
            if entry.creates(subject) { found = entry }
            return found == nil && looked < 100
        }
        // Its strike or correction may have been written down before all those that were read.
        return try found.flatMap { try entryInEffectWhenever($0.position) }
    }

    private func entryInEffectWhenever(_ position: Position) throws -> Entry? {
        let isStruck = try fate(of: position).contains { if case .entryStruck = $0.action { true } else { false } }
        return isStruck ? nil : try inEffect(position)
    }
}
