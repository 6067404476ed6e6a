import Annals
import AnnalsProof
import Foundation

extension HostileTarget {
    /// What the good bundle proves; every input is held against it.
    private static let good: (evidence: Evidence, size: Int64, root: Digest, key: TrustedKey) = {
        do {
            let file = SmallLog.folder.appending(path: "evidence/good.json")
            let evidence = try Evidence(json: Array(try Data(contentsOf: file)))
            guard let key = TrustedKey(evidence.key) else { fatalError("the key of the good bundle is none") }
            let findings = try evidence.verify(key: key)
            guard findings.isTrusted else { fatalError("the good bundle is not good: \(findings.damage)") }
            return (evidence, findings.size, findings.root, key)
        } catch {
            fatalError("the good bundle cannot be read: \(error)")
        }
    }()

    /// Evidence: under the key of the good bundle nothing is proved that is not in it.
    static let evidence = HostileTarget("evidence", longest: 16_384) { bytes in
        let good = HostileTarget.good
        guard let evidence = try? Evidence(json: bytes) else { return }
        let again = try must("evidence that was written is not read") {
            try Evidence(json: Array(evidence.json.written(pretty: false).utf8))
        }
        try hold(again == evidence, "evidence changes when it is written")
        _ = try? evidence.verify()
        guard let findings = try? evidence.verify(key: good.key) else { return }
        _ = findings.json.written(pretty: true)
        guard findings.isTrusted else { return }
        try hold(
            findings.size == good.size && findings.root == good.root, "a checkpoint is trusted that nobody signed")
        for line in evidence.lines {
            try hold(good.evidence.lines.contains(line), "a line is proved that is not in the log: \(line.line.shown)")
        }
        for name in evidence.disclosed {
            try hold(
                good.evidence.disclosed.contains {
                    $0.position == name.position && $0.path.utf8.elementsEqual(name.path.utf8)
                        && $0.text.utf8.elementsEqual(name.text.utf8)
                }, "a text is proved that is not the one in the log: \(name)")
        }
    }

    /// Signed notes, checkpoints and keys: there is one way to write each.
    static let note = HostileTarget("note", longest: 4096) { bytes in
        if let note = try? SignedNote(bytes) {
            try hold(note.bytes == bytes, "a note is written otherwise than it was read")
            if let checkpoint = try? Checkpoint(note) {
                try hold(checkpoint.text.utf8.elementsEqual(note.text.utf8), "a checkpoint is written otherwise")
            }
            if case .some(let key) = try? NoteKey(HostileTarget.good.evidence.key),
                (try? note.signature(of: key)) != nil
            {
                let signed = try? SignedNote(Array(HostileTarget.good.evidence.checkpoint.utf8))
                try hold(
                    note.text.utf8.elementsEqual((signed?.text ?? "").utf8),
                    "a text counts as signed that nobody signed"
                )
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if let key = try? NoteKey(text) {
            let again = try must("a key is written as \(key.text), which is not read") { try NoteKey(key.text) }
            try hold(again == key, "a key changes when it is written")
        }
        if let key = try? WitnessKey(text) { _ = try must("a witness cannot sign") { try key.sign("a\n", at: 1) } }
        // The first bytes as numbers, the rest as hashes.
        guard bytes.count >= 16 else { return }
        func number(_ start: Int) -> Int64 {
            Int64(bitPattern: bytes[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) })
        }
        let hashes = stride(from: 16, to: bytes.count - 31, by: 32).compactMap { Digest(bytes[$0..<($0 + 32)]) }
        let leaf = Digest.leaf(of: [1])
        _ = try? InclusionProof(index: number(0), size: number(8), path: hashes).root(from: leaf)
        _ = try? ConsistencyProof(old: number(0), new: number(8), path: hashes)
            .verify(from: TreeHead(size: number(0), root: leaf), to: TreeHead(size: number(8), root: leaf))
    }
}
