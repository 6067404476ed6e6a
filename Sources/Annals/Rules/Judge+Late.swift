// Late entries and strikes: what came after them must still hold.

extension Judge {
    /// Looks again at every later entry that names what the new one is about; refuses the new one where a later one
    /// would now be refused, or where a stored count would no longer hold.
    mutating func judgeAgain(with entry: Entry, _ bearing: Bearing, _ source: some EntrySource) throws {
        var cause = entry
        if case .entryStruck(let strike) = entry.action {
            guard let target = try source.entry(at: strike.entry) else { throw Refusal.noEntry(strike.entry) }
            cause = target
            try nothingNames(createdBy: target, source)
        } else {
            guard bearing.isStory, let latest = end?.latest, entry.occurredAt < latest else { return }
        }
        let touched = try touched(by: cause, source)
        if cause.position == entry.position, try !isLate(entry, touched, source) { return }
        let since = cause.occurredAt
        let overlay = Overlay(source, adding: entry)
        var later: [Position: Entry] = [:]
        for subject in touched {
            for other in try overlay.entries(of: subject, aboutOnly: false).inEffect()
            where other.occurredAt >= since && other.position != entry.position && other.action.bearing.isStory {
                later[other.position] = other
            }
        }
        for other in later.values.sorted(by: { $0.isBefore($1) }) {
            switch try Judge.refusal(of: other, in: overlay) {
            case nil: continue
            case .otherCount(let ballot): throw Refusal.storedCountChanges(other.position, ballot)
            case let refusal?: throw Refusal.breaksLater(other.position, other.action.name, because: refusal)
            }
        }
    }

    /// Why a recorded entry would now be refused in its place, on what stands before it; `nil` where it holds.
    ///
    /// Rights, the use of ids and what was checked at a closing are not looked at again.
    package static func refusal(of entry: Entry, in source: some EntrySource) throws -> Refusal? {
        guard let listing = AnyAction.listing(entry.action.name) else { return nil }
        var world = World()
        world.moment = entry.occurredAt
        world.cut = .before(entry)
        world.actor = entry.actor
        world.recorder = entry.recorder
        world.session = entry.session
        world.head = try source.end.position
        world.isLive = false
        world.judgesAgain = true
        do {
            _ = try run(&world, source) { (world) throws(Refusal) in try world.admit(listing, entry.action.body) }
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    /// The subjects on which a rule may see another state once the cause is there, or gone: those that it is about,
    /// and those that rules look at through them: the ideas on a ballot, the goals that stand under or after another.
    private func touched(by cause: Entry, _ source: some EntrySource) throws -> [Subject] {
        var touched = cause.about.filter { $0.kind != .entry }
        switch cause.action {
        case .ballotOpened, .ballotClosed, .ballotWithdrawn:
            for ballot in cause.about(.ballot) {
                for case .ballotOpened(let opened) in try (source.entries(of: ballot, aboutOnly: true) + [cause]).map(
                    \.action)
                {
                    touched += opened.options.compactMap(\.refersTo?.subject).filter { $0.kind == .idea }
                }
            }
        case .goalRevised:
            var index = 0
            while index < touched.count {
                for other in try source.entries(of: touched[index], aboutOnly: false)
                where other.action.bearing.isStory {
                    touched += (other.about + other.mentions).filter { $0.kind == .goal && !touched.contains($0) }
                }
                index += 1
            }
        // A ballot is opened again only where no decision rests on it.
        case .decisionTaken(let taken): touched += taken.ballot.map { [$0.subject] } ?? []
        case .decisionRejected(let rejected): touched += rejected.ballot.map { [$0.subject] } ?? []
        default: break
        }
        return touched
    }

    /// Whether anything that it touches was named by an entry of a later time.
    private mutating func isLate(_ entry: Entry, _ touched: [Subject], _ source: some EntrySource) throws -> Bool {
        let created = SubjectCollector(entry.action.body).created
        for subject in touched where !created.contains(subject) {
            if lastNamed[subject] == nil {
                lastNamed[subject] =
                    try source.entries(of: subject, aboutOnly: false).map(\.orderedAt).max() ?? .earliest
            }
            if let last = lastNamed[subject], last > entry.occurredAt { return true }
        }
        return false
    }

    /// Whether an entry is the one with which a subject came into being.
    private func isFirst(_ entry: Entry, about subject: Subject, _ source: some EntrySource) throws -> Bool {
        let told = try source.entries(of: subject, aboutOnly: true).inEffect()
        return told.first { $0.action.bearing.isStory }?.position == entry.position
    }

    /// A strike may not take away what a later entry names.
    private func nothingNames(createdBy target: Entry, _ source: some EntrySource) throws {
        let named = SubjectCollector(target.action.body)
        var created = named.created
        for subject in named.extended where try isFirst(target, about: subject, source) {
            created.append(subject)
        }
        for subject in created {
            for other in try source.entries(of: subject, aboutOnly: false).inEffect()
            where other.position != target.position && other.needs(subject) {
                throw Refusal.namedLater(subject, other.position, other.action.name)
            }
        }
    }
}

extension Entry {
    /// Whether it would hang in the air without that subject.
    ///
    /// Annotations never do; a strike names all that the struck entry named, and hangs only on who made it.
    fileprivate func needs(_ subject: Subject) -> Bool {
        if case .entryStruck = action { return actor?.subject == subject || session?.subject == subject }
        return action.bearing != .annotation
    }
}

/// A source with one more entry, fetched once for each subject.
private final class Overlay<Source: EntrySource>: EntrySource {
    private let source: Source
    private let entry: Entry
    private var fetched: [Subject: [Entry]] = [:]

    init(_ source: Source, adding entry: Entry) {
        self.source = source
        self.entry = entry
    }

    var end: LogEnd { get throws { try source.end } }

    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        if fetched[subject] == nil {
            var all = try source.entries(of: subject, aboutOnly: false)
            if entry.about.contains(subject) || entry.mentions.contains(subject) { all.append(entry) }
            fetched[subject] = all
        }
        let all = fetched[subject] ?? []
        return aboutOnly ? all.filter { $0.about.contains(subject) } : all
    }

    func entry(at position: Position) throws -> Entry? {
        position == entry.position ? entry : try source.entry(at: position)
    }

    func next(_ scope: Subject) throws -> Subject { try source.next(scope) }
    func isUsed(_ subject: Subject) throws -> Bool { try source.isUsed(subject) }
}
