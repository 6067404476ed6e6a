// The registers of questions and homework.

extension Registers {
    func questions(_ wanted: Register.Wanted) -> Register {
        func isThere(_ question: Question) -> Bool { question.began != nil }
        return Register(
            ["question", "status", "posed", "session", "text", "answer"], of: questions, wanted,
            where: isThere
        ) { question in
            Register.Key(
                status: question.answer == nil ? "open" : "answered", owner: question.began?.actor,
                session: question.session, time: question.began?.occurredAt)
        } cells: { question, key in
            [
                question.id.description, key.status, day(question.began), key.session?.description ?? "",
                question.text, question.answer?.text ?? "",
            ]
        } json: { question, key in
            question.json.adding(["status": .text(key.status)])
        }
    }

    /// What was never handed in is missing once its session was opened; until then it is open, or overdue.
    func homework(_ wanted: Register.Wanted, at moment: Instant) -> Register {
        let zone = plan.organization.zone
        func isThere(_ homework: Homework) -> Bool { homework.began != nil }
        return Register(
            ["homework", "status", "due", "session", "person", "what"], of: homework, wanted,
            where: isThere
        ) { homework in
            Register.Key(
                status: homework.isSubmitted
                    ? "handed in"
                    : plan.sessions[homework.plan.session]?.opened != nil
                        ? "missing" : zone.end(of: homework.plan.due) < moment ? "overdue" : "open",
                owner: homework.plan.person, session: homework.plan.session, time: homework.began?.occurredAt)
        } cells: { homework, key in
            [
                homework.id.description, key.status, homework.plan.due.description,
                homework.plan.session.description, name(key.owner), homework.plan.what,
            ]
        } json: { homework, key in
            homework.json.adding(["status": .text(key.status)])
        }
    }
}
