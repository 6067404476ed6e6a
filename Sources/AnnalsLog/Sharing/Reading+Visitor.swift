public import Annals

extension Reading {
    /// A person as the whole log tells of them now, whatever moment is read; `nil` where nobody of that id ever joined.
    ///
    /// Whoever comes in does so by what is known now.
    public func visitor(_ person: PersonID) throws -> Person? { try Reading(reader).story(person) }
}
