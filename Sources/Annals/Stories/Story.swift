/// What has become of one subject: a fold over the entries about it.
///
/// Rules look at stories; views are made of them.
public protocol Story: Sendable {
    /// The kind of subject.
    static var kind: Subject.Kind { get }
    /// A subject of which nothing was said yet.
    init(_ id: Identifier<Self>)
    /// Where it came into being; `nil` while nothing was said of it.
    var began: Mark? { get }
    /// Whose it is: its author or owner, where it has one.
    var owners: [PersonID] { get }
    /// Takes up one more entry about it. Never refuses.
    mutating func apply(_ entry: Entry)
}

extension Story {
    public var owners: [PersonID] { [] }
}

public typealias PersonID = Identifier<Person>
public typealias SeriesID = Identifier<Series>
public typealias SessionID = Identifier<Session>
public typealias IdeaID = Identifier<Idea>
public typealias GroupID = Identifier<IdeaGroup>
public typealias BallotID = Identifier<Ballot>
public typealias DecisionID = Identifier<Decision>
public typealias AlternativeID = Identifier<Alternative>
public typealias CriterionID = Identifier<Criterion>
public typealias GoalID = Identifier<Goal>
public typealias MeasureID = Identifier<Measure>
public typealias TaskID = Identifier<Todo>
