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
            if advice.sizeUpTo != nil, let size { facts.append("\(Counsel.count(size, "person", "people")) in all") }
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

    /// How earlier sessions went, by the style in which they were led.
    private var evidence: [ModeratorStyle: [Advice.Reason]] {
        let earlier = Set(held.map(\.id))
        let accounts = record.voices.accounts().filter { $0.sessions.allSatisfy { earlier.contains($0.id) } }
        let groups = Voices.groups(accounts, by: .style)
        let chapters = record.lookback.chapters(at: moment).filter { earlier.contains($0.session.id) }
        var reasons: [ModeratorStyle: [Advice.Reason]] = [:]
        for group in groups {
            guard case .style(let style) = group.key else { continue }
            let subjects = group.sum.sessions.map(\.id.subject)
            reasons[style] = [
                Advice.Reason("led so: \(Counsel.count(subjects.count, "session", "sessions"))", subjects)
            ]
            if let lead = group.sum.lead, let ideas = lead.ideas.onRecord {
                reasons[style]?.append(Advice.Reason("the moderator's own ideas: \(ideas.words)"))
            }
            let promises = chapters.filter { $0.session.leader?.style == style }.flatMap(\.promises)
            if let done = Lookback.Keeping(promises).done.onRecord {
                reasons[style]?.append(Advice.Reason("promises done: \(done.words)"))
            }
        }
        compare(groups, &reasons, Remark.satisfied)
        compare(groups, &reasons, Remark.ownWork)
        compareSilence(groups, &reasons)
        return reasons
    }

    /// What people can say of a session at its closing.
    private struct Remark {
        let mean: @Sendable (Voices.Account) -> Mean
        let most: String
        let least: String
        let plain: String

        static let satisfied = Remark(
            mean: \.satisfaction, most: "people were most satisfied", least: "people were least satisfied",
            plain: "people were satisfied")
        static let ownWork = Remark(
            mean: \.ownWork, most: "people most found it their own work", least: "people least found it their own work",
            plain: "people found it their own work")
    }

    /// Weighs what people said at the closing, where they were asked after sessions of two styles or more.
    private func compare(
        _ groups: [Voices.Group], _ reasons: inout [ModeratorStyle: [Advice.Reason]], _ remark: Remark
    ) {
        let told = groups.map { ($0, remark.mean($0.sum)) }.filter { $0.1.count > 0 }
        for (group, mean) in told {
            guard case .style(let style) = group.key else { continue }
            let others = told.filter { $0.0.key != group.key }.map(\.1)
            let isMost = !others.isEmpty && others.allSatisfy { $0.isLess(than: mean) }
            let isLeast = !others.isEmpty && others.allSatisfy { mean.isLess(than: $0) }
            let asked = group.accounts.filter { remark.mean($0).count > 0 }.flatMap(\.sessions).map(\.id.subject)
            reasons[style]?.append(
                Advice.Reason(
                    isMost ? .inFavour : isLeast ? .against : .plainly,
                    "\(isMost ? remark.most : isLeast ? remark.least : remark.plain): \(mean)", asked))
        }
    }

    /// Weighs how many kept silent, where it is known of sessions of two styles or more.
    private func compareSilence(_ groups: [Voices.Group], _ reasons: inout [ModeratorStyle: [Advice.Reason]]) {
        let told = groups.compactMap { group in group.sum.silent.map { (group, $0) } }
        for (group, silent) in told {
            guard case .style(let style) = group.key else { continue }
            let others = told.filter { $0.0.key != group.key }.map(\.1)
            let isFewest = !others.isEmpty && others.allSatisfy { silent.isLess(than: $0) }
            let isMost = !others.isEmpty && others.allSatisfy { $0.isLess(than: silent) }
            reasons[style]?.append(
                Advice.Reason(
                    isFewest ? .inFavour : isMost ? .against : .plainly,
                    "\(isFewest ? "fewest" : isMost ? "most" : "some") are on record with nothing: \(silent.words)",
                    group.accounts.filter { $0.silent != nil }.flatMap(\.sessions).map(\.id.subject)))
        }
    }
}
