public import Annals
public import AnnalsProof
import Foundation

/// Makes evidence bundles of one state of a log, under one signed checkpoint.
public struct EvidenceMaker {
    /// What the story is read from.
    private let reading: Reading
    /// All that the checkpoint covers, which may be more.
    private let covered: Reading
    private let note: SignedNote
    private let size: Int64
    private let hashes: StoredTree

    /// Takes what there is to read.
    ///
    /// - Parameters:
    ///   - reading: the log as whoever asks may see it, with what is known then.
    ///   - covered: the same with all that the checkpoint covers.
    ///   - note: the signed checkpoint.
    public init(_ reading: Reading, covered: Reading, under note: SignedNote) throws {
        self.reading = reading
        self.covered = covered
        self.note = note
        size = try Checkpoint(note).head.size
        hashes = try StoredTree(covered.whole)
    }

    /// Makes a bundle.
    public func make(_ request: EvidenceRequest) throws -> MadeEvidence {
        var made = MadeEvidence(
            evidence: Evidence(
                subject: request.subject.text, about: request.about.map(\.text), known: reading.known,
                positions: try positions(about: request.about), viewer: request.viewer?.description,
                checkpoint: note.written, key: try covered.signingKey().text, lines: []))
        var wanted = Set(made.evidence.positions).union(request.story.filter { $0 <= reading.known })
        // What became of them: strikes, corrections, and what was taken out.
        for position in wanted.sorted() {
            wanted.formUnion(try reading.fate(of: position).map(\.position))
            // What was taken out is out of the line whatever is known.
            wanted.formUnion(try covered.fate(of: position).filter(\.takesOut).map(\.position))
        }
        let hidden = try wanted.filter { try isHidden($0) }
        made.hidden = hidden.sorted()
        wanted.subtract(hidden)
        wanted.formUnion(try keyEntries())
        try addNames(request.names, &wanted, &made)
        if request.disclosesTexts { try discloseTexts(wanted, &made) }
        for position in wanted.sorted() {
            guard let entry = try covered.entry(at: position), let line = try line(of: entry) else {
                made.unproved.append(position)
                continue
            }
            made.evidence.lines.append(line)
        }
        let proved = Set(made.evidence.lines.map(\.position))
        made.evidence.disclosed.removeAll { !proved.contains($0.position) }
        try check(made.evidence)
        return made
    }

    /// Nothing leaves the house that its reader would find wanting.
    private func check(_ evidence: Evidence) throws {
        let findings = try evidence.verify()
        guard let first = findings.damage.first else { return }
        let problem = (first.position.map { "entry \($0) " } ?? "") + first.problem
        throw StoreError(.damaged, "no evidence can be made of the log as it is: \(problem); run annals verify")
    }

    /// All entries about some subjects, struck ones too; an entry is a subject of its own story.
    private func positions(about subjects: [Subject]) throws -> [Position] {
        var found: Set<Position> = []
        for subject in subjects {
            if subject.kind == .entry, try reading.entry(at: Position(subject.number)) != nil {
                found.insert(Position(subject.number))
            }
            found.formUnion(try reading.recorded(about: subject).map(\.position))
        }
        return found.sorted()
    }

    /// The first entry of the log, and those that changed its key.
    private func keyEntries() throws -> [Position] {
        try covered.recorded(about: Subject(.log)).filter { entry in
            switch entry.action {
            case .logOpened, .keyChanged: true
            default: false
            }
        }.map(\.position)
    }

    private func isHidden(_ position: Position) throws -> Bool {
        guard let entry = try covered.entry(at: position) else { return true }
        // As of now: what was hidden then may have been revealed since.
        return try !Sight.hidden(in: entry) { try covered.story(of: $0) }.isEmpty
    }

    /// An entry with its proof; `nil` where texts were taken out of it by an entry that the checkpoint does not cover.
    private func line(of entry: Entry) throws -> Evidence.Line? {
        let leaf = try reading.leaf(at: entry.position) ?? .leaf(of: entry.line)
        let isWhole = leaf == .leaf(of: entry.line)
        if !isWhole {
            let last = try covered.fate(of: entry.position).last(where: \.takesOut)
            guard case .entryRedacted(let it) = last?.action, it.sha256 == Digest(hashing: entry.line).hex else {
                return nil
            }
        }
        let proof = try InclusionProof(of: entry.position.rawValue - 1, in: size, from: hashes)
        return Evidence.Line(
            position: entry.position, line: entry.line, leaf: isWhole ? nil : leaf, proof: proof.path)
    }

    /// Adds the entries that hold the names that are wanted, and discloses what is sealed in them.
    private func addNames(
        _ names: EvidenceRequest.Names, _ wanted: inout Set<Position>, _ made: inout MadeEvidence
    ) throws {
        let people: Set<PersonID>
        switch names {
        case .nobody: return
        case .people(let named): people = named
        case .everybody: people = try Set(wanted.flatMap { try self.people(in: $0) })
        }
        var named: Set<PersonID> = []
        for person in people.sorted() {
            for entry in try reading.recorded(about: person.subject) {
                if !entry.holdsName { continue }
                wanted.insert(entry.position)
                if entry.plainName != nil { named.insert(person) }
            }
        }
        try disclose(wanted, &made) { path, owner in
            guard case .person(let person) = owner, people.contains(person), path.hasSuffix(".name") else {
                return false
            }
            named.insert(person)
            return true
        }
        made.unnamed = people.subtracting(named).sorted()
    }

    /// Discloses what was said in sessions that only a circle may read, as far as whoever asks may.
    private func discloseTexts(_ wanted: Set<Position>, _ made: inout MadeEvidence) throws {
        try disclose(wanted, &made) { _, owner in if case .session = owner { true } else { false } }
    }

    /// Discloses those sealed texts of some entries that are wanted and can be opened.
    private func disclose(
        _ positions: Set<Position>, _ made: inout MadeEvidence, _ isWanted: (_ path: String, KeyOwner?) -> Bool
    ) throws {
        for position in positions.sorted() {
            guard let entry = try covered.entry(at: position) else { continue }
            for (path, sealed, opened) in entry.openedTexts(by: covered.opener) where isWanted(path, sealed.owner) {
                made.evidence.disclosed.append(
                    Evidence.Disclosure(
                        position: position, path: path, salt: Data(opened.salt).base64EncodedString(),
                        text: opened.text))
            }
        }
    }

    private func people(in position: Position) throws -> [PersonID] {
        guard let entry = try reading.entry(at: position) else { return [] }
        return (entry.about + entry.mentions).compactMap { PersonID($0) }
    }
}

extension Entry {
    /// Whether it takes texts out of another.
    fileprivate var takesOut: Bool { if case .entryRedacted = action { true } else { false } }

    /// Whether a person's name stands in it, plain or sealed.
    fileprivate var holdsName: Bool {
        switch action {
        case .personJoined: true
        case .personChanged(let change): change.name != nil
        default: false
        }
    }

    /// The name as it stands plain in it; `nil` where it is sealed or was taken out.
    fileprivate var plainName: String? {
        let name: String? =
            switch action {
            case .personJoined(let it): it.name
            case .personChanged(let it): it.name
            default: nil
            }
        return sealedTexts.contains { $0.path == "data.name" } ? nil : name?.unlessRedacted
    }
}

extension Reading {
    /// The entries about a subject as they stand in the log, struck ones too, in the order of positions.
    func recorded(about subject: Subject) throws -> [Entry] {
        var entries: [Entry] = []
        try reader.story(of: subject, .about, after: .start) { stored in
            guard stored.position <= known else { return false }
            entries.append(try Entry(stored))
            return true
        }
        return entries
    }

    /// The same reading with another end: for programs that need what came later too.
    ///
    /// - Parameter position: where it is to end; of what somebody may not see, only an earlier one.
    public func knowing(_ position: Position) throws -> Reading {
        precondition(withheld == nil || position <= known, "who may see what comes later was not asked")
        let person: PersonID? = if case .person(let person) = opener.reader { person } else { nil }
        return try Reading(whole, asOf: asOf, known: position, for: person, withheld: withheld, keys: keys)
    }
}
