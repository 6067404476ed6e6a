public import Annals

extension Reading {
    /// The position of the entry with an id; `nil` where there is none, or it is not known.
    public func position(of id: EntryID) throws -> Position? {
        try reader.position(of: id).flatMap { $0 <= known ? $0 : nil }
    }
}
