extension Lookback {
    /// Something that was put off from session to session.
    public struct Carriage: Sendable, Equatable {
        /// The task, idea, group, question or decision.
        public let subject: Subject
        /// What it is called, as far as that may be shown.
        public let title: String
        /// The sessions into which it was carried, in order.
        public let into: [SessionID]
        /// How it stands now, in a word or two.
        public let state: String
        /// Whose it is, where that may be told.
        public let owner: PersonID?
    }

    /// What was carried at least so often, what was carried most first.
    public func carried(atLeast times: Int = 1) -> [Carriage] {
        let found =
            tasks.all.map {
                Carriage(
                    subject: $0.id.subject, title: $0.title, into: $0.carriedInto, state: $0.state.rawValue,
                    owner: $0.plan.owner)
            }
            + ideas.all.map {
                let state =
                    $0.withdrawn != nil
                    ? "withdrawn" : $0.mergedInto != nil ? "merged" : $0.parked != nil ? "parked" : "open"
                return Carriage(
                    subject: $0.id.subject, title: $0.shownText, into: $0.carriedInto, state: state,
                    owner: $0.shownAuthor)
            }
            + groups.all.map {
                Carriage(
                    subject: $0.id.subject, title: $0.title ?? $0.id.description, into: $0.carriedInto, state: "open",
                    owner: nil)
            }
            + questions.all.map {
                Carriage(
                    subject: $0.id.subject, title: $0.text, into: $0.carriedInto,
                    state: $0.answer == nil ? "open" : "answered", owner: nil)
            }
            + decisions.all.map {
                Carriage(
                    subject: $0.id.subject, title: $0.title, into: $0.carriedInto, state: $0.state.rawValue, owner: nil)
            }
        return found.filter { $0.into.count >= max(1, times) }
            .sorted { (-$0.into.count, $0.subject.rawValue) < (-$1.into.count, $1.subject.rawValue) }
    }
}
