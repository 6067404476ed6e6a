import Annals
import AnnalsLog

/// What a session played with something changed has lost, and what comes out otherwise.
struct AlterationAccount {
    private let record: AlteredRecord
    private let count: Int
    private let page: WhatIfPage
    private let narrator: Narrator
    /// What is not there, with how many later entries name it.
    private let later: [(subject: Subject, entries: Int)]
    private let laterCount: Int

    /// - Parameter entries: the entries of the session as they were.
    init(_ record: AlteredRecord, of entries: [Entry], _ reading: Reading) throws {
        self.record = record
        count = entries.count
        page = try WhatIfPage(reading)
        narrator = try reading.narrator()
        let own = Set(entries.map(\.position))
        let end = entries.last
        var naming: Set<Position> = []
        later = try record.lost.compactMap { subject in
            let others = try reading.entries(of: subject, aboutOnly: false).filter { entry in
                !own.contains(entry.position) && (end.map { $0.isBefore(entry) } ?? true)
            }
            naming.formUnion(others.map(\.position))
            return others.isEmpty ? nil : (subject, others.count)
        }
        laterCount = naming.count
    }

    var json: JSONValue {
        record.json { narrator.line($0) }.adding([
            "later": [
                "entries": JSONValue(laterCount),
                "subjects": .each(later) { ["subject": .text($0.subject.id), "entries": JSONValue($0.entries)] },
            ]
        ])
    }

    var text: String {
        var lines = [Terminal.bold("What if: \(page.words(record.asked))")]
        let own = record.fallen.count { if case .person = $0.cause { true } else { false } }
        if record.fallen.isEmpty, record.touched.isEmpty {
            lines.append("  Nothing of the session would have been otherwise.")
        } else {
            let fell = record.fallen.count - own
            var parts: [String] = []
            if own > 0 { parts.append("\(own) theirs") }
            if fell > 0 { parts.append("\(fell) that hung on what is gone") }
            lines.append(
                "  \(record.fallen.count) of \(Words.count(count, "entry is", "entries are")) not there"
                    + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))")
                    + (record.touched.isEmpty
                        ? "" : "; \(Words.count(record.touched.count, "reads", "read")) otherwise"))
        }
        let (told, counted) = parted
        for fallen in told {
            guard let why = words(fallen.cause) else { continue }
            lines.append("  falls     \(fallen.entry.position) \(narrator.line(fallen.entry)) (\(why))")
        }
        if !counted.isEmpty { lines.append("  with them \(counted.joined(separator: ", "))") }
        for verdict in record.verdicts {
            let words = "\(verdict.was.id) \(verdict.was.terms.question.unbroken)"
            lines.append(
                verdict.isChanged
                    ? Terminal.bold("  otherwise \(words): \(verdict.would.outcome), instead of \(verdict.was.outcome)")
                    : "  the same  \(words): \(verdict.would.outcome), instead of \(verdict.was.outcome)")
        }
        for (_, reason) in record.uncounted { lines.append("  as it was \(reason)") }
        if laterCount > 0 {
            let named = later.map { "\($0.subject.id) \($0.entries)" }.joined(separator: ", ")
            lines.append(
                "  later     \(Words.count(laterCount, "entry names", "entries name")) what is not there: \(named)")
        }
        return lines.joined(separator: "\n")
    }

    /// What fell with what they did: what was decided, voted on or promised by itself, all else as counts of its kinds.
    private var parted: (told: [AlteredRecord.Fallen], counted: [String]) {
        let fallen = record.fallen.filter { words($0.cause) != nil }
        let rest = fallen.filter { !isTold($0.entry) }.map(\.entry.action.name)
        let counts = Dictionary(rest.map { ($0, 1) }, uniquingKeysWith: +)
        let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return (fallen.filter { isTold($0.entry) }, kinds.map { "\($0.value) \($0.key)" })
    }

    private func isTold(_ entry: Entry) -> Bool {
        switch entry.action {
        case .ballotOpened, .decisionProposed, .decisionTaken, .decisionRejected, .decisionReversed, .goalSet,
            .taskAssigned, .targetSet, .platformStated, .resourceAllocated, .ideasGrouped, .ideasMerged, .tieBroken:
            true
        default: false
        }
    }

    /// Why something fell that was not theirs.
    private func words(_ cause: AlteredRecord.Cause) -> String? {
        switch cause {
        case .person: nil
        case .subject(let subject): "hung on \(subject.id)"
        case .ballot(let ballot): "\(ballot) comes out otherwise"
        case .nobody: "nobody is left whose it is"
        }
    }
}
