/// Why something is not proved: what was found, and where.
public struct ProofError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Code: String, Sendable {
        /// It is not of the form that its specification asks for.
        case malformed
        /// A proof does not lead to the root that it should lead to.
        case doesNotHold
        /// A signature is not of the key that it names.
        case badSignature
        /// No signature of the key that was asked for stands there.
        case notSigned
    }

    /// What kind of fault it is.
    public let code: Code
    /// What was wrong and where, in one line.
    public let message: String

    /// Says what is wrong.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What was wrong and where.
    public var description: String { message }
}
