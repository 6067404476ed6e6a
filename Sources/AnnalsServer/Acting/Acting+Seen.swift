import Annals
import AnnalsLog
import HTTPTypes

// Forms that say what their screen showed (`expect`).

extension Acting {
    /// How often a form is tried again past entries that have no bearing on it.
    private static let tries = 8

    /// Records what the form says, where nothing came since that moves the session on.
    ///
    /// A raised hand or an arrival is about the session too, and no reason to refuse a tap: past those the form is
    /// recorded all the same. Whoever was faster with something else is named.
    func recordAsSeen() async throws -> Receipt {
        var fields = self.fields
        for _ in 0..<Acting.tries {
            do {
                return try await record(try ActionForm(fields, by: person).bytes)
            } catch Refusal.someoneWasFaster(let subject, _) {
                let seen = try await pass(subject, fields)
                fields = fields.map { $0.name == "expect" ? ActionForm.Field("expect", seen) : $0 }
            }
        }
        throw Problem(
            .conflict, "too much happens at once: look at the screen and send it again",
            russian: "слишком многое происходит сразу: посмотрите на экран и отправьте ещё раз")
    }

    /// What has been seen of a subject once all is read that came since.
    ///
    /// - Throws: `Problem` where something of it bears on what the form does.
    private func pass(_ subject: Subject, _ fields: [ActionForm.Field]) async throws -> String {
        let expect = fields.first { $0.name == "expect" }?.value ?? ""
        let pairs = expect.split(separator: ",").map { $0.split(separator: "@") }
        guard let known = pairs.first(where: { $0.first.map { String($0) } == subject.id })?.last.flatMap({ Int64($0) })
        else {
            throw Problem(
                .conflict, "somebody was faster: look at \(subject.id) and decide again",
                russian: "вас опередили: посмотрите \(subject.id) и решите снова")
        }
        return try await house.read(as: person) { [person] reading in
            var latest = Position(known)
            var faster: Entry?
            for entry in try reading.entries(of: subject, aboutOnly: true) where entry.position.rawValue > known {
                latest = max(latest, entry.position)
                if !entry.leavesTheSessionWhereItIs { faster = entry }
            }
            if let faster {
                let narrator = try reading.narrator()
                let who = faster.actor == person ? "you were" : "\(narrator.actor(faster)) was"
                throw Problem(
                    .conflict, "\(who) faster (\(narrator.tell(faster))): look at the screen and decide again",
                    russian: try reading.inRussian(faster, for: person), field: "expect")
            }
            guard latest.rawValue > known else {
                // Nothing came that is in effect: what was there is not any more.
                throw Problem(
                    .conflict, "something was taken back meanwhile: look at the screen and decide again",
                    russian: "тем временем что-то отменено: посмотрите на экран и решите снова", field: "expect")
            }
            return pairs.map { pair in
                pair.first.map { String($0) } == subject.id
                    ? "\(subject.id)@\(latest.rawValue)" : pair.joined(separator: "@")
            }.joined(separator: ",")
        }
    }
}

extension Reading {
    /// That somebody was faster with an entry.
    fileprivate func inRussian(_ faster: Entry, for person: PersonID) throws -> String {
        let narrator = try narrator(speaking: .russian)
        let who = faster.actor == person ? "вы сами успели раньше" : "вас опередили"
        let what = faster.actor == person ? narrator.tell(faster) : narrator.line(faster)
        return "\(who) (\(what)): посмотрите на экран и решите снова"
    }
}

extension Entry {
    /// Whether it says only who comes, speaks or votes in a session, and does not move it on.
    fileprivate var leavesTheSessionWhereItIs: Bool {
        switch action {
        case .personArrived, .personDeparted, .handRaised, .turnGiven, .turnPassed, .turnEnded, .voteCast, .voteSealed,
            .ideaCaptured, .proxyGiven, .recusalDeclared, .breakoutFormed, .breakoutReported, .experienceShared,
            .participantInvited, .participantExcused, .homeworkSubmitted, .pulseOpened:
            true
        default: false
        }
    }
}
