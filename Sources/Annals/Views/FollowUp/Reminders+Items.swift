// What there is to hear of, kind by kind, each with whom it is for.

extension Reminders {
    typealias Addressed = (PersonID, Item)

    func tasks(_ horizon: Horizon) -> [Addressed] {
        followUp.owners(at: horizon.moment).flatMap { owner -> [Addressed] in
            guard let person = owner.person else { return [] }
            return owner.items.filter { $0.subject.kind == .task && horizon.isNear($0.due) }.map { item in
                var details: [String] = []
                if item.carried > 0 { details.append("carried \(Reminders.times(item.carried))") }
                if item.redated > 0 { details.append("put off \(Reminders.times(item.redated))") }
                if item.state == Todo.State.blocked.rawValue { details.append("blocked") }
                if let last = item.checkIns.last { details.append(Reminders.told(last.said)) }
                return (
                    person,
                    Item(
                        kind: .task, subject: item.subject, words: item.words, due: item.due, daysLate: item.daysLate,
                        details: details)
                )
            }
        }
    }

    func duties(_ horizon: Horizon) -> [Addressed] {
        homework.current.filter { duty in
            let session = plan.sessions[duty.plan.session]
            return duty.began != nil && !duty.isSubmitted && horizon.isNear(duty.plan.due)
                && session?.state == .scheduled
                && session?.isInvited(duty.plan.person) == true
        }.map { duty in
            let session = plan.sessions[duty.plan.session]
            return (
                duty.plan.person,
                Item(
                    kind: .homework, subject: duty.id.subject, words: duty.plan.what, due: duty.plan.due,
                    daysLate: horizon.late(duty.plan.due),
                    details: ["for \(duty.plan.session) \(session?.title ?? "")"])
            )
        }
    }

    func votes(_ horizon: Horizon) -> [Addressed] {
        ballots.current.filter { $0.state == .open }.flatMap { ballot -> [Addressed] in
            let taken = Set(ballot.participants)
            return ballot.voters.filter { !taken.contains($0) }.map { voter in
                var details = ballot.terms.closesAt.map { ["closes \(horizon.zone.text($0))"] } ?? []
                if ballot.isSecret { details.append("secret") }
                return (
                    voter,
                    Item(
                        kind: .vote, subject: ballot.id.subject, words: ballot.terms.question, due: nil, daysLate: nil,
                        details: details)
                )
            }
        }
    }

    func answers(_ horizon: Horizon) -> [Addressed] {
        pulses.current.filter { $0.began != nil }.flatMap { pulse -> [Addressed] in
            guard let session = plan.sessions[pulse.session] else { return [] }
            let asked =
                session.attended.isEmpty ? session.invited.filter { !$0.isExcused }.map(\.person) : session.attended
            return asked.filter { pulse.answers[$0] == nil && pulse.sealed[$0] == nil }.map { person in
                (
                    person,
                    Item(
                        kind: .pulse, subject: pulse.id.subject,
                        words: pulse.terms.statements.joined(separator: " · "), due: nil, daysLate: nil,
                        details: ["on \(session.id) \(session.title)"] + (pulse.isAnonymous ? ["anonymous"] : []))
                )
            }
        }
    }

    /// A summary is news for a quarter of a year.
    func summaries(_ horizon: Horizon) -> [Addressed] {
        shared.flatMap { session, people in
            people.filter { person, mark in
                horizon.moment.milliseconds - mark.occurredAt.milliseconds < 92 * 86_400_000
                    && (acknowledged[session]?[person].map { $0.occurredAt < mark.occurredAt } ?? true)
            }.map { person, _ in
                (
                    person,
                    Item(
                        kind: .summary, subject: session.subject, words: plan.sessions[session]?.title ?? "", due: nil,
                        daysLate: nil, details: [])
                )
            }
        }
    }

    func tellings(_ horizon: Horizon) -> [Addressed] {
        messages.filter { message in
            horizon.isNear(message.said.due)
                && !(tellings[message.said.session] ?? []).contains { $0.occurredAt > message.mark.occurredAt }
        }.compactMap { message in
            plan.owner(message.said.owner).map { owner in
                (
                    owner,
                    Item(
                        kind: .message, subject: message.said.session.subject, words: message.said.text,
                        due: message.said.due, daysLate: horizon.late(message.said.due),
                        details: ["to \(message.said.audience) by \(message.said.channel)"])
                )
            }
        }
    }

    func readings(_ horizon: Horizon) -> [Addressed] {
        plan.measures.current.compactMap { measure in
            guard let owner = plan.owner(measure.definition.owner), let next = nextReading(measure),
                horizon.zone.end(of: next) <= horizon.moment
            else { return nil }
            return (
                owner,
                Item(
                    kind: .reading, subject: measure.id.subject, words: "\(measure.name) for \(next)", due: next,
                    daysLate: horizon.late(next), details: [])
            )
        }
    }

    /// The period after the last one that was read, where the log says how often the measure is read.
    private func nextReading(_ measure: Measure) -> Period? {
        let zone = plan.organization.zone
        guard let cadence = measure.definition.every.flatMap({ Cadence($0) }),
            let last = measure.latestActual(in: zone)?.period
        else { return nil }
        return cadence.period(after: zone.end(of: last), in: zone)
    }

    /// A review is up to whoever told of the decision; where nobody is named for that, to all who took it.
    func reviews(_ horizon: Horizon) -> [Addressed] {
        plan.decisionsInForce(at: horizon.moment).filter { $0.isDueForReview(at: horizon.end, in: horizon.zone) }
            .flatMap { decision -> [Addressed] in
                guard let taken = decision.taken else { return [] }
                let people = taken.mark.actor.map { [$0] } ?? taken.action.deciders
                let item = Item(
                    kind: .review, subject: decision.id.subject, words: decision.statement, due: decision.reviewOn,
                    daysLate: horizon.late(decision.reviewOn), details: [])
                return Set(people.compactMap { plan.owner($0) }).map { ($0, item) }
            }
    }

    func sessions(_ horizon: Horizon) -> [Addressed] {
        plan.sessions.current.filter { session in
            let start = horizon.zone.start(of: session.plan.startsAt)
            return session.state == .scheduled && start > horizon.moment && start <= horizon.end
        }.flatMap { session in
            session.invited.filter { !$0.isExcused }.map { invitation in
                (
                    invitation.person,
                    Item(
                        kind: .session, subject: session.id.subject, words: session.title, due: nil, daysLate: nil,
                        details: [
                            horizon.zone.text(session.plan.startsAt), invitation.role.rawValue, session.plan.place,
                        ].compactMap { $0 })
                )
            }
        }
    }
}
