import Annals

extension Language {
    /// A sentence with values in it, as each language says it.
    func says(_ english: @autoclosure () -> String, russian: @autoclosure () -> String) -> String {
        self == .english ? english() : russian()
    }

    /// A sentence of a view.
    func says(_ wording: Wording) -> String { wording[self] }

    /// How something stands, as a view says it: where it says so in English alone, as our words have it.
    func standing(_ wording: Wording) -> String { state(wording[self]) }

    /// A stored day, moment or period, as one writes it: `2020-01-20`, `20.01.2020`.
    func date(_ stored: some CustomStringConvertible) -> String {
        self == .english ? stored.description : Russian.date(stored)
    }
}
