// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A decision is undone by another.
public struct DecisionReversed: Action {
    public static let name = "decision-reversed"
    public static let summary = "A decision is reversed by another one; everything that hangs on it gets its fate."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var by = DecisionID()
    public var hanging: [Hanging] = []
    public var leaving: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("decision", &decision, "the decision that is reversed", required: true)
        try visit.mentions("by", &by, "the decision that reverses it")
        try visit.about(
            "hanging", &hanging, "each open goal, task, target and allocation that came of it, and what becomes of it")
        try visit("leaving", &leaving, "why something that hangs on it is left unnamed")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.inForce(decision)
        guard by != decision else { throw .ofItself(decision.subject, "by") }
        _ = try world.inForce(by)
        for one in hanging where one.fate == .move && one.to == nil {
            throw .needs("hanging.to", "\(one.on) is to move to another decision")
        }
        if let double = hanging.map(\.on).firstDouble?.subject { throw .namedTwice(double, "hanging") }
        if world.judgesAgain {
            for one in hanging { try world.mustBeOpen(one.on, of: decision) }
            return
        }
        let all = try world.hanging(on: decision)
        for one in hanging where !(one.on.subject.map(all.contains) ?? false) { throw .hangsNot(one.on, decision) }
        if leaving != nil { return }
        let named = Set(hanging.compactMap(\.on.subject))
        let loose = all.filter { !named.contains($0) }
        if !loose.isEmpty { throw .hangsLoose(loose, decision) }
    }

    /// The targets and allocations among what hung on it: they have no ids of their own, and are named by their entries.
    var entries: [Position] {
        hanging.compactMap(\.on.subject).filter { $0.kind == .entry }.map { Position($0.number) }
    }

    /// What becomes of something that hung on the reversed decision.
    enum Fate {
        case keep, cancel
        case move(DecisionID)
    }

    func fate(of subject: Subject) -> Fate? {
        guard let one = hanging.first(where: { $0.on.subject == subject }) else { return nil }
        switch one.fate {
        case .keep: return .keep
        case .cancel: return .cancel
        case .move: return one.to.map { .move($0) }
        }
    }
}

/// What becomes of something that hung on a reversed decision.
public struct Hanging: FieldGroup {
    public static let groupName = "hanging"
    public var on = Reference.link("")
    public var fate = HangingFate.keep
    public var to: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("on", &on, "the goal or task, or the entry (#17) of a target or an allocation")
        try visit("fate", &fate, "keep it, move it to another decision, or cancel it")
        try visit("to", &to, "the decision that it moves to")
    }
}

/// What becomes of something that hung on a reversed decision.
public enum HangingFate: String, Word {
    case keep = "keep"
    case move = "move"
    case cancel = "cancel"
}
