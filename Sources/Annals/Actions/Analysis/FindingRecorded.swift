// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Something that the analysis found.
public struct FindingRecorded: Action {
    public static let name = "finding-recorded"
    public static let summary = "Something is found about the organization or what surrounds it, and what shows it."
    public static let by = Authority.session
    public var finding = FindingID()
    public var lens = FindingLens.swot
    public var side: FindingSide?
    public var text = ""
    public var of: String?
    public var about: [GoalID] = []
    public var rating: Int?
    public var consequence: String?
    public var evidence: [Reference] = []
    public var replaces: [FindingID] = []
    public var from: [Reference] = []
    public var themes: [ThemeID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("finding", &finding, "the new finding's id")
        try visit("lens", &lens, "through which lens it was looked at")
        try visit("side", &side, "the lens's own side: a strength, a threat, political, …")
        try visit("text", &text, "what was found")
        try visit.title("of", &of, "which competitor, trend or aspect it is found of")
        try visit("about", &about, "the goals that it bears on")
        try visit("rating", &rating, "how much it weighs, 1 to 5")
        try visit("consequence", &consequence, "what follows from it")
        try visit("evidence", &evidence, "what shows it: ids, entries, links")
        try visit.about("replaces", &replaces, "the findings that it stands in for")
        try visit("from", &from, "the ideas, questions or homework that it comes from")
        try visit("themes", &themes, "the themes that it belongs to")
    }

    public var remarks: [Wording] {
        guard evidence.isEmpty else { return [] }
        return [
            Wording(
                "\(finding) rests on nothing that is named; say what shows it with “evidence”",
                russian: "не сказано, на чём стоит \(finding); назовите это в «evidence»")
        ]
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let side, !lens.sides.contains(side) { throw .sideOfAnotherLens(side, lens) }
        if let rating, !(1...5).contains(rating) { throw .outOfRange("rating", Number(rating), "1", "5") }
        if replaces.contains(finding) { throw .ofItself(finding.subject, "replaces") }
        if let double = replaces.firstDouble { throw .namedTwice(double.subject, "replaces") }
        for earlier in replaces { try world.mustStand(earlier) }
    }
}

/// Through what the organization or its surroundings are looked at.
public enum FindingLens: String, Word {
    case swot = "swot"
    case pestel = "pestel"
    case competitors = "competitors"
    case market = "market"
    case customers = "customers"
    case resources = "resources"
    case execution = "execution"
    case culture = "culture"
    case gap = "gap"

    /// The sides that findings of this lens can be on.
    ///
    /// What lies inside is strong or weak, what lies outside is a chance or a danger; a competitor is strong or weak
    /// too. A gap lies between what is and what should be, and has no sides.
    public var sides: [FindingSide] {
        switch self {
        case .swot: [.strength, .weakness, .opportunity, .threat]
        case .pestel: [.political, .economic, .social, .technological, .environmental, .legal]
        case .market, .customers: [.opportunity, .threat]
        case .competitors, .resources, .execution, .culture: [.strength, .weakness]
        case .gap: []
        }
    }
}

/// The side of its lens that a finding is on.
public enum FindingSide: String, Word {
    case strength = "strength"
    case weakness = "weakness"
    case opportunity = "opportunity"
    case threat = "threat"
    case political = "political"
    case economic = "economic"
    case social = "social"
    case technological = "technological"
    case environmental = "environmental"
    case legal = "legal"
}
