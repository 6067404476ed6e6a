import Annals

/// What a session opens on, section by section.
struct BriefParts {
    let brief: Brief
    let frame: SiteFrame
    let name: (PersonID) -> String

    init(_ brief: Brief, in frame: SiteFrame, naming name: @escaping (PersonID) -> String) {
        self.brief = brief
        self.frame = frame
        self.name = name
    }

    var sections: [SiteSection] {
        [promises, reviews, assumptions, measures, goals, later, before]
    }

    private func section(_ key: String, _ title: String, _ items: [SiteItem]) -> SiteSection {
        SiteSection(key, frame[title], count: items.count, width: .half, items.isEmpty ? [] : [.items(items)])
    }

    private var promises: SiteSection {
        let items = brief.promises.all.map { promise in
            let sign =
                promise.fate.map { SiteSign(frame[$0.rawValue], .good) }
                ?? (promise.isOverdue ? SiteSign(.overdue, in: frame) : nil)
            let facts = [
                frame[promise.kind],
                promise.carriedInto.isEmpty ? nil : frame.language("carried {1} times", "\(promise.carriedInto.count)"),
                promise.redatings > 0 ? frame.language("put off {1} times", "\(promise.redatings)") : nil,
            ].compactMap { $0 }
            let owner = promise.owner.map { Runs(name($0), link: frame.link($0.subject)) + Runs(" · ") } ?? ""
            return SiteItem(
                Runs(promise.words), id: promise.subject.id, href: frame.link(promise.subject), sign: sign,
                aside: promise.due.map { Runs(frame.language("by {1}", frame.language.date($0))) },
                notes: [(nil, owner + Runs(facts.joined(separator: ", ")))])
        }
        return section("promises", "Promises to go through", items)
    }

    private func ground(_ ground: Ground) -> SiteItem {
        SiteItem(
            Runs(ground.decision.statement), id: ground.decision.id.description,
            href: frame.link(ground.decision.id.subject),
            sign: ground.hasMoved ? SiteSign(frame["ground moved"], .bad) : SiteSign(.due, in: frame),
            notes: ground.moves.map { (frame["moved"], Runs(telling: $0.wording[frame.language], in: frame)) }
                + ground.loose.map { (frame["loose"], Runs(telling: $0.wording[frame.language], in: frame)) })
    }

    private var reviews: SiteSection {
        section("reviews", "Decisions to look at again", brief.reviews.map { ground($0) })
    }

    private var assumptions: SiteSection {
        section(
            "assumptions", "Assumptions to judge",
            brief.assumptions.map { assumption in
                SiteItem(
                    Runs(assumption.text), id: assumption.id.description, href: frame.link(assumption.id.subject),
                    aside: assumption.said.reviewOn.map { Runs(frame.language.date($0)) })
            })
    }

    private var measures: SiteSection {
        section(
            "off-target", "Measures off target",
            brief.offTarget.map { measure, standing in
                let target = standing.target.map { PastText.target($0, in: frame) } ?? ""
                let value = standing.reading.map { "\($0.value) \(measure.definition.unit)" } ?? ""
                return SiteItem(
                    Runs(measure.name), id: measure.id.description, href: frame.link(measure.id.subject),
                    sign: SiteSign(.offTarget, in: frame), aside: standing.period.map { Runs(frame.language.date($0)) },
                    notes: [(nil, Runs(frame.language("{1}, target {2}", value, target)))])
            })
    }

    private var goals: SiteSection {
        section(
            "wanting", "Goals without measure, owner or task",
            brief.goalsWanting.map { goal in
                SiteItem(
                    Runs(goal.goal.title), id: goal.goal.id.description, href: frame.link(goal.goal.id.subject),
                    notes: [(nil, Runs(goal.lacks.map { frame["no \($0.rawValue)"] }.joined(separator: ", ")))])
            })
    }

    private var later: SiteSection {
        let deferred = brief.deferredForLater.map { decision in
            SiteItem(
                Runs(decision.title), id: decision.id.description, href: frame.link(decision.id.subject),
                sign: SiteSign(.deferred, in: frame),
                aside: decision.deferred?.until.map { Runs(frame.language.date($0)) })
        }
        let parked = brief.parkedForLater.map { idea in
            SiteItem(
                Runs(idea.shownText(in: frame.language)), id: idea.id.description, href: frame.link(idea.id.subject),
                sign: SiteSign(frame["parked"], .quiet), aside: idea.parked?.until.map { Runs(frame.language.date($0)) }
            )
        }
        return section("later", "Parked and deferred for later", deferred + parked)
    }

    private var before: SiteSection {
        let items = (brief.decidedBefore + brief.decidedYearAgo).map { back in
            let decision = back.ground.decision
            return SiteItem(
                Runs(decision.statement), id: decision.id.description, href: frame.link(decision.id.subject),
                sign: SiteSign(decision: decision, at: frame.moment, in: frame),
                aside: decision.taken.map { Runs(frame.day($0.mark.occurredAt)) },
                notes: [
                    back.tasks.isEmpty
                        ? nil
                        : (
                            nil,
                            Runs(
                                frame.language.count(back.tasks.count, "task|tasks") + ", "
                                    + frame.language("{1} done", "\(back.tasks.count { $0.state == .done })"))
                        )
                ])
        }
        return section("decided", "Decided last time and a year ago", items)
    }
}
