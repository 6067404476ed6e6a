/// Tells an entry in a few words: what happened, to what, by whom.
///
/// It speaks every language of the interface; a new action needs a sentence in each, or the switches do not compile.
public struct Narrator {
    /// What a subject is called, where it has a name or a title.
    let name: (Subject) -> String?
    let zone: Zone
    /// The language that it speaks; what the log says stays in its own words.
    public let language: Language
    private let hidden: (Entry) -> Sight.Hidden

    /// A narrator for one organization.
    ///
    /// - Parameters:
    ///   - zone: the organization's clock.
    ///   - language: the language that it speaks.
    ///   - hidden: what of an entry is not to be told now (`Sight`).
    ///   - name: what a subject is called.
    public init(
        in zone: Zone, speaking language: Language = .english, hiding hidden: @escaping (Entry) -> Sight.Hidden,
        naming name: @escaping (Subject) -> String?
    ) {
        self.zone = zone
        self.language = language
        self.hidden = hidden
        self.name = name
    }

    /// The same narrator in another language.
    public func speaking(_ language: Language) -> Narrator {
        Narrator(in: zone, speaking: language, hiding: hidden, naming: name)
    }

    /// Who acted, for the start of a line; empty where nobody said who.
    public func actor(_ entry: Entry) -> String {
        if entry.isAnonymous || hidden(entry).contains(.author) { return language == .english ? "somebody" : "кто-то" }
        return entry.actor.map { who($0) } ?? ""
    }

    /// What happened, on one line.
    public func tell(_ entry: Entry) -> String {
        named(words(entry.showing(without: hidden(entry), in: language))).unbroken
    }

    /// A text with the names of the people in it.
    public func named(_ text: String) -> String { PersonInText.shown(text) { name($0.subject) } }

    /// What happened, in the narrator's language.
    func words(_ entry: Entry) -> String {
        switch language {
        case .english: english(entry)
        case .russian: Redaction.told(russian(entry), in: .russian)
        }
    }

    /// An entry as a correction says that it should have been.
    func corrected(_ entry: Entry, _ correction: EntryCorrected) -> String {
        guard let action = correction.action else { return "" }
        var other = entry
        other.action = action
        return words(other)
    }

    func who(_ person: PersonID) -> String { name(person.subject) ?? person.description }
    func title(_ subject: Subject) -> String { name(subject) ?? "" }
    func reason(_ text: String?) -> String { text.map { ": \($0)" } ?? "" }
    func ids(_ ids: [some CustomStringConvertible]) -> String { ids.map(\.description).joined(separator: ", ") }

    /// People by their names and audiences in their words.
    public func list(_ recipients: [Recipient]) -> String {
        recipients.map { recipient in recipient.person.map { who($0) } ?? recipient.description }
            .joined(separator: ", ")
    }
}

extension String {
    /// The text on one line, without what would turn the direction of the rest of the line.
    public var unbroken: String {
        guard unicodeScalars.contains(where: \.breaksLine) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isDirection { continue }
            text.unicodeScalars.append(scalar.breaksLine ? " " : scalar)
        }
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isDirection: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }

    fileprivate var breaksLine: Bool {
        value < 0x20 || value == 0x2028 || value == 0x2029 || value == 0x85 || isDirection
    }
}
