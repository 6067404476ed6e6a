// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// What somebody is to prepare for a session.
public struct Homework: Story {
    public static let kind = Subject.Kind.homework
    public private(set) var began: Mark?
    /// The id.
    public let id: HomeworkID
    /// How it was assigned, with every change since.
    public private(set) var plan = HomeworkAssigned()
    /// What was handed in, the latest last.
    public private(set) var submissions: [Submission] = []

    /// What was handed in.
    public struct Submission: Hashable, Sendable {
        public let text: String?
        public let measurements: [Position]
        public let mark: Mark
    }

    public init(_ id: HomeworkID) {
        self.id = id
    }

    public var owners: [PersonID] { began == nil ? [] : [plan.person] }

    /// The session that it prepares; `nil` while nothing was said of it.
    public var session: SessionID? { began == nil ? nil : plan.session }

    /// Whether it was handed in by whoever it belongs to now.
    public private(set) var isSubmitted = false

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .homeworkAssigned(let assigned):
            began = began ?? Mark(entry)
            plan = assigned
        case .homeworkChanged(let change):
            if let person = change.person, person != plan.person { isSubmitted = false }
            change.apply(to: &plan)
        case .homeworkSubmitted(let it):
            submissions.append(Submission(text: it.text, measurements: it.measurements, mark: Mark(entry)))
            isSubmitted = true
        default: break
        }
    }
}
