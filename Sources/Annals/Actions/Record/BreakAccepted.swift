// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The log goes on though it does not continue what was signed last: it was put back from a backup, or it is one of two
/// copies that went different ways.
///
/// Until this is recorded nothing more is signed.
public struct BreakAccepted: Action {
    public static let name = "break-accepted"
    public static let summary = "The log goes on from here, though it does not continue the head that was signed last."
    public static let by = Authority(.steward)
    public static let bearing = Bearing.lasting
    public var size = 0
    public var root = ""
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("size", &size, "how many entries the head that is given up has")
        try visit.title("root", &root, "its root, in 64 hexadecimal digits")
        try visit("reason", &reason, "what happened, and what became of the entries that are not here")
    }

    public var furtherSubjects: [Subject] { [Subject(.log), Subject(.organization)] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if world.judgesAgain { return }
        guard world.isLive else { throw .onlyNow(BreakAccepted.name) }
        try world.mustBeAboveZero("size", size)
        guard Digest(hex: root) != nil else { throw .noRoot("root") }
        let (size, root) = (size, root)
        if try world.organization().givenUp.contains(where: { $0.size == size && $0.root == root }) {
            throw .nothingChanges(Subject(.log))
        }
    }
}
