// How views speak: each sentence stands beside its translation, so that none is without one.

extension Language {
    /// A sentence with values in it, as each language says it.
    package func says(_ english: @autoclosure () -> String, russian: @autoclosure () -> String) -> String {
        self == .english ? english() : russian()
    }

    /// A sentence of a view.
    package func says(_ wording: Wording) -> String { wording[self] }

    /// A stored day, moment or period, as one writes it: `2020-01-20`, `20.01.2020`.
    package func date(_ stored: some CustomStringConvertible) -> String {
        self == .english ? stored.description : Russian.date(stored)
    }

    /// A word of the catalogue.
    func word(_ word: some Spoken) -> String { says(word.rawValue, russian: word.inRussian) }
}

/// A word of the catalogue, or of a view, that is said in every language.
protocol Spoken: RawRepresentable<String> {
    /// What it is called inside Russian sentences.
    var inRussian: String { get }
}
