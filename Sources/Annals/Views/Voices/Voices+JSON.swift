// How voices and pulses are shown to programs. Shares are `{count, of, percent}` or null, means `{mean, sum, answers}`
// or null: null wherever nothing is on record.

extension Voices.Account {
    /// What people brought in: totals, a line a person, the moderator's part, what was taken up, pulses.
    public var json: JSONValue {
        [
            "sessions": .each(sessions) { .text($0.id.description) }, "ideas": JSONValue(ideas),
            "anonymousIdeas": JSONValue(anonymousIdeas), "arguments": JSONValue(arguments),
            "unsignedArguments": JSONValue(unsignedArguments), "turns": JSONValue(turns),
            "turnSeconds": JSONValue(seconds), "ballots": JSONValue(ballots), "votes": JSONValue(votes),
            "people": .each(lines) { json(of: $0) }, "moderator": lead?.json ?? .null,
            "silent": silent?.json ?? .null, "silentIsCertain": silent == nil ? .null : .truth(isSilenceCertain),
            "silentPeople": .each(silentPeople) { .text($0.description) },
            "adopted": .each(adopted) { $0.json }, "experiences": .each(experiences) { $0.json },
            "statements": .each(statements) { $0.json },
        ]
    }

    private func json(of line: Voices.Line) -> JSONValue {
        [
            "person": .text(line.person.description), "attended": JSONValue(line.attended),
            "moderated": JSONValue(line.moderated), "ideas": Share(line.ideas, of: ideas - anonymousIdeas).json,
            "adopted": Share(line.adopted, of: line.ideas).json,
            "arguments": Share(line.arguments, of: arguments - unsignedArguments).json,
            "turns": Share(line.turns, of: turns).json, "passes": JSONValue(line.passes),
            "turnSeconds": Share(line.seconds, of: seconds).json, "votes": line.votes.json,
            "otherContributions": JSONValue(line.others), "silent": line.silent.json,
        ]
    }
}

extension Voices.Group {
    /// What the group has in common, all of its sessions together, and each of them.
    public var json: JSONValue {
        let kind =
            switch key {
            case .session: "session"
            case .moderator: "moderator"
            case .style: "style"
            }
        return [
            kind: .text(key.description), "together": sum.json,
            "each": .each(accounts) { account in
                [
                    "session": .optional(account.sessions.first?.id),
                    "title": .optional(account.sessions.first?.title),
                    "moderator": account.lead?.json ?? .null, "silent": account.silent?.json ?? .null,
                    "silentIsCertain": account.silent == nil ? .null : .truth(account.isSilenceCertain),
                    "satisfaction": account.satisfaction.json, "ownWork": account.ownWork.json,
                ]
            },
        ]
    }
}

extension Voices.Lead {
    /// The moderator's part.
    public var json: JSONValue {
        [
            "moderators": .each(moderators) {
                ["person": .text($0.person.description), "style": .optional($0.style?.rawValue)]
            },
            "ideas": ideas.json, "arguments": arguments.json, "turns": turns.json, "turnSeconds": seconds.json,
            "adopted": adopted.json,
        ]
    }
}

extension Voices.Adoption {
    /// The idea and what it became.
    public var json: JSONValue {
        [
            "idea": .text(idea.description), "text": .text(text), "author": .optional(author),
            "became": .each(became) { .text($0.id) }, "ofModerator": .truth(isOfModerator),
        ]
    }
}

extension Voices.Experience {
    /// What was told, where and by whom.
    public var json: JSONValue {
        ["session": .text(session.description), "text": .text(text), "at": mark.json]
    }
}

extension Voices.Statement {
    /// The statement with its answers.
    public var json: JSONValue {
        [
            "statement": .text(text),
            "readings": .each(readings) { reading in
                [
                    "pulse": .text(reading.pulse.description), "session": .text(reading.session.description),
                    "when": .text(reading.when.rawValue), "anonymous": .truth(reading.isAnonymous),
                    "answered": JSONValue(reading.answered), "agreement": reading.mean.json,
                ]
            },
            "change": change.map { .number($0) } ?? .null,
            "moved": moved.map {
                ["rose": JSONValue($0.rose), "fell": JSONValue($0.fell), "same": JSONValue($0.same)]
            } ?? .null,
        ]
    }
}
