extension Voices {
    /// What people brought into each of the sessions of a scope that were opened, in the order of time.
    public func accounts(_ scope: SessionScope = .all) -> [Account] {
        let held = sessions.held(scope, in: organization.zone)
        let ideas = Dictionary(grouping: ideas.all.filter { $0.session != nil }) { $0.session?.number ?? 0 }
        let ballots = Dictionary(grouping: ballots.all.filter { $0.began?.session != nil }) {
            $0.began?.session?.number ?? 0
        }
        let pulses = Dictionary(grouping: pulses.all, by: \.session.number)
        let became = adoptions
        return held.map { session in
            let number = session.id.number
            return account(
                session, ideas[number] ?? [], ballots[number] ?? [], pulses[number] ?? [], became,
                said[number] ?? Said())
        }
    }

    private func account(
        _ session: Session, _ ideas: [Idea], _ ballots: [Ballot], _ pulses: [Pulse], _ became: [IdeaID: [Subject]],
        _ said: Said
    ) -> Account {
        var account = Account(sessions: [session])
        var lines: [PersonID: Line] = [:]
        func change(_ person: PersonID, _ body: (inout Line) -> Void) {
            body(&lines[person, default: Line(person: person)])
        }
        for person in session.attended { change(person) { $0.attended = 1 } }
        let moderator = session.leader
        if let moderator { change(moderator.person) { $0.moderated = 1 } }
        for idea in ideas {
            account.ideas += 1
            let author = idea.shownAuthor
            if let author { change(author) { $0.ideas += 1 } } else { account.anonymousIdeas += 1 }
            guard let became = became[idea.id] else { continue }
            if let author { change(author) { $0.adopted += 1 } }
            account.adopted.append(
                Adoption(
                    idea: idea.id, text: idea.shownText, author: author, became: became,
                    isOfModerator: author != nil && author == moderator?.person))
        }
        for (person, count) in said.arguments { change(person) { $0.arguments = count } }
        for (person, count) in said.others { change(person) { $0.others += count } }
        for (person, count) in session.floor.turns { change(person) { $0.turns = count } }
        for (person, count) in session.floor.passes { change(person) { $0.passes = count } }
        for (person, count) in session.floor.airtime { change(person) { $0.seconds = count } }
        account.unsignedArguments = said.unsignedArguments
        account.arguments = said.unsignedArguments + said.arguments.values.reduce(0, +)
        // Where minutes give only totals nobody's vote is on record, and nobody missed one.
        for ballot in ballots where ballot.state != .withdrawn {
            let voted = Set(ballot.participants)
            if voted.isEmpty { continue }
            account.ballots += 1
            for person in voted.union(ballot.voters) {
                change(person) { $0.votes += Share(voted.contains(person) ? 1 : 0, of: 1) }
            }
            // Whether a vote has a reason is as hidden as the vote.
            for (person, vote) in ballot.votes where vote.reason != nil && !ballot.hidesVotes {
                change(person) { $0.others += 1 }
            }
        }
        account.experiences = session.experiences.map {
            Experience(session: session.id, text: $0.text, mark: $0.mark)
        }
        account.countSilence(&lines)
        account.lines = lines.values.sorted { $0.comes(before: $1) }
        account.lead = moderator.map { account.lead(of: $0) }
        account.statements = Statement.all(of: pulses)
        return account
    }
}

extension Voices.Account {
    /// Says who was there to take part and is on record with nothing, where anything is on record at all.
    fileprivate mutating func countSilence(_ lines: inout [PersonID: Voices.Line]) {
        // Votes and findings alone, as minutes give them, do not tell who kept silent.
        let isTold = ideas + arguments > 0 || lines.values.contains { $0.turns > 0 }
        guard let session = sessions.first, isTold else { return }
        var share = Share()
        for person in session.attended where session.isAsked(person) {
            let isSilent = lines[person].map { !$0.isHeard } ?? true
            lines[person]?.silent = Share(isSilent ? 1 : 0, of: 1)
            share += Share(isSilent ? 1 : 0, of: 1)
        }
        silent = share.onRecord
        isSilenceCertain = anonymousIdeas == 0 && unsignedArguments == 0
    }

    /// The moderator's part of what is on record by name.
    fileprivate func lead(of moderator: Voices.Moderator) -> Voices.Lead {
        let own = lines.first { $0.person == moderator.person }
        let signed = adopted.filter { $0.author != nil }
        return Voices.Lead(
            moderators: [moderator], ideas: Share(own?.ideas ?? 0, of: ideas - anonymousIdeas),
            arguments: Share(own?.arguments ?? 0, of: arguments - unsignedArguments),
            turns: Share(own?.turns ?? 0, of: lines.reduce(0) { $0 + $1.turns }),
            seconds: Share(own?.seconds ?? 0, of: lines.reduce(0) { $0 + $1.seconds }),
            adopted: Share(signed.count { $0.isOfModerator }, of: signed.count))
    }

    /// The people who were there to take part and are on record with nothing, in all of the sessions.
    public var silentPeople: [PersonID] {
        lines.filter { $0.silent.isOnRecord && $0.silent.count == $0.silent.of }.map(\.person).sorted()
    }

    /// How many turns in all.
    public var turns: Int { lines.reduce(0) { $0 + $1.turns } }

    /// How many seconds were spoken in turns.
    public var seconds: Int { lines.reduce(0) { $0 + $1.seconds } }

    /// How many votes in all.
    public var votes: Int { lines.reduce(0) { $0 + $1.votes.count } }

    /// Several accounts together; `nil` of none.
    public init?(sum accounts: [Voices.Account]) {
        guard !accounts.isEmpty else { return nil }
        self.init(sessions: accounts.flatMap(\.sessions))
        var lines: [PersonID: Voices.Line] = [:]
        var statements = Voices.StatementSum()
        for account in accounts {
            for var line in account.lines {
                if accounts.count > 1, !account.isSilenceCertain { line.silent = Share() }
                lines[line.person, default: Voices.Line(person: line.person)] += line
            }
            ideas += account.ideas
            anonymousIdeas += account.anonymousIdeas
            arguments += account.arguments
            unsignedArguments += account.unsignedArguments
            ballots += account.ballots
            adopted += account.adopted
            experiences += account.experiences
            statements.add(account.statements)
            if let theirs = account.lead { lead = lead.map { $0 + theirs } ?? theirs }
            guard let theirs = account.silent else { continue }
            if accounts.count == 1 {
                silent = theirs
                isSilenceCertain = account.isSilenceCertain
            } else if account.isSilenceCertain {
                silent = silent.map { $0 + theirs } ?? theirs
            }
        }
        self.lines = lines.values.sorted { $0.comes(before: $1) }
        self.statements = statements.all
    }
}

extension Voices.Line {
    fileprivate static func += (left: inout Voices.Line, right: Voices.Line) {
        left.attended += right.attended
        left.moderated += right.moderated
        left.ideas += right.ideas
        left.adopted += right.adopted
        left.arguments += right.arguments
        left.turns += right.turns
        left.passes += right.passes
        left.seconds += right.seconds
        left.votes += right.votes
        left.others += right.others
        left.silent += right.silent
    }

    /// Those who said most first, then by votes, then by id.
    fileprivate func comes(before other: Voices.Line) -> Bool {
        func weight(_ line: Voices.Line) -> (Int, Int, Int, PersonID) {
            (-(line.ideas + line.arguments + line.turns), -line.others, -line.votes.count, line.person)
        }
        return weight(self) < weight(other)
    }
}

extension Voices.Lead {
    fileprivate static func + (left: Voices.Lead, right: Voices.Lead) -> Voices.Lead {
        Voices.Lead(
            moderators: left.moderators + right.moderators.filter { !left.moderators.contains($0) },
            ideas: left.ideas + right.ideas, arguments: left.arguments + right.arguments,
            turns: left.turns + right.turns, seconds: left.seconds + right.seconds,
            adopted: left.adopted + right.adopted)
    }
}

extension Session {
    /// Who moderates, in which style where that was said; `nil` where it is not known.
    public var leader: Voices.Moderator? {
        if let moderator { return Voices.Moderator(person: moderator.person, style: moderator.style) }
        let invited = invited.filter { $0.role == .moderator && !$0.isExcused }
        return invited.count == 1 ? invited.first.map { Voices.Moderator(person: $0.person, style: nil) } : nil
    }

    /// Whether a person is there to bring in thoughts of their own: not to moderate, to write down or to look on.
    func isAsked(_ person: PersonID) -> Bool {
        if person == leader?.person { return false }
        let roles = invited.filter { $0.person == person && !$0.isExcused }.map(\.role)
        return roles.isEmpty ? attended.contains(person) : roles.contains { $0 == .participant || $0 == .chair }
    }
}
