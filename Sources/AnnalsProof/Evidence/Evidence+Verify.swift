import Annals

extension Evidence {
    /// Checks everything that can be checked with no log at hand, in the order of the article *Evidence*.
    ///
    /// Throws only where the checkpoint cannot even be read; what does not hold stands in the findings.
    /// - Parameters:
    ///   - key: the log's public key, from somebody who is trusted; left out, the bundle's own word is taken for it.
    ///   - witnesses: keys whose signatures must stand on the checkpoint too.
    public func verify(
        key: TrustedKey? = nil, witnesses: [NoteKey] = []
    ) throws(EvidenceError) -> EvidenceFindings {
        var check = try EvidenceCheck(self, isKeyGiven: key != nil)
        check.words()
        check.signature()
        check.lines()
        check.redactions()
        check.keys(key)
        check.list()
        check.names()
        check.witnesses(witnesses)
        return check.findings
    }
}

/// A public key as somebody gives it: a verifier key, or the bare 32 bytes of one.
public struct TrustedKey: Sendable {
    /// The name of the key; `nil` where only its bytes were given.
    public let name: String?
    /// Its 32 bytes.
    public let bytes: [UInt8]

    /// Reads `name+id+Base64`, or the 32 bytes in Base64; `nil` where it is neither.
    public init?(_ text: String) {
        if let bytes = Base64.bytes(text), bytes.count == 32 {
            name = nil
            self.bytes = bytes
        } else if let key = try? NoteKey(text) {
            name = key.name
            bytes = key.publicKey
        } else {
            return nil
        }
    }
}

/// One check of a bundle.
private struct EvidenceCheck {
    let evidence: Evidence
    let note: SignedNote
    let checkpoint: Checkpoint
    let key: NoteKey?
    var findings: EvidenceFindings
    /// The lines that could be read.
    private var read: [Position: EvidenceLine] = [:]
    private var positions: [Position] { findings.entries }

    init(_ evidence: Evidence, isKeyGiven: Bool) throws(EvidenceError) {
        self.evidence = evidence
        do {
            note = try SignedNote(Array(evidence.checkpoint.utf8))
            checkpoint = try Checkpoint(note)
        } catch {
            throw .malformed("checkpoint \(error)")
        }
        key = try? NoteKey(evidence.key)
        findings = EvidenceFindings(evidence, checkpoint, isKeyGiven: isKeyGiven)
    }

    /// 1. It says on its face what it proves.
    mutating func words() {
        if !evidence.says.utf8.elementsEqual(Evidence.says.utf8) {
            findings.add(.says, nil, "the words of what it proves are not those that belong there")
        }
    }

    /// 2. The checkpoint is of a log of annals, and is signed by the key in the bundle.
    mutating func signature() {
        let id = checkpoint.origin.utf8.dropFirst("annals/".utf8.count)
        if !checkpoint.origin.utf8.starts(with: "annals/".utf8) || id.count != 32 || !id.allSatisfy(\.isHexDigit) {
            findings.add(.origin, nil, "the checkpoint is of \(checkpoint.origin), which names no log of annals")
        }
        guard let key, key.algorithm == .ed25519, key.name.utf8.elementsEqual(checkpoint.origin.utf8) else {
            findings.add(.key, nil, "the key is no verifier key of the log that the checkpoint is of")
            return
        }
        if note.holds(key) != true {
            findings.add(.signature, nil, "the checkpoint is not signed by the key in the bundle")
        }
    }

    /// 3. Each line is one of the entries below the checkpoint: its proof leads from its leaf to the signed root.
    mutating func lines() {
        var last = Position.start
        var unfit: Set<Position> = []
        for item in evidence.lines {
            let position = item.position
            if position <= last { findings.add(.order, position, "stands out of order, or twice") }
            last = max(last, position)
            guard position > .start, position.rawValue <= checkpoint.head.size else {
                findings.add(
                    .beyond, position, "is none of the \(checkpoint.head.size) entries that the checkpoint covers")
                continue
            }
            if item.line.count > 65_535 { findings.add(.line, position, "has a line longer than 65,535 bytes") }
            if let line = EvidenceLine(item.line) {
                if line.position != position {
                    findings.add(.line, position, "has a line that says it is \(line.position)")
                } else if read[position] == nil {
                    read[position] = line
                }
            } else {
                findings.add(.line, position, "has a line that is no entry")
            }
            if item.leaf != nil { unfit.insert(position) }
            let proof = InclusionProof(index: position.rawValue - 1, size: checkpoint.head.size, path: item.proof)
            if (try? proof.root(from: item.leaf ?? .leaf(of: item.line))) != checkpoint.head.root {
                findings.add(.proof, position, "is not proved: line and proof do not lead to the root that was signed")
            }
        }
        findings.entries = read.keys.sorted()
        findings.redacted = unfit.sorted()
    }

    /// 4. A line with a leaf of its own had texts taken out of it. What is left is proved by the last entry-redacted.
    mutating func redactions() {
        var last: [Position: String] = [:]
        for position in positions {
            guard let line = read[position], line.isOf("entry-redacted"), let target = line.entryNamed,
                target < position
            else { continue }
            last[target] = line.text("sha256") ?? ""
        }
        for position in findings.redacted {
            guard let line = read[position] else { continue }
            if !(last[position] ?? "").utf8.elementsEqual(Digest(hashing: line.bytes).hex.utf8) {
                findings.add(
                    .redaction, position, "carries a leaf, but no entry in the bundle says what was taken out")
            }
        }
    }

    /// 5. The first entry holds the log's id and first key, and each key vouches for the next, up to the checkpoint's.
    mutating func keys(_ given: TrustedKey?) {
        guard let opening = read[Position(1)], opening.isOf("log-opened") else {
            findings.add(
                .chain, Position(1), "is missing, or does not open the log: it holds the log's id and first key")
            return
        }
        var keys = LogKeys()
        for position in positions {
            guard let line = read[position], position == Position(1) || line.isOf("key-changed") else { continue }
            if let problem = keys.take(line) { findings.add(.chain, position, problem) }
        }
        findings.keyChanges = keys.all.dropFirst().map(\.position)
        if !"annals/\(keys.log)".utf8.elementsEqual(checkpoint.origin.utf8) {
            findings.add(.origin, Position(1), "opened another log than the one that the checkpoint is of")
        }
        if let key, let last = keys.all.last, last.key != key.publicKey {
            findings.add(.chain, nil, "the key in the bundle is not the one that the log went on under")
        }
        guard let given else { return }
        if let name = given.name, !name.utf8.elementsEqual(checkpoint.origin.utf8) {
            findings.add(.trust, nil, "the key you gave is of \(name), and this is of \(checkpoint.origin)")
        } else if !keys.all.contains(where: { $0.key == given.bytes }) {
            findings.add(
                .trust, nil, "the key you gave is none of the log's keys: this was not signed by who you trust")
        }
    }

    /// 6. The list of positions is in order, and fits the lines that are here.
    mutating func list() {
        let about = Set(evidence.about.map { Array($0.utf8) })
        if !about.contains(Array(evidence.subject.utf8)) || about.count != evidence.about.count {
            findings.add(
                .list, nil, "the subject is not among those that the positions are about, or one stands twice")
        }
        if evidence.known < Position(1) || evidence.known.rawValue > checkpoint.head.size {
            findings.add(
                .list, nil, "the positions are listed as of an entry that the checkpoint does not cover")
        }
        let bounds = [Position.start] + evidence.positions + [evidence.known.next]
        if zip(bounds, bounds.dropFirst()).contains(where: { $0 >= $1 }) {
            findings.add(.list, nil, "the positions are not in order, or go beyond what they are listed as of")
        }
        let listed = Set(evidence.positions)
        for position in positions {
            let isAbout = read[position]?.isAbout(about) ?? false
            if isAbout, position <= evidence.known, !listed.contains(position) {
                findings.add(
                    .list, position, "is about what the bundle is about, but the list of positions leaves it out")
            }
            if !isAbout, listed.contains(position) {
                findings.add(
                    .list, position, "is in the list of positions, but is not about what the bundle is about")
            }
        }
    }

    /// 7. What is disclosed was sealed in the line: the line holds its SHA-256, with 16 random bytes before it.
    mutating func names() {
        var seen: Set<[UInt8]> = []
        for item in evidence.disclosed {
            let position = item.position
            if !seen.insert(Array("\(position) \(item.path)".utf8)).inserted {
                findings.add(.name, position, "has \(item.path) disclosed twice")
            }
            guard let sealed = read[position]?.sealed(at: item.path) else {
                findings.add(.name, position, "has no sealed text at \(item.path) in this bundle")
                continue
            }
            guard let salt = Base64.bytes(item.salt), salt.count == 16,
                Digest(hashing: salt + Array(item.text.utf8)).hex.utf8.elementsEqual(sealed.hash.utf8)
            else {
                findings.add(.name, position, "has another text sealed at \(item.path) than the bundle discloses")
                continue
            }
            findings.names.append(
                EvidenceFindings.Name(position: position, path: item.path, of: sealed.owner, text: item.text))
        }
    }

    /// 8. Further signatures, with the keys that were given for them.
    mutating func witnesses(_ keys: [NoteKey]) {
        for key in keys {
            switch note.holds(key) {
            case true?: break
            case false?: findings.add(.witness, nil, "the signature of \(key.name) on the checkpoint is wrong")
            case nil:
                findings.add(
                    .witness, nil, "the checkpoint carries no signature of \(key.name) by the key you gave")
            }
        }
        findings.signatures = note.furtherSignatures(than: checkpoint.origin, checkedBy: keys)
    }
}

extension SignedNote {
    /// Whether the signatures that name a key are its own; `nil` where none names it.
    fileprivate func holds(_ key: NoteKey) -> Bool? {
        do {
            try signature(of: key)
            return true
        } catch {
            return error.code == .notSigned ? nil : false
        }
    }

    /// The signatures by others than the log, each once, and whether one of those keys checked it.
    fileprivate func furtherSignatures(
        than origin: String, checkedBy keys: [NoteKey]
    ) -> [EvidenceFindings.Signature] {
        var seen: Set<[UInt8]> = []
        return signatures.compactMap { signature in
            guard !signature.name.utf8.elementsEqual(origin.utf8),
                seen.insert(Array(signature.name.utf8) + [0] + signature.keyID).inserted
            else { return nil }
            let key = keys.first { signature.names($0) }
            let time = key.flatMap { try? self.time(of: $0) }
            return EvidenceFindings.Signature(name: signature.name, isChecked: key != nil, time: time)
        }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
