extension AnyAction {
    /// The same action, at least as secret as it was recorded.
    ///
    /// What was said under a promise stays under it: a correction that leaves the promise out keeps it, and one that
    /// takes it back is refused.
    func keepingSecrecy(of recorded: AnyAction) throws(Refusal) -> AnyAction {
        switch (self, recorded) {
        case (.ideaCaptured(var idea), .ideaCaptured(let was)):
            try Self.keep(&idea.hidden, was.hidden, "hidden", idea.idea.subject)
            return .ideaCaptured(idea)
        case (.ballotOpened(var ballot), .ballotOpened(let was)):
            try Self.keep(&ballot.secret, was.secret, "secret", ballot.ballot.subject)
            try Self.keep(&ballot.hidden, was.hidden, "hidden", ballot.ballot.subject)
            return .ballotOpened(ballot)
        case (.pulseOpened(var pulse), .pulseOpened(let was)):
            try Self.keep(&pulse.anonymous, was.anonymous, "anonymous", pulse.pulse.subject)
            return .pulseOpened(pulse)
        case (.noteAdded(var note), .noteAdded(let was)):
            try Self.keep(&note.isPrivate, was.isPrivate, "private", was.on.subject ?? Subject(.log))
            return .noteAdded(note)
        default:
            return self
        }
    }

    private static func keep(_ now: inout Bool?, _ was: Bool?, _ field: String, _ subject: Subject) throws(Refusal) {
        guard was == true else { return }
        if now == false { throw .isAlready(subject, "\(field), which no correction takes back; leave “\(field)” out") }
        now = true
    }
}
