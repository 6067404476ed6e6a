/// What each person should hear about: what they owe, what waits for their vote or their reading, where they are expected.
public struct Reminders: Projection {
    private(set) var followUp = FollowUp()
    private(set) var homework = Shelf<Homework>()
    private(set) var ballots = Shelf<Ballot>()
    private(set) var pulses = Shelf<Pulse>()
    private(set) var messages: [(said: MessagePlanned, mark: Mark)] = []
    private(set) var shared: [SessionID: [PersonID: Mark]] = [:]
    private(set) var acknowledged: [SessionID: [PersonID: Mark]] = [:]
    private(set) var tellings: [SessionID: [Mark]] = [:]

    /// The plan, for names and the clock.
    public var plan: Plan { followUp.plan }

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        followUp.apply(entry)
        for subject in entry.about {
            switch subject.kind {
            case .homework: homework.apply(entry, to: subject)
            case .ballot: ballots.apply(entry, to: subject)
            case .pulse: pulses.apply(entry, to: subject)
            default: break
            }
        }
        switch entry.action {
        case .messagePlanned(let message): messages.append((message, Mark(entry)))
        case .summaryShared(let share):
            tellings[share.session, default: []].append(Mark(entry))
            for person in share.with.compactMap(\.person) { shared[share.session, default: [:]][person] = Mark(entry) }
        case .summaryAcknowledged(let reading):
            if let who = entry.actor { acknowledged[reading.session, default: [:]][who] = Mark(entry) }
        default: break
        }
    }
}

extension Reminders {
    /// One thing to hear about.
    public struct Item: Sendable {
        /// What kind of thing.
        public let kind: Kind
        /// What it is about.
        public let subject: Subject
        /// Its words.
        public let words: String
        /// By when; `nil` where nobody said.
        public let due: Period?
        /// How many whole days that is past; `nil` where it is not.
        public let daysLate: Int?
        /// What else is worth knowing: how often it was put off, what the last check-in found.
        public let details: [String]
    }

    /// The kinds of things, in the order in which people hear of them.
    public enum Kind: String, CaseIterable, Sendable {
        /// A task whose date is past, or comes soon.
        case task = "task"
        /// Homework that is not handed in.
        case homework = "homework"
        /// A ballot that waits for their vote.
        case vote = "vote"
        /// A pulse that waits for their answer.
        case pulse = "pulse"
        /// A summary that was shared with them and that they said nothing to.
        case summary = "summary"
        /// Something that they were to tell others.
        case message = "message"
        /// A measure of theirs whose next reading is due.
        case reading = "reading"
        /// A decision that they took and that is due for review.
        case review = "review"
        /// A session that they are invited to.
        case session = "session"
    }

    /// What one person should hear about.
    public struct Reminder: Sendable {
        /// Who.
        public let person: PersonID
        /// What, in the order of the kinds; what is late first.
        public let items: [Item]

        /// How many of them are late.
        public var late: Int { items.count { $0.daysLate != nil } }
    }

    /// What everybody should hear about at a moment, by person; people who left are passed over.
    ///
    /// - Parameter days: what is due within so many days is told of, and what is late.
    public func reminders(at moment: Instant, within days: Int) -> [Reminder] {
        var items: [PersonID: [Item]] = [:]
        let horizon = Horizon(moment: moment, days: days, zone: plan.organization.zone)
        for (person, item) in tasks(horizon) + duties(horizon) + votes(horizon) + answers(horizon) + summaries(horizon)
            + tellings(horizon) + readings(horizon) + reviews(horizon) + sessions(horizon)
        {
            guard let story = plan.people[person], story.left == nil, story.forgotten == nil else { continue }
            items[person, default: []].append(item)
        }
        let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        func place(_ item: Item) -> (Int, Int, UInt32) {
            (order[item.kind] ?? 0, -(item.daysLate ?? -1), item.subject.number)
        }
        return items.sorted { $0.key < $1.key }.map { person, items in
            Reminder(person: person, items: items.sorted { place($0) < place($1) })
        }
    }

    /// The moment, and how far ahead is looked.
    struct Horizon {
        let moment: Instant
        let end: Instant
        let zone: Zone

        init(moment: Instant, days: Int, zone: Zone) {
            self.moment = moment
            self.zone = zone
            end = Instant(milliseconds: moment.milliseconds + Int64(days) * 86_400_000)
        }

        func isNear(_ due: Period?) -> Bool { due.map { zone.end(of: $0) <= end } ?? false }
        func late(_ due: Period?) -> Int? { zone.daysSince(due, moment) }
    }

    /// How often: `once`, `twice`, `3 times`.
    package static func times(_ count: Int) -> String { count == 1 ? "once" : count == 2 ? "twice" : "\(count) times" }

    /// What a check-in found, on one line.
    public static func told(_ said: CheckInMade) -> String {
        let confidence = said.confidence.map { "confidence \($0) of 10" }
        let facts = [said.status?.rawValue, confidence].compactMap { $0 }
        return (facts.isEmpty ? "" : facts.joined(separator: ", ") + ": ") + said.remark.unbroken
    }
}
