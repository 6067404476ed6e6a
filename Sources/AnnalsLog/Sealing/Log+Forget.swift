public import Annals

/// What came of forgetting somebody, and what remains outside its reach.
public struct Forgetting: Sendable {
    /// A place where somebody's name stands as plain text in what others wrote.
    public struct Trace: Sendable, Equatable {
        /// The entry.
        public let position: Position
        /// The field, as `entry-redacted` takes it: `text`, `options[1].text`.
        public let field: String
        /// Whether all of the name stands there, or the e-mail address; where not, it is one word of the name, which may
        /// mean somebody else.
        public let isWhole: Bool
    }

    /// The entry that says so.
    public let receipt: Receipt
    /// Who was forgotten.
    public let person: PersonID
    /// Whether the key is destroyed: nobody can read name, title, e-mail address and private notes any more.
    public let isKeyDestroyed: Bool
    /// Whether freed pages and the WAL of the log, of the keys file and of the views file are cleared; where not, a
    /// program that reads the log holds it back, and the next command that writes goes on.
    public let isCleared: Bool
    /// Where the name stands as plain text, in the order of positions.
    public let traces: [Trace]
    /// What was exported or handed out before.
    public let exports: [Entry]
}

extension Log {
    /// Forgets somebody: records it, destroys their key, clears the files, and says what remains.
    ///
    /// - Throws: the `Refusal` where they cannot be forgotten now, as long as they own tasks that are open; then nothing
    ///   is done.
    public func forget(
        _ person: PersonID, reason: String, actor: PersonID? = nil, recorder who: PersonID? = nil,
        acceptsClock: Bool = false
    ) throws -> Forgetting {
        // Looked for while the name can still be read.
        let (traces, exports) = try read { reading in (try reading.traces(of: person), try reading.handedOut()) }
        let forgotten = PersonForgotten {
            $0.person = person
            $0.reason = reason
        }
        let receipt = try record(Draft(forgotten, actor: actor, recorder: who), acceptsClock: acceptsClock)
        try? keys.destroy()
        let isKeyDestroyed = try read { $0.keys.key(of: .person(person)) == nil } && !keys.holds(person)
        let areViewsCleared = views?.writeAnew() ?? true
        try clearFreedPages()
        return Forgetting(
            receipt: receipt, person: person, isKeyDestroyed: isKeyDestroyed,
            isCleared: try areViewsCleared && !hasRemains, traces: traces, exports: exports)
    }
}

extension Reading {
    /// Where somebody's name, or a word of it, stands as plain text in what others wrote.
    fileprivate func traces(of person: PersonID) throws -> [Forgetting.Trace] {
        var names: [[String]] = []
        var wholes: [[String]] = []
        try forEachRecorded(naming: [person.subject], .oldestFirst) { entry in
            let said = entry.action.said.particulars(of: person)
            names += said.name
            wholes += said.name + said.address
            return true
        }
        let parts = Set(names.joined().filter { $0.count > 2 })
        guard !wholes.isEmpty else { return [] }
        var traces: [Forgetting.Trace] = []
        try forEachRecorded { entry in
            guard entry.action.said.particulars == nil else { return true }
            for said in entry.everyText {
                let words = SearchWords.words(of: said.text).map(\.key)
                let isWhole = wholes.contains { words.contains($0) }
                guard isWhole || words.contains(where: parts.contains) else { continue }
                traces.append(Forgetting.Trace(position: entry.position, field: said.field, isWhole: isWhole))
            }
            return true
        }
        return traces
    }

    /// What was exported, and the summaries that were handed out.
    fileprivate func handedOut() throws -> [Entry] {
        var found: [Entry] = []
        try forEachRecorded { entry in
            switch entry.action {
            case .exported, .summaryShared: found.append(entry)
            default: break
            }
            return true
        }
        return found
    }
}

extension AnyAction {
    /// The words of the name and of the address that it gives somebody.
    fileprivate func particulars(of person: PersonID) -> (name: [[String]], address: [[String]]) {
        func words(_ text: String?) -> [[String]] {
            let words = text?.unlessRedacted.map { SearchWords.words(of: $0).map(\.key) } ?? []
            return words.isEmpty ? [] : [words]
        }
        switch self {
        case .personJoined(let joined) where joined.person == person: return (words(joined.name), words(joined.email))
        case .personChanged(let change) where change.person == person: return (words(change.name), words(change.email))
        default: return ([], [])
        }
    }
}
