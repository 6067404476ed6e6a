// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What of each kind is current. A date that passes by itself ends nothing here: whoever asks knows the moment.

extension Decision {
    public var isCurrent: Bool { state == .inForce || isUndecided }
}

extension Todo {
    public var isCurrent: Bool { isOpen }
}

extension Goal {
    public var isCurrent: Bool { state == .open }
}

extension Measure {
    public var isCurrent: Bool { retired == nil }
}

extension Session {
    public var isCurrent: Bool { state != .closed && state != .cancelled }
}

extension Ballot {
    public var isCurrent: Bool { state == .open || contest != nil }
}

extension Question {
    public var isCurrent: Bool { answer == nil }
}

extension Idea {
    /// One that was put off: parked, or carried on.
    public var isCurrent: Bool {
        withdrawn == nil && mergedInto == nil && (parked != nil || !carriedInto.isEmpty)
    }
}

extension IdeaGroup {
    /// One that was carried on.
    public var isCurrent: Bool { !carriedInto.isEmpty }
}

extension Homework {
    public var isCurrent: Bool { !isSubmitted }
}

extension Pulse {
    public var isCurrent: Bool { closed == nil }
}

extension Finding {
    public var isCurrent: Bool { state == .standing }
}

extension Assumption {
    /// One that is open, or to be looked at again.
    public var isCurrent: Bool { state == .open || (state == .held && said.reviewOn != nil) }
}
