// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A task that somebody took on. (Swift has a `Task` of its own.)
public struct Todo: Story {
    public static let kind = Subject.Kind.task
    public private(set) var began: Mark?
    /// The id.
    public let id: TaskID
    /// How it was assigned, with every change since.
    public private(set) var plan = TaskAssigned()
    /// How it stands.
    public private(set) var state = State.open
    /// How much of it is done, 0 to 100, where said.
    public private(set) var percent: Int?
    public private(set) var closed: Mark?
    /// How often its due date was moved.
    public private(set) var reschedulings = 0
    /// The sessions into which it was carried, in order: how often it was put off.
    public private(set) var carriedInto: [SessionID] = []

    /// How a task stands.
    public enum State: String, CaseIterable, Sendable {
        case open = "open"
        case started = "started"
        case blocked = "blocked"
        case done = "done"
        case cancelled = "cancelled"
    }

    public init(_ id: TaskID) {
        self.id = id
    }

    public var owners: [PersonID] { plan.owner.map { [$0] } ?? [] }

    /// What is to be done.
    public var title: String { plan.title }

    /// Whether it is neither done nor cancelled.
    public var isOpen: Bool { state != .done && state != .cancelled }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .taskAssigned(let assigned):
            guard assigned.task == id else { return }
            began = began ?? Mark(entry)
            plan = assigned
        case .taskReassigned(let change): plan.owner = change.owner
        case .taskRescheduled(let change):
            plan.due = change.due
            reschedulings += 1
        case .taskStarted: state = .started
        case .taskProgressed(let progress):
            state = .started
            percent = progress.percent ?? percent
        case .taskBlocked: state = .blocked
        case .taskCompleted: close(.done, entry)
        case .taskCancelled: close(.cancelled, entry)
        case .taskReopened:
            state = .open
            closed = nil
        case .carried(let carrying): carriedInto.append(carrying.into)
        case .decisionReversed(let reversal):
            switch reversal.fate(of: id.subject) {
            case .cancel: close(.cancelled, entry)
            case .move(let decision):
                plan.from = plan.from.map { $0.subject == reversal.decision.subject ? .subject(decision.subject) : $0 }
            case .keep, nil: break
            }
        default: break
        }
    }

    private mutating func close(_ state: State, _ entry: Entry) {
        self.state = state
        closed = Mark(entry)
    }
}
