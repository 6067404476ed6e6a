// The fates that each kind of promise can be given, what has to be said with each, and the action that it stands for.

extension Promise {
    /// What has to be said with a fate.
    public struct Asks: Sendable, Equatable {
        /// The action that it stands for.
        public let action: String
        /// Whether a new date has to be named.
        public var date = false
        /// Whether somebody has to be named.
        public var person = false
        /// What its words are; `nil` where it takes none.
        public var words: String?
        /// Whether it cannot be without words.
        public var needsWords = false
    }

    /// What is said with a fate.
    public struct Said: Sendable {
        /// Why, what came of it, or the answer.
        public var words: String?
        /// The new date.
        public var date: Period?
        /// Who takes it over.
        public var person: PersonID?

        /// Nothing, or some of it.
        public init(words: String? = nil, date: Period? = nil, person: PersonID? = nil) {
            self.words = words
            self.date = date
            self.person = person
        }
    }

    /// Why a fate cannot be given.
    public enum Fault: Error, Equatable {
        /// Things of that kind cannot get it.
        case notOfKind(Fate, kind: String, can: [Fate])
        /// Something has to be said with it.
        case needs(Fate, String)
        /// It takes no words.
        case takesNoWords(Fate, action: String)
    }

    /// The fates that it can be given, in their usual order.
    public var fates: [Fate] { Fate.allCases.filter { asks(of: $0) != nil } }

    /// What has to be said with a fate; `nil` where it cannot be given.
    public func asks(of fate: Fate) -> Asks? {
        switch (matter, fate) {
        case (.task, .done): Asks(action: TaskCompleted.name, words: "what came of it")
        case (.task, .redated): Asks(action: TaskRescheduled.name, date: true, words: "why")
        case (.task, .handedOver): Asks(action: TaskReassigned.name, person: true, words: "why")
        case (.task, .dropped): Asks(action: TaskCancelled.name, words: "why", needsWords: true)
        case (.decision, .done), (.decision, .dropped), (.decision, .adjusted):
            Asks(action: DecisionReviewed.name, words: "what came of it", needsWords: true)
        case (.decision, .redated):
            Asks(action: DecisionReviewed.name, date: true, words: "what came of it", needsWords: true)
        case (.proposal, .redated): Asks(action: DecisionDeferred.name, date: true, words: "why", needsWords: true)
        case (.proposal, .dropped): Asks(action: DecisionWithdrawn.name, words: "why", needsWords: true)
        case (.question, .done): Asks(action: QuestionAnswered.name, words: "the answer", needsWords: true)
        case (.idea, .redated): Asks(action: IdeaParked.name, date: true)
        case (.idea, .dropped), (.group, .dropped): Asks(action: IdeaWithdrawn.name, words: "why")
        case (.task, .carried), (.proposal, .carried), (.question, .carried), (.idea, .carried), (.group, .carried):
            Asks(action: Carried.name, words: "why")
        default: nil
        }
    }

    /// The actions that a fate stands for: one, but for a group that is dropped, whose ideas are each withdrawn.
    ///
    /// - Parameters:
    ///   - fate: what becomes of it.
    ///   - session: the session that goes through it.
    ///   - said: what is said with it.
    public func actions(_ fate: Fate, in session: SessionID, _ said: Said = Said()) throws(Fault) -> [AnyAction] {
        guard let asks = asks(of: fate) else { throw .notOfKind(fate, kind: kind, can: fates) }
        if asks.date, said.date == nil { throw .needs(fate, "a date, such as 2026-03-31 or 2026-Q2") }
        if asks.person, said.person == nil { throw .needs(fate, "who takes it over") }
        let words = said.words.flatMap { $0.isEmpty ? nil : $0 }
        if asks.needsWords, words == nil { throw .needs(fate, "words: \(asks.words ?? "")") }
        if asks.words == nil, words != nil { throw .takesNoWords(fate, action: asks.action) }
        if fate == .carried {
            let item = Reference.subject(subject)
            return [AnyAction(Carried { ($0.item, $0.into, $0.why) = (item, session, words) })]
        }
        switch matter {
        case .task(let task): return [action(fate, on: task.id, words, said)]
        case .decision(let ground): return [action(fate, on: ground.decision.id, words, said)]
        case .proposal(let decision):
            return [
                fate == .redated
                    ? AnyAction(
                        DecisionDeferred {
                            ($0.decision, $0.until, $0.reason) = (decision.id, said.date, words ?? "")
                        })
                    : AnyAction(DecisionWithdrawn { ($0.decision, $0.reason) = (decision.id, words ?? "") })
            ]
        case .question(let question):
            return [AnyAction(QuestionAnswered { ($0.question, $0.text) = (question.id, words ?? "") })]
        case .idea(let idea):
            return [
                fate == .redated
                    ? AnyAction(IdeaParked { ($0.idea, $0.until) = (idea.id, said.date) })
                    : AnyAction(IdeaWithdrawn { ($0.idea, $0.reason) = (idea.id, words) })
            ]
        case .group(_, let ideas):
            return ideas.map { idea in AnyAction(IdeaWithdrawn { ($0.idea, $0.reason) = (idea.id, words) }) }
        }
    }

    private func action(_ fate: Fate, on task: TaskID, _ words: String?, _ said: Said) -> AnyAction {
        switch fate {
        case .redated:
            AnyAction(TaskRescheduled { ($0.task, $0.due, $0.why) = (task, said.date ?? $0.due, words) })
        case .handedOver:
            AnyAction(TaskReassigned { ($0.task, $0.owner, $0.why) = (task, said.person ?? $0.owner, words) })
        case .dropped: AnyAction(TaskCancelled { ($0.task, $0.reason) = (task, words ?? "") })
        case .done, .carried, .adjusted: AnyAction(TaskCompleted { ($0.task, $0.outcome) = (task, words) })
        }
    }

    /// A review: it upholds the decision, or recommends another one.
    private func action(_ fate: Fate, on decision: DecisionID, _ words: String?, _ said: Said) -> AnyAction {
        AnyAction(
            DecisionReviewed {
                $0.decision = decision
                $0.verdict = fate == .dropped ? .reverse : fate == .adjusted ? .adjust : .uphold
                $0.actual = words ?? ""
                $0.reviewOn = said.date
            })
    }
}

extension Promise.Fault: CustomStringConvertible {
    /// What is missing, and what can be done.
    public var description: String { told(in: .english) }

    /// The same in a language.
    public func told(in language: Language) -> String {
        switch self {
        case .notOfKind(let fate, let kind, let can):
            language.says(
                "a \(kind) cannot be \(fate.rawValue); it can be \(can.map(\.rawValue).joined(separator: ", "))",
                russian: "«\(fate.inRussian)» здесь невозможно; можно: \(can.map(\.inRussian).joined(separator: ", "))")
        case .needs(let fate, let what):
            language.says(
                "“\(fate.rawValue)” needs \(what)",
                russian: "для «\(fate.inRussian)» не хватает: \(RuleText.russian(what))")
        case .takesNoWords(let fate, let action):
            language.says(
                "“\(fate.rawValue)” is \(action) here, which takes no words",
                russian: "«\(fate.inRussian)» здесь записывается как \(action), а к этому слов не добавляют")
        }
    }
}

extension Promise.Fate: Spoken {
    package var inRussian: String {
        switch self {
        case .done: "сделано"
        case .carried: "переносится"
        case .redated: "новый срок"
        case .handedOver: "передаётся"
        case .dropped: "снимается"
        case .adjusted: "изменяется"
        }
    }
}

extension Entry {
    /// The fate that this entry gives to something in a session; `nil` where it gives it none.
    public func fate(of subject: Subject, in session: SessionID) -> Promise.Fate? {
        if case .carried(let it) = action {
            // Into this session or, from it, into a later one.
            let isHere = it.into == session || self.session == session
            return isHere && it.item.subject == subject ? .carried : nil
        }
        guard self.session == session else { return nil }
        let isOwn = about.contains(subject)
        switch action {
        case .taskCompleted, .questionAnswered, .conditionSettled: return isOwn ? .done : nil
        case .taskRescheduled, .ideaParked, .decisionDeferred: return isOwn ? .redated : nil
        case .taskReassigned: return isOwn ? .handedOver : nil
        case .taskCancelled, .ideaWithdrawn, .decisionWithdrawn, .decisionRejected: return isOwn ? .dropped : nil
        case .decisionReviewed(let it):
            guard isOwn else { return nil }
            return it.verdict == .uphold ? .done : it.verdict == .adjust ? .adjusted : .dropped
        case .decisionReversed(let it):
            if it.decision.subject == subject { return .dropped }
            guard case .cancel = it.fate(of: subject) else { return nil }
            return .dropped
        case .decisionTaken(let it):
            if it.supersedes.contains(where: { $0.subject == subject }) { return .dropped }
            return isOwn || it.basis.contains(.subject(subject)) && subject.isOfIdeas ? .done : nil
        case .ideasMerged(let it): return it.from.contains { $0.subject == subject } ? .done : nil
        case .ideasGrouped(let it): return it.ideas.contains { $0.subject == subject } ? .done : nil
        case .ballotOpened, .decisionProposed, .alternativeAdded, .goalSet, .taskAssigned:
            return subject.isOfIdeas && !isOwn ? .done : nil
        default: return nil
        }
    }
}

extension Subject {
    /// Whether it is an idea or a group, which have their fate in what they lead to.
    fileprivate var isOfIdeas: Bool { kind == .idea || kind == .group }
}
