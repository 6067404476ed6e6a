// What people prepared, how they found it, what they learned, and who was told.

extension ReportMaterial {
    var homework: [Report.Block] {
        let given = all { action -> HomeworkID? in
            switch action {
            case .homeworkAssigned(let it): it.homework
            case .homeworkSubmitted(let it): it.homework
            default: nil
            }
        }
        let rows = given.compactMap { shelves.homework[$0] }.map { work in
            Report.Row(
                [
                    "\(work.id) \(work.plan.what)", name(work.plan.person), date(work.plan.due),
                    work.isSubmitted
                        ? work.submissions.last.map { day($0.mark) } ?? "" : says("not handed in", russian: "не сдано"),
                    work.submissions.compactMap(\.text).joined(separator: "; "),
                ], sign: work.isSubmitted ? .kept : nil, entries: told(work.id.subject))
        }
        guard !rows.isEmpty else { return [] }
        return [
            .table(
                Report.Table(
                    says("What people were to prepare", russian: "Что нужно было подготовить"),
                    [
                        column("What", russian: "Что"), column("Who", russian: "Кто"), column("Due", russian: "Срок"),
                        column("Handed in", russian: "Сдано"), column("What they said", russian: "Что сказано"),
                    ], rows))
        ]
    }

    var rules: [Report.Block] {
        let agreed = all { action -> RuleID? in
            switch action {
            case .ruleAgreed(let it): it.rule
            case .ruleBroken(let it): it.rule
            default: nil
            }
        }
        let items = agreed.compactMap { shelves.rules[$0] }.map { rule in
            Report.Item(
                rule.text, id: rule.id.description,
                notes: rule.breaches.map {
                    Report.Note(
                        says("broken", russian: "нарушено") + " \(day($0.mark))",
                        $0.note ?? $0.mark.position.description)
                },
                entries: told(rule.id.subject))
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    var pulses: [Report.Block] {
        let opened = all { if case .pulseOpened(let it) = $0 { it.pulse } else { nil } }
        return opened.compactMap { shelves.pulses[$0] }.map { pulse in
            let means = pulse.means
            let rows = pulse.terms.statements.indices.map { index in
                Report.Row([
                    pulse.terms.statements[index], means.indices.contains(index) ? means[index].description : "",
                ])
            }
            let answers = says(
                Words.count(pulse.answered, "answer", "answers"),
                russian: Russian.count(pulse.answered, "ответ", "ответа", "ответов"))
            let anonymous = pulse.isAnonymous ? says(", without names", russian: ", без имён") : ""
            return .table(
                Report.Table(
                    "\(pulse.id), \(word(pulse.terms.when)), \(answers)\(anonymous)",
                    [
                        column("Statement", russian: "Утверждение"),
                        number("Mean of 1 to 5", russian: "Среднее от 1 до 5"),
                    ], rows, entries: told(pulse.id.subject)))
        }
    }

    var lessons: [Report.Block] {
        let about = says("of", russian: "о чём")
        let learned = entries("lesson-learned").compactMap { entry -> Report.Item? in
            guard case .lessonLearned(let lesson) = entry.action else { return nil }
            return Report.Item(
                lesson.text,
                notes: form == .page
                    ? []
                    : [Report.Note(about, lesson.about.map { words($0) }.joined(separator: "; "))],
                entries: [entry.position])
        }
        let reviewed = entries("decision-reviewed").compactMap { entry -> Report.Item? in
            guard case .decisionReviewed(let review) = entry.action, let lesson = review.lesson else { return nil }
            return Report.Item(
                lesson, notes: [Report.Note(about, words(.subject(review.decision.subject)))], entries: [entry.position]
            )
        }
        return learned.isEmpty && reviewed.isEmpty ? [] : [.items(learned + reviewed)]
    }

    var summaries: [Report.Block] {
        let told = entries(
            "message-planned", "summary-published", "summary-shared", "summary-acknowledged")
        let items = told.map { entry in
            Report.Item(
                narrator.told(entry), notes: [Report.Note(facts: [day(Mark(entry))])], entries: [entry.position])
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    /// Whatever no other section tells of, a line an entry.
    func remainder(_ told: Set<Position>) -> [Report.Block] {
        let rest = entries.filter { !told.contains($0.position) && !isHidden($0) }
        return rest.isEmpty
            ? []
            : [.table(register(of: rest, says("What no section above tells of", russian: "О чём не сказано выше")))]
    }
}
