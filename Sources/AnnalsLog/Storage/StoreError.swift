/// A failure of the machine or of the file, not of a rule.
///
/// Two are equal when their codes are.
public struct StoreError: Error, Sendable {
    /// What went wrong, for programs.
    public enum Code: String, Sendable {
        case notFound = "not-found"
        case alreadyThere = "already-there"
        case notALog = "not-a-log"
        case newerLog = "newer-log"
        case readOnly = "read-only"
        case cannotOpen = "cannot-open"
        case diskFull = "disk-full"
        case busy = "busy"
        case damaged = "damaged"
        case conflict = "conflict"
        case closed = "closed"
        case stopped = "stopped"
        case machine = "machine"
    }

    /// What went wrong.
    public let code: Code
    /// What, where and what to do next, in one line.
    public let message: String
    /// What the system said, where it said something.
    public let underlying: (any Error)?

    /// Describes a failure.
    public init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }
}

extension StoreError: Equatable, CustomStringConvertible {
    /// Equal when the codes are.
    public static func == (left: StoreError, right: StoreError) -> Bool { left.code == right.code }

    /// The message.
    public var description: String { message }
}
