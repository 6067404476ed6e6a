// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A theme that runs through sessions and years.
public struct ThemeNamed: Action {
    public static let name = "theme-named"
    public static let summary =
        "A theme is named under which findings, ideas, decisions and goals are brought together."
    public static let by = Authority(.steward, .moderator)
    public var theme = ThemeID()
    public var title = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("theme", &theme, "the new theme's id")
        try visit.title("title", &title, "what it is called")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {}
}
