import Annals
import AnnalsLog

/// Who spoke, proposed and voted, for people: only what is on record.
struct VoicesPage {
    let zone: Zone
    let names: Names

    private func name(_ person: PersonID) -> String { names.name(person.subject) ?? person.description }
    private func list(_ people: [PersonID]) -> String { people.map { name($0) }.joined(separator: ", ") }
    private func day(_ session: Session) -> String { zone.day(of: session.time(in: zone)).description }

    // MARK: By person

    /// One session, or several together, a line a person.
    func text(_ account: Voices.Account) -> String {
        let head = heading(account)
        var parts = [Terminal.bold(head)]
        if let table = people(account) { parts.append(table) }
        let facts = facts(account)
        if !facts.isEmpty { parts.append(facts.joined(separator: "\n")) }
        if parts.count == 1 { parts.append("Nothing is on record of who spoke, proposed or voted.") }
        return parts.joined(separator: "\n\n")
    }

    private func heading(_ account: Voices.Account) -> String {
        guard account.sessions.count == 1, let session = account.sessions.first else {
            return Words.count(account.sessions.count, "session", "sessions") + " together"
        }
        return "\(session.id) \(session.title), \(day(session)): \(session.attended.count) present"
    }

    private func people(_ account: Voices.Account) -> String? {
        let signed = account.ideas - account.anonymousIdeas
        let columns: [(title: String, cell: (Voices.Line) -> String?)] = [
            ("sessions", { account.sessions.count > 1 ? "\($0.attended)" : nil }),
            ("ideas", { cell(Share($0.ideas, of: signed)) }),
            ("taken up", { account.adopted.isEmpty ? nil : cell(Share($0.adopted, of: $0.ideas)) }),
            ("arguments", { cell(Share($0.arguments, of: account.arguments - account.unsignedArguments)) }),
            ("turns", { cell(Share($0.turns, of: account.turns)) }),
            ("passed", { $0.passes == 0 ? nil : "\($0.passes)" }),
            ("airtime", { account.seconds == 0 ? nil : $0.seconds == 0 ? "–" : airtime($0.seconds) }),
            ("votes", { cell($0.votes) }),
            ("other", { $0.others == 0 ? nil : "\($0.others)" }),
        ].map { ($0.0, $0.1) }
        let shown = columns.filter { column in
            account.lines.contains { line in column.cell(line).map { $0 != "–" } ?? false }
        }
        guard !shown.isEmpty else { return nil }
        var table = Table(["person"] + shown.map(\.title))
        for line in account.lines {
            table.add([name(line.person)] + shown.map { $0.cell(line) ?? "–" })
        }
        return table.text
    }

    private func cell(_ share: Share) -> String? {
        share.isOnRecord ? share.count == 0 ? "–" : share.description : nil
    }

    private func airtime(_ seconds: Int) -> String { "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)" }

    private func facts(_ account: Voices.Account) -> [String] {
        var lines = Labelled()
        if account.anonymousIdeas > 0 {
            lines.add("nobody's", "\(Share(account.anonymousIdeas, of: account.ideas)) ideas bear no name, or not yet")
        }
        if let lead = account.lead { lines.add("moderator", moderator(lead)) }
        for told in account.experiences {
            lines.add("experience", "\(told.mark.actor.map { name($0) + ": " } ?? "")\(told.text.unbroken)")
        }
        if !account.adopted.isEmpty {
            let share = Share(account.adopted.count, of: account.ideas)
            lines.add("taken up", "\(share) ideas\(share.percent.map { " (\($0) %)" } ?? "")")
            for adoption in account.adopted where account.sessions.count == 1 {
                let author = adoption.author.map { name($0) } ?? "no name"
                let became = adoption.became.map(\.id).joined(separator: ", ")
                lines.add("", "\(adoption.idea) \(adoption.text.unbroken) (\(author)) → \(became)")
            }
        }
        if let silent = account.silent {
            let people = account.silentPeople
            let also = account.isSilenceCertain ? "" : "; what bears no name may be theirs"
            lines.add(
                "silent",
                account.sessions.count == 1
                    ? "\(silent) without idea, argument, turn or finding on record"
                        + (people.isEmpty ? "" : ": \(list(people))") + (silent.count > 0 ? also : "")
                    : "\(silent.words): so often somebody took part without idea, argument, turn or finding on record")
        }
        for statement in account.statements { lines.add("pulse", pulse(statement)) }
        return lines.text
    }

    private func moderator(_ lead: Voices.Lead) -> String {
        let who = lead.moderators.map { "\(name($0.person))\($0.style.map { " (\($0.rawValue))" } ?? "")" }
        let shares: [(String, Share)] = [
            ("ideas", lead.ideas), ("arguments", lead.arguments), ("turns", lead.turns),
            ("ideas taken up", lead.adopted),
        ]
        let told = shares.filter(\.1.isOnRecord).map { "\($0.1) \($0.0)" }
        return who.joined(separator: ", ") + (told.isEmpty ? "" : ": \(told.joined(separator: ", "))")
    }

    /// One statement, each time that it was asked, and what changed.
    private func pulse(_ statement: Voices.Statement) -> String {
        let readings = statement.readings.map { reading in
            let session = Set(statement.readings.map(\.session)).count > 1 ? "\(reading.session) " : ""
            let found =
                reading.isWithheld
                ? "\(Words.count(reading.answered, "answer", "answers")), too few to be shown" : "\(reading.mean)"
            return "\(session)\(reading.when.rawValue) \(found)\(reading.isAnonymous ? ", anonymous" : "")"
        }
        var text = "“\(statement.text.unbroken)” \(readings.joined(separator: " → "))"
        if let change = statement.change {
            text += "; \(change < .zero ? "" : "+")\(change)"
            if let moved = statement.moved {
                text += " (\(moved.rose) more, \(moved.fell) less, \(moved.same) as before)"
            }
        }
        return text
    }
}

// MARK: - By session, moderator and style

extension VoicesPage {
    /// Sessions side by side, each group followed by its sessions in the order of time.
    func text(_ groups: [Voices.Group], by grouping: Voices.Grouping, of together: Voices.Account) -> String {
        guard !groups.isEmpty else {
            return
                "It is not on record how any of \(Words.count(together.sessions.count, "session", "sessions")) was led."
        }
        var rows: [(title: String, account: Voices.Account)] = []
        for group in groups {
            switch group.key {
            case .session:
                let session = group.sum.sessions.first
                rows.append(("\(group.key) \(session.map { day($0) } ?? "")", group.sum))
            case .moderator(let person): rows.append((name(person), group.sum))
            case .style(let style): rows.append((style.rawValue, group.sum))
            }
            if grouping == .session { continue }
            for account in group.accounts {
                guard let session = account.sessions.first else { continue }
                rows.append(("  \(session.id) \(day(session))", account))
            }
        }
        let unknown = together.sessions.count - groups.reduce(0) { $0 + $1.accounts.count }
        let note =
            unknown > 0
            ? "\n\n\(Words.count(unknown, "session", "sessions")) without a \(grouping.rawValue) on record" : ""
        return table(rows, grouping) + note
    }

    private func table(_ rows: [(title: String, account: Voices.Account)], _ grouping: Voices.Grouping) -> String {
        let columns: [(title: String, cell: (Voices.Account) -> String?)] = [
            ("present", { $0.sessions.count == 1 ? "\($0.sessions[0].attended.count)" : nil }),
            ("ideas", { $0.ideas == 0 ? nil : "\($0.ideas)" }),
            ("taken up", { $0.ideas == 0 ? nil : "\($0.adopted.count)" }),
            ("arguments", { $0.arguments == 0 ? nil : "\($0.arguments)" }),
            ("turns", { $0.turns == 0 ? nil : "\($0.turns)" }),
            ("votes", { $0.votes == 0 ? nil : "\($0.votes)" }),
            ("silent", { account in account.silent.map { account.isSilenceCertain ? "\($0)" : "≤ \($0)" } }),
            ("moderator's ideas", { $0.lead?.ideas.onRecord?.description }),
            ("moderator's taken up", { $0.lead?.adopted.onRecord?.description }),
            ("satisfied", { mean($0.satisfaction) }),
            ("own work", { mean($0.ownWork) }),
            ("led by", { grouping == .session ? $0.lead.map { led($0) } : nil }),
        ]
        let shown = columns.filter { column in rows.contains { column.cell($0.account) != nil } }
        var table = Table([grouping.rawValue] + shown.map(\.title))
        for row in rows { table.add([row.title] + shown.map { $0.cell(row.account) ?? "–" }) }
        return table.text
    }

    private func mean(_ mean: Mean) -> String? { mean.value.map { "\($0) (\(mean.count))" } }

    private func led(_ lead: Voices.Lead) -> String {
        lead.moderators.map { "\(name($0.person))\($0.style.map { ", \($0.rawValue)" } ?? "")" }.joined(separator: "; ")
    }
}
