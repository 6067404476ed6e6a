/// The texts that rules hand to their refusals, such as `in the room of S-4`, in Russian.
///
/// A text that is not here is told as it is; a test looks for those.
enum RuleText {
    /// A text as a rule hands it over, in Russian.
    static func russian(_ english: String) -> String { find(english) ?? english }

    /// The text in Russian; `nil` where there is none.
    static func find(_ english: String) -> String? {
        for text in texts {
            if let values = text.english.values(in: english) { return text.russian.filled(with: values) }
        }
        return nil
    }

    /// A state that a thing of some kind is in already, or is not in: the end of `S-4 уже …` and `S-4 не …`.
    static func state(_ english: String, of kind: Subject.Kind) -> String {
        let own: String? =
            switch kind {
            case .session: Session.State(rawValue: english)?.inRussian
            case .ballot: Ballot.State(rawValue: english)?.inRussian
            case .decision: Decision.State(rawValue: english)?.inRussian
            case .goal: Goal.State(rawValue: english)?.inRussian
            case .task: Todo.State(rawValue: english)?.inRussian
            case .finding: Finding.State(rawValue: english)?.inRussian
            case .person: StandingRole(rawValue: english)?.inRussian
            case .idea: ["withdrawn": "снята"][english]
            case .pulse: ["closed": "закрыт"][english]
            default: nil
            }
        return own ?? russian(english)
    }

    /// All there are; the one that is meant comes before those that are more general.
    private static let texts: [(english: TextPattern, russian: TextPattern)] =
        (roles + states + reasons + needs + fates + kinds + shapes + pools + keys).map {
            (TextPattern($0), TextPattern($1))
        }
}
