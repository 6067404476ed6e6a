/// The languages in which templates speak to people.
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case russian = "ru"
}

/// A text in each language.
public struct Wording: Hashable, Sendable {
    /// In English.
    public var english: String
    /// In Russian.
    public var russian: String

    /// The same text in both languages, or each in its own.
    public init(_ english: String, russian: String? = nil) {
        self.english = english
        self.russian = russian ?? english
    }

    /// The text in one language.
    public subscript(_ language: Language) -> String {
        switch language {
        case .english: english
        case .russian: russian
        }
    }
}
