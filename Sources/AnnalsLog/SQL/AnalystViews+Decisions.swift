/// Ballots, votes, decisions, and what was said for and against them.
extension AnalystViews {
    /// A row a ballot, in its current round.
    static let ballots = View(
        "ballots",
        """
        WITH story AS MATERIALIZED (
            SELECT at, position, type, occurredAt, actor, session, line, line ->> '$.data.ballot' AS ballot,
                sum(type = 'ballot-reopened') OVER (PARTITION BY line ->> '$.data.ballot' ORDER BY at) AS earlier
            FROM lines
            WHERE position IN (
                \(aboutOnes(20))
            ) AND type IN (
                'ballot-opened', 'electorate-changed', 'vote-cast', 'vote-sealed', 'vote-withdrawn', 'ballot-closed',
                'result-reported', 'ballot-withdrawn', 'tie-broken', 'ballot-contested', 'contest-settled',
                'ballot-reopened', 'ballot-recounted')
        ),
        said AS MATERIALIZED (
            SELECT *, earlier = max(earlier) OVER (PARTITION BY ballot) AS isNow FROM story
        ),
        told AS (
            SELECT ballot, 1 + max(earlier) AS round,
                max(iif(type = 'ballot-opened', line, NULL)) AS opened,
                max(iif(type = 'ballot-opened', occurredAt, NULL)) AS openedAt,
                max(iif(type = 'ballot-opened', session, NULL)) AS session,
                \(latest("""
                    CASE type WHEN 'ballot-opened' THEN 'open' WHEN 'ballot-reopened' THEN 'open'
                        WHEN 'ballot-closed' THEN 'closed' WHEN 'result-reported' THEN 'closed'
                        WHEN 'ballot-withdrawn' THEN 'withdrawn' END
                    """)) AS state,
                \(latest("""
                    iif(isNow AND type IN ('ballot-closed', 'result-reported', 'ballot-withdrawn'), occurredAt, NULL)
                    """)) AS closedAt,
                \(latest("""
                    iif(isNow AND type IN ('ballot-closed', 'contest-settled'), line -> '$.data.result', NULL)
                    """)) AS result,
                \(latest("iif(isNow AND type = 'result-reported', line -> '$.data', NULL)")) AS reported,
                \(latest("iif(isNow AND type IN ('ballot-closed', 'result-reported'), position, NULL)")) AS closing,
                \(latest("iif(isNow AND type = 'tie-broken', line ->> '$.data.option', NULL)")) AS tieBroken,
                \(latest("""
                    iif(isNow, CASE type WHEN 'contest-settled' THEN line ->> '$.data.outcome'
                        WHEN 'ballot-contested' THEN 'open' END, NULL)
                    """)) AS contest,
                \(latest("""
                    iif(isNow, CASE type WHEN 'contest-settled' THEN position WHEN 'ballot-contested' THEN '' END, NULL)
                    """)) AS settling
            FROM said GROUP BY ballot
        ),
        stood AS (
            SELECT ballot, actor, max(at) AS at, type FROM said
            WHERE isNow AND actor IS NOT NULL AND type IN ('vote-cast', 'vote-sealed', 'vote-withdrawn')
            GROUP BY ballot, actor
        ),
        took AS (
            SELECT ballot, count(*) AS voted FROM stood WHERE type <> 'vote-withdrawn' GROUP BY ballot
        ),
        listed AS (
            SELECT ballot, person, max(at) AS at, isIn
            FROM (
                SELECT ballot, each.value AS person, at || '1' AS at, 1 AS isIn
                FROM said, json_each(line, '$.data.electorate') AS each WHERE said.type = 'ballot-opened'
                UNION ALL
                SELECT ballot, each.value, at || '0', 0
                FROM said, json_each(line, '$.data.remove') AS each WHERE said.type = 'electorate-changed'
                UNION ALL
                SELECT ballot, each.value, at || '1', 1
                FROM said, json_each(line, '$.data.add') AS each WHERE said.type = 'electorate-changed'
            )
            GROUP BY ballot, person
        ),
        mayVote AS (
            SELECT ballot, sum(isIn) AS electorate FROM listed GROUP BY ballot
        ),
        recounted AS (
            SELECT ballot, CAST(line ->> '$.data.count' AS INTEGER) AS counting, max(at) AS at, line -> '$.data.result' AS result
            FROM said WHERE type = 'ballot-recounted' GROUP BY 1, 2
        ),
        counted AS (
            SELECT told.*, coalesce(recounted.result, told.result) AS latest,
                coalesce(coalesce(recounted.result, told.result) ->> '$.verdict', reported ->> '$.verdict') AS verdict,
                recounted.result IS NOT NULL AS recounted
            FROM told
            LEFT JOIN recounted ON recounted.ballot = told.ballot
                AND recounted.counting = CAST(iif(contest = 'recounted', settling, closing) AS INTEGER)
        ),
        judged AS (
            SELECT *, state = 'closed' AND coalesce(contest, '') NOT IN ('void', 'repeated')
                AND iif(tieBroken IS NOT NULL AND verdict = 'tied', tieBroken <> 'against', verdict IS 'passed')
                    AS passed
            FROM counted
        )
        SELECT ballot, opened ->> '$.data.question' AS question, state, iif(state = 'closed', verdict, NULL) AS verdict,
            passed, round, opened ->> '$.data.decision' AS decision, session, openedAt, closedAt,
            opened ->> '$.data.method.name' AS method, opened ->> '$.data.threshold' AS threshold,
            opened ->> '$.data.quorum' AS quorum, coalesce(electorate, 0) AS electorate, coalesce(voted, 0) AS voted,
            opened ->> '$.data.chair' AS chair, opened ->> '$.data.secret' IS 1 AS secret,
            opened ->> '$.data.hidden' IS 1 AS hidden, opened ->> '$.data.advisory' IS 1 AS advisory,
            tieBroken, contest, recounted, reported IS NOT NULL AS reported,
            coalesce(latest -> '$.tallies', reported -> '$.counts') AS tallies,
            CASE WHEN NOT passed THEN '[]'
                WHEN tieBroken IS NULL OR opened ->> '$.data.method.name' = 'majority'
                    THEN coalesce(latest -> '$.winners', '[]')
                ELSE json_insert(coalesce(latest -> '$.winners', '[]'), '$[#]', tieBroken)
            END AS winners
        FROM judged LEFT JOIN took USING (ballot) LEFT JOIN mayVote USING (ballot)
        WHERE opened IS NOT NULL
        """)

    /// A row a vote and option, of every round; of secret ballots the opened papers, without names.
    static let votes = View(
        "votes",
        """
        WITH story AS MATERIALIZED (
            SELECT at, position, type, occurredAt, actor, line, line ->> '$.data.ballot' AS ballot,
                1 + sum(type = 'ballot-reopened') OVER (PARTITION BY line ->> '$.data.ballot' ORDER BY at) AS round
            FROM lines
            WHERE position IN (
                \(aboutOnes(20))
            ) AND type IN ('ballot-opened', 'ballot-reopened', 'vote-cast', 'vote-withdrawn', 'papers-opened')
        ),
        options AS MATERIALIZED (
            SELECT ballot, each.value ->> '$.id' AS id, each.value ->> '$.text' AS text,
                each.value ->> '$.refersTo' AS refersTo
            FROM story, json_each(line, '$.data.options') AS each WHERE story.type = 'ballot-opened'
        ),
        weights AS MATERIALIZED (
            SELECT ballot, each.key AS person, each.value AS weight
            FROM story, json_each(line, '$.data.weights') AS each WHERE story.type = 'ballot-opened'
        ),
        stood AS (
            SELECT ballot, round, actor AS person, max(at), type, position, occurredAt,
                line -> '$.data.choice' AS choice, line ->> '$.data.reason' AS reason,
                line ->> '$.data.proxy' AS proxy
            FROM story WHERE actor IS NOT NULL AND type IN ('vote-cast', 'vote-withdrawn')
            GROUP BY ballot, round, actor
        ),
        given AS (
            SELECT ballot, round, person, position, NULL AS paper, occurredAt, choice, reason, proxy
            FROM stood WHERE type = 'vote-cast'
            UNION ALL
            SELECT ballot, round, NULL, position, each.key + 1, NULL, line -> each.fullkey, NULL, NULL
            FROM story, json_each(line, '$.data.papers') AS each WHERE story.type = 'papers-opened'
        ),
        chosen AS (
            SELECT given.*,
                iif(json_type(choice) = 'object', each.key, each.value) AS option,
                iif(json_type(choice) = 'object', each.value, iif(each.value IS NULL, NULL, 1)) AS value
            FROM given LEFT JOIN json_each(choice) AS each
            WHERE ballot NOT IN (SELECT ballot FROM ballots WHERE hidden AND state = 'open')
        )
        SELECT chosen.ballot, round, chosen.person, voters.name, option, options.text AS optionText, refersTo, value,
            iif(paper IS NULL, coalesce(weight, 1), NULL) AS weight, reason, proxy, proxies.name AS proxyName,
            occurredAt, position, paper
        FROM chosen
        LEFT JOIN options ON options.ballot = chosen.ballot AND options.id = option
        LEFT JOIN weights ON weights.ballot = chosen.ballot AND weights.person = chosen.person
        LEFT JOIN people AS voters ON voters.person = chosen.person
        LEFT JOIN people AS proxies ON proxies.person = proxy
        """)

    /// A row a decision.
    static let decisions = View(
        "decisions",
        """
        WITH story AS MATERIALIZED (
            SELECT at, type, occurredAt, actor, session, line FROM lines
            WHERE position IN (
                \(aboutOnes(21))
            ) AND type IN (
                'decision-proposed', 'decision-taken', 'decision-rejected', 'decision-withdrawn', 'decision-deferred',
                'condition-settled', 'dissent-recorded', 'decision-reviewed', 'decision-reversed', 'carried')
        ),
        said AS (
            SELECT line ->> '$.data.decision' AS decision, at, type, occurredAt, session, line
            FROM story WHERE type <> 'carried'
            UNION ALL
            SELECT each.value, at, 'superseded', occurredAt, session, line
            FROM story, json_each(line, '$.data.supersedes') AS each WHERE story.type = 'decision-taken'
            UNION ALL
            SELECT line ->> '$.data.item', at, type, occurredAt, session, line
            FROM story WHERE type = 'carried' AND line ->> '$.data.item' LIKE 'D-%'
        ),
        told AS (
            SELECT decision,
                nullif(\(latest("""
                    iif(type IN ('decision-proposed', 'decision-taken'), \(text("title")), NULL)
                    """)), '') AS title,
                max(iif(type = 'decision-taken', line, NULL)) AS taken,
                max(iif(type = 'decision-taken', occurredAt, NULL)) AS takenAt,
                max(iif(type = 'decision-taken', session, NULL)) AS takenIn,
                max(iif(type = 'decision-proposed', line, NULL)) AS proposal,
                max(iif(type = 'decision-proposed', occurredAt, NULL)) AS proposedAt,
                max(iif(type = 'decision-proposed', session, NULL)) AS proposedIn,
                max(iif(type = 'decision-rejected', occurredAt, NULL)) AS rejectedAt,
                max(iif(type = 'decision-withdrawn', occurredAt, NULL)) AS withdrawnAt,
                nullif(\(latest("""
                    CASE type WHEN 'decision-deferred' THEN occurredAt WHEN 'decision-taken' THEN '' END
                    """)), '') AS deferredAt,
                \(latest("iif(type = 'decision-deferred', line ->> '$.data.until', NULL)")) AS deferredUntil,
                \(latest("iif(type = 'condition-settled', line ->> '$.data.met', NULL)")) AS conditionMet,
                \(latest("iif(type = 'condition-settled', occurredAt, NULL)")) AS settledAt,
                \(latest("iif(type = 'superseded', line ->> '$.data.decision', NULL)")) AS supersededBy,
                \(latest("iif(type = 'superseded', occurredAt, NULL)")) AS supersededAt,
                \(latest("iif(type = 'decision-reversed', line ->> '$.data.by', NULL)")) AS reversedBy,
                \(latest("iif(type = 'decision-reversed', occurredAt, NULL)")) AS reversedAt,
                count(DISTINCT iif(type = 'dissent-recorded', line ->> '$.data.person', NULL)) AS dissents,
                sum(type = 'decision-reviewed') AS reviews,
                \(latest("iif(type = 'decision-reviewed', occurredAt, NULL)")) AS reviewedAt,
                \(latest("iif(type = 'decision-reviewed', line ->> '$.data.verdict', NULL)")) AS reviewVerdict,
                \(latest("iif(type = 'decision-reviewed', line ->> '$.data.reviewOn', NULL)")) AS reviewOnAgain,
                sum(type = 'carried') AS carried
            FROM said GROUP BY decision
        ),
        judged AS (
            SELECT *,
                CASE WHEN reversedBy IS NOT NULL THEN 'reversed' WHEN supersededBy IS NOT NULL THEN 'superseded'
                    WHEN CAST(conditionMet AS INTEGER) = 0 THEN 'lapsed' WHEN takenAt IS NOT NULL THEN 'in force'
                    WHEN rejectedAt IS NOT NULL THEN 'rejected' WHEN withdrawnAt IS NOT NULL THEN 'withdrawn'
                    WHEN deferredAt IS NOT NULL THEN 'deferred' ELSE 'proposed'
                END AS state,
                coalesce(reviewOnAgain, taken ->> '$.data.reviewOn') AS reviewOn
            FROM told
        ),
        dated AS (
            SELECT *, \(firstDay("reviewOn")) AS reviewFrom FROM judged
        )
        SELECT decision, title,
            CASE WHEN taken IS NULL THEN title ELSE coalesce(taken ->> '$.data.statement', iif(
                json_type(taken, '$.data.statement') = 'null', NULL, title)) END AS statement,
            taken ->> '$.data.rationale' AS rationale, proposal ->> '$.data.context' AS context, state,
            taken ->> '$.data.how' AS how, taken ->> '$.data.ballot' AS ballot,
            iif(takenAt IS NULL, proposedIn, coalesce(takenIn, proposedIn)) AS session,
            proposedAt, takenAt, rejectedAt, withdrawnAt, deferredAt,
            iif(deferredAt IS NULL, NULL, deferredUntil) AS deferredUntil,
            coalesce(reversedAt, supersededAt, iif(state = 'lapsed', settledAt, NULL)) AS endedAt,
            supersededBy, reversedBy, taken ->> '$.data.inForceFrom' AS inForceFrom,
            taken ->> '$.data.inForceUntil' AS inForceUntil, taken ->> '$.data.subjectTo.condition' AS condition,
            CAST(conditionMet AS INTEGER) AS conditionMet, dissents, reviews, reviewedAt, reviewVerdict, reviewOn,
            iif(state = 'in force' AND coalesce(reviewedAt < reviewFrom, 1), reviewFrom, NULL) AS reviewDue,
            carried, taken -> '$.data.deciders' AS deciders, proposal -> '$.data.themes' AS themes
        FROM dated
        WHERE takenAt IS NOT NULL OR proposedAt IS NOT NULL
        """)

    /// A row a person who disagreed with a decision.
    static let dissents = View(
        "dissents",
        """
        SELECT line ->> '$.data.decision' AS decision, line ->> '$.data.person' AS person, people.name,
            line ->> '$.data.reason' AS reason, session, max(at) AS at, occurredAt, position
        FROM lines LEFT JOIN people ON people.person = line ->> '$.data.person'
        WHERE position IN (
            \(aboutOnes(21))
        ) AND type = 'dissent-recorded'
        GROUP BY 1, 2
        """)

    /// A row a review of a decision.
    static let reviews = View(
        "reviews",
        """
        SELECT line ->> '$.data.decision' AS decision, line ->> '$.data.verdict' AS verdict,
            line ->> '$.data.actual' AS actual, line ->> '$.data.lesson' AS lesson,
            line ->> '$.data.reviewOn' AS reviewOn, actor AS person, people.name, session, occurredAt, position
        FROM lines LEFT JOIN people ON people.person = actor
        WHERE position IN (
            \(aboutOnes(21))
        ) AND type = 'decision-reviewed'
        """)

    /// A row a thing that a decision rests on.
    static let grounds = View(
        "grounds",
        """
        WITH story AS MATERIALIZED (
            SELECT type, line ->> '$.data.decision' AS decision, line FROM lines
            WHERE position IN (
                \(aboutOnes(21))
            ) AND type IN ('decision-proposed', 'decision-taken', 'alternative-added')
        )
        SELECT decision, each.value AS ground, 'basis' AS via
        FROM story, json_each(line, '$.data.basis') AS each WHERE story.type = 'decision-taken'
        UNION
        SELECT decision, each.value, 'assumption'
        FROM story, json_each(line, '$.data.assumes') AS each WHERE story.type = 'decision-taken'
        UNION
        SELECT decision, each.value, 'proposal'
        FROM story, json_each(line, '$.data.from') AS each WHERE story.type = 'decision-proposed'
        UNION
        SELECT decision, line ->> '$.data.idea', 'alternative'
        FROM story WHERE type = 'alternative-added' AND line ->> '$.data.idea' IS NOT NULL
        """)
}
