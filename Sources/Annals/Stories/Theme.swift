// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A theme under which findings, ideas, decisions and goals are brought together.
public struct Theme: Story {
    public static let kind = Subject.Kind.theme
    public private(set) var began: Mark?
    /// The id.
    public let id: ThemeID
    /// What it is called.
    public private(set) var title = ""

    public init(_ id: ThemeID) {
        self.id = id
    }

    public mutating func apply(_ entry: Entry) {
        guard case .themeNamed(let named) = entry.action else { return }
        began = began ?? Mark(entry)
        title = named.title
    }
}
