// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A decision is taken.
public struct DecisionTaken: Action {
    public static let name = "decision-taken"
    public static let summary = "A decision is taken: what, why, how and by whom, and what it replaces."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var title: String?
    public var alternative: AlternativeID?
    public var statement: String?
    public var rationale: String?
    public var how = DecisionMode.authority
    public var ballot: BallotID?
    public var deciders: [PersonID] = []
    public var consulted: [PersonID] = []
    public var informed: [PersonID] = []
    public var basis: [Reference] = []
    public var supersedes: [DecisionID] = []
    public var amends: [DecisionID] = []
    public var assumes: [AssumptionID] = []
    public var expected: [Expectation] = []
    public var subjectTo: Condition?
    public var inForceFrom: Period?
    public var inForceUntil: Period?
    public var reviewOn: Period?
    public var despite: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.createsOrExtends("decision", &decision, "the decision: left out, a new one, with its title")
        try visit.title("title", &title, "what was decided on, in a few words, where it was not proposed before")
        try visit("alternative", &alternative, "the alternative that was chosen")
        try visit("statement", &statement, "what was decided; left out, the question of the ballot")
        try visit("rationale", &rationale, "why")
        try visit("how", &how, "how it was taken")
        try visit("ballot", &ballot, "the ballot that took it")
        try visit.mentions("deciders", &deciders, "who took it; left out, those who voted, or those present")
        try visit.mentions("consulted", &consulted, "who was heard")
        try visit.mentions("informed", &informed, "who was told")
        try visit.mentions("basis", &basis, "what it rests on: ids, entries, links")
        try visit.about("supersedes", &supersedes, "the decisions that it replaces")
        try visit.about("amends", &amends, "the decisions that stay in force as amended by it")
        try visit.mentions("assumes", &assumes, "the assumptions that it rests on")
        try visit("expected", &expected, "what it is expected to bring")
        try visit("subjectTo", &subjectTo, "the condition that it still depends on")
        try visit("inForceFrom", &inForceFrom, "from when it holds")
        try visit("inForceUntil", &inForceUntil, "until when it holds")
        try visit("reviewOn", &reviewOn, "when to look back at it")
        try visit("despite", &despite, "why it was taken against its ballot")
    }

    public var remarks: [Wording] {
        var remarks: [Wording] = []
        if basis.isEmpty {
            remarks.append(
                Wording(
                    "\(decision) rests on nothing that is named; say what it rests on with “basis”",
                    russian: "не сказано, на чём стоит \(decision); назовите это в «basis»"))
        }
        if rationale == nil {
            remarks.append(
                Wording(
                    "\(decision) has no reason; say why with “rationale”",
                    russian: "у \(decision) нет обоснования; назовите его в «rationale»"))
        }
        return remarks
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let standing = try world.storyIfAny(decision)
        if let standing {
            try world.mustBeUndecided(standing.id)
        } else if title == nil {
            throw .needs("title", "a decision that was not proposed before needs one")
        }
        if let alternative, alternative.number != decision.number {
            throw .ofAnother(alternative.subject, decision.subject)
        }
        if how == .ballot {
            try takeFromBallot(&world, standing)
        } else if ballot != nil {
            throw .ballotWithout(how.rawValue)
        }
        if statement == nil, let chosen = standing?.alternatives.first(where: { $0.alternative == alternative }) {
            statement = chosen.text
        }
        guard statement != nil else { throw .needs("statement", "nothing says what was decided") }
        if !world.judgesAgain { try world.decideHere(&deciders) }
        let zone = try world.organization().zone
        for other in supersedes + amends {
            if other == decision {
                throw .ofItself(decision.subject, supersedes.contains(other) ? "supersedes" : "amends")
            }
            let story = try world.story(other)
            guard story.isInForce(at: world.moment, in: zone) else {
                throw .notInForce(other, story.state.rawValue, story.ended)
            }
        }
        if let double = (supersedes + amends).firstDouble { throw .namedTwice(double.subject, "supersedes, amends") }
    }

    /// Checks the ballot and fills in what it knows.
    private mutating func takeFromBallot(_ world: inout World, _ standing: Decision?) throws(Refusal) {
        guard let ballot else { throw .needs("ballot", "the decision was taken by one") }
        let story = try world.story(ballot)
        guard story.state == .closed else { throw .isNot(ballot.subject, "closed", so: "record ballot-closed first") }
        if let other = story.terms.decision, other != decision { throw .ballotOfAnother(ballot, other) }
        if despite == nil {
            guard story.isPassed else { throw .notCarried(ballot, outcome: story.outcomeWording) }
            // Of several options only those that won; a motion says nothing of alternatives.
            if let alternative, story.terms.options.contains(where: { $0.stands(for: alternative) }),
                !story.chosen.contains(where: { $0.stands(for: alternative) })
            {
                throw .notCarried(ballot, outcome: story.outcomeWording)
            }
        }
        if world.judgesAgain { return }
        if alternative == nil, let only = story.chosen.only, let standing {
            alternative = standing.alternatives.first { only.stands(for: $0.alternative) }?.alternative
        }
        if statement == nil, alternative == nil { statement = story.decided }
        if deciders.isEmpty { deciders = story.participants.sorted() }
        if basis.isEmpty { basis = try grounds(story, standing, &world) }
    }

    /// What the ballot rests on: what its options stand for, the ideas behind that, the arguments made on any of it, and
    /// the findings that those bring forward.
    private func grounds(_ story: Ballot, _ standing: Decision?, _ world: inout World) throws(Refusal) -> [Reference] {
        var grounds: [Reference] = []
        for reference in story.terms.options.compactMap(\.refersTo) where !grounds.contains(reference) {
            grounds.append(reference)
            let added = standing?.alternatives.first { .subject($0.alternative.subject) == reference }
            if let idea = added?.idea { grounds.append(.subject(idea.subject)) }
        }
        var arguments: Set<Position> = []
        var findings: [Reference] = []
        for subject in [decision.subject, story.id.subject] + grounds.compactMap(\.subject) {
            for entry in try world.entries(naming: subject) {
                if case .argumentMade(let argument) = entry.action, argument.on.subject == subject {
                    arguments.insert(entry.position)
                    findings += argument.evidence.filter { $0.subject?.kind == .finding && !findings.contains($0) }
                }
            }
        }
        grounds.removeAll { $0 == .subject(decision.subject) }
        grounds += findings.filter { !grounds.contains($0) }
        return grounds + arguments.sorted().map { .subject(Subject(.entry, UInt32(truncatingIfNeeded: $0.rawValue))) }
    }
}

extension BallotOption {
    fileprivate func stands(for alternative: AlternativeID) -> Bool {
        refersTo == .subject(alternative.subject)
    }
}

extension Ballot {
    /// The options that won, as they stand on the ballot; the motion, where that is carried.
    fileprivate var chosen: [BallotOption] {
        if terms.options.count == 1, isPassed { return terms.options }
        let winners = winners
        return terms.options.filter { winners.contains($0.id) }
    }

    /// What was decided by it: the motion's question, or the question and what won.
    fileprivate var decided: String {
        if terms.options.count == 1 || chosen.isEmpty { return terms.question }
        let answer = chosen.map(\.text).joined(separator: ", ")
        return "\(terms.question)\(terms.question.hasSuffix("?") ? "" : ":") \(answer)"
    }
}

extension Collection {
    /// The element, where there is but one.
    fileprivate var only: Element? { count == 1 ? first : nil }
}

/// How a decision was taken.
public enum DecisionMode: String, Word {
    case ballot = "ballot"
    case consent = "consent"
    case consensus = "consensus"
    case authority = "authority"
}

/// What a decision is expected to bring.
public struct Expectation: FieldGroup {
    public static let groupName = "expectation"
    public var measure: MeasureID?
    public var period: Period?
    public var value: Number?
    public var words: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("measure", &measure, "the measure that should show it")
        try visit("period", &period, "in which period")
        try visit("value", &value, "the value expected")
        try visit("words", &words, "or in words")
    }
}

/// What a decision still depends on.
public struct Condition: FieldGroup {
    public static let groupName = "condition"
    public var condition = ""
    public var by: Period?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("condition", &condition, "the condition, or the body that must ratify it")
        try visit("by", &by, "by when")
    }
}
