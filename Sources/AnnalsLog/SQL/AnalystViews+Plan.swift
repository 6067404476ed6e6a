/// Goals, figures, tasks, findings and assumptions.
extension AnalystViews {
    /// A row a goal or initiative.
    static let goals = View(
        "goals",
        """
        WITH story AS MATERIALIZED (
            SELECT at, type, occurredAt, session, line FROM lines
            WHERE position IN (
                \(aboutOnes(24))
            ) AND type IN (
                'goal-set', 'goal-confirmed', 'goal-revised', 'goal-achieved', 'goal-dropped', 'decision-reversed')
        ),
        said AS (
            SELECT line ->> '$.data.goal' AS goal, at, type, occurredAt, session, line, NULL AS fate, NULL AS movedTo
            FROM story WHERE type LIKE 'goal-%'
            UNION ALL
            SELECT each.value ->> '$.on', at, story.type, occurredAt, session, line, each.value ->> '$.fate',
                each.value ->> '$.to'
            FROM story, json_each(line, '$.data.hanging') AS each
            WHERE story.type = 'decision-reversed' AND each.value ->> '$.on' LIKE 'G-%'
        ),
        ranked AS (
            SELECT max(at), line FROM lines
            WHERE position IN (
                \(aboutOnes(25))
            ) AND type = 'goals-ranked'
        ),
        ranks AS (
            SELECT each.value AS goal, each.key + 1 AS rank FROM ranked, json_each(line, '$.data.order') AS each
        ),
        told AS (
            SELECT goal, nullif(\(latest(text("title"))), '') AS title,
                max(iif(type = 'goal-set', line, NULL)) AS first,
                \(latest("""
                    CASE type WHEN 'goal-set' THEN 'open' WHEN 'goal-achieved' THEN 'achieved'
                        WHEN 'goal-dropped' THEN 'dropped' ELSE iif(fate = 'cancel', 'dropped', NULL) END
                    """)) AS state,
                \(latest("(line ->> '$.data.horizon')")) AS horizon, \(latest("(line ->> '$.data.starts')")) AS starts,
                \(latest("(line ->> '$.data.owner')")) AS assignee, \(latest("(line ->> '$.data.under')")) AS under,
                \(latest("""
                    CASE WHEN type IN ('goal-set', 'goal-revised') THEN line ->> '$.data.decision'
                        WHEN fate = 'move' THEN movedTo END
                    """)) AS decision,
                \(latest("""
                    iif(type IN ('goal-set', 'goal-revised'), line -> '$.data.continues', NULL)
                    """)) AS continues,
                max(iif(type = 'goal-set', occurredAt, NULL)) AS setAt, max(iif(type = 'goal-set', session, NULL))
                    AS session,
                \(latest("""
                    iif(type IN ('goal-achieved', 'goal-dropped') OR fate = 'cancel', occurredAt, NULL)
                    """)) AS closedAt,
                \(latest("iif(type IN ('goal-set', 'goal-confirmed', 'goal-revised'), occurredAt, NULL)")) AS touchedAt
            FROM said GROUP BY goal
        )
        SELECT told.goal, told.title, first ->> '$.data.kind' AS kind, told.state, rank, horizon,
            \(lastDay("horizon", from: firstDay("horizon"))) AS horizonEnds,
            starts, assignee, coalesce(heir, assignee) AS owner, people.name AS ownerName, under, decision, continues,
            first ->> '$.data.approach' AS approach, first -> '$.data.themes' AS themes, session, setAt, touchedAt,
            closedAt
        FROM told
        LEFT JOIN ranks ON ranks.goal = told.goal
        LEFT JOIN heirs ON heirs.person = assignee
        LEFT JOIN people ON people.person = coalesce(heir, assignee)
        WHERE setAt IS NOT NULL
        """)

    private static let measureStory = """
        SELECT iif(type = 'measure-defined', printf('%036d', 0), at) AS at, position, type, occurredAt, actor,
                session, line, line ->> '$.data.measure' AS measure
            FROM lines
            WHERE position IN (
                \(aboutOnes(17))
            )
        """

    /// A row a measure.
    static let measures = View(
        "measures",
        """
        WITH said AS MATERIALIZED (
            \(measureStory) AND type IN ('measure-defined', 'measure-revised', 'measure-retired')
        ),
        told AS (
            SELECT measure, nullif(\(latest(text("name"))), '') AS name,
                max(iif(type = 'measure-defined', line, NULL)) AS first, \(latest("(line ->> '$.data.better')")) AS better,
                \(latest("(line ->> '$.data.owner')")) AS assignee, \(latest("(line -> '$.data.goals')")) AS goals,
                max(iif(type = 'measure-defined', occurredAt, NULL)) AS definedAt,
                max(iif(type = 'measure-retired', occurredAt, NULL)) AS retiredAt
            FROM said GROUP BY measure
        )
        SELECT measure, told.name, first ->> '$.data.unit' AS unit, first ->> '$.data.nature' AS nature, better,
            first ->> '$.data.rollsUp' AS rollsUp, assignee, coalesce(heir, assignee) AS owner,
            people.name AS ownerName, goals, first ->> '$.data.baseline' AS baseline,
            first ->> '$.data.continues' AS continues, definedAt, retiredAt
        FROM told
        LEFT JOIN heirs ON heirs.person = assignee
        LEFT JOIN people ON people.person = coalesce(heir, assignee)
        WHERE definedAt IS NOT NULL
        """)

    /// A row a target; of several for a period the last one stands, unless it was cancelled.
    static let targets = View(
        "targets",
        """
        WITH story AS MATERIALIZED (
            \(measureStory) AND type IN ('measure-defined', 'measure-revised', 'target-set', 'decision-reversed')
        ),
        fates AS (
            SELECT CAST(substr(each.value ->> '$.on', 2) AS INTEGER) AS target,
                nullif(\(latest("iif(each.value ->> '$.fate' = 'cancel', occurredAt, NULL)")), '') AS cancelledAt,
                \(latest("iif(each.value ->> '$.fate' = 'move', each.value ->> '$.to', NULL)")) AS movedTo
            FROM lines, json_each(line, '$.data.hanging') AS each
            WHERE position IN (
                \(aboutOnes(21))
            ) AND lines.type = 'decision-reversed' AND each.value ->> '$.on' LIKE '#%'
            GROUP BY 1
        ),
        said AS (
            SELECT *, substr(max(at || iif(type LIKE 'measure-%', line ->> '$.data.better', NULL))
                OVER (PARTITION BY measure ORDER BY at), 37) AS better
            FROM story WHERE type <> 'decision-reversed'
        ),
        told AS (
            SELECT measure, line ->> '$.data.period' AS period, position, occurredAt, session, line,
                coalesce(line ->> '$.data.low', iif(better = 'lower', NULL, line ->> '$.data.value')) AS low,
                coalesce(line ->> '$.data.high', iif(better = 'higher', NULL, line ->> '$.data.value')) AS high,
                row_number() OVER (PARTITION BY measure, line ->> '$.data.period' ORDER BY at DESC) = 1 AS isLast
            FROM said WHERE type = 'target-set'
        ),
        dated AS (
            SELECT *, \(firstDay("period")) AS firstDay FROM told
        )
        SELECT dated.measure, measures.name, unit, period, firstDay,
            \(lastDay("period", from: "firstDay")) AS lastDay,
            low, high, coalesce(movedTo, line ->> '$.data.decision') AS decision, line ->> '$.data.why' AS why,
            isLast AND cancelledAt IS NULL AS stands, session, occurredAt, cancelledAt, position
        FROM dated
        LEFT JOIN measures ON measures.measure = dated.measure
        LEFT JOIN fates ON fates.target = position
        """)

    /// A row a reading; `latest` is the last one of its period that is no forecast.
    static let measurements = View(
        "measurements",
        """
        WITH said AS MATERIALIZED (
            \(measureStory) AND type = 'measurement-recorded'
        ),
        told AS (
            SELECT *, line ->> '$.data.period' AS period, coalesce(line ->> '$.data.status', 'actual') AS status,
                row_number() OVER (
                    PARTITION BY measure, line ->> '$.data.period', line ->> '$.data.status' IS 'forecast'
                    ORDER BY at DESC) = 1 AS isLast
            FROM said
        ),
        dated AS (
            SELECT *, \(firstDay("period")) AS firstDay FROM told
        )
        SELECT dated.measure, measures.name, unit, period, firstDay,
            \(lastDay("period", from: "firstDay")) AS lastDay,
            line ->> '$.data.value' AS value, status, isLast AND status <> 'forecast' AS latest,
            line ->> '$.data.source' AS source, line ->> '$.data.why' AS why, session, occurredAt, position
        FROM dated LEFT JOIN measures ON measures.measure = dated.measure
        """)

    /// A row a task.
    static let tasks = View(
        "tasks",
        """
        WITH story AS MATERIALIZED (
            SELECT at, type, occurredAt, session, line FROM lines
            WHERE position IN (
                \(aboutOnes(27))
            ) AND (type LIKE 'task-%' OR type IN ('carried', 'decision-reversed'))
        ),
        said AS (
            SELECT line ->> '$.data.task' AS task, at, type, occurredAt, session, line, NULL AS fate, NULL AS movedTo
            FROM story WHERE type LIKE 'task-%'
            UNION ALL
            SELECT line ->> '$.data.item', at, type, occurredAt, session, line, NULL, NULL
            FROM story WHERE type = 'carried' AND line ->> '$.data.item' LIKE 'T-%'
            UNION ALL
            SELECT each.value ->> '$.on', at, story.type, occurredAt, session, line, each.value ->> '$.fate',
                each.value ->> '$.to'
            FROM story, json_each(line, '$.data.hanging') AS each
            WHERE story.type = 'decision-reversed' AND each.value ->> '$.on' LIKE 'T-%'
        ),
        told AS (
            SELECT task,
                nullif(\(latest("iif(type = 'task-assigned', \(text("title")), NULL)")), '') AS title,
                \(latest("""
                    CASE type WHEN 'task-assigned' THEN 'open' WHEN 'task-started' THEN 'started'
                        WHEN 'task-progressed' THEN 'started' WHEN 'task-blocked' THEN 'blocked'
                        WHEN 'task-completed' THEN 'done' WHEN 'task-cancelled' THEN 'cancelled'
                        WHEN 'task-reopened' THEN 'open' ELSE iif(fate = 'cancel', 'cancelled', NULL) END
                    """)) AS state,
                \(latest("iif(type IN ('task-assigned', 'task-reassigned'), line ->> '$.data.owner', NULL)")) AS assignee,
                \(latest("iif(type IN ('task-assigned', 'task-rescheduled'), line ->> '$.data.due', NULL)")) AS due,
                CAST(\(latest("iif(type = 'task-progressed', line ->> '$.data.percent', NULL)")) AS INTEGER) AS percent,
                max(iif(type = 'task-assigned', line -> '$.data.from', NULL)) AS sources,
                \(latest("iif(fate = 'move', movedTo, NULL)")) AS movedTo,
                max(iif(type = 'task-assigned', session, NULL)) AS session,
                max(iif(type = 'task-assigned', occurredAt, NULL)) AS assignedAt,
                nullif(\(latest("""
                    CASE WHEN type IN ('task-completed', 'task-cancelled') OR fate = 'cancel' THEN occurredAt
                        WHEN type = 'task-reopened' THEN '' END
                    """)), '') AS closedAt,
                nullif(\(latest("""
                    CASE type WHEN 'task-completed' THEN coalesce(line ->> '$.data.outcome', '')
                        WHEN 'task-reopened' THEN '' END
                    """)), '') AS outcome,
                sum(type = 'task-rescheduled') AS rescheduled, sum(type = 'carried') AS carried
            FROM said GROUP BY task
        )
        SELECT task, told.title, told.state, assignee, coalesce(heir, assignee) AS owner, people.name AS ownerName, due,
            \(lastDay("due", from: firstDay("due"))) AS dueEnds,
            percent, sources, movedTo, session, assignedAt, closedAt, outcome, rescheduled, carried
        FROM told
        LEFT JOIN heirs ON heirs.person = assignee
        LEFT JOIN people ON people.person = coalesce(heir, assignee)
        WHERE assignedAt IS NOT NULL
        """)

    /// A row a finding.
    static let findings = View(
        "findings",
        """
        WITH story AS MATERIALIZED (
            SELECT at, type, occurredAt, actor, session, line FROM lines
            WHERE position IN (
                \(aboutOnes(14))
            ) AND type IN ('finding-recorded', 'finding-retired')
        ),
        said AS (
            SELECT line ->> '$.data.finding' AS finding, at, type, occurredAt, actor, session, line FROM story
            UNION ALL
            SELECT each.value, at, 'replaced', occurredAt, actor, session, line
            FROM story, json_each(line, '$.data.replaces') AS each WHERE story.type = 'finding-recorded'
        ),
        told AS (
            SELECT finding, max(iif(type = 'finding-recorded', line, NULL)) AS said,
                max(iif(type = 'finding-recorded', actor, NULL)) AS person,
                max(iif(type = 'finding-recorded', session, NULL)) AS session,
                max(iif(type = 'finding-recorded', occurredAt, NULL)) AS recordedOn,
                \(latest("iif(type = 'replaced', line ->> '$.data.finding', NULL)")) AS replacedBy,
                \(latest("iif(type = 'replaced', occurredAt, NULL)")) AS replacedAt,
                \(latest("iif(type = 'finding-retired', occurredAt, NULL)")) AS retiredAt
            FROM said GROUP BY finding
        )
        SELECT finding, said ->> '$.data.lens' AS lens, said ->> '$.data.side' AS side, said ->> '$.data.text' AS text,
            said ->> '$.data.of' AS concerning, said ->> '$.data.rating' AS rating,
            said ->> '$.data.consequence' AS consequence,
            CASE WHEN replacedBy IS NOT NULL THEN 'replaced' WHEN retiredAt IS NOT NULL THEN 'retired'
                ELSE 'standing' END AS state,
            told.person, people.name, session, recordedOn AS occurredAt, replacedBy,
            coalesce(replacedAt, retiredAt) AS endedAt, said -> '$.data.themes' AS themes
        FROM told LEFT JOIN people USING (person)
        WHERE said IS NOT NULL
        """)

    /// A row an assumption.
    static let assumptions = View(
        "assumptions",
        """
        WITH said AS MATERIALIZED (
            SELECT at, type, occurredAt, actor, session, line, line ->> '$.data.assumption' AS assumption FROM lines
            WHERE position IN (
                \(aboutOnes(16))
            ) AND type IN ('assumption-stated', 'assumption-judged')
        ),
        told AS (
            SELECT assumption, max(iif(type = 'assumption-stated', line, NULL)) AS said,
                max(iif(type = 'assumption-stated', actor, NULL)) AS person,
                max(iif(type = 'assumption-stated', session, NULL)) AS session,
                max(iif(type = 'assumption-stated', occurredAt, NULL)) AS statedAt,
                \(latest("iif(type = 'assumption-judged', line ->> '$.data.holds', NULL)")) AS holds,
                \(latest("iif(type = 'assumption-judged', occurredAt, NULL)")) AS judgedAt
            FROM said GROUP BY assumption
        ),
        judged AS (
            SELECT *, said ->> '$.data.reviewOn' AS reviewOn,
                CASE CAST(holds AS INTEGER) WHEN 1 THEN 'held' WHEN 0 THEN 'fallen' ELSE 'open' END AS state
            FROM told
        ),
        dated AS (
            SELECT *, \(firstDay("reviewOn")) AS reviewFrom FROM judged
        )
        SELECT assumption, said ->> '$.data.text' AS text, dated.state, dated.person, people.name, session, statedAt,
            judgedAt, reviewOn,
            iif(dated.state <> 'fallen' AND coalesce(judgedAt < reviewFrom, 1), reviewFrom, NULL) AS reviewDue
        FROM dated LEFT JOIN people USING (person)
        WHERE said IS NOT NULL
        """)
}
