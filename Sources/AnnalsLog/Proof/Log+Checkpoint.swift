public import Annals
public import AnnalsProof
import Foundation

extension Log {
    /// Signs the head of the log and keeps the checkpoint; gives the one that is there where no entry came since.
    ///
    /// Throws where the keys file is not there or does not hold the log's key, and a `ProofError` where the log does not
    /// continue what was signed last and no steward has accepted that.
    @discardableResult
    public func checkpoint() throws -> SignedNote {
        try store.write { writer in
            let position = try writer.head.position
            guard position > .start else { throw StoreError(.notFound, "\(path) has no entries yet: nothing to sign") }
            let organization = try StoreSource(writer).organization()
            guard let keys = try KeysFile.find(besideLogAt: path, log: organization.log) else {
                throw StoreError(
                    .notFound, "there is no keys file \(path)-keys: put it back; without it nobody can sign")
            }
            let head = try TreeHead(size: position.rawValue, from: StoredTree(writer))
            let continuity = try Continuity(organization, head, keys, from: writer)
            if let problem = continuity.problem { throw ProofError(.doesNotHold, problem) }
            if let last = try writer.lastCheckpoint(upTo: position), last.position == position {
                return try last.signedNote()
            }
            let checkpoint = Checkpoint(origin: Checkpoint.origin(ofLog: organization.log), head: head)
            // Remembered before it is signed: no other head of that size will be.
            try keys.remember(head)
            guard let signature = try keys.sign(Array(checkpoint.text.utf8), with: organization.key),
                let bytes = Data(base64Encoded: signature)
            else {
                throw StoreError(
                    .notFound, "\(keys.path) does not hold the log's present signing key: put the right file back")
            }
            let key = try NoteKey(log: organization.log, key: organization.key)
            let note = try SignedNote(text: checkpoint.text, signatures: [.init(by: key, Array(bytes))])
            try writer.addCheckpoint(position, note.written)
            return note
        }
    }

    /// Signs the head after a session was closed, where that can be.
    ///
    /// A closing never fails for want of a signature: `status` and `verify` say where it could not.
    func checkpointAfterClosing() {
        _ = try? checkpoint()
    }

    /// Keeps the signature of a witness under the checkpoint that it signs.
    ///
    /// - Parameters:
    ///   - note: the checkpoint with the signature, as the witness gave it back.
    ///   - key: the key that the witness is known by.
    /// - Returns: how many entries the checkpoint signs, and whether the signature was there already.
    @discardableResult
    public func addWitness(_ note: SignedNote, key: NoteKey) throws -> (position: Position, isRepeat: Bool) {
        let checkpoint = try Checkpoint(note)
        return try store.write { writer in
            let origin = Checkpoint.origin(ofLog: try StoreSource(writer).organization().log)
            guard checkpoint.origin == origin else {
                throw ProofError(
                    .doesNotHold, "the note is a checkpoint of \(checkpoint.origin), and this log is \(origin)")
            }
            guard key.name != origin else {
                throw ProofError(.malformed, "\(key.name) is the log itself: a witness signs with a key of their own")
            }
            let position = Position(checkpoint.head.size)
            guard let stored = try writer.lastCheckpoint(upTo: position), stored.position == position,
                try stored.signedNote().text == note.text
            else {
                throw ProofError(
                    .doesNotHold,
                    "the log has no such checkpoint of \(checkpoint.head.size) entries; annals checkpoint gives the one to sign"
                )
            }
            let signature = try note.signature(of: key)
            if stored.cosignatures.contains(where: { $0.key == key.text }) { return (position, true) }
            try writer.addCosignature(StoredCosignature(key: key.text, line: signature.line), at: position)
            return (position, false)
        }
    }
}

/// Whether a log goes on from the head that its keys file signed last.
struct Continuity {
    /// The head that was signed last; `nil` where none was.
    let signed: TreeHead?
    /// What is wrong, and what to do; `nil` where the log goes on from it, or a steward gave it up.
    let problem: String?

    init(_ organization: Organization, _ head: TreeHead, _ keys: KeysFile, from reader: any EntryReader) throws {
        signed = try keys.lastSigned()
        guard let signed else {
            problem = nil
            return
        }
        let isGivenUp = organization.givenUp.contains { Int64($0.size) == signed.size && $0.root == signed.root.hex }
        let fault: String?
        if signed.size > head.size {
            fault =
                "the log has \(head.size) entries, and \(signed.size) were signed: it was cut off, or put back from a backup"
        } else if try TreeHead(size: signed.size, from: StoredTree(reader)) != signed {
            fault =
                "the first \(signed.size) entries are not those that were signed: this is another copy of the log, or it was changed"
        } else {
            fault = nil
        }
        problem =
            isGivenUp
            ? nil
            : fault.map {
                "\($0); look for the copy that goes on from them. To go on without it, a steward records: annals record "
                    + "break-accepted size=\(signed.size) root=\(signed.root.hex) reason=WORDS"
            }
    }
}
