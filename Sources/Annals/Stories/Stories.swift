extension Subject.Kind {
    /// A story of this kind of which nothing was told yet; `nil` for kinds that have none.
    func story(of subject: Subject) -> (any Story)? {
        func blank<Of: Story>(_ type: Of.Type) -> Of { Of(Identifier<Of>(subject.number, part: subject.part)) }
        return switch self {
        case .organization: blank(Organization.self)
        case .person: blank(Person.self)
        case .series: blank(Series.self)
        case .session: blank(Session.self)
        case .homework: blank(Homework.self)
        case .item: blank(Item.self)
        case .rule: blank(HouseRule.self)
        case .question: blank(Question.self)
        case .breakout: blank(Breakout.self)
        case .idea: blank(Idea.self)
        case .group: blank(IdeaGroup.self)
        case .ballot: blank(Ballot.self)
        case .decision: blank(Decision.self)
        case .alternative: blank(Alternative.self)
        case .criterion: blank(Criterion.self)
        case .goal: blank(Goal.self)
        case .ranking: blank(Ranking.self)
        case .measure: blank(Measure.self)
        case .task: blank(Todo.self)
        case .theme: blank(Theme.self)
        case .finding: blank(Finding.self)
        case .platform: blank(Platform.self)
        case .assumption: blank(Assumption.self)
        case .resource: blank(Resources.self)
        case .pulse: blank(Pulse.self)
        case .log, .entry:
            nil
        }
    }

    /// Whether subjects of this kind have a story.
    var hasStory: Bool { Subject.Kind.withStory[Int(rawValue)] }

    private static let withStory = (0...255).map { raw in
        UInt8(exactly: raw).flatMap(Subject.Kind.init(rawValue:)).map { $0.story(of: Subject($0, 1)) != nil } ?? false
    }

    /// Whether a subject of this kind need only be in the log to be named, whatever its date.
    var isTimeless: Bool { self == .person || self == .series || self == .measure || self == .session }
}

/// How far a reading goes in the order of (occurredAt, position); what stands there is not counted in.
struct Cut: Sendable {
    var moment: Instant
    var position: Position

    /// Everything that happened by that moment.
    static func through(_ moment: Instant) -> Cut { Cut(moment: moment, position: Position(rawValue: .max)) }
    /// Everything before that entry.
    static func before(_ entry: Entry) -> Cut { Cut(moment: entry.occurredAt, position: entry.position) }

    func takes(_ entry: Entry) -> Bool { (entry.orderedAt, entry.position) < (moment, position) }
}

extension Entry {
    /// Whether that subject came into being with it.
    package func creates(_ subject: Subject) -> Bool {
        about.contains(subject) && SubjectCollector(action.body).created.contains(subject)
    }
}

extension Entry {
    /// Whether it acts on the known clock alone: whatever the date of what is asked, it counts.
    fileprivate var isTimeless: Bool { if case .personForgotten = action { true } else { false } }

    /// Whether the story of a subject up to a cut tells of it.
    ///
    /// People, series, measures and sessions are there as soon as they are in the log, whatever their date.
    func isTold(to subject: Subject, upTo cut: Cut) -> Bool {
        cut.takes(self) || isTimeless || (subject.kind.isTimeless && creates(subject))
    }

    /// Whether it only says what becomes of another entry, and tells nothing of the subjects that it names.
    package var isOfAnother: Bool {
        switch action {
        case .entryStruck, .entryCorrected, .entryRedacted: true
        default: false
        }
    }

    /// Whether it names that subject, as its own or in passing.
    fileprivate func names(_ subject: Subject, aboutOnly: Bool) -> Bool {
        about.contains(subject) || (!aboutOnly && mentions.contains(subject))
    }
}

extension Sequence<Entry> {
    /// The entries that count, in the order in which every view reads them: struck ones left out, corrected ones as they
    /// should have been.
    ///
    /// - Parameter known: strikes and corrections after that position are not known yet, nor are entries.
    public func inEffect(known: Position? = nil) -> [Entry] {
        inEffect(known: known, naming: nil, aboutOnly: false) { _ in nil }
    }

    /// The entries that count and name a subject, of those that name it as they were written.
    ///
    /// What came to name it by a correction only is not among those, but the correction is, and says what to fetch.
    package func inEffect(
        known: Position? = nil, naming subject: Subject, aboutOnly: Bool, _ fetch: (Position) throws -> Entry?
    ) rethrows -> [Entry] {
        try inEffect(known: known, naming: .some(subject), aboutOnly: aboutOnly, fetch)
    }

    private func inEffect(
        known: Position?, naming subject: Subject?, aboutOnly: Bool, _ fetch: (Position) throws -> Entry?
    ) rethrows -> [Entry] {
        var struck: Set<Position> = []
        var corrections = Corrections()
        var entries: [Entry] = []
        var isOrdered = true
        for entry in self {
            if let known, entry.position > known { continue }
            if case .entryStruck(let strike) = entry.action { struck.insert(strike.entry) }
            corrections.take(entry)
            if let last = entries.last, entry.isBefore(last) { isOrdered = false }
            entries.append(entry)
        }
        if !corrections.isEmpty {
            for index in entries.indices { corrections.apply(to: &entries[index]) }
            for position in corrections.positions(without: entries) {
                guard var entry = try fetch(position) else { continue }
                corrections.apply(to: &entry)
                entries.append(entry)
                isOrdered = false
            }
            if let subject { entries.removeAll { !$0.names(subject, aboutOnly: aboutOnly) } }
        }
        if !struck.isEmpty { entries.removeAll { struck.contains($0.position) } }
        if !isOrdered { entries.sort { $0.isBefore($1) } }
        return entries
    }

    /// An entry as these correct it; the last correction counts.
    func lastCorrection(of entry: Entry) -> Entry {
        var corrections = Corrections()
        for other in self { corrections.take(other) }
        var entry = entry
        corrections.apply(to: &entry)
        return entry
    }

    /// The story that they tell of a subject up to a cut; `nil` where its kind has none.
    func story(of subject: Subject, upTo cut: Cut) -> (any Story)? {
        guard var story = subject.kind.story(of: subject) else { return nil }
        for entry in self where entry.isTold(to: subject, upTo: cut) { story.apply(entry) }
        return story
    }
}

/// What entries are corrected to, by position: the last correction counts.
package struct Corrections {
    private var last: [Position: (correction: EntryCorrected, position: Position)] = [:]

    package init() {}

    package var isEmpty: Bool { last.isEmpty }

    /// Takes up an entry, where it is a correction.
    package mutating func take(_ entry: Entry) {
        guard case .entryCorrected(let correction) = entry.action else { return }
        if let other = last[correction.entry], other.position > entry.position { return }
        last[correction.entry] = (correction, entry.position)
    }

    /// The correction that counts for an entry.
    package subscript(position: Position) -> Position? { last[position]?.position }

    /// Puts an entry right, where it was corrected.
    package func apply(to entry: inout Entry) {
        guard let (correction, position) = last[entry.position] else { return }
        entry = entry.corrected(by: correction, at: position)
    }

    /// The corrected entries that are not among those.
    func positions(without entries: [Entry]) -> [Position] {
        var rest = Set(last.keys)
        for entry in entries { rest.remove(entry.position) }
        return rest.sorted()
    }
}

extension EntrySource {
    /// The entries in effect that name a subject, or that are about it, in the order of (occurredAt, position).
    package func inEffect(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        try entries(of: subject, aboutOnly: aboutOnly).inEffect(naming: subject, aboutOnly: aboutOnly) { position in
            try entry(at: position)
        }
    }

    /// The entry at a position as it reads now; struck or not.
    func inEffect(at position: Position) throws -> Entry? {
        try entry(at: position).map { entry in
            try entries(of: Subject(.entry, of: position), aboutOnly: true).lastCorrection(of: entry)
        }
    }
}
