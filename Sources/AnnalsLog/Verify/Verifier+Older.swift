import Annals
public import AnnalsProof

extension Verifier {
    /// A checkpoint that somebody kept, which a log must go on from.
    public struct Older: Sendable {
        /// What it signs.
        public let checkpoint: Checkpoint
        private let note: SignedNote
        private let key: NoteKey?

        /// Takes a note that somebody kept.
        ///
        /// - Parameter key: the key that it must be signed with; left out, one that the log itself names.
        public init(_ note: SignedNote, key: NoteKey? = nil) throws(ProofError) {
            checkpoint = try Checkpoint(note)
            self.note = note
            self.key = key
        }

        /// Why the log does not go on from it; `nil` where it does.
        func problem(log: String, keys: [String], head: TreeHead, in reader: any EntryReader) -> String? {
            let origin = Checkpoint.origin(ofLog: log)
            let old = checkpoint.head
            guard checkpoint.origin == origin else {
                return "the checkpoint is of \(checkpoint.origin), and this log is \(origin)"
            }
            if let problem = signatureProblem(log, keys) { return problem }
            guard old.size <= head.size else {
                return "the log was cut off: the checkpoint signs \(old.size) entries, and there are \(head.size)"
            }
            do {
                guard try TreeHead(size: old.size, from: StoredTree(reader)) == old else {
                    return "the log did not only grow: it is a fork that parted from the checkpoint at or before "
                        + "\(Position(old.size)), or one of its first \(old.size) entries was changed"
                }
            } catch {
                return "the tree over the first \(old.size) entries cannot be read: \(error)"
            }
            return nil
        }

        private func signatureProblem(_ log: String, _ keys: [String]) -> String? {
            if let key {
                do { try note.signature(of: key) } catch { return "the checkpoint does not hold: \(error)" }
                return nil
            }
            let holds = keys.contains { (try? note.signature(of: NoteKey(log: log, key: $0))) != nil }
            return holds ? nil : "the checkpoint is signed by none of the log's own keys"
        }
    }
}
