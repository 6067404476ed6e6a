public import Annals
import Synchronization

/// The language of the interface. What the log says stays in its own words.
extension Language {
    /// What it calls itself.
    public var ownName: String {
        switch self {
        case .english: "English"
        case .russian: "Русский"
        }
    }

    /// The language that a browser asks for first among those there are (RFC 9110, `Accept-Language`).
    public init(accepting header: String?) {
        let wishes = (header ?? "").split(separator: ",").map { part -> (code: String, weight: Double) in
            let fields = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            let weight = fields.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (String((fields.first ?? "").prefix { $0 != "-" }).lowercased(), weight)
        }
        let best = wishes.filter { $0.weight > 0 && Language(rawValue: $0.code) != nil }
            .max { $0.weight < $1.weight }
        self = best.flatMap { Language(rawValue: $0.code) } ?? .english
    }

    /// A phrase of the interface, asked for in English.
    public subscript(_ phrase: String) -> String {
        guard self == .russian else { return phrase }
        if let found = Phrases.russian[phrase] { return found }
        Phrases.miss(phrase)
        return phrase
    }

    /// What a view says of how something stands, where that is one of our words; else as it is.
    public func state(_ words: String) -> String {
        self == .russian ? Phrases.russian[words] ?? words : words
    }

    /// How something stands, as a view says it: where it says so in English alone, as our words have it.
    func standing(_ wording: Wording) -> String { state(wording[self]) }

    /// A phrase with values where it says `{1}` and `{2}`.
    public func callAsFunction(_ phrase: String, _ values: String...) -> String {
        var text = self[phrase]
        // From the last: a value that has braces in it is not taken for a place.
        let parts = values.enumerated().map { ("{\($0.offset + 1)}", $0.element) }
        guard !parts.isEmpty else { return text }
        var filled = ""
        while let open = text.firstIndex(of: "{") {
            filled += text[..<open]
            text = String(text[open...])
            if let (place, value) = parts.first(where: { text.hasPrefix($0.0) }) {
                filled += value
                text = String(text.dropFirst(place.count))
            } else {
                filled += "{"
                text = String(text.dropFirst())
            }
        }
        return filled + text
    }

    /// A number of things: `count(3, "task|tasks")` is `3 tasks`, in Russian by its three forms.
    public func count(_ number: Int, _ forms: String) -> String { "\(number) \(form(of: forms, for: number))" }

    /// The form of a word beside a number, out of `task|tasks`.
    public func form(of forms: String, for number: Int) -> String {
        let words = self[forms].split(separator: "|").map(String.init)
        let last = words.last ?? forms
        switch self {
        case .english: return number == 1 ? words.first ?? forms : last
        case .russian:
            guard words.count == 3 else { return last }
            let tens = number % 100
            let ones = number % 10
            if ones == 1, tens != 11 { return words[0] }
            return (2...4).contains(ones) && !(12...14).contains(tens) ? words[1] : words[2]
        }
    }
}

/// The phrases of the interface in other languages, by their English.
public enum Phrases {
    /// In Russian: a part each, in files of their own.
    ///
    /// Where two parts name a phrase, the first holds.
    static let russian: [String: String] = [
        frame, reading, states, live, room, door, past, pastStates,
    ].reduce(into: [:]) {
        all, part in
        all.merge(part) { first, _ in first }
    }

    private static let missed = Mutex<Set<String>>([])

    /// The phrases that were asked for and are not there, for tests.
    public static var misses: Set<String> { missed.withLock { $0 } }

    static func miss(_ phrase: String) {
        #if DEBUG
            missed.withLock { _ = $0.insert(phrase) }
        #endif
    }
}
