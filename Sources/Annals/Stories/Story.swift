// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

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
    /// Whether it still holds, is open or waits for something.
    ///
    /// A look at how things are passes over the rest.
    var isCurrent: Bool { get }
    /// Takes up one more entry about it. Never refuses.
    mutating func apply(_ entry: Entry)
}

extension Story {
    public var owners: [PersonID] { [] }
    public var isCurrent: Bool { true }
}

/// A story of something that need only be in the log to be named, whatever its date.
///
/// What is said of it with a date before that of its creation comes after it all the same.
protocol TimelessStory: Story {
    /// What was said of it before the creation came.
    var early: [Entry] { get set }
    /// Takes up an entry that comes after the creation, or is the creation itself.
    mutating func tell(_ entry: Entry)
}

extension TimelessStory {
    mutating func takeUp(_ entry: Entry) {
        if began == nil, !early.isEmpty, let subject = entry.about(Self.kind).first(where: { entry.creates($0) }),
            let id = Identifier<Self>(subject)
        {
            let later = early
            self = Self(id)
            tell(entry)
            for entry in later { tell(entry) }
            return
        }
        tell(entry)
        if began == nil { early.append(entry) }
    }
}

public typealias PersonID = Identifier<Person>
public typealias SeriesID = Identifier<Series>
public typealias SessionID = Identifier<Session>
public typealias HomeworkID = Identifier<Homework>
public typealias ItemID = Identifier<Item>
public typealias RuleID = Identifier<HouseRule>
public typealias QuestionID = Identifier<Question>
public typealias BreakoutID = Identifier<Breakout>
public typealias IdeaID = Identifier<Idea>
public typealias GroupID = Identifier<IdeaGroup>
public typealias BallotID = Identifier<Ballot>
public typealias DecisionID = Identifier<Decision>
public typealias AlternativeID = Identifier<Alternative>
public typealias CriterionID = Identifier<Criterion>
public typealias GoalID = Identifier<Goal>
public typealias MeasureID = Identifier<Measure>
public typealias TaskID = Identifier<Todo>
public typealias ThemeID = Identifier<Theme>
public typealias FindingID = Identifier<Finding>
public typealias PlatformID = Identifier<Platform>
public typealias AssumptionID = Identifier<Assumption>
public typealias PulseID = Identifier<Pulse>
