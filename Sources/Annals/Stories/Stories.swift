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

extension Sequence<Entry> {
    /// The entries that count, in the order in which every view reads them: struck ones left out.
    ///
    /// - Parameter known: strikes after that position are not known yet, nor are entries.
    public func inEffect(known: Position? = nil) -> [Entry] {
        var struck: Set<Position> = []
        var entries: [Entry] = []
        var isOrdered = true
        for entry in self {
            if let known, entry.position > known { continue }
            if case .entryStruck(let strike) = entry.action { struck.insert(strike.entry) }
            if let last = entries.last, entry.isBefore(last) { isOrdered = false }
            entries.append(entry)
        }
        if !struck.isEmpty { entries.removeAll { struck.contains($0.position) } }
        if !isOrdered { entries.sort { $0.isBefore($1) } }
        return entries
    }

    /// The story that they tell of a subject up to a cut; `nil` where its kind has none.
    func story(of subject: Subject, upTo cut: Cut) -> (any Story)? {
        guard var story = subject.kind.story(of: subject) else { return nil }
        let effective = inEffect()
        for entry in effective {
            // People, series, measures and sessions are there as soon as they are in the log, whatever their date.
            guard cut.takes(entry) || (subject.kind.isTimeless && entry.creates(subject)) else { continue }
            story.apply(entry)
        }
        return story
    }
}
