// The stages of a session, and what each left.

extension ReportMaterial {
    /// Each stage with the time it took and what was recorded in it.
    var stages: [Report.Block] {
        guard let session, !session.stages.isEmpty else { return [] }
        let away = away(session, entries, until: session.closed?.occurredAt ?? now)
        let titles = Dictionary(session.plan.stages.map { ($0.stage, $0) }) { first, _ in first }
        let rows = session.stages.enumerated().map { index, visit in
            let next = index + 1 < session.stages.count ? session.stages[index + 1].entered.occurredAt : nil
            let until = next ?? session.closed?.occurredAt ?? now
            let seconds = away.seconds(from: visit.entered.occurredAt, to: until)
            let title = titles[visit.stage]?.title ?? visit.stage
            let planned = visit.minutes ?? titles[visit.stage]?.minutes
            return Report.Row(
                [
                    title + (visit.round > 1 ? says(", round \(visit.round)", russian: ", круг \(visit.round)") : ""),
                    planned.map { "\($0)" } ?? "",
                    "\((seconds + 30) / 60)", left(from: visit.entered.occurredAt, to: until),
                ], entries: [visit.entered.position])
        }
        return [
            .table(
                Report.Table(
                    says(
                        "Minutes planned and taken, and what was recorded",
                        russian: "Минуты по плану и на деле и что записано"),
                    [
                        column("Stage", russian: "Этап"), number("Planned", russian: "План"),
                        number("Taken", russian: "Факт"), column("What it left", russian: "Что осталось"),
                    ], rows))
        ]
    }

    /// What was created between two moments, counted by kind: `3 findings, 1 decision`.
    private func left(from start: Instant, to end: Instant) -> String {
        var counts: [(output: Output, count: Int)] = []
        for entry in entries where entry.session == session?.id && entry.occurredAt >= start && entry.occurredAt < end {
            guard let output = entry.action.output else { continue }
            if let index = counts.firstIndex(where: { $0.output.english == output.english }) {
                counts[index].count += 1
            } else {
                counts.append((output, 1))
            }
        }
        return counts.map { output, count in
            says(
                Words.count(count, output.english, output.english + "s"),
                russian: Russian.count(count, output.one, output.few, output.many))
        }.joined(separator: ", ")
    }
}

/// What a stage left, as a noun: in English one that takes an s, in Russian by its three forms.
private struct Output {
    let english: String
    let one: String
    let few: String
    let many: String

    init(_ english: String, _ one: String, _ few: String, _ many: String) {
        (self.english, self.one, self.few, self.many) = (english, one, few, many)
    }
}

extension AnyAction {
    /// What a stage left by it; `nil` for what is only the way there.
    fileprivate var output: Output? {
        switch self {
        case .findingRecorded: Output("finding", "вывод", "вывода", "выводов")
        case .ideaCaptured: Output("idea", "идея", "идеи", "идей")
        case .argumentMade: Output("argument", "довод", "довода", "доводов")
        case .questionAnswered: Output("answer", "ответ", "ответа", "ответов")
        case .assumptionStated: Output("assumption", "допущение", "допущения", "допущений")
        case .ballotClosed, .resultReported: Output("ballot", "голосование", "голосования", "голосований")
        case .decisionTaken: Output("decision", "решение", "решения", "решений")
        case .decisionReviewed: Output("review", "пересмотр", "пересмотра", "пересмотров")
        case .goalSet: Output("goal", "цель", "цели", "целей")
        case .goalsRanked: Output("ranking", "ранжирование целей", "ранжирования целей", "ранжирований целей")
        case .taskAssigned: Output("task", "задача", "задачи", "задач")
        case .targetSet: Output("target", "план по показателю", "плана по показателям", "планов по показателям")
        case .measurementRecorded: Output("figure", "значение", "значения", "значений")
        case .platformStated: Output("wording", "формулировка", "формулировки", "формулировок")
        case .platformConfirmed: Output("confirmation", "подтверждение", "подтверждения", "подтверждений")
        case .resourceAllocated: Output("allocation", "выделение ресурсов", "выделения ресурсов", "выделений ресурсов")
        case .pulseClosed: Output("pulse", "опрос", "опроса", "опросов")
        case .lessonLearned: Output("lesson", "урок", "урока", "уроков")
        default: nil
        }
    }
}
