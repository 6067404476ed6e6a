// What several sections say alike.

extension ReportMaterial {
    /// The label of a reason.
    var because: String { says("because", russian: "почему") }

    /// The label of those who decided.
    var deciders: String { says("by", russian: "кем") }

    /// The label of somebody who stood out.
    var dissent: String { says("dissent", russian: "особое мнение") }

    /// Where nobody owns something.
    var nobody: String { says("nobody", russian: "без ответственного") }

    /// Where a task has no date.
    var noDate: String { says("no date", russian: "без срока") }

    /// Where a session goes on.
    var stillOpen: String { says("still open", russian: "ещё идёт") }

    /// How a decision was taken: `by consent`.
    func way(_ how: DecisionMode) -> String { says("by \(how.rawValue)", russian: how.inRussian) }

    /// By when a condition is to be met, as the end of a sentence.
    func by(_ due: (some CustomStringConvertible)?) -> String {
        due.map { says(", by \($0)", russian: ", до \(date($0))") } ?? ""
    }

    /// When a task is due.
    func due(_ due: Period) -> String { says("due \(due)", russian: "срок \(date(due))") }

    /// How often a task was carried from session to session.
    func carried(_ task: Todo) -> String {
        says("carried \(task.carriedInto.count)×", russian: "перенесено \(task.carriedInto.count)×")
    }

    /// A part of a whole: `4 of 5`.
    func part(_ part: Int, of whole: Int) -> String { says("\(part) of \(whole)", russian: "\(part) из \(whole)") }

    /// Minutes as people say them: `45 min`, `6 h 30`.
    func duration(_ minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        if hours == 0 { return says("\(minutes) min", russian: "\(minutes) мин") }
        if rest == 0 { return says("\(hours) h", russian: "\(hours) ч") }
        return says("\(hours) h \(Day.pad(rest, 2))", russian: "\(hours) ч \(rest) мин")
    }
}
