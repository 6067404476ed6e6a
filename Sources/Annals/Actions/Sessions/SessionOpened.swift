// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A session begins.
public struct SessionOpened: Action {
    public static let name = "session-opened"
    public static let summary = "A session is opened, with the people present."
    public static let by = Authority.lead
    public var session = SessionID()
    public var present: [PersonID] = []
    public var unready: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("present", &present, "who is there")
        try visit("unready", &unready, "why it begins though homework is missing; asked for only then")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        try world.mustNotBeOver(story)
        if story.isOpen { throw .isAlready(session.subject, "open", since: story.opened) }
        if let double = present.firstDouble { throw .namedTwice(double.subject, "present") }
        for person in present { _ = try world.here(person) }
        if world.isLive, !world.judgesAgain, story.moderator == nil,
            !story.invited.contains(where: { ($0.role == .moderator || $0.role == .chair) && !$0.isExcused })
        {
            throw .noModerator(session)
        }
        let missing = story.missingHomework.map { "\($0.homework) (\($0.person))" }.joined(separator: ", ")
        if missing.isEmpty || unready != nil || world.judgesAgain { return }
        if world.isLive {
            throw .needs("unready", "homework is not handed in: \(missing); say why to begin all the same")
        }
        world.remark(
            Wording("homework was not handed in: \(missing)", russian: "домашние задания не сданы: \(missing)"))
    }
}
