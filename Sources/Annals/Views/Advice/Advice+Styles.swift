extension Counsel {
    /// The styles, the most advisable first: each reason for it counts one, each against it takes one away.
    ///
    /// Reasons are what the guides say of such a team, aim and size, and how earlier sessions went that were led so. What
    /// is only shown, such as the promises kept, does not weigh: too much else bears on it.
    var styles: [Advice] {
        // A session that is over is no longer to be led.
        if let session, session.state == .closed || session.state == .cancelled { return [] }
        let shown = evidence
        let advice = guides.styles.map { guide in
            let reasons = fitting(guide) + (shown[guide.style] ?? [])
            return (guide, reasons)
        }
        func weight(_ reasons: [Advice.Reason]) -> Int {
            reasons.reduce(0) { $0 + ($1.speaks == .inFavour ? 1 : $1.speaks == .against ? -1 : 0) }
        }
        // Where nothing speaks for or against any style, there is nothing to advise.
        guard advice.contains(where: { $0.1.contains { $0.speaks != .plainly } }) else { return [] }
        return advice.enumerated().filter { !$0.element.1.isEmpty }
            .sorted { (-weight($0.element.1), $0.offset) < (-weight($1.element.1), $1.offset) }
            .map { _, element in
                Advice(
                    topic: .style, about: session?.id.subject,
                    words: Wording(
                        "\(element.0.name): \(element.0.title.english). \(element.0.fit.english)",
                        russian: "\(element.0.name): \(element.0.title.russian). \(element.0.fit.russian)"),
                    reasons: element.1, style: element.0.style)
            }
    }

    /// What the guide says of such a session, each with the fact that it goes by.
    private func fitting(_ guide: StyleGuide) -> [Advice.Reason] {
        let team = question.team ?? session?.plan.team
        let aim = question.aim ?? session?.plan.aim
        let size = question.size ?? plan.organization.size
        var reasons = guide.advice(team: team, aim: aim, size: size).map { advice in
            var facts: [String] = []
            var subjects: [Subject] = []
            if let team = advice.team {
                facts.append("team: \(team.rawValue)")
                if question.team == nil, let session { subjects.append(session.id.subject) }
            }
            if advice.aim != nil, let aim {
                facts.append("aim: \(aim.unbroken)")
                if question.aim == nil, let session, !subjects.contains(session.id.subject) {
                    subjects.append(session.id.subject)
                }
            }
            if advice.sizeUpTo != nil, let size { facts.append("\(Words.count(size, "person", "people")) in all") }
            func told(_ words: String) -> String {
                facts.isEmpty ? words : "\(words) (\(facts.joined(separator: ", ")))"
            }
            return Advice.Reason(
                advice.verdict == .fits ? .inFavour : .against,
                Wording(told(advice.words.english), russian: told(advice.words.russian)), subjects)
        }
        if let session, session.leader?.style == guide.style {
            reasons.append(Advice.Reason("chosen for \(session.id)", [session.id.subject]))
        }
        return reasons
    }
}
