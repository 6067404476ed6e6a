import Annals
import AnnalsLog
import AnnalsPages

// Entries for pages: in words, with what became of them.

extension Reading {
    /// Entries in words, in their order.
    func lines(_ entries: [Entry], _ narrator: Narrator) throws -> [EntryLine] {
        let (strikes, corrections) = try amendments(of: entries.map(\.position))
        return entries.map { entry in
            EntryLine(
                entry, words: narrator.line(entry), struckBy: strikes[entry.position],
                correctedBy: corrections[entry.position])
        }
    }

    /// The latest entries about a subject, the earliest of them first; of a person also those that name them.
    func storyLines(_ subject: Subject, most: Int = 16, _ narrator: Narrator) throws -> [EntryLine] {
        var entries: [Entry] = []
        let viewer = Viewer(self)
        try forEachRecorded(naming: [subject], .newestFirst) { entry in
            let isOfIt = subject.kind == .person ? viewer.isFound(entry, by: subject) : entry.about.contains(subject)
            if isOfIt, entry.orderedAt <= asOf { entries.append(entry) }
            return entries.count < most
        }
        return try lines(entries.sorted { $0.isBefore($1) }, narrator)
    }

    /// The entries before a position, the latest first, as far as a body wants more of them.
    ///
    /// - Parameter subjects: only those that name every one of these.
    func goBack(
        before position: Position, naming subjects: [Subject], _ body: (Entry) throws -> Bool
    ) throws {
        guard subjects.isEmpty else {
            return try forEachRecorded(naming: subjects, .newestFirst) { entry in
                try entry.position >= position || body(entry)
            }
        }
        // A window at a time: going back from anywhere costs what is looked at.
        var end = min(position.rawValue - 1, known.rawValue)
        while end > 0 {
            let start = max(1, end - 199)
            var window: [Entry] = []
            try forEachRecorded(from: Position(start)) { entry in
                guard entry.position.rawValue <= end else { return false }
                window.append(entry)
                return true
            }
            for entry in window.reversed() where try !body(entry) { return }
            end = start - 1
        }
    }

    /// A plan of something and what hangs together with it, whatever of that is over: the one that is kept, else made of
    /// their own stories, not of the whole log.
    func plan(around subject: Subject) throws -> Plan {
        if let plan = try keptPlan() { return plan }
        let own = try entries(of: subject, aboutOnly: false)
        var subjects: Set<Subject> = [subject]
        for entry in own {
            subjects.formUnion(entry.about)
            if entry.about.contains(subject) { subjects.formUnion(entry.mentions) }
        }
        subjects = subjects.filter { [.goal, .measure, .task, .decision, .person].contains($0.kind) }
        var found: [Position: Entry] = [:]
        func take(_ subject: Subject) throws {
            for entry in try entries(of: subject, aboutOnly: true) { found[entry.position] = entry }
        }
        for subject in subjects.union([Subject(.organization), Subject(.ranking)]) { try take(subject) }
        // Who owns them, and whoever took over from those who left.
        var people = subjects.filter { $0.kind == .person }
        for _ in 0..<8 {
            var named: Set<Subject> = []
            for entry in found.values {
                named.formUnion(entry.mentions)
                named.formUnion(entry.about)
                if let actor = entry.actor { named.insert(actor.subject) }
            }
            named = named.filter { $0.kind == .person }
            let new = named.subtracting(people)
            if new.isEmpty { break }
            for person in new { try take(person) }
            people.formUnion(new)
        }
        return found.values.sorted { $0.isBefore($1) }.reduce(into: Plan()) { $0.apply($1) }
    }

    /// Why something is there; `nil` of what one cannot ask that.
    func whyIfAny(_ subject: Subject, in language: Language) throws -> Why? {
        guard TrailGraph.hasWhy(subject) else { return nil }
        return try why(subject.id, depth: subject.kind == .decision ? nil : subject.kind == .session ? 1 : 2)
            .speaking(language)
    }

    /// What something without a why is called.
    func title(of subject: Subject) throws -> String? {
        switch try story(of: subject) {
        case let theme as Theme: theme.title
        case let series as Series: series.name
        case let person as Person: person.shownName
        default: Names(self).name(subject)
        }
    }
}
