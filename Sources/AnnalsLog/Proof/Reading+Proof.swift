public import Annals
public import AnnalsProof
import Foundation

/// What a log proves of itself to an outsider.
extension Reading {
    /// The head of the tree over the first entries, by default over all that are known.
    ///
    /// Reads tiles and some leaves, not the lines.
    public func treeHead(at position: Position? = nil) throws -> TreeHead {
        let size = min(position ?? known, known).rawValue
        return try TreeHead(size: size, from: StoredTree(reader, sharing: blocks))
    }

    /// Proofs that entries stand in the tree over the first `size` entries, in the order of the positions given.
    public func inclusionProofs(of positions: [Position], in size: Int64) throws -> [InclusionProof] {
        let tree = try knownTree(size)
        return try positions.map { try InclusionProof(of: $0.rawValue - 1, in: size, from: tree) }
    }

    /// A proof that the tree over the first `new` entries begins with that over the first `old`.
    public func consistencyProof(from old: Int64, to new: Int64) throws -> ConsistencyProof {
        try ConsistencyProof(from: old, to: new, from: try knownTree(new))
    }

    private func knownTree(_ size: Int64) throws -> StoredTree {
        guard size <= known.rawValue else {
            throw ProofError(.malformed, "a tree of \(size) entries is not known: the last one is \(known)")
        }
        return try StoredTree(reader, sharing: blocks)
    }

    /// The last checkpoint of the entries known, with the signatures of its witnesses; `nil` where none was made.
    public func lastCheckpoint() throws -> SignedNote? { try lastCheckpoint(upTo: known)?.note }

    /// The last checkpoint of no more entries than those.
    public func lastCheckpoint(upTo position: Position) throws -> (position: Position, note: SignedNote)? {
        guard let stored = try reader.lastCheckpoint(upTo: min(position, known)) else { return nil }
        return (stored.position, try stored.signedNote())
    }

    /// The keys of those who have put their signatures under a checkpoint.
    public func witnesses(at position: Position) throws -> [NoteKey] {
        guard let stored = try reader.lastCheckpoint(upTo: position), stored.position == position else { return [] }
        return try stored.cosignatures.map { try NoteKey($0.key) }
    }

    /// The key that signs for the log once the first entries are written, by default all that are known.
    public func signingKey(at position: Position? = nil) throws -> NoteKey {
        let last = min(position ?? known, known)
        var (log, key) = ("", "")
        try reader.story(of: Subject(.log), .about, after: .start) { stored in
            guard stored.position <= last else { return false }
            switch try Entry(stored).action {
            case .logOpened(let opened): (log, key) = (opened.log, opened.key)
            case .keyChanged(let change): key = change.key
            default: break
            }
            return true
        }
        return try NoteKey(log: log, key: key)
    }
}

extension Log {
    /// Proofs that entries stand in the tree of a head, in the order of the positions given.
    public func proof(of positions: [Position], in head: TreeHead) throws -> [InclusionProof] {
        try read { reading in
            let mine = try reading.treeHead(at: Position(head.size))
            guard mine == head else {
                throw ProofError(
                    .doesNotHold, "the log has another root over its first \(head.size) entries than that head")
            }
            return try reading.inclusionProofs(of: positions, in: head.size)
        }
    }
}

extension NoteKey {
    /// The key of a log, by the log's own id and the public key in Base64 as entries hold it.
    init(log: String, key: String) throws {
        try self.init(name: Checkpoint.origin(ofLog: log), publicKey: Array(Data(base64Encoded: key) ?? Data()))
    }
}

extension StoredCheckpoint {
    /// The note with the signatures of the witnesses under it.
    func signedNote() throws -> SignedNote {
        var signed = try SignedNote(Array(note.utf8))
        for cosignature in cosignatures { signed.add(try SignedNote.Signature(line: cosignature.line)) }
        return signed
    }
}
