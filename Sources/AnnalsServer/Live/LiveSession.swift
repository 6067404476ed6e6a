import Annals
import AnnalsLog
import AnnalsPages
import NIOPosix
import Synchronization

/// A session that is looked at: its board goes on with each entry, and each class of screens is rendered once for all.
final class LiveSession: Sendable {
    /// A class of screens in a language.
    struct Screens: Hashable, Sendable {
        let sight: LiveSight
        let language: Language
    }

    private struct State {
        var running: RunningBoard
        var live: LiveState
        var hasCircles: Bool
        var rendered: [Screens: RenderedParts] = [:]
        var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
        var next = 0
        var used: Instant
        var isOver = false
    }

    private let id: SessionID
    private let withheld: [SessionID]
    private let reader: PersonID
    private let log: Log
    private let doors: RoomDoors?
    private let clock: @Sendable () -> Instant
    private let state: Mutex<State>

    /// How long a session is held that nobody looks at.
    private static let forsakenMilliseconds: Int64 = 60_000

    init(
        _ id: SessionID, withheld: [SessionID], reader: PersonID, of log: Log,
        _ doors: RoomDoors? = nil, clock: @escaping @Sendable () -> Instant
    ) throws {
        self.id = id
        self.withheld = withheld
        self.reader = reader
        self.log = log
        self.doors = doors
        self.clock = clock
        let now = clock()
        state = Mutex(
            try log.read { whole in
                let reading = try whole.seen(by: reader)
                return State(
                    running: try RunningBoard(of: id, in: reading), live: try LiveState(reading, id, now: now),
                    hasCircles: try whole.hasCircles, used: now)
            })
        state.withLock { state in
            state.live.board = state.running.board
            state.live.sortIdeas()
        }
    }

    // MARK: What comes

    /// Takes up what was recorded since.
    func refresh() async throws {
        try await NIOThreadPool.singleton.runIfActive { [self] in
            try state.withLock { state in
                if !state.isOver { try step(&state) }
            }
        }
    }

    private func step(_ state: inout State) throws {
        try log.read { whole in
            let head = try whole.head
            guard head > state.live.position else { return }
            let reading = try withheld.isEmpty ? whole.seenInFull(by: reader) : whole.seen(by: reader)
            var touched: Set<LivePart> = []
            var isRead = true
            try reading.forEachRecorded(from: state.live.position.next) { entry in
                if try entry.mayChangeWhoSees(state.hasCircles, in: reading) {
                    state.isOver = true
                    return false
                }
                for subject in entry.about where subject.kind == .person {
                    guard let person = PersonID(subject) else { continue }
                    try state.live.take(person, reading)
                    touched = Set(LivePart.allCases)
                }
                if case .sessionOpened(let it) = entry.action, it.session == id { isRead = false }
                if entry.about.contains(id.subject) { state.live.seen = entry.position }
                switch state.running.take(entry) {
                case .taken:
                    touched.formUnion(LivePart.touched(by: entry, of: id))
                    if let settled = state.live.promises.taking(entry) {
                        state.live.promises = settled
                        touched.insert(.promises)
                    }
                case .takesBack(let struck):
                    touched.formUnion(LivePart.touched(by: struck, of: id))
                    touched.formUnion([.head, .steps, .turns])
                case .changesThePast: isRead = false
                case .none: break
                }
                return true
            }
            if state.isOver { return }
            state.live.moment = clock()
            if isRead {
                state.live.position = head
                state.running.settle()
                state.live.board = state.running.board
                if touched.contains(.ideas) { state.live.sortIdeas() }
            } else {
                state.running = try RunningBoard(of: id, in: reading)
                state.live = try LiveState(reading, id, now: clock())
                state.live.board = state.running.board
                state.live.sortIdeas()
                touched = Set(LivePart.allCases)
            }
            for screens in state.rendered.keys { state.rendered[screens]?.stale.formUnion(touched) }
        }
    }

    // MARK: What is shown

    /// The whole screen, for its first showing.
    ///
    /// - Returns: the HTML, and how far the log was read for it.
    func page(_ screens: Screens, for person: PersonID, notice: String?, done: Position?) -> String {
        state.withLock { state in
            state.used = clock()
            bring(&state, screens)
            let view = LiveView(state.live, for: screens.sight, in: screens.language, now: clock())
            return view.main(for: person, notice: notice, done: done)
        }
    }

    /// What somebody has not seen yet.
    struct Change: Sendable {
        /// How far the log was read.
        let position: Position
        /// The parts that changed for all screens of the class, as JSON; `nil` where none did.
        let parts: String?
        /// The parts that changed for this person alone.
        let own: String?
        /// By what those can be told from later ones.
        let standing: [Int]
    }

    /// What changed for a screen since a position.
    ///
    /// - Parameter standing: how the person's own parts stood then; `nil` where that is not known.
    func change(_ screens: Screens, for person: PersonID, after: Position, standing: [Int]?) -> Change {
        state.withLock { state in
            state.used = clock()
            bring(&state, screens)
            let position = state.live.position
            let view = LiveView(state.live, for: screens.sight, in: screens.language)
            let now = view.standing(of: person)
            var own: String?
            // The door changes without an entry: whoever begins to look is told how it stands.
            if standing.map({ $0 != now }) ?? (after < position || screens.sight.hasDoor), !now.isEmpty {
                let parts = screens.sight.parts.filter(\.isPersonal).map { part in
                    JSONValue.Member(part.rawValue, .text(view.html(part, for: person)))
                }
                own = JSONValue.object(parts).written(pretty: false)
            }
            return Change(
                position: position, parts: state.rendered[screens]?.json(after: after), own: own, standing: now)
        }
    }

    private func bring(_ state: inout State, _ screens: Screens) {
        // What cannot be read of the door is not shown; the next change tries again.
        if screens.sight.hasDoor { state.live.door = try? doors?.door(of: id, now: clock()) }
        let view = LiveView(state.live, for: screens.sight, in: screens.language)
        state.rendered[screens, default: RenderedParts(screens.sight)].bring(view)
    }

    /// Who may do what here: whether somebody leads the session, or takes part in it.
    func standing(of person: PersonID) -> (leads: Bool, takesPart: Bool) {
        state.withLock { state in
            guard let session = state.live.board.session else { return (false, false) }
            return (session.isLed(by: person), session.takesPart(person))
        }
    }

    /// Whether somebody is invited to it, and it is not over.
    func isAwaiting(_ person: PersonID) -> Bool {
        state.withLock { $0.live.board.session.map { $0.isAhead && $0.isInvited(person) } ?? false }
    }

    /// What the session is called.
    var title: String { state.withLock { $0.live.board.session?.title ?? id.description } }

    // MARK: Who looks

    var isOver: Bool { state.withLock { $0.isOver } }
    var count: Int { state.withLock { $0.listeners.count } }

    /// Whether nobody looks at it any more.
    func isForsaken(at now: Instant) -> Bool {
        state.withLock { state in
            state.listeners.isEmpty
                && now.milliseconds - state.used.milliseconds > LiveSession.forsakenMilliseconds
        }
    }

    /// A tick whenever there may be something new; over once the session is to be opened anew, or the seat taken away.
    func listen(on seat: Seat) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        seat.ends { continuation.finish() }
        let number = state.withLock { state -> Int? in
            if state.isOver { return nil }
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    /// Tells all who listen that there may be something new.
    func tell() {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
    }

    /// Ends all streams: who listens opens the session anew, as far as they may see it then.
    func end() {
        let listeners = state.withLock { state in
            state.isOver = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}

extension LiveState {
    /// The session as a reading has it, its board still to be set.
    fileprivate init(_ reading: Reading, _ id: SessionID, now: Instant) throws {
        guard try reading.story(id) != nil else { throw Refusal.notFound(id.subject) }
        self.init(
            board: Board(), names: [:], promises: try reading.brief(of: id, now: now).promises,
            techniques: LiveHub.techniques, position: try reading.head, moment: now)
        seen = try reading.lastPosition(about: id.subject)
        for subject in try reading.subjects(.person) {
            if let person = PersonID(subject) { try take(person, reading) }
        }
    }

    /// What somebody is called, and whether they keep the log.
    fileprivate mutating func take(_ person: PersonID, _ reading: Reading) throws {
        guard let story = try reading.story(person) else { return }
        names[person] = story.shownName
        if story.roles.contains(where: { $0.role == .steward }) {
            stewards.insert(person)
        } else {
            stewards.remove(person)
        }
    }
}

extension Entry {
    /// Whether some may see more, or less, after it than before: then everybody comes in anew.
    fileprivate func mayChangeWhoSees(_ hasCircles: Bool, in reading: Reading) throws -> Bool {
        switch action {
        case .personLeft, .personForgotten: true
        case .sessionScheduled(let it): !it.circle.isEmpty
        case .sessionChanged(let it): !it.circle.isEmpty
        case .participantInvited(let it): try reading.story(it.session)?.plan.circle.isEmpty == false
        case .participantExcused(let it): try reading.story(it.session)?.plan.circle.isEmpty == false
        case .personChanged, .personReturned: hasCircles
        case .entryStruck(let it): try reading.entry(at: it.entry)?.decidesWhoSees == true
        case .entryCorrected(let it): try reading.entry(at: it.entry)?.decidesWhoSees == true
        default: false
        }
    }

    /// Whether it is of the kind that says who may see what.
    private var decidesWhoSees: Bool {
        switch action {
        case .sessionScheduled, .sessionChanged, .participantInvited, .participantExcused, .personJoined,
            .personChanged,
            .personLeft, .personReturned:
            true
        default: false
        }
    }
}
