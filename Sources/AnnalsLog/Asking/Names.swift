public import Annals

/// Names and titles as a reading has them, each read once.
public final class Names {
    private let reading: Reading
    private var names: [Subject: String?] = [:]

    /// Looks them up in that reading.
    public init(_ reading: Reading) {
        self.reading = reading
    }

    /// A text with the names of the people in it.
    ///
    /// - Parameter escaping: how a name is written where the text is not plain.
    public func naming(_ text: String, escaping: (String) -> String = { $0 }) -> String {
        PersonInText.shown(text) { name($0.subject).map(escaping) }
    }

    /// What a person, session, agenda item or measure is called; `nil` of anything else, and where it is not there.
    public func name(_ subject: Subject) -> String? {
        if let name = names[subject] { return name }
        let name = try? read(subject)
        names[subject] = name
        return name
    }

    private func read(_ subject: Subject) throws -> String? {
        switch subject.kind {
        case .person: try PersonID(subject).flatMap { try person($0) }
        case .session: try SessionID(subject).flatMap { try reading.story($0)?.title }
        case .item: try ItemID(subject).flatMap { try reading.story($0)?.plan.title }
        case .measure: try MeasureID(subject).flatMap { try reading.story($0)?.name }
        default: nil
        }
    }

    /// A person's name, with the id where several bear it.
    private func person(_ id: PersonID) throws -> String? {
        guard let name = try reading.story(id)?.shownName else { return nil }
        return try reading.hasNamesake(id) ? "\(name) (\(id))" : name
    }
}

extension Reading {
    /// A text with the names of the people in it.
    ///
    /// - Parameter escaping: how a name is written where the text is not plain.
    public func naming(_ text: String, escaping: (String) -> String = { $0 }) -> String {
        Names(self).naming(text, escaping: escaping)
    }

    /// Tells entries with the names of this reading, less what is hidden now.
    public func narrator(_ names: Names? = nil, speaking language: Language = .english) throws -> Narrator {
        let names = names ?? Names(self)
        let viewer = Viewer(self)
        return Narrator(
            in: try organization().zone, speaking: language, hiding: { viewer.hidden(in: $0) },
            naming: { names.name($0) })
    }
}
