public import Annals

extension Reading {
    /// Whether somebody else in this reading is called as somebody is: then a name alone does not say who is meant.
    ///
    /// It reads the stories of those alone who ever shared a name with them, and so costs the same however many people
    /// the log knows.
    public func hasNamesake(_ person: PersonID) throws -> Bool {
        let others = try others(calledAs: person)
        guard !others.isEmpty, let name = try story(person)?.shownName else { return false }
        return try others.contains { try story($0)?.shownName == name }
    }

    /// Those of some people whose name somebody else bears at a moment.
    func namesakes(among people: [PersonID], at moment: Instant) throws -> Set<PersonID> {
        let then = at(moment)
        return try Set(people.filter { try then.hasNamesake($0) })
    }

    private func others(calledAs person: PersonID) throws -> Set<PersonID> {
        try names.others { try nameGroups() }[person] ?? []
    }

    private func nameGroups() throws -> Namesakes.Groups {
        guard let views, try head.rawValue >= views.stretch else { return try Namesakes.groups(reader) }
        let log = try organization().log
        let kept = views.read(of: log) { database -> (groups: Namesakes.Groups, through: Position)? in
            guard let through = try Reach(of: Namesakes.name, in: database, seenBy: reader).position,
                try !Namesakes.areNamed(after: through, in: reader)
            else { return nil }
            return (try Namesakes.kept(in: database), through)
        }
        if let kept, try head.rawValue - kept.through.rawValue < views.stretch { return kept.groups }
        let groups = try kept?.groups ?? Namesakes.groups(reader)
        bringUpNames(views, log, groups)
        return groups
    }

    /// Keeps who shares names as of the end of the log; `false` where it cannot be.
    @discardableResult
    func bringUpNames(_ views: ViewsFile, _ log: String, _ groups: Namesakes.Groups) -> Bool {
        // Who cannot open names knows of nobody who shares one; whoever can is not to be told that nobody does.
        if keys.personal.isEmpty { return true }
        let isKept: Bool? = views.write(of: log) { database in
            if try Reach(of: Namesakes.name, in: database, seenBy: reader) == .ahead { return nil }
            try Namesakes.keep(groups, in: database, toHeadOf: reader)
            return true
        }
        return isKept ?? false
    }
}

/// Who ever shared a name with whom, found once in a reading.
final class NamesakeCache {
    private var others: [PersonID: Set<PersonID>]?

    /// For each person who did, the others.
    func others(_ groups: () throws -> Namesakes.Groups) rethrows -> [PersonID: Set<PersonID>] {
        if let others { return others }
        var found: [PersonID: Set<PersonID>] = [:]
        for group in try groups() {
            for person in group { found[person, default: []].formUnion(group.filter { $0 != person }) }
        }
        others = found
        return found
    }
}
