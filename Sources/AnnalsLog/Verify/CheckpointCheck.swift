import Annals
import AnnalsProof

/// Holds the checkpoints of a log against the tree over its leaves, and their signatures against the keys of their time.
struct CheckpointCheck {
    private let reader: any EntryReader
    /// The first checkpoint of more entries than were read.
    private var next: StoredCheckpoint?
    /// Those of entries that were read and are still being hashed, each with the log's id and its key then.
    private var waiting: [(checkpoint: StoredCheckpoint, log: String, key: String)] = []
    /// The head of the tree that was heard of last.
    private(set) var last = TreeHead.empty
    private var cosignatures = 0
    /// How many checkpoints do not fit the entries, after the first of them.
    private var moreUnfit = 0
    private var isUnfit = false

    init(_ reader: any EntryReader) throws {
        self.reader = reader
        next = try reader.checkpoint(after: .start)
    }

    /// Takes up that the entries up to a position were read; whether their checkpoint asks for the root over them.
    mutating func take(
        _ position: Position, log: String, key: String, into report: inout Verifier.Report
    ) throws -> Bool {
        var isSigned = false
        while let due = next, due.position <= position {
            next = try reader.checkpoint(after: due.position)
            if due.position == position {
                waiting.append((due, log, key))
                isSigned = true
            } else {
                report.add(due.position, "its checkpoint signs an entry that is missing")
                cosignatures += due.cosignatures.count
            }
        }
        return isSigned
    }

    /// Takes up the head of the tree over the entries of the checkpoint that waits longest, or of all.
    mutating func take(_ head: TreeHead, into report: inout Verifier.Report) {
        last = head
        guard !waiting.isEmpty else { return }
        let (stored, log, key) = waiting.removeFirst()
        let position = stored.position
        cosignatures += stored.cosignatures.count
        do {
            let note = try SignedNote(Array(stored.note.utf8))
            let checkpoint = try Checkpoint(note)
            let origin = Checkpoint.origin(ofLog: log)
            guard checkpoint.origin == origin else {
                return report.add(position, "its checkpoint is of \(checkpoint.origin), and this log is \(origin)")
            }
            guard checkpoint.head.size == position.rawValue else {
                return report.add(position, "its checkpoint signs \(checkpoint.head.size) entries")
            }
            guard note.signatures.count == 1 else {
                return report.add(
                    position, "its checkpoint has \(note.signatures.count) signatures, not the log's alone")
            }
            try note.signature(of: try NoteKey(log: log, key: key))
            try check(stored.cosignatures, of: note, origin, position, into: &report)
            guard checkpoint.head == head else { return addUnfit(position, &report) }
            report.checkpoints = (report.checkpoints.count + 1, position)
        } catch {
            report.add(position, "its checkpoint does not hold: \(error)")
        }
    }

    private mutating func addUnfit(_ position: Position, _ report: inout Verifier.Report) {
        defer { isUnfit = true }
        if isUnfit {
            moreUnfit += 1
            return
        }
        let first = report.checkpoints.last.next
        report.add(position, "its checkpoint signs other entries: one of \(first) to \(position) was changed")
    }

    private func check(
        _ stored: [StoredCosignature], of note: SignedNote, _ origin: String, _ position: Position,
        into report: inout Verifier.Report
    ) throws {
        for one in stored {
            do {
                let key = try NoteKey(one.key)
                let signature = try SignedNote.Signature(line: one.line)
                guard key.text == one.key, key.name != origin, signature.names(key),
                    key.isValid(signature.bytes, for: note.text)
                else { throw ProofError(.badSignature, "it is not that of \(one.key) for this checkpoint") }
                report.witnesses.removeAll { $0.key == key }
                report.witnesses.append((key, position))
            } catch {
                report.add(position, "the signature of a witness under its checkpoint does not hold: \(error)")
            }
        }
    }

    /// Finds checkpoints of entries that are not there, and signatures without a checkpoint.
    mutating func finish(_ head: Position, _ report: inout Verifier.Report) throws {
        if let cut = next {
            report.add(
                cut.position,
                "its checkpoint signs \(cut.position.rawValue) entries, and there are \(head.rawValue): the log was cut off"
            )
            while let due = next {
                cosignatures += due.cosignatures.count
                next = try reader.checkpoint(after: due.position)
            }
        }
        if moreUnfit > 0 { report.add(nil, "the \(moreUnfit) checkpoints after it do not fit either") }
        let more = try reader.cosignatureCount - cosignatures
        if more > 0 { report.add(nil, "\(more) signatures of witnesses stand under no checkpoint") }
    }
}
