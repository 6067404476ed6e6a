// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// An item of a session's agenda.
///
/// Whether it still stands on the agenda, and how long it took, the session's story tells.
public struct Item: Story {
    public static let kind = Subject.Kind.item
    public private(set) var began: Mark?
    /// The id.
    public let id: ItemID
    /// The session on whose agenda it came.
    public private(set) var session: SessionID?
    /// How it was planned last.
    public private(set) var plan = AgendaItem()
    /// When the session entered it.
    public private(set) var entered: [Mark] = []

    public init(_ id: ItemID) {
        self.id = id
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .agendaSet(let set):
            guard let item = set.items.first(where: { $0.item == id }) else { return }
            began = began ?? Mark(entry)
            session = session ?? set.session
            plan = item
        case .itemEntered: entered.append(Mark(entry))
        default: break
        }
    }
}
