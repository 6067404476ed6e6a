import Annals
import AnnalsLog
import HTTPTypes

// Sending the people of a session into groups by one form.

extension Acting {
    /// Forms a breakout of all who were given the same number, all of them or none.
    ///
    /// `sits.P-3` is the number, `title.1` what the group is called; `minutes` and `question` are the same for all.
    func formBreakouts() async throws -> Receipt? {
        var groups: [Int: [String]] = [:]
        for field in fields where field.name.hasPrefix("sits.") && !field.value.isEmpty {
            guard let number = Int(field.value), (1...99).contains(number) else {
                throw Problem(
                    .badRequest, "“\(field.value.prefix(20))” is no number of a group, from 1 to 99",
                    russian: "«\(field.value.prefix(20))» — не номер группы от 1 до 99", field: field.name)
            }
            groups[number, default: []].append(String(field.name.dropFirst("sits.".count)))
        }
        guard !groups.isEmpty else {
            throw Problem(
                .badRequest, "nobody is in a group: give some people the number of theirs",
                russian: "в группах никого нет: укажите для людей номер их группы")
        }
        let intents = try groups.sorted { $0.key < $1.key }.enumerated().map { index, group in
            let (number, people) = group
            var form = [ActionForm.Field("type", BreakoutFormed.name)]
            if index == 0 { form.append(.init("id", value("id") ?? "")) }
            form.append(.init("data.session", value("session") ?? ""))
            form.append(.init("data.title", value("title.\(number)") ?? "Group \(number)"))
            form += people.map { ActionForm.Field("data.people[]", $0) }
            form.append(.init("data.minutes", value("minutes") ?? ""))
            form.append(.init("data.question", value("question") ?? ""))
            return intent(try ActionForm(form, by: person).bytes)
        }
        return try await record(together: intents)
    }
}
