import Annals
import Crypto
import Synchronization

/// The keys of one transaction of the writer: those that there are, and those that it makes.
///
/// New ones become durable right before the commit, all at once.
final class NewKeys: Sealer, SealOpener {
    private let ring: KeyRing
    private let keys: Keys
    private let new = Mutex(KeysFile.SealingKeys())
    private let log: Mutex<String>
    /// Whether there is a keys file at all.
    let isThere: Bool

    init(_ ring: KeyRing, _ keys: Keys) {
        self.ring = ring
        self.keys = keys
        log = Mutex(keys.log)
        isThere = ring.isThere
    }

    /// Learns whose keys they are: of the log that is being opened.
    func begin(_ log: String) { self.log.withLock { $0 = log } }

    /// Whether any session has a circle.
    var hasCircles: Bool {
        !keys.circles.isEmpty || !keys.lost.isEmpty || new.withLock { !$0.circles.isEmpty }
    }

    /// Whether a session has a circle.
    func isCircled(_ session: SessionID) -> Bool {
        keys.circles[session] != nil || keys.lost.contains(session) || new.withLock { $0.circles[session] != nil }
    }

    /// Sees to it that somebody, or a session, has a key.
    func make(for owner: KeyOwner) throws {
        guard key(of: owner) == nil else { return }
        guard isThere else { throw Refusal.cannotSeal(ring.missing) }
        if case .session(let session) = owner, keys.lost.contains(session) {
            throw Refusal.cannotSeal(ring.lacks(owner))
        }
        new.withLock { new in
            switch owner {
            case .person(let person): new.personal[person] = SymmetricKey(size: .bits256)
            case .session(let session): new.circles[session] = SymmetricKey(size: .bits256)
            }
        }
    }

    /// What the ids of imported lines follow from.
    func imports() throws -> SymmetricKey {
        if let key = keys.imports { return key }
        guard isThere else { throw StoreError(.notFound, ring.missing) }
        return new.withLock { new in
            let key = new.imports ?? SymmetricKey(size: .bits256)
            new.imports = key
            return key
        }
    }

    /// Whether it made any.
    var hasNew: Bool {
        new.withLock { new in !new.personal.isEmpty || !new.circles.isEmpty || new.imports != nil }
    }

    /// Makes the new ones durable.
    func keep() throws {
        let new = new.withLock { $0 }
        guard hasNew else { return }
        try ring.add(new, of: log.withLock { $0 })
    }

    private func key(of owner: KeyOwner) -> SymmetricKey? {
        if let key = keys.key(of: owner) { return key }
        return new.withLock { new in
            switch owner {
            case .person(let person): new.personal[person]
            case .session(let session): new.circles[session]
            }
        }
    }

    // MARK: - Sealing and opening

    func seal(_ text: String, under owner: KeyOwner, of entry: EntryID, at path: String) throws -> SealedText {
        guard let key = key(of: owner) else {
            throw Refusal.cannotSeal(isThere ? ring.lacks(owner) : ring.missing)
        }
        return try SealedText(text, under: key, of: owner, context: context(entry, path))
    }

    func open(_ sealed: SealedText, of entry: EntryID, at path: String) -> OpenedText? {
        guard let owner = sealed.owner, let key = key(of: owner) else { return nil }
        return sealed.opened(with: key, context: context(entry, path))
    }

    private func context(_ entry: EntryID, _ path: String) -> [UInt8] {
        SealedText.context(log: log.withLock { $0 }, entry: entry, path: path)
    }
}
