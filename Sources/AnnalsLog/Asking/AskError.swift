/// What somebody asked for cannot be understood, or there is no such thing.
public struct AskError: Error, Equatable, Sendable {
    /// What is wrong with it.
    public let message: String
    /// Whether the text itself is wrong, whatever the log holds.
    public let isMisspelt: Bool
    /// The register that lists what could have been meant, such as `sessions`; `nil` where none does.
    public let register: String?
    /// What is wrong with it, in Russian; `nil` where only those meet it who type commands or write programs.
    public let russian: String?

    /// The text is wrong, whatever the log holds.
    static func misspelt(_ message: String, russian: String? = nil, register: String? = nil) -> AskError {
        AskError(message: message, isMisspelt: true, register: register, russian: russian)
    }

    /// The text is well, but the log has nothing, or too much, that it could mean.
    static func unknown(_ message: String, russian: String? = nil, register: String? = nil) -> AskError {
        AskError(message: message, isMisspelt: false, register: register, russian: russian)
    }
}

extension AskError: CustomStringConvertible {
    /// What is wrong, without a word on where to look.
    public var description: String { message }
}
