// What hangs loose of a decision: what did not come of it, what came to nothing, and who is gone.

extension GroundWalk {
    /// Takes up a loose end, where there is one.
    mutating func loosen(_ shift: Ground.Shift?) {
        if let shift { loose.append(shift) }
    }

    mutating func readLoose() throws {
        let own = decision.id.subject
        let named = try library.entries(of: own, aboutOnly: false)
        var came = 0
        var subjects: [Subject] = []
        var seen: Set<Subject> = []
        for entry in named {
            switch entry.action {
            case .platformStated(let it) where it.decision == decision.id: came += 1
            case .targetSet(let it) where it.decision == decision.id: came += 1
            case .resourceAllocated(let it) where it.decision == decision.id: came += 1
            case .decisionTaken(let it) where it.amends.contains(decision.id): came += 1
            default: break
            }
            for subject in entry.about where seen.insert(subject).inserted { subjects.append(subject) }
        }
        let goals = try subjects.compactMap { try GoalID($0).flatMap { try library.recall($0) } }
            .filter { $0.plan.decision == decision.id }
        for goal in goals {
            for entry in try library.entries(of: goal.id.subject, aboutOnly: false) {
                for subject in entry.about(.task) where seen.insert(subject).inserted { subjects.append(subject) }
            }
        }
        let sources = Set([own] + goals.map(\.id.subject))
        let tasks = try subjects.compactMap { try TaskID($0).flatMap { try library.recall($0) } }
            .filter { task in task.plan.from.contains { $0.subject.map { sources.contains($0) } ?? false } }
        came += goals.count + tasks.count
        if came == 0 {
            loosen(
                pending(
                    .nothingCame, of: own, taken,
                    Wording(
                        "no goal, task, target or resource came of it",
                        russian: "из него не вышло ни цели, ни задачи, ни плана, ни ресурсов")))
        }
        for goal in goals where goal.state == .open {
            try readOwner(goal.plan.owner, of: goal.id.subject, goal.title, since: goal.began)
        }
        for task in tasks { try readTask(task) }
        readReviews()
    }

    /// Something that is so from its beginning on, until somebody looks.
    private func pending(_ cause: Ground.Cause, of subject: Subject, _ mark: Mark, _ words: Wording) -> Ground.Shift {
        let isSettled =
            !decision.reviews.isEmpty
            && (mark.occurredAt, mark.position) <= (since.occurredAt, since.position)
        return Ground.Shift(
            cause: cause, subject: subject, at: mark.occurredAt, position: mark.position, wording: words,
            isSettled: isSettled)
    }

    private mutating func readTask(_ task: Todo) throws {
        let subject = task.id.subject
        let name = "\(task.id) “\(task.title)”"
        let russian = "\(task.id) «\(task.title)»"
        switch task.state {
        case .done: return
        case .cancelled:
            guard let closed = task.closed else { return }
            loosen(
                pending(
                    .taskCancelled, of: subject, closed,
                    Wording("\(name) was cancelled", russian: "задача \(russian) отменена")))
            return
        case .blocked:
            let last = try library.entries(of: subject, aboutOnly: true).last { entry in
                if case .taskBlocked = entry.action { true } else { false }
            }
            if let last, case .taskBlocked(let it) = last.action {
                let why = it.note.map { ": \($0)" } ?? ""
                loosen(
                    pending(
                        .taskBlocked, of: subject, Mark(last),
                        Wording("\(name) is blocked\(why)", russian: "задача \(russian) остановлена\(why)")))
            }
        case .open, .started: break
        }
        if let due = task.plan.due, let began = task.began {
            loosen(
                shift(
                    .taskOverdue, of: subject, on: zone.end(of: due), setBy: began,
                    Wording("\(name) was due by \(due)", russian: "срок задачи \(russian) был \(Russian.date(due))")))
        }
        try readOwner(task.plan.owner, of: subject, task.title, since: task.began)
    }

    /// Whoever owns it is gone, and handed it to nobody; or nobody ever owned it.
    private mutating func readOwner(
        _ owner: PersonID?, of subject: Subject, _ title: String, since began: Mark?
    ) throws {
        let name = "\(subject.id) “\(title)”"
        let russian = "\(subject.id) «\(title)»"
        guard var holder = owner else {
            if let began {
                loosen(
                    pending(
                        .unowned, of: subject, began,
                        Wording("\(name) has no owner", russian: "\(russian): нет ответственного")))
            }
            return
        }
        var passed: Set<PersonID> = []
        while passed.insert(holder).inserted, let person = try library.recall(holder), let left = person.left {
            guard let next = person.handedTo else {
                let who = person.shownName
                loosen(
                    pending(
                        .ownerLeft, of: subject, left,
                        Wording(
                            "\(name) is owned by \(who), who left and handed it to nobody",
                            russian: "\(russian): \(who) больше не с нами, а дела никому не переданы")))
                return
            }
            holder = next
        }
    }

    private mutating func readReviews() {
        if decision.isDueForReview(at: moment, in: zone), let reviewOn = decision.reviewOn {
            let mark = decision.reviews.last { $0.reviewOn != nil }?.mark ?? taken
            loosen(
                Ground.Shift(
                    cause: .reviewDue, subject: decision.id.subject, at: zone.start(of: reviewOn),
                    position: mark.position,
                    wording: Wording(
                        "its review was due in \(reviewOn)", russian: "пора пересмотреть (\(Russian.date(reviewOn)))"),
                    isSettled: false))
        }
        guard decision.ended == nil, let last = decision.reviews.last, last.verdict != .uphold,
            !decision.amendedBy.contains(where: { $0.mark.position > last.mark.position })
        else { return }
        let words = last.verdict == .adjust ? "to be adjusted" : "to be reversed"
        let russian = last.verdict == .adjust ? "нужно поправить" : "нужно отменить"
        loosen(
            Ground.Shift(
                cause: .changeRecommended, subject: decision.id.subject, at: last.mark.occurredAt,
                position: last.mark.position,
                wording: Wording(
                    "its review found it \(words), and nothing was decided since",
                    russian: "по итогам пересмотра его \(russian), с тех пор ничего не решено"),
                isSettled: false))
    }
}
