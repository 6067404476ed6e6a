public import Annals

/// Where the page of something is.
public enum SubjectLink {
    /// The path of a subject's page: `/decisions/D-9`, `/entries/17`; `nil` of what has none of its own.
    public static func path(_ subject: Subject) -> String? {
        switch subject.kind {
        case .entry: return "/entries/\(subject.number)"
        case .alternative, .criterion: return "/decisions/D-\(subject.number)"
        case .organization, .log, .ranking, .resource: return "/plan"
        default: return folder(subject.kind).map { "/\($0)/\(subject.id)" }
        }
    }

    /// The path of an entry's page.
    public static func path(_ position: Position) -> String { "/entries/\(position.rawValue)" }

    /// The folder in which the pages of a kind are.
    public static func folder(_ kind: Subject.Kind) -> String? {
        switch kind {
        case .theme: "themes"
        case .person: "people"
        case .series: "series"
        case .session: "sessions"
        case .homework: "homework"
        case .item: "items"
        case .rule: "rules"
        case .question: "questions"
        case .breakout: "breakouts"
        case .pulse: "pulses"
        case .finding: "findings"
        case .platform: "platform"
        case .assumption: "assumptions"
        case .measure: "measures"
        case .idea: "ideas"
        case .group: "groups"
        case .ballot: "ballots"
        case .decision: "decisions"
        case .goal: "goals"
        case .task: "tasks"
        case .log, .organization, .entry, .alternative, .criterion, .ranking, .resource: nil
        }
    }
}
