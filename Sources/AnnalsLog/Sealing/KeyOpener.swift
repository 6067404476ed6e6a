import Annals

/// Opens sealed texts as far as whoever reads may read them.
struct KeyOpener: SealOpener {
    /// For whom they are opened.
    enum Reader: Sendable {
        /// Nobody in particular: what only its author may read stays sealed.
        case anybody
        /// Somebody, who may read their own private notes.
        case person(PersonID)
        /// The rules, which compare and show nothing.
        case rules
    }

    let keys: Keys
    let reader: Reader
    /// The sessions that whoever reads is not to read of.
    var closed: Set<SessionID> = []

    func open(_ sealed: SealedText, of entry: EntryID, at path: String) -> OpenedText? {
        guard let owner = sealed.owner, mayOpen(owner, path), let key = keys.key(of: owner) else { return nil }
        return sealed.opened(with: key, context: SealedText.context(log: keys.log, entry: entry, path: path))
    }

    private func mayOpen(_ owner: KeyOwner, _ path: String) -> Bool {
        switch (owner, reader) {
        case (_, .rules): true
        case (.session(let session), _): !closed.contains(session)
        case (.person(let person), .person(let reading)) where person == reading: true
        // Under a person's key stand their particulars, which are for all who know them, and their private notes.
        case (.person, _): [".name", ".title", ".email"].contains { path.hasSuffix($0) }
        }
    }
}
