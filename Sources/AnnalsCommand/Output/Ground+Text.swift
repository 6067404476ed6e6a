import Annals

// What `annals ground` tells, and what a brief tells of decisions to look at again.

extension Ground {
    /// All of them: what moved, then what hangs loose, then what stands firm.
    static func text(_ grounds: [Ground], title: String) -> String {
        if grounds.isEmpty { return Terminal.bold(title) + "\n\nNo decision is in force." }
        let moved = grounds.filter(\.hasMoved)
        let loose = grounds.filter { !$0.hasMoved && !$0.isFirm }
        let firm = grounds.filter(\.isFirm)
        var parts = [Terminal.bold(title)]
        func chapter(_ name: String, _ grounds: [Ground], _ text: (Ground) -> String) {
            if grounds.isEmpty { return }
            parts.append(
                Terminal.bold("\(name) (\(grounds.count) of \(moved.count + loose.count + firm.count))") + "\n"
                    + grounds.map(text).joined(separator: "\n"))
        }
        chapter("Ground has moved", moved) { $0.block }
        chapter("Something hangs loose", loose) { $0.block }
        chapter("Stands firm", firm) { "  \($0.heading)" }
        return parts.joined(separator: "\n\n")
    }

    /// A row for each thing that moved or hangs loose; one for each decision that stands firm.
    static func table(_ grounds: [Ground]) -> Table {
        var table = Table(["decision", "ground", "since", "cause", "subject", "date", "entry", "words", "statement"])
        for ground in grounds {
            let since = ground.zone.text(ground.since.occurredAt)
            func add(_ kind: String, _ shift: Shift?) {
                table.add([
                    ground.decision.id.description, kind, since, shift?.cause.rawValue ?? "", shift?.subject.id ?? "",
                    shift.map { ground.zone.text($0.at) } ?? "", shift?.position.description ?? "", shift?.words ?? "",
                    ground.decision.statement,
                ])
            }
            if ground.isFirm { add("firm", nil) }
            for shift in ground.moves { add("moved", shift) }
            for shift in ground.loose { add("loose", shift) }
        }
        return table
    }

    /// The decision, and when somebody last looked at it.
    var heading: String {
        let verb = decision.reviews.isEmpty ? "taken" : "last reviewed"
        return "\(decision.id) \(decision.statement.unbroken) (\(verb) \(zone.text(since.occurredAt)))"
    }

    /// The decision with what moved and what hangs loose.
    var block: String { (["  \(heading)"] + shifts).joined(separator: "\n") }

    private var shifts: [String] {
        moves.map { "    moved  \(line($0))" } + loose.map { "    loose  \(line($0))" }
    }

    /// What happened, when, and which entry says so.
    func line(_ shift: Shift) -> String {
        "\(shift.words.unbroken) (\(zone.text(shift.at)), \(shift.position))"
    }

    /// Whether nothing ended it, and its own dates keep it from holding now.
    private var isOutOfDates: Bool { decision.ended == nil && !decision.isInForce(at: moment, in: zone) }

    /// One decision with each of its legs.
    var detail: String {
        var lines: [(String, String)] = []
        if let taken = decision.taken {
            lines.append(("taken", "\(zone.text(taken.mark.occurredAt)) (\(taken.mark.position))"))
        }
        if let review = decision.reviews.last {
            lines.append(
                (
                    "reviewed",
                    "\(zone.text(review.mark.occurredAt)), \(review.verdict.rawValue): \(review.actual) (\(review.mark.position))"
                ))
        }
        if let ended = decision.ended {
            lines.append(
                ("over", "\(decision.state.rawValue) since \(zone.text(ended.occurredAt)) (\(ended.position))"))
        }
        if isOutOfDates, let taking = decision.taken?.action {
            let dates = [taking.inForceFrom.map { "from \($0)" }, taking.inForceUntil.map { "until \($0)" }]
            lines.append(("holds", dates.compactMap { $0 }.joined(separator: " ") + " only"))
        }
        if legs.isEmpty { lines.append(("rests on", "nothing that is on record")) }
        for leg in legs {
            let through = leg.through.map { " (through \($0.id))" } ?? ""
            // A figure, a target or an expectation says in its own words what it is of.
            let name = [.expected, .condition].contains(leg.relation) ? "" : "\(leg.subject.id) "
            lines.append(
                (leg.relation.label, "\(name)\(leg.words)\(leg.state.map { " – \($0)" } ?? "")\(through)"))
            for shift in leg.shifts {
                lines.append((shift.isSettled ? "  settled" : "  MOVED", line(shift)))
            }
        }
        for shift in loose { lines.append(("loose", line(shift))) }
        let verdict =
            decision.ended != nil
            ? "it is over"
            : isOutOfDates
                ? "out of its dates"
                : hasMoved
                    ? "its ground has moved" : loose.isEmpty ? "stands firm" : "stands, and something hangs loose"
        let labels = Words.column(lines.map(\.0))
        return
            ([Terminal.bold("\(decision.id)  \(decision.statement.unbroken)"), "  \(verdict)"]
            + zip(labels, lines).map { "  \(Terminal.dim($0))  \($1.1.unbroken)" }).joined(separator: "\n")
    }
}

extension Ground.Relation {
    fileprivate var label: String {
        switch self {
        case .assumes: "assumes"
        case .restsOn: "rests on"
        case .ballot: "ballot"
        case .comesFrom: "comes from"
        case .serves: "serves"
        case .amends: "amends"
        case .expected: "expected"
        case .condition: "subject to"
        }
    }
}
