// The registers of findings, assumptions and themes.

extension Registers {
    func findings(_ wanted: Register.Wanted) -> Register {
        Register(
            ["finding", "status", "lens", "side", "rating", "recorded", "session", "text"], of: plan.findings, wanted
        ) { finding in
            Register.Key(
                status: finding.state.rawValue, owner: finding.began?.actor, session: finding.began?.session,
                time: finding.began?.occurredAt, themes: finding.said.themes)
        } cells: { finding, key in
            [
                finding.id.description, key.status, finding.said.lens.rawValue, finding.said.side?.rawValue ?? "",
                finding.said.rating.map { "\($0)" } ?? "", day(finding.began), key.session?.description ?? "",
                finding.said.of.map { "\($0): \(finding.text)" } ?? finding.text,
            ]
        } json: { finding, _ in
            finding.json
        }
    }

    func assumptions(_ wanted: Register.Wanted, at moment: Instant) -> Register {
        let zone = plan.organization.zone
        return Register(
            ["assumption", "status", "stated", "review", "session", "text"], of: plan.assumptions, wanted
        ) { assumption in
            Register.Key(
                status: assumption.isDue(at: moment, in: zone) ? "due" : assumption.state.rawValue,
                owner: assumption.began?.actor, session: assumption.began?.session,
                time: assumption.began?.occurredAt)
        } cells: { assumption, key in
            [
                assumption.id.description, key.status, day(assumption.began),
                assumption.said.reviewOn?.description ?? "", key.session?.description ?? "", assumption.text,
            ]
        } json: { assumption, _ in
            assumption.json
        }
    }

    /// Each theme with how much belongs to it.
    func themes(_ wanted: Register.Wanted) -> Register {
        let counts = countsByTheme
        return Register(["theme", "named"] + counts.map(\.kind) + ["title"], of: plan.themes, wanted) { theme in
            Register.Key(
                status: "named", session: theme.began?.session, time: theme.began?.occurredAt, themes: [theme.id])
        } cells: { theme, _ in
            [theme.id.description, day(theme.began)] + counts.map { "\($0.counts[theme.id] ?? 0)" } + [theme.title]
        } json: { theme, _ in
            theme.json.adding(
                .object(counts.map { JSONValue.Member($0.kind, JSONValue($0.counts[theme.id] ?? 0)) }))
        }
    }

    /// How much belongs to each theme, by what it is.
    private var countsByTheme: [(kind: String, counts: [ThemeID: Int])] {
        func counts<Of>(_ shelf: Shelf<Of>, _ themes: (Of) -> [ThemeID]) -> [ThemeID: Int] {
            var counts: [ThemeID: Int] = [:]
            shelf.look { for theme in Set(themes($0)) { counts[theme, default: 0] += 1 } }
            return counts
        }
        return [
            ("findings", counts(plan.findings, \.said.themes)), ("ideas", counts(ideas) { themes(of: $0) }),
            ("decisions", counts(plan.decisions) { $0.proposal?.action.themes ?? [] }),
            ("goals", counts(plan.goals, \.plan.themes)),
        ]
    }

    /// An idea's own themes, and those of the group that it lies in.
    func themes(of idea: Idea) -> [ThemeID] {
        let grouped = idea.group.flatMap { groups[$0] }?.themes ?? []
        return idea.themes + grouped.filter { !idea.themes.contains($0) }
    }
}
