/// People, sessions, who was there, and what they said.
extension AnalystViews {
    /// A row a person.
    ///
    /// People, sessions and measures may be named with a date before that of the entry that brings them in: it then
    /// comes first all the same.
    static let people = View(
        "people",
        """
        WITH said AS MATERIALIZED (
            SELECT iif(type = 'person-joined', printf('%036d', 0), at) AS at, type, occurredAt, line,
                line ->> '$.data.person' AS person
            FROM lines
            WHERE position IN (
                \(aboutOnes(5))
            ) AND type IN (
                'person-joined', 'person-changed', 'person-left', 'person-returned', 'person-forgotten', 'role-granted',
                'role-ended')
        ),
        granted AS (
            SELECT person, at, line ->> '$.data.role' AS role, line ->> '$.data.series' AS series
            FROM said WHERE type = 'role-granted'
            UNION ALL
            SELECT person, at, 'steward', NULL FROM said WHERE type = 'person-joined' AND line ->> '$.data.steward'
        ),
        ended AS (
            SELECT person, line ->> '$.data.role' AS role, line ->> '$.data.series' AS series, max(at) AS at
            FROM said WHERE type = 'role-ended' GROUP BY 1, 2, 3
        ),
        held AS (
            SELECT person, group_concat(role, ' ') AS roles
            FROM (
                SELECT granted.person, granted.role
                FROM granted
                LEFT JOIN ended AS ofAll
                    ON ofAll.person = granted.person AND ofAll.role = granted.role AND ofAll.series IS NULL
                LEFT JOIN ended AS ofOne
                    ON ofOne.person = granted.person AND ofOne.role = granted.role AND ofOne.series = granted.series
                WHERE granted.at > coalesce(ofAll.at, '') AND granted.at > coalesce(ofOne.at, '')
                ORDER BY granted.at
            )
            GROUP BY person
        ),
        told AS (
            SELECT person, nullif(\(latest(text("name"))), '') AS name, nullif(\(latest(text("title"))), '') AS title,
                \(latest("(line ->> '$.data.level')")) AS level, nullif(\(latest(text("email"))), '') AS email,
                max(iif(type = 'person-joined', occurredAt, NULL)) AS joinedAt,
                nullif(\(latest("CASE type WHEN 'person-left' THEN occurredAt WHEN 'person-returned' THEN '' END")), '')
                    AS leftAt,
                nullif(\(latest("iif(type = 'person-left', coalesce(line ->> '$.data.handsTo', ''), NULL)")), '')
                    AS handedTo,
                max(iif(type = 'person-forgotten', occurredAt, NULL)) AS forgottenAt
            FROM said GROUP BY person
        )
        SELECT person, iif(forgottenAt IS NULL, coalesce(name, person), person) AS name,
            iif(forgottenAt IS NULL, title, NULL) AS title, level, iif(forgottenAt IS NULL, email, NULL) AS email,
            CASE WHEN forgottenAt IS NOT NULL THEN 'forgotten' WHEN leftAt IS NOT NULL THEN 'left' ELSE 'here' END
                AS state,
            roles, joinedAt, leftAt, handedTo, forgottenAt
        FROM told LEFT JOIN held USING (person)
        WHERE joinedAt IS NOT NULL
        """)

    /// Who has what somebody owned who left and handed over, down the whole chain.
    static let heirs = View(
        "heirs", isPublic: false,
        """
        WITH RECURSIVE gone AS MATERIALIZED (
            SELECT person, handedTo FROM people WHERE leftAt IS NOT NULL AND handedTo IS NOT NULL
        ),
        chain(person, heir, length) AS (
            SELECT person, handedTo, 1 FROM gone
            UNION ALL
            SELECT chain.person, gone.handedTo, length + 1 FROM chain JOIN gone ON gone.person = chain.heir
            WHERE chain.heir <> chain.person AND length < 100
        )
        SELECT person, heir, max(length) AS length FROM chain GROUP BY person
        """)

    /// A row a session and person who was invited or came.
    static let attendance = View(
        "attendance",
        """
        WITH story AS MATERIALIZED (
            SELECT at, type, occurredAt, actor, line FROM lines
            WHERE position IN (
                \(aboutOnes(7))
            ) AND type IN (
                'participant-invited', 'participant-excused', 'session-opened', 'person-arrived', 'hand-raised',
                'turn-given', 'turn-passed', 'turn-ended', 'vote-cast', 'vote-sealed')
        ),
        asked AS (
            SELECT line ->> '$.data.session' AS session, line ->> '$.data.person' AS person,
                line ->> '$.data.role' AS role, type = 'participant-excused' AS isExcuse,
                sum(type = 'participant-excused') OVER (
                    PARTITION BY line ->> '$.data.session', line ->> '$.data.person' ORDER BY at) AS excuses
            FROM story WHERE type IN ('participant-invited', 'participant-excused')
        ),
        standing AS (
            SELECT *, max(iif(isExcuse, -1, excuses)) OVER (PARTITION BY session, person) AS upTo FROM asked
        ),
        invited AS (
            SELECT session, person, max(isExcuse AND excuses > upTo) AS excused,
                replace(group_concat(DISTINCT iif(NOT isExcuse AND excuses = upTo, role, NULL)), ',', ' ') AS role
            FROM standing WHERE upTo >= 0 GROUP BY session, person
        ),
        came AS (
            SELECT session, person, min(occurredAt) AS cameAt
            FROM (
                SELECT line ->> '$.data.session' AS session, present.value AS person, occurredAt
                FROM story, json_each(line, '$.data.present') AS present WHERE story.type = 'session-opened'
                UNION ALL
                SELECT line ->> '$.data.session', line ->> '$.data.person', occurredAt
                FROM story WHERE type IN ('person-arrived', 'hand-raised', 'turn-given', 'turn-passed', 'turn-ended')
                UNION ALL
                SELECT substr(ofOne.value, 9), actor, occurredAt
                FROM story, json_each(line, '$.about') AS ofOne
                WHERE story.type IN ('vote-cast', 'vote-sealed') AND actor IS NOT NULL AND ofOne.value LIKE 'session:%'
            )
            GROUP BY session, person
        ),
        both AS (
            SELECT session, person, max(role) AS role, max(invited) AS invited, max(excused) AS excused,
                max(cameAt) AS cameAt
            FROM (
                SELECT session, person, role, 1 AS invited, excused, NULL AS cameAt FROM invited
                UNION ALL
                SELECT session, person, NULL, 0, 0, cameAt FROM came
            )
            GROUP BY session, person
        )
        SELECT session, both.person, people.name, role, invited, excused, cameAt IS NOT NULL AS attended, cameAt
        FROM both LEFT JOIN people ON people.person = both.person
        """)

    /// A row a session.
    static let sessions = View(
        "sessions",
        """
        WITH said AS MATERIALIZED (
            SELECT iif(type = 'session-scheduled', printf('%036d', 0), at) AS at, type, occurredAt, line,
                line ->> '$.data.session' AS session, line ->> '$.data.person' AS person
            FROM lines
            WHERE position IN (
                \(aboutOnes(7))
            ) AND type IN (
                'session-scheduled', 'session-changed', 'session-cancelled', 'session-opened', 'session-paused',
                'session-resumed', 'session-closed', 'moderator-chosen', 'participant-excused')
        ),
        told AS (
            SELECT session, nullif(\(latest(text("title"))), '') AS title, nullif(\(latest(text("topic"))), '') AS topic,
                \(latest("(line ->> '$.data.kind')")) AS kind, \(latest("(line ->> '$.data.series')")) AS series,
                \(latest("(line ->> '$.data.follows')")) AS follows,
                nullif(\(latest(text("purpose"))), '') AS purpose,
                \(latest("""
                    CASE type WHEN 'session-scheduled' THEN 'scheduled' WHEN 'session-cancelled' THEN 'cancelled'
                        WHEN 'session-opened' THEN 'open' WHEN 'session-paused' THEN 'paused'
                        WHEN 'session-resumed' THEN 'open' WHEN 'session-closed' THEN 'closed' END
                    """)) AS state,
                \(latest("(line ->> '$.data.startsAt')")) AS startsAt, \(latest("(line ->> '$.data.period')")) AS period,
                \(latest("(line ->> '$.data.format')")) AS format, nullif(\(latest(text("place"))), '') AS place,
                \(latest("(line ->> '$.data.template')")) AS template, \(latest("(line -> '$.data.circle')")) AS circle,
                max(iif(type = 'session-opened', occurredAt, NULL)) AS openedAt,
                max(iif(type = 'session-closed', occurredAt, NULL)) AS closedAt,
                max(type = 'session-scheduled') AS isScheduled
            FROM said GROUP BY session
        ),
        chosen AS (
            SELECT session, person, max(at) AS at, line ->> '$.data.style' AS style
            FROM said WHERE type = 'moderator-chosen' GROUP BY session
        ),
        moderated AS (
            SELECT chosen.session, chosen.person, style
            FROM chosen
            LEFT JOIN said ON said.session = chosen.session AND said.person = chosen.person
                AND said.type = 'participant-excused' AND said.at > chosen.at
            WHERE said.session IS NULL
        ),
        room AS (
            SELECT session, sum(invited AND NOT excused) AS invited, sum(attended) AS attended
            FROM attendance GROUP BY session
        )
        SELECT session, told.title, topic, kind, told.state, series, follows, purpose, startsAt, period, format, place,
            openedAt, closedAt, moderated.person AS moderator, people.name AS moderatorName,
            style AS moderatorStyle, coalesce(invited, 0) AS invited, coalesce(attended, 0) AS attended, template,
            circle
        FROM told
        LEFT JOIN moderated USING (session)
        LEFT JOIN room USING (session)
        LEFT JOIN people ON people.person = moderated.person
        WHERE isScheduled
        """)

    /// A row an idea; without words and name while it is hidden.
    static let ideas = View(
        "ideas",
        """
        WITH story AS MATERIALIZED (
            SELECT at, type, occurredAt, actor, session, line FROM lines
            WHERE position IN (
                \(aboutOnes(18))
            ) AND type IN (
                'idea-captured', 'idea-reworded', 'ideas-grouped', 'ideas-ungrouped', 'ideas-merged', 'idea-parked',
                'idea-withdrawn', 'ideas-revealed', 'breakout-reported', 'carried')
        ),
        said AS (
            SELECT line ->> '$.data.idea' AS idea, at, type, occurredAt, actor, session, line
            FROM story WHERE type LIKE 'idea-%'
            UNION ALL
            SELECT each.value, at, story.type, occurredAt, actor, session, line
            FROM story, json_each(line, '$.data.ideas') AS each
            WHERE story.type IN ('ideas-grouped', 'ideas-ungrouped', 'ideas-revealed', 'breakout-reported')
            UNION ALL
            SELECT each.value, at, story.type, occurredAt, actor, session, line
            FROM story, json_each(line, '$.data.from') AS each WHERE story.type = 'ideas-merged'
            UNION ALL
            SELECT line ->> '$.data.item', at, type, occurredAt, actor, session, line
            FROM story WHERE type = 'carried' AND line ->> '$.data.item' LIKE 'I-%'
        ),
        titles AS (
            SELECT line ->> '$.data.group' AS inGroup, nullif(\(latest(text("title"))), '') AS groupTitle
            FROM story WHERE type = 'ideas-grouped' GROUP BY 1
        ),
        told AS (
            SELECT idea, nullif(\(latest("iif(type IN ('idea-captured', 'idea-reworded'), \(text("text")), NULL)")), '')
                    AS text,
                max(iif(type = 'idea-captured', actor, NULL)) AS author,
                max(iif(type = 'idea-captured', coalesce(line ->> '$.data.session', session), NULL)) AS session,
                max(iif(type = 'idea-captured', line ->> '$.data.question', NULL)) AS question,
                \(latest("""
                    iif(type IN ('idea-captured', 'breakout-reported'), line ->> '$.data.breakout', NULL)
                    """)) AS breakout,
                CAST(\(latest("""
                    CASE type WHEN 'idea-captured' THEN line ->> '$.data.hidden' IS 1 WHEN 'ideas-revealed' THEN 0 END
                    """)) AS INTEGER) AS hidden,
                nullif(\(latest("""
                    CASE type WHEN 'ideas-grouped' THEN line ->> '$.data.group' WHEN 'ideas-ungrouped' THEN '' END
                    """)), '') AS inGroup,
                \(latest("iif(type = 'ideas-merged', line ->> '$.data.into', NULL)")) AS mergedInto,
                nullif(\(latest("CASE type WHEN 'idea-parked' THEN occurredAt WHEN 'carried' THEN '' END")), '')
                    AS parkedAt,
                nullif(\(latest("""
                    CASE type WHEN 'idea-parked' THEN coalesce(line ->> '$.data.until', '') WHEN 'carried' THEN '' END
                    """)), '') AS parkedUntil,
                max(iif(type = 'idea-withdrawn', occurredAt, NULL)) AS withdrawnAt,
                max(iif(type = 'idea-captured', occurredAt, NULL)) AS capturedAt,
                max(iif(type = 'idea-captured', line -> '$.data.themes', NULL)) AS themes,
                sum(type = 'idea-reworded') AS rewordings, sum(type = 'carried') AS carried
            FROM said GROUP BY idea
        )
        SELECT idea, iif(hidden, NULL, text) AS text, iif(hidden, NULL, author) AS author,
            iif(hidden, NULL, people.name) AS authorName, session, question, breakout,
            CASE WHEN withdrawnAt IS NOT NULL THEN 'withdrawn' WHEN mergedInto IS NOT NULL THEN 'merged'
                WHEN inGroup IS NOT NULL THEN 'grouped' WHEN parkedAt IS NOT NULL THEN 'parked' ELSE 'open'
            END AS state,
            inGroup, groupTitle, mergedInto, parkedAt, parkedUntil, withdrawnAt, capturedAt, rewordings, carried,
            themes, hidden
        FROM told
        LEFT JOIN titles USING (inGroup)
        LEFT JOIN people ON people.person = told.author
        WHERE capturedAt IS NOT NULL
        """)

    /// A row an argument.
    static let arguments = View(
        "arguments",
        """
        SELECT position, line ->> '$.data.on' AS target, line ->> '$.data.stance' AS stance,
            line ->> '$.data.text' AS text, actor AS person, people.name, session, occurredAt,
            line -> '$.data.evidence' AS evidence
        FROM lines LEFT JOIN people ON people.person = actor
        WHERE instr(line, '"type":"argument-made"') > 0 AND type = 'argument-made'
        """)
}
