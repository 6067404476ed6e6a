// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// How a ballot is counted: the method, its version and its settings.
///
/// It is kept with the ballot, which is counted by the code of that version for ever (`Poll.counted`).
public struct VotingMethod: FieldGroup {
    public static let groupName = "method"
    /// The method.
    public var name = VotingMethodName.majority
    /// The version of its counting; filled in.
    public var v: Int?
    /// Dots: how many each voter has, and how many may go to one option.
    public var budget: Int?
    public var most: Int?
    /// Score: the ends of the scale.
    public var lowest: Int?
    public var highest: Int?
    /// Ranked: what is said of an option that a paper does not rank.
    public var unranked: Unranked?
    /// Ranked: the option that stays when nothing else is chosen, such as “further discussion”.
    public var defaultOption: String?
    /// Ranked: how many must rank an option above the default one, else it is dropped.
    ///
    /// The quorum of Debian's constitution, which is seldom a whole number, as it comes of the square root of the number of developers.
    public var overDefault: Number?
    /// Ranked: how many times as many must prefer an option to the default one as the other way round.
    public var ratios: Named<Ratio>?
    /// Single transferable vote: how many are elected.
    public var seats: Int?

    public init() {}

    /// A method with its settings.
    public init(_ name: VotingMethodName, _ settings: (inout VotingMethod) -> Void = { _ in }) {
        self.name = name
        settings(&self)
    }

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("name", &name, "the method")
        try visit("v", &v, "the version of its counting; filled in")
        try visit("budget", &budget, "dots: how many each voter has")
        try visit("most", &most, "dots: how many may go to one option; left out, all")
        try visit("lowest", &lowest, "score: the lowest; left out, 0")
        try visit("highest", &highest, "score: the highest; left out, 5")
        try visit("unranked", &unranked, "ranked: what a paper does not rank comes last (left out), or is no opinion")
        try visit.title("default", &defaultOption, "ranked: the option that stays when nothing else is chosen")
        try visit("overDefault", &overDefault, "ranked: how many must rank an option above the default one")
        try visit("ratios", &ratios, "ranked: the majority over the default option that an option needs, such as 3")
        try visit("seats", &seats, "single-transferable: how many are elected")
    }
}

/// The methods of voting.
public enum VotingMethodName: String, Word {
    case majority = "majority"
    case consent = "consent"
    case approval = "approval"
    case dots = "dots"
    case score = "score"
    case ranked = "ranked"
    case instantRunoff = "instant-runoff"
    case singleTransferable = "single-transferable"
}

/// What can be said to a motion.
public enum MajorityChoice: String, Word {
    case `for` = "for"
    case against = "against"
    case abstain = "abstain"
}

/// What can be said to a proposal that is to pass by consent.
public enum ConsentChoice: String, Word {
    case agree = "agree"
    case standAside = "stand-aside"
    case object = "object"
}

/// What is said of an option that a paper does not rank.
public enum Unranked: String, Word {
    /// It comes after all that are ranked.
    case last = "last"
    /// Nothing: no pair with it is counted.
    case noOpinion = "no-opinion"
}

/// How many times as many are needed on one side: `3`, or `3/2` for three to two.
public struct Ratio: Hashable, Sendable {
    /// So many to so many.
    public let part: Int
    public let whole: Int

    /// That many times, or that many to so many.
    public init(_ part: Int, _ whole: Int = 1) {
        self.part = part
        self.whole = whole
    }
}

extension Ratio: FieldValue {
    public static var shape: Shape { .words(["N/M"]) }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Ratio {
        let text = try json.peek() == .string ? json.string() : String(decoding: json.number(), as: UTF8.self)
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map { Position(String($0))?.rawValue }
        if !text.contains("#"), sides.count <= 2, let part = sides[0], let whole = sides.count == 2 ? sides[1] : 1,
            part >= whole, part <= 1000
        {
            return Ratio(Int(part), Int(whole))
        }
        throw Fault(
            "is “\(text.excerpt)”, expected a majority such as 3 (to 1) or “3/2”",
            russian: "«\(text.excerpt)» — не отношение голосов, такое как 3 (к 1) или «3/2»")
    }

    public func write(_ json: inout JSONWriter) {
        json.string("\(part)/\(whole)")
    }
}
