import Annals
import AnnalsPages
import AnnalsProof

/// An evidence bundle told to people: made from the bundle alone, so that it shows no more than that gives away.
struct EvidenceSheet {
    let page: EvidencePage

    var html: String { page.html }

    init(_ evidence: Evidence) throws {
        let findings = try evidence.verify()
        let bundle = Contents(evidence)
        let about = Set(evidence.positions)
        let says = Evidence.says.drop { $0 != ":" }.dropFirst(2)
        page = EvidencePage(
            organization: bundle.organization, title: bundle.title(of: evidence.subject, findings),
            facts: [
                Words.grouped(evidence.lines.count, "entry", "entries"),
                "proved as of entry \(Position(findings.size))", findings.origin,
            ], says: says.prefix(1).uppercased() + says.dropFirst(),
            proved: findings.proved, notProved: findings.notProved,
            entries: evidence.lines.map { line in
                EvidencePage.Entry(
                    position: line.position.rawValue, when: bundle.when(line), words: bundle.words(line),
                    note: bundle.note(line.position), isAbout: about.contains(line.position),
                    line: String(decoding: line.line, as: UTF8.self), leaf: (line.leaf ?? .leaf(of: line.line)).hex)
            },
            key: evidence.key, checkpoint: evidence.checkpoint,
            disclosed: evidence.disclosed.map { ($0.position.rawValue, $0.path, $0.text, $0.salt) },
            made:
                "Made from an evidence bundle of version \(Evidence.version) about \(findings.subjectWords), under the "
                + "checkpoint of \(findings.origin) with \(Words.grouped(Int(findings.size), "entry", "entries")).")
    }
}

/// The entries of a bundle, read, and the names that it discloses.
private struct Contents {
    private(set) var organization = ""
    private var zone: Zone?
    private var entries: [Position: Entry] = [:]
    private var types: [Position: String] = [:]
    private var names: [Subject: String] = [:]
    private var notes: [Position: [String]] = [:]

    init(_ evidence: Evidence) {
        let seals = Seals(Disclosed(evidence))
        for line in evidence.lines {
            types[line.position] = EvidenceLine(line.line)?.type
            guard let entry = try? Entry(line: line.line, seals: seals) else { continue }
            entries[line.position] = entry
            take(entry)
        }
    }

    private mutating func take(_ entry: Entry) {
        switch entry.action {
        case .logOpened(let it):
            organization = it.organization
            zone = Zone(it.timeZone, yearStartsIn: it.yearStartsIn)
        case .personJoined(let it): names[it.person.subject] = it.name.unlessRedacted
        case .personChanged(let it): if let name = it.name?.unlessRedacted { names[it.person.subject] = name }
        case .sessionScheduled(let it): names[it.session.subject] = it.title
        case .entryStruck(let it): notes[it.entry, default: []].append("struck by \(entry.position): \(it.reason)")
        case .entryCorrected(let it):
            notes[it.entry, default: []].append("corrected by \(entry.position): \(it.reason)")
        case .entryRedacted(let it): notes[it.entry, default: []].append("texts taken out by \(entry.position)")
        default: break
        }
    }

    func when(_ line: Evidence.Line) -> String {
        guard let entry = entries[line.position] else { return "" }
        return zone?.text(entry.occurredAt) ?? entry.occurredAt.description
    }

    func words(_ line: Evidence.Line) -> String {
        guard let entry = entries[line.position], let zone else { return types[line.position] ?? "?" }
        return Narrator(in: zone, hiding: { _ in [] }, naming: { names[$0] }).line(entry)
    }

    func note(_ position: Position) -> String? { notes[position]?.joined(separator: "; ") }

    /// What it is evidence of, with its words where an entry has them.
    func title(of subject: String, _ findings: EvidenceFindings) -> String {
        guard let subject = Subject(text: subject) else { return findings.subjectWords }
        let words = entries.values.sorted { $0.position < $1.position }.lazy.compactMap {
            $0.action.words(of: subject)?.unlessRedacted
        }
        return words.last.map { "\(subject.id)  \($0)" } ?? findings.subjectWords
    }
}

/// Opens no more than a bundle discloses.
private struct Disclosed: SealOpener {
    private var texts: [String: OpenedText] = [:]

    init(_ evidence: Evidence) {
        let entries = Dictionary(evidence.lines.map { ($0.position, $0.line) }) { first, _ in first }
        for text in evidence.disclosed {
            guard let id = entries[text.position].flatMap({ try? Entry(line: $0).id }) else { continue }
            texts["\(id) \(text.path)"] = OpenedText(salt: [], text: text.text)
        }
    }

    func open(_ sealed: SealedText, of entry: EntryID, at path: String) -> OpenedText? { texts["\(entry) \(path)"] }
}

extension AnyAction {
    /// What an action calls a decision, a ballot, a task, a goal or a session.
    fileprivate func words(of subject: Subject) -> String? {
        switch self {
        case .decisionTaken(let it): it.decision.subject == subject ? it.statement : nil
        case .ballotOpened(let it): it.ballot.subject == subject ? it.question : nil
        case .sessionScheduled(let it): it.session.subject == subject ? it.title : nil
        default: nil
        }
    }
}
