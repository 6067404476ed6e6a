// The registers of findings, assumptions and themes.

extension Registers {
    var findings: Register {
        Register(
            columns: ["finding", "status", "lens", "side", "rating", "recorded", "session", "text"],
            rows: plan.findings.all.map { finding in
                Register.Row(
                    id: finding.id.description,
                    cells: [
                        finding.id.description, finding.state.rawValue, finding.said.lens.rawValue,
                        finding.said.side?.rawValue ?? "", finding.said.rating.map { "\($0)" } ?? "",
                        day(finding.began), finding.began?.session?.description ?? "",
                        finding.said.of.map { "\($0): \(finding.text)" } ?? finding.text,
                    ],
                    status: finding.state.rawValue, owner: finding.began?.actor, session: finding.began?.session,
                    time: finding.began?.occurredAt, json: finding.json, themes: finding.said.themes)
            })
    }

    func assumptions(at moment: Instant) -> Register {
        let zone = plan.organization.zone
        return Register(
            columns: ["assumption", "status", "stated", "review", "session", "text"],
            rows: plan.assumptions.all.map { assumption in
                let status = assumption.isDue(at: moment, in: zone) ? "due" : assumption.state.rawValue
                return Register.Row(
                    id: assumption.id.description,
                    cells: [
                        assumption.id.description, status, day(assumption.began),
                        assumption.said.reviewOn?.description ?? "", assumption.began?.session?.description ?? "",
                        assumption.text,
                    ],
                    status: status, owner: assumption.began?.actor, session: assumption.began?.session,
                    time: assumption.began?.occurredAt, json: assumption.json)
            })
    }

    /// Each theme with how much belongs to it.
    var themes: Register {
        let themed: [(kind: String, themes: [[ThemeID]])] = [
            ("findings", plan.findings.all.map(\.said.themes)), ("ideas", ideas.all.map { themes(of: $0) }),
            ("decisions", plan.decisions.all.map { $0.proposal?.action.themes ?? [] }),
            ("goals", plan.goals.all.map(\.plan.themes)),
        ]
        return Register(
            columns: ["theme", "named"] + themed.map(\.kind) + ["title"],
            rows: plan.themes.all.map { theme in
                let counts = themed.map { kind, themes in
                    (kind: kind, count: themes.count { $0.contains(theme.id) })
                }
                return Register.Row(
                    id: theme.id.description,
                    cells: [theme.id.description, day(theme.began)] + counts.map { "\($0.count)" } + [theme.title],
                    status: "named", owner: nil, session: theme.began?.session, time: theme.began?.occurredAt,
                    json: theme.json.adding(
                        .object(counts.map { JSONValue.Member($0.kind, JSONValue($0.count)) })),
                    themes: [theme.id])
            })
    }

    /// An idea's own themes, and those of the group that it lies in.
    func themes(of idea: Idea) -> [ThemeID] {
        let grouped = idea.group.flatMap { groups[$0] }?.themes ?? []
        return idea.themes + grouped.filter { !idea.themes.contains($0) }
    }
}
