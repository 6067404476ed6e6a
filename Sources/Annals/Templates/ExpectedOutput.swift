/// Something that a stage should leave behind, in words that programs understand: `findings lens=swot atLeast=1`.
///
/// The vocabulary is closed, see `Kind` and `Key`. What a session's template expects is written into
/// `session-scheduled` in this form, one text an output, and there compared with what the session recorded.
public struct ExpectedOutput: Hashable, Sendable {
    /// What is expected.
    public let kind: Kind
    /// What else it must satisfy, in the order of the keys.
    public let conditions: [Condition]

    /// A key with its words: `lens=swot`, `with=owner,due`.
    public struct Condition: Hashable, Sendable {
        /// The key.
        public let key: Key
        /// Its words; only `with` has several.
        public let words: [String]
    }

    /// What can be expected.
    ///
    /// All of them count what was recorded in the session; the words are stored and never change meaning.
    public enum Kind: String, CaseIterable, Sendable {
        /// Every promise that came up got a fate: each open task, and each decision, question, parked or deferred
        /// matter that is due or whose ground has moved.
        case promises = "promises"
        /// Findings were recorded. `ground=outside`: by the lenses pestel, competitors, market and customers, or as
        /// an opportunity or threat of swot; `ground=inside`: any other.
        case findings = "findings"
        /// That part of the platform was stated or confirmed.
        case platform = "platform"
        /// Goals were set, confirmed or revised; or, with `state`, see there.
        case goals = "goals"
        /// Initiatives (goals of that kind) were set, confirmed or revised.
        case initiatives = "initiatives"
        /// Tasks were assigned; or, with `state`, see there.
        case tasks = "tasks"
        /// Money, people or time were stated or allocated.
        case resources = "resources"
        /// Measures were defined or revised; `for=every-goal`: each open goal has one.
        case measures = "measures"
        /// Measurements were recorded; `with=target`: of measures that have a target for that period.
        case measurements = "measurements"
        /// A day was named on which the plan is looked at again: the next session, or the review of a decision.
        case reviewDate = "review-date"
        /// Decisions were taken; or, with `state`, see there.
        case decisions = "decisions"
        /// Alternatives of one decision were added.
        case alternatives = "alternatives"
        /// Criteria were added.
        case criteria = "criteria"
        /// Alternatives were scored; `for=every-alternative`: each of them on each criterion.
        case scores = "scores"
        /// Dissent was asked for: whoever voted against or objected gave a reason, with the vote or as a dissent.
        case dissent = "dissent"
        /// Ballots were closed.
        case ballots = "ballots"
        /// Pulses were opened and answered.
        case pulses = "pulses"
        /// Agreements were read back: the stage was entered after the last decision and the last task.
        case agreements = "agreements"
        /// The summary was published; `with=audience`: and shared with named audiences.
        case summary = "summary"
        /// Ideas were captured.
        case ideas = "ideas"
        /// Questions were answered.
        case questions = "questions"
        /// Assumptions were stated.
        case assumptions = "assumptions"
        /// Lessons were recorded.
        case lessons = "lessons"
        /// Rules were agreed.
        case rules = "rules"
    }

    /// What an output can be narrowed by.
    public enum Key: String, CaseIterable, Sendable {
        /// The lens of the findings.
        case lens = "lens"
        /// The side of that lens.
        case side = "side"
        /// Inside or outside the organization.
        case ground = "ground"
        /// The part of the platform.
        case part = "part"
        /// The approach of the initiatives.
        case approach = "approach"
        /// Of measures and measurements: money or other; of criteria: benefit, cost, risk; of resources: money,
        /// people, time.
        case nature = "nature"
        /// The method of the ballots.
        case method = "method"
        /// When the pulse is taken; `after` is at the closing or later.
        case when = "when"
        /// Goals `ranked`: all open ones stand in a ranking; `renewed`: each open one was set, confirmed or revised;
        /// `changed`: some were set, revised, dropped or achieved; `reviewed`: each open one was checked, confirmed,
        /// revised or ended. Tasks `reviewed`: each open one was checked, progressed or ended. Decisions `reviewed`:
        /// each that was in force at the opening.
        case state = "state"
        /// What each of them must have.
        case with = "with"
        /// Each of what must have one.
        case every = "for"
        /// How many at the least; 1 where it is left out.
        case atLeast = "atLeast"
    }

    /// Puts an output together, or says what is wrong with it; a fault's path is the key.
    public init(_ kind: Kind, _ conditions: [(key: String, words: [String])] = []) throws(Fault) {
        var known: [Key: [String]] = [:]
        for (name, words) in conditions {
            let allowed = kind.keys
            guard let key = Key(rawValue: name), allowed.contains(key) else {
                let list = allowed.map(\.rawValue).joined(separator: ", ")
                throw Fault(
                    "is no key of \(kind.rawValue); "
                        + (allowed.isEmpty ? "it has none" : "there are: \(list)"), at: name)
            }
            guard known[key] == nil else { throw Fault("stands there twice", at: name) }
            known[key] = try ExpectedOutput.check(words, key, kind)
        }
        if let side = known[.side]?.first {
            let lens = known[.lens]?.first.flatMap { FindingLens(rawValue: $0) }
            let sides = lens?.sides.map(\.rawValue) ?? []
            guard !sides.isEmpty else { throw Fault("needs a lens that has sides, such as swot", at: "side") }
            guard sides.contains(side) else {
                throw Fault("is “\(side.excerpt)”, expected one of \(sides.joined(separator: ", "))", at: "side")
            }
        }
        if kind == .platform, known[.part] == nil {
            throw Fault(
                "is missing; name one of \(PlatformPart.allCases.map(\.rawValue).joined(separator: ", "))", at: "part")
        }
        self.kind = kind
        self.conditions = Key.allCases.compactMap { key in known[key].map { Condition(key: key, words: $0) } }
    }

    private static func check(_ words: [String], _ key: Key, _ kind: Kind) throws(Fault) -> [String] {
        guard let first = words.first, key == .with || words.count == 1 else {
            throw Fault(words.isEmpty ? "is empty" : "takes one word", at: key.rawValue)
        }
        if key == .atLeast {
            guard let count = Int(first), (1...999).contains(count), String(count) == first else {
                throw Fault("is “\(first.excerpt)”, expected a whole number from 1 to 999", at: key.rawValue)
            }
            return words
        }
        if let odd = words.first(where: { $0.isEmpty || $0.utf8.count > 60 || $0.contains { " ,=\t\n".contains($0) } })
        {
            throw Fault("is “\(odd.excerpt)”, expected one word without spaces, such as growth", at: key.rawValue)
        }
        guard Set(words).count == words.count else { throw Fault("names something twice", at: key.rawValue) }
        // Whether a side is the lens's own is looked at when both are known; an approach may be in words of one's own.
        guard key != .side, let known = kind.words(key) else { return words }
        for word in words where !known.contains(word) {
            throw Fault("is “\(word.excerpt)”, expected one of \(known.joined(separator: ", "))", at: key.rawValue)
        }
        return words
    }
}

extension ExpectedOutput {
    /// How many there must be at the least.
    public var atLeast: Int { word(.atLeast).flatMap { Int($0) } ?? 1 }

    /// What each of them must have.
    public var needs: [String] { words(.with) }

    /// The word of a key that takes one.
    public func word(_ key: Key) -> String? { words(key).first }

    /// The words of a key; none where it is not there.
    public func words(_ key: Key) -> [String] { conditions.first { $0.key == key }?.words ?? [] }
}

extension ExpectedOutput: CustomStringConvertible, LosslessStringConvertible {
    /// The stored form: `tasks with=owner,due`.
    public var description: String {
        ([kind.rawValue] + conditions.map { "\($0.key.rawValue)=\($0.words.joined(separator: ","))" })
            .joined(separator: " ")
    }

    /// Reads the stored form; `nil` for anything else, such as an output in somebody's own words.
    public init?(_ description: String) {
        guard let output = try? ExpectedOutput(text: description) else { return nil }
        self = output
    }

    /// Reads the stored form, or says what is wrong with it.
    public init(text: String) throws(Fault) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: true)
        let kind = try ExpectedOutput.kind(parts.first.map { String($0) } ?? "")
        var conditions: [(key: String, words: [String])] = []
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "=") else {
                throw Fault("is no condition; write key=word", at: String(part))
            }
            let words = part[part.index(after: equals)...].split(separator: ",", omittingEmptySubsequences: false)
            conditions.append((String(part[..<equals]), words.map { String($0) }))
        }
        try self.init(kind, conditions)
    }

    /// The kind with that name, or what is wrong with it.
    public static func kind(_ name: String) throws(Fault) -> Kind {
        guard let kind = Kind(rawValue: name) else {
            throw Fault(
                "is “\(name.excerpt)”, expected one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))",
                at: "output")
        }
        return kind
    }
}

extension PlannedStage {
    /// Those of its outputs that programs understand; others are in somebody's own words.
    public var expected: [ExpectedOutput] { outputs.compactMap { ExpectedOutput($0) } }
}
