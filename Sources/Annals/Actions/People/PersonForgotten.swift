// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A person is forgotten.
///
/// The log destroys their key right after: name, title, e-mail address and private notes open for nobody any more.
public struct PersonForgotten: Action {
    public static let name = "person-forgotten"
    public static let summary = "A person is forgotten: name, title, e-mail address and private notes go, the id stays."
    public static let by = Authority(.steward)
    public static let bearing = Bearing.lasting
    public var person = PersonID()
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("person", &person, "who is forgotten")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if world.judgesAgain { return }
        let story = try world.story(person)
        if let forgotten = story.forgotten { throw .isAlready(person.subject, "forgotten", since: forgotten) }
        guard world.isLive else { throw .onlyNow(PersonForgotten.name) }
        try world.mustNotBeLastSteward(person)
        var tasks: [TaskID] = []
        for entry in try world.entries(naming: person.subject) {
            for task in entry.about(.task).compactMap({ TaskID($0) }) where !tasks.contains(task) {
                guard let standing = try world.storyIfAny(task), standing.isOpen, standing.plan.owner == person,
                    story.left == nil || story.handedTo == nil
                else { continue }
                tasks.append(task)
            }
            for ballot in entry.about(.ballot).compactMap({ BallotID($0) }) {
                guard let standing = try world.storyIfAny(ballot), standing.state == .open else { continue }
                if standing.electorate.contains(person) { throw .onOpenBallot(person, ballot) }
            }
        }
        if !tasks.isEmpty { throw .ownsTasks(person, tasks) }
    }
}
