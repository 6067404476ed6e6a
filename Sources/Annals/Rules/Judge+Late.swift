// Late entries and strikes: what came after them must still hold.

extension Judge {
    /// Looks again at every later entry that names what the new one is about; refuses the new one where a later one
    /// would now be refused, or where a stored count would no longer hold. (After a correction it is made again.)
    mutating func judgeAgain(with entry: Entry, _ bearing: Bearing, _ source: some EntrySource) throws {
        switch entry.action {
        case .entryStruck(let strike):
            guard let target = try source.inEffect(at: strike.entry) else { throw Refusal.noEntry(strike.entry) }
            try nothingNames(createdBy: target, source)
            try judgeAgain(after: target, try touched(by: target, source), in: Overlay(source, adding: entry))
        case .entryCorrected(let correction):
            guard let target = try source.inEffect(at: correction.entry) else {
                throw Refusal.noEntry(correction.entry)
            }
            let corrected = target.corrected(by: correction, at: entry.position)
            let touched = try touched(by: target, source) + touched(by: corrected, source)
            let overlay = Overlay(source, adding: entry)
            let counts = try judgeAgain(after: target, touched, in: overlay, countsHold: false)
            try follow(entry, counts.map { try recount($0, cause: entry, overlay) })
        case .entryRedacted(let redaction):
            guard let target = try source.entry(at: redaction.entry) else { throw Refusal.noEntry(redaction.entry) }
            let overlay = Overlay(source, adding: entry, replacing: target.redacted(redaction, by: entry.position))
            try rulesNeedNone(of: target, overlay, source)
            if !world.follows { try follow(entry, sameTexts(as: redaction, source)) }
        default:
            guard bearing.isStory, let latest = end?.latest, entry.occurredAt < latest else { return }
            let touched = try touched(by: entry, source)
            guard try isLate(entry, touched, source) else { return }
            try judgeAgain(after: entry, touched, in: Overlay(source, adding: entry))
        }
    }

    /// Judges again what names the touched subjects and came later than the cause.
    ///
    /// - Parameter countsHold: whether every stored count must hold.
    /// - Returns: the entries whose counts do not hold any more.
    @discardableResult
    private func judgeAgain(
        after cause: Entry, _ touched: [Subject], in overlay: some EntrySource, countsHold: Bool = true
    ) throws -> [Entry] {
        var counts: [Entry] = []
        for other in try later(than: cause, touched, overlay) {
            switch try Judge.refusal(of: other, in: overlay) {
            case nil: continue
            case .otherCount where !countsHold: counts.append(other)
            case .otherCount(let ballot): throw Refusal.storedCountChanges(other.position, ballot)
            case let refusal?: throw Refusal.breaksLater(other.position, other.action.name, because: refusal)
            }
        }
        return counts
    }

    /// What names the subjects and came later than the cause, in order.
    private func later(
        than cause: Entry, _ subjects: [Subject], _ source: some EntrySource
    ) throws -> [Entry] {
        if let later = try lately(since: cause.occurredAt, subjects, source) {
            return later.filter { $0.position != cause.position && $0.action.bearing.isStory }
        }
        var later: [Position: Entry] = [:]
        for subject in subjects {
            for other in try source.inEffect(of: subject, aboutOnly: false)
            where other.occurredAt >= cause.occurredAt && other.position != cause.position
                && other.action.bearing.isStory
            {
                later[other.position] = other
            }
        }
        return later.values.sorted { $0.isBefore($1) }
    }

    /// What names the subjects and happened at a moment or later, in order; `nil` where so much did that their stories
    /// are read faster.
    private func lately(
        since moment: Instant, _ subjects: [Subject], _ source: some EntrySource
    ) throws -> [Entry]? {
        guard let entries = try source.entries(since: moment, atMost: 200) else { return nil }
        var found: [Entry] = []
        for entry in entries {
            let told = try source.entries(of: Subject(.entry, of: entry.position), aboutOnly: true)
            let isStruck = told.contains { other in
                if case .entryStruck(let strike) = other.action { strike.entry == entry.position } else { false }
            }
            if isStruck { continue }
            let now = told.lastCorrection(of: entry)
            if subjects.contains(where: { now.about.contains($0) || now.mentions.contains($0) }) { found.append(now) }
        }
        return found.sorted { $0.isBefore($1) }
    }

    /// Refuses to take out what rules go by: where something would newly be refused without it.
    private func rulesNeedNone(
        of target: Entry, _ overlay: some EntrySource, _ source: some EntrySource
    ) throws {
        guard target.action.bearing.isStory, let left = try overlay.inEffect(at: target.position) else { return }
        for other in [left] + (try later(than: left, touched(by: left, overlay), overlay)) {
            guard let refusal = try Judge.refusal(of: other, in: overlay),
                let before = try source.inEffect(at: other.position), try Judge.refusal(of: before, in: source) == nil
            else { continue }
            throw Refusal.breaksLater(other.position, other.action.name, because: refusal)
        }
    }

    /// Why a recorded entry would now be refused in its place, on what stands before it; `nil` where it holds.
    ///
    /// Rights, the use of ids and what was checked at a closing are not looked at again.
    package static func refusal(of entry: Entry, in source: some EntrySource) throws -> Refusal? {
        var action = entry.action
        if let count = action.count { action = action.counting(try standing(count, of: entry, source)) }
        do {
            _ = try again(entry, action, source)
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    /// Judges an action in the place of an entry.
    ///
    /// - Returns: it, completed.
    static func again(_ entry: Entry, _ action: AnyAction, _ source: some EntrySource) throws -> AnyAction {
        guard let listing = AnyAction.listing(action.name) else { return action }
        var world = World()
        world.moment = entry.occurredAt
        world.cut = .before(entry)
        world.actor = entry.actor
        world.recorder = entry.recorder
        world.session = entry.session
        world.head = try source.end.position
        world.isLive = false
        world.judgesAgain = true
        let admitted = try run(&world, source) { (world) throws(Refusal) in try world.admit(listing, action.body) }
        return listing.wrap(admitted.body) ?? action
    }

    /// The subjects on which a rule may see another state once the cause is there, or gone: those that it is about,
    /// and those that rules look at through them: the ideas on a ballot, the goals that stand under or after another.
    private func touched(by cause: Entry, _ source: some EntrySource) throws -> [Subject] {
        var touched = cause.about.filter { $0.kind != .entry }
        switch cause.action {
        case .ballotOpened, .ballotClosed, .ballotWithdrawn:
            for ballot in cause.about(.ballot) {
                for case .ballotOpened(let opened) in try (source.inEffect(of: ballot, aboutOnly: true) + [cause]).map(
                    \.action)
                {
                    touched += opened.options.compactMap(\.refersTo?.subject).filter { $0.kind == .idea }
                }
            }
        case .goalRevised:
            var index = 0
            while index < touched.count {
                for other in try source.inEffect(of: touched[index], aboutOnly: false)
                where other.action.bearing.isStory {
                    touched += (other.about + other.mentions).filter { $0.kind == .goal && !touched.contains($0) }
                }
                index += 1
            }
        // A ballot is opened again only where no decision rests on it.
        case .decisionTaken(let taken): touched += taken.ballot.map { [$0.subject] } ?? []
        case .decisionRejected(let rejected): touched += rejected.ballot.map { [$0.subject] } ?? []
        // Deadlines are told by the organization's clock.
        case .organizationChanged(let change) where change.timeZone != nil:
            touched += (1..<max(1, try source.next(Subject(.ballot)).number)).map { Subject(.ballot, $0) }
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
                    try source.inEffect(of: subject, aboutOnly: false).map(\.orderedAt).max() ?? .earliest
            }
            if let last = lastNamed[subject], last > entry.occurredAt { return true }
        }
        return false
    }

    /// Whether an entry is the one with which a subject came into being.
    private func isFirst(_ entry: Entry, about subject: Subject, _ source: some EntrySource) throws -> Bool {
        let told = try source.inEffect(of: subject, aboutOnly: true)
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
            for other in try source.inEffect(of: subject, aboutOnly: false)
            where other.position != target.position && other.needs(subject) {
                throw Refusal.namedLater(subject, other.position, other.action.name)
            }
        }
    }
}

extension Entry {
    /// Whether it would hang in the air without that subject.
    ///
    /// Annotations never do; a strike, a correction or a recount names all that others named, and hangs only on who
    /// made it.
    fileprivate func needs(_ subject: Subject) -> Bool {
        let isRecount = if case .ballotRecounted = action { true } else { false }
        if isOfAnother || isRecount { return actor?.subject == subject || session?.subject == subject }
        return action.bearing != .annotation
    }
}

/// A source with one more entry, and maybe with one of the others as it will be left; fetched once for each subject.
private final class Overlay<Source: EntrySource>: EntrySource {
    private let source: Source
    private let entry: Entry
    private let left: Entry?
    private var fetched: [Subject: [Entry]] = [:]

    init(_ source: Source, adding entry: Entry, replacing left: Entry? = nil) {
        self.source = source
        self.entry = entry
        self.left = left
    }

    var end: LogEnd { get throws { try source.end } }

    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        if fetched[subject] == nil {
            var all = try source.entries(of: subject, aboutOnly: false)
            if let left, let index = all.firstIndex(where: { $0.position == left.position }) { all[index] = left }
            if entry.about.contains(subject) || entry.mentions.contains(subject) { all.append(entry) }
            fetched[subject] = all
        }
        let all = fetched[subject] ?? []
        return aboutOnly ? all.filter { $0.about.contains(subject) } : all
    }

    func entry(at position: Position) throws -> Entry? {
        if position == left?.position { return left }
        return position == entry.position ? entry : try source.entry(at: position)
    }

    func entries(since moment: Instant, atMost count: Int) throws -> [Entry]? {
        guard var entries = try source.entries(since: moment, atMost: count) else { return nil }
        if let left, let index = entries.firstIndex(where: { $0.position == left.position }) { entries[index] = left }
        if entry.occurredAt >= moment { entries.append(entry) }
        return entries
    }

    func next(_ scope: Subject) throws -> Subject { try source.next(scope) }
    func unfinished(_ kind: Subject.Kind) throws -> [Subject]? { try source.unfinished(kind) }
    func isUsed(_ subject: Subject) throws -> Bool { try source.isUsed(subject) }
    func documentLength(_ sha256: String) throws -> Int? { try source.documentLength(sha256) }
}
