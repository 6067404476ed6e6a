// The registers of questions and homework.

extension Registers {
    var questionRegister: Register {
        Register(
            columns: ["question", "status", "posed", "session", "text", "answer"],
            rows: questions.all.filter { $0.began != nil }.map { question in
                let status = question.answer == nil ? "open" : "answered"
                return Register.Row(
                    id: question.id.description,
                    cells: [
                        question.id.description, status, day(question.began), question.session?.description ?? "",
                        question.text, question.answer?.text ?? "",
                    ],
                    status: status, owner: question.began?.actor, session: question.session,
                    time: question.began?.occurredAt,
                    json: question.json.adding(["status": .text(status)]))
            })
    }

    /// What was never handed in is missing once its session was opened; until then it is open, or overdue.
    func homeworkRegister(at moment: Instant) -> Register {
        let zone = plan.organization.zone
        return Register(
            columns: ["homework", "status", "due", "session", "person", "what"],
            rows: homework.all.filter { $0.began != nil }.map { homework in
                let status =
                    homework.isSubmitted
                    ? "handed in"
                    : plan.sessions[homework.plan.session]?.opened != nil
                        ? "missing" : zone.end(of: homework.plan.due) < moment ? "overdue" : "open"
                return Register.Row(
                    id: homework.id.description,
                    cells: [
                        homework.id.description, status, homework.plan.due.description,
                        homework.plan.session.description, name(homework.plan.person), homework.plan.what,
                    ],
                    status: status, owner: homework.plan.person, session: homework.plan.session,
                    time: homework.began?.occurredAt,
                    json: homework.json.adding(["status": .text(status)]))
            })
    }
}
