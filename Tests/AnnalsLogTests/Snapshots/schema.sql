PRAGMA application_id = 1097756268;
PRAGMA user_version = 5;
CREATE TABLE entry (
    position INTEGER PRIMARY KEY, -- 1 for the first, without gaps
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16), -- UUID, version 7
    occurredAt INTEGER NOT NULL, -- milliseconds since 1970-01-01T00:00:00Z
    recordedAt INTEGER NOT NULL CHECK (recordedAt >= occurredAt), -- likewise
    line TEXT NOT NULL CHECK (length(CAST(line AS BLOB)) BETWEEN 1 AND 65535), -- the entry: one line of JSON
    leaf BLOB NOT NULL CHECK (length(leaf) = 32) -- SHA-256(0x00 || line)
, named TEXT) STRICT;
CREATE INDEX entryInTime ON entry (occurredAt);
CREATE TABLE unfinished (
    subject INTEGER PRIMARY KEY -- a session or ballot that was opened and not closed since, or may be open again
) STRICT;
CREATE TRIGGER entryAtHead BEFORE INSERT ON entry
WHEN NEW.position IS NOT 1 + (SELECT coalesce(max(position), 0) FROM entry)
    OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'an entry takes the next position and an id not used before');
END;
CREATE TRIGGER entryNotDeleted BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: entries are never deleted');
END;
CREATE TABLE document (
    sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32), -- of the content
    content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 20000000)
) STRICT;
CREATE TABLE remains (
    position INTEGER PRIMARY KEY REFERENCES entry (position) -- an entry-redacted
) STRICT;
CREATE TRIGGER documentWithEntry BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE sha256 = NEW.sha256)
    OR NOT EXISTS (
        SELECT 1 FROM entry
        WHERE position = (SELECT max(position) FROM entry)
            AND instr(line, '"type":"document-attached","v":1,') > 0
            AND instr(
                replace(line, '}', ','),
                '"sha256":"' || lower(hex(NEW.sha256)) || '","bytes":' || length(NEW.content) || ',') > 0
    )
BEGIN
    SELECT RAISE(ABORT, 'a document comes with the entry that attaches it, and once');
END;
CREATE TRIGGER documentNotUpdated BEFORE UPDATE ON document
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: documents are never changed');
END;
CREATE TRIGGER documentNotDeleted BEFORE DELETE ON document
WHEN NOT EXISTS (
    WITH redaction AS (
        SELECT CAST(substr(line, instr(line, '"data":{"entry":') + 16, 20) AS INTEGER) AS target,
            substr(line, instr(line, '"fields":['), instr(line, '],"reason":') - instr(line, '"fields":['))
                AS fields
        FROM entry
        WHERE position = (SELECT max(position) FROM entry)
            AND instr(line, '"type":"entry-redacted","v":1,') > 0
    )
    SELECT 1 FROM redaction JOIN entry ON position = target
    WHERE instr(fields, '"content"') > 0
        AND instr(line, '"type":"document-attached","v":1,') > 0
        AND instr(line, '"sha256":"' || lower(hex(OLD.sha256)) || '"') > 0
)
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: documents are never deleted');
END;
CREATE VIEW strikes AS
SELECT CAST(line ->> '$.data.entry' AS INTEGER) AS entry, position AS strike, line ->> '$.occurredAt' AS occurredAt,
    line ->> '$.actor' AS actor,
    iif(json_type(line, '$.data.reason') = 'text', line ->> '$.data.reason', NULL) AS reason
FROM entry
WHERE position IN (SELECT position FROM subject WHERE subject BETWEEN 3 << 48 AND (4 << 48) - 1 AND about = 1) AND line ->> '$.type' = 'entry-struck';
CREATE VIEW corrections AS
SELECT CAST(line ->> '$.data.entry' AS INTEGER) AS entry, max(position) AS correction, line ->> '$.data.type' AS type,
    line -> '$.data.data' AS data
FROM entry
WHERE position IN (SELECT position FROM subject WHERE subject BETWEEN 3 << 48 AND (4 << 48) - 1 AND about = 1) AND line ->> '$.type' = 'entry-corrected'
GROUP BY 1;
CREATE VIEW lines AS
WITH written AS (
    SELECT entry.position, correction,
        iif(corrections.type IS line ->> '$.type', json_set(line, '$.data', json(data)), line) AS line
    FROM entry LEFT JOIN corrections ON corrections.entry = entry.position
    WHERE entry.position NOT IN (SELECT entry FROM strikes)
),
legible AS (
    SELECT position, correction,
        iif(coalesce(nullif(instr(line, '{"redacted":'), 0), nullif(instr(line, '{"sealed":"'), 0)) IS NULL, line, (
            WITH RECURSIVE cleared(text) AS (
                SELECT line
                UNION ALL
                SELECT substr(text, 1, coalesce(nullif(instr(text, '{"redacted":'), 0), nullif(instr(text, '{"sealed":"'), 0)) - 1) || 'null'
                    || substr(text, coalesce(nullif(instr(text, '{"redacted":'), 0), nullif(instr(text, '{"sealed":"'), 0))
                        + instr(substr(text, coalesce(nullif(instr(text, '{"redacted":'), 0), nullif(instr(text, '{"sealed":"'), 0))), '}'))
                FROM cleared WHERE coalesce(nullif(instr(text, '{"redacted":'), 0), nullif(instr(text, '{"sealed":"'), 0)) > 0
            )
            SELECT text FROM cleared WHERE coalesce(nullif(instr(text, '{"redacted":'), 0), nullif(instr(text, '{"sealed":"'), 0)) IS NULL
        )) AS line
    FROM written
)
SELECT position, correction, line, line ->> '$.type' AS type, line ->> '$.occurredAt' AS occurredAt,
    line ->> '$.actor' AS actor, line ->> '$.session' AS session,
    iif(position = 1, printf('%036d', 0), line ->> '$.occurredAt' || printf('%012d', position)) AS at
FROM legible;
CREATE VIEW organization AS
WITH said AS MATERIALIZED (
    SELECT at, line FROM lines
    WHERE position IN (
        SELECT 1 UNION
        SELECT position FROM subject WHERE subject BETWEEN 2 << 48 AND (3 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
    ) AND type IN ('log-opened', 'organization-changed')
)
SELECT substr(max(at || coalesce(line ->> '$.data.organization', line ->> '$.data.name')), 37) AS name,
    substr(max(at || (line ->> '$.data.timeZone')), 37) AS timeZone,
    CAST(substr(max(at || (line ->> '$.data.yearStartsIn')), 37) AS INTEGER) AS yearStartsIn,
    CAST(substr(max(at || (line ->> '$.data.size')), 37) AS INTEGER) AS size
FROM said;
CREATE VIEW people AS
WITH said AS MATERIALIZED (
    SELECT iif(type = 'person-joined', printf('%036d', 0), at) AS at, type, occurredAt, line,
        line ->> '$.data.person' AS person
    FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 5 << 48 AND (6 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
    SELECT person, nullif(substr(max(at || iif(json_type(line, '$.data.name') = 'null', '', line ->> '$.data.name')), 37), '') AS name, nullif(substr(max(at || iif(json_type(line, '$.data.title') = 'null', '', line ->> '$.data.title')), 37), '') AS title,
        substr(max(at || (line ->> '$.data.level')), 37) AS level, nullif(substr(max(at || iif(json_type(line, '$.data.email') = 'null', '', line ->> '$.data.email')), 37), '') AS email,
        max(iif(type = 'person-joined', occurredAt, NULL)) AS joinedAt,
        nullif(substr(max(at || CASE type WHEN 'person-left' THEN occurredAt WHEN 'person-returned' THEN '' END), 37), '')
            AS leftAt,
        nullif(substr(max(at || iif(type = 'person-left', coalesce(line ->> '$.data.handsTo', ''), NULL)), 37), '')
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
WHERE joinedAt IS NOT NULL;
CREATE VIEW heirs AS
WITH RECURSIVE gone AS MATERIALIZED (
    SELECT person, handedTo FROM people WHERE leftAt IS NOT NULL AND handedTo IS NOT NULL
),
chain(person, heir, length) AS (
    SELECT person, handedTo, 1 FROM gone
    UNION ALL
    SELECT chain.person, gone.handedTo, length + 1 FROM chain JOIN gone ON gone.person = chain.heir
    WHERE chain.heir <> chain.person AND length < 100
)
SELECT person, heir, max(length) AS length FROM chain GROUP BY person;
CREATE VIEW attendance AS
WITH story AS MATERIALIZED (
    SELECT at, type, occurredAt, actor, line FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 7 << 48 AND (8 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
FROM both LEFT JOIN people ON people.person = both.person;
CREATE VIEW sessions AS
WITH said AS MATERIALIZED (
    SELECT iif(type = 'session-scheduled', printf('%036d', 0), at) AS at, type, occurredAt, line,
        line ->> '$.data.session' AS session, line ->> '$.data.person' AS person
    FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 7 << 48 AND (8 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
    ) AND type IN (
        'session-scheduled', 'session-changed', 'session-cancelled', 'session-opened', 'session-paused',
        'session-resumed', 'session-closed', 'moderator-chosen', 'participant-excused')
),
told AS (
    SELECT session, nullif(substr(max(at || iif(json_type(line, '$.data.title') = 'null', '', line ->> '$.data.title')), 37), '') AS title, nullif(substr(max(at || iif(json_type(line, '$.data.topic') = 'null', '', line ->> '$.data.topic')), 37), '') AS topic,
        substr(max(at || (line ->> '$.data.kind')), 37) AS kind, substr(max(at || (line ->> '$.data.series')), 37) AS series,
        substr(max(at || (line ->> '$.data.follows')), 37) AS follows,
        nullif(substr(max(at || iif(json_type(line, '$.data.purpose') = 'null', '', line ->> '$.data.purpose')), 37), '') AS purpose,
        substr(max(at || CASE type WHEN 'session-scheduled' THEN 'scheduled' WHEN 'session-cancelled' THEN 'cancelled'
    WHEN 'session-opened' THEN 'open' WHEN 'session-paused' THEN 'paused'
    WHEN 'session-resumed' THEN 'open' WHEN 'session-closed' THEN 'closed' END), 37) AS state,
        substr(max(at || (line ->> '$.data.startsAt')), 37) AS startsAt, substr(max(at || (line ->> '$.data.period')), 37) AS period,
        substr(max(at || (line ->> '$.data.format')), 37) AS format, nullif(substr(max(at || iif(json_type(line, '$.data.place') = 'null', '', line ->> '$.data.place')), 37), '') AS place,
        substr(max(at || (line ->> '$.data.template')), 37) AS template, substr(max(at || (line -> '$.data.circle')), 37) AS circle,
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
WHERE isScheduled;
CREATE VIEW ideas AS
WITH story AS MATERIALIZED (
    SELECT at, type, occurredAt, actor, session, line FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 18 << 48 AND (19 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
    SELECT line ->> '$.data.group' AS inGroup, nullif(substr(max(at || iif(json_type(line, '$.data.title') = 'null', '', line ->> '$.data.title')), 37), '') AS groupTitle
    FROM story WHERE type = 'ideas-grouped' GROUP BY 1
),
told AS (
    SELECT idea, nullif(substr(max(at || iif(type IN ('idea-captured', 'idea-reworded'), iif(json_type(line, '$.data.text') = 'null', '', line ->> '$.data.text'), NULL)), 37), '')
            AS text,
        max(iif(type = 'idea-captured', actor, NULL)) AS author,
        max(iif(type = 'idea-captured', coalesce(line ->> '$.data.session', session), NULL)) AS session,
        max(iif(type = 'idea-captured', line ->> '$.data.question', NULL)) AS question,
        substr(max(at || iif(type IN ('idea-captured', 'breakout-reported'), line ->> '$.data.breakout', NULL)), 37) AS breakout,
        CAST(substr(max(at || CASE type WHEN 'idea-captured' THEN line ->> '$.data.hidden' IS 1 WHEN 'ideas-revealed' THEN 0 END), 37) AS INTEGER) AS hidden,
        nullif(substr(max(at || CASE type WHEN 'ideas-grouped' THEN line ->> '$.data.group' WHEN 'ideas-ungrouped' THEN '' END), 37), '') AS inGroup,
        substr(max(at || iif(type = 'ideas-merged', line ->> '$.data.into', NULL)), 37) AS mergedInto,
        nullif(substr(max(at || CASE type WHEN 'idea-parked' THEN occurredAt WHEN 'carried' THEN '' END), 37), '')
            AS parkedAt,
        nullif(substr(max(at || CASE type WHEN 'idea-parked' THEN coalesce(line ->> '$.data.until', '') WHEN 'carried' THEN '' END), 37), '') AS parkedUntil,
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
WHERE capturedAt IS NOT NULL;
CREATE VIEW arguments AS
SELECT position, line ->> '$.data.on' AS target, line ->> '$.data.stance' AS stance,
    line ->> '$.data.text' AS text, actor AS person, people.name, session, occurredAt,
    line -> '$.data.evidence' AS evidence
FROM lines LEFT JOIN people ON people.person = actor
WHERE instr(line, '"type":"argument-made"') > 0 AND type = 'argument-made';
CREATE VIEW ballots AS
WITH story AS MATERIALIZED (
    SELECT at, position, type, occurredAt, actor, session, line, line ->> '$.data.ballot' AS ballot,
        sum(type = 'ballot-reopened') OVER (PARTITION BY line ->> '$.data.ballot' ORDER BY at) AS earlier
    FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 20 << 48 AND (21 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
        substr(max(at || CASE type WHEN 'ballot-opened' THEN 'open' WHEN 'ballot-reopened' THEN 'open'
    WHEN 'ballot-closed' THEN 'closed' WHEN 'result-reported' THEN 'closed'
    WHEN 'ballot-withdrawn' THEN 'withdrawn' END), 37) AS state,
        substr(max(at || iif(isNow AND type IN ('ballot-closed', 'result-reported', 'ballot-withdrawn'), occurredAt, NULL)), 37) AS closedAt,
        substr(max(at || iif(isNow AND type IN ('ballot-closed', 'contest-settled'), line -> '$.data.result', NULL)), 37) AS result,
        substr(max(at || iif(isNow AND type = 'result-reported', line -> '$.data', NULL)), 37) AS reported,
        substr(max(at || iif(isNow AND type IN ('ballot-closed', 'result-reported'), position, NULL)), 37) AS closing,
        substr(max(at || iif(isNow AND type = 'tie-broken', line ->> '$.data.option', NULL)), 37) AS tieBroken,
        substr(max(at || iif(isNow, CASE type WHEN 'contest-settled' THEN line ->> '$.data.outcome'
    WHEN 'ballot-contested' THEN 'open' END, NULL)), 37) AS contest,
        substr(max(at || iif(isNow, CASE type WHEN 'contest-settled' THEN position WHEN 'ballot-contested' THEN '' END, NULL)), 37) AS settling
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
WHERE opened IS NOT NULL;
CREATE VIEW votes AS
WITH story AS MATERIALIZED (
    SELECT at, position, type, occurredAt, actor, line, line ->> '$.data.ballot' AS ballot,
        1 + sum(type = 'ballot-reopened') OVER (PARTITION BY line ->> '$.data.ballot' ORDER BY at) AS round
    FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 20 << 48 AND (21 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
LEFT JOIN people AS proxies ON proxies.person = proxy;
CREATE VIEW decisions AS
WITH story AS MATERIALIZED (
    SELECT at, type, occurredAt, actor, session, line FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 21 << 48 AND (22 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
        nullif(substr(max(at || iif(type IN ('decision-proposed', 'decision-taken'), iif(json_type(line, '$.data.title') = 'null', '', line ->> '$.data.title'), NULL)), 37), '') AS title,
        max(iif(type = 'decision-taken', line, NULL)) AS taken,
        max(iif(type = 'decision-taken', occurredAt, NULL)) AS takenAt,
        max(iif(type = 'decision-taken', session, NULL)) AS takenIn,
        max(iif(type = 'decision-proposed', line, NULL)) AS proposal,
        max(iif(type = 'decision-proposed', occurredAt, NULL)) AS proposedAt,
        max(iif(type = 'decision-proposed', session, NULL)) AS proposedIn,
        max(iif(type = 'decision-rejected', occurredAt, NULL)) AS rejectedAt,
        max(iif(type = 'decision-withdrawn', occurredAt, NULL)) AS withdrawnAt,
        nullif(substr(max(at || CASE type WHEN 'decision-deferred' THEN occurredAt WHEN 'decision-taken' THEN '' END), 37), '') AS deferredAt,
        substr(max(at || iif(type = 'decision-deferred', line ->> '$.data.until', NULL)), 37) AS deferredUntil,
        substr(max(at || iif(type = 'condition-settled', line ->> '$.data.met', NULL)), 37) AS conditionMet,
        substr(max(at || iif(type = 'condition-settled', occurredAt, NULL)), 37) AS settledAt,
        substr(max(at || iif(type = 'superseded', line ->> '$.data.decision', NULL)), 37) AS supersededBy,
        substr(max(at || iif(type = 'superseded', occurredAt, NULL)), 37) AS supersededAt,
        substr(max(at || iif(type = 'decision-reversed', line ->> '$.data.by', NULL)), 37) AS reversedBy,
        substr(max(at || iif(type = 'decision-reversed', occurredAt, NULL)), 37) AS reversedAt,
        count(DISTINCT iif(type = 'dissent-recorded', line ->> '$.data.person', NULL)) AS dissents,
        sum(type = 'decision-reviewed') AS reviews,
        substr(max(at || iif(type = 'decision-reviewed', occurredAt, NULL)), 37) AS reviewedAt,
        substr(max(at || iif(type = 'decision-reviewed', line ->> '$.data.verdict', NULL)), 37) AS reviewVerdict,
        substr(max(at || iif(type = 'decision-reviewed', line ->> '$.data.reviewOn', NULL)), 37) AS reviewOnAgain,
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
    SELECT *, CASE
        WHEN length(reviewOn) = 10 THEN reviewOn
        WHEN length(reviewOn) = 4 THEN date(reviewOn || '-01-01', (SELECT yearStartsIn - 1 FROM organization) || ' months')
        WHEN substr(reviewOn, 6, 1) = 'H'
            THEN date(substr(reviewOn, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 6 * substr(reviewOn, 7) - 6) || ' months')
        WHEN substr(reviewOn, 6, 1) = 'Q'
            THEN date(substr(reviewOn, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 3 * substr(reviewOn, 7) - 3) || ' months')
        WHEN substr(reviewOn, 6, 1) = 'W'
            THEN date(substr(reviewOn, 1, 4) || '-01-04', '-6 days', 'weekday 1',
                (7 * substr(reviewOn, 7) - 7) || ' days')
        ELSE reviewOn || '-01'
    END AS reviewFrom FROM judged
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
WHERE takenAt IS NOT NULL OR proposedAt IS NOT NULL;
CREATE VIEW dissents AS
SELECT line ->> '$.data.decision' AS decision, line ->> '$.data.person' AS person, people.name,
    line ->> '$.data.reason' AS reason, session, max(at) AS at, occurredAt, position
FROM lines LEFT JOIN people ON people.person = line ->> '$.data.person'
WHERE position IN (
    SELECT position FROM subject WHERE subject BETWEEN 21 << 48 AND (22 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
) AND type = 'dissent-recorded'
GROUP BY 1, 2;
CREATE VIEW reviews AS
SELECT line ->> '$.data.decision' AS decision, line ->> '$.data.verdict' AS verdict,
    line ->> '$.data.actual' AS actual, line ->> '$.data.lesson' AS lesson,
    line ->> '$.data.reviewOn' AS reviewOn, actor AS person, people.name, session, occurredAt, position
FROM lines LEFT JOIN people ON people.person = actor
WHERE position IN (
    SELECT position FROM subject WHERE subject BETWEEN 21 << 48 AND (22 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
) AND type = 'decision-reviewed';
CREATE VIEW grounds AS
WITH story AS MATERIALIZED (
    SELECT type, line ->> '$.data.decision' AS decision, line FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 21 << 48 AND (22 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
FROM story WHERE type = 'alternative-added' AND line ->> '$.data.idea' IS NOT NULL;
CREATE VIEW goals AS
WITH story AS MATERIALIZED (
    SELECT at, type, occurredAt, session, line FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 24 << 48 AND (25 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
        SELECT position FROM subject WHERE subject BETWEEN 25 << 48 AND (26 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
    ) AND type = 'goals-ranked'
),
ranks AS (
    SELECT each.value AS goal, each.key + 1 AS rank FROM ranked, json_each(line, '$.data.order') AS each
),
told AS (
    SELECT goal, nullif(substr(max(at || iif(json_type(line, '$.data.title') = 'null', '', line ->> '$.data.title')), 37), '') AS title,
        max(iif(type = 'goal-set', line, NULL)) AS first,
        substr(max(at || CASE type WHEN 'goal-set' THEN 'open' WHEN 'goal-achieved' THEN 'achieved'
    WHEN 'goal-dropped' THEN 'dropped' ELSE iif(fate = 'cancel', 'dropped', NULL) END), 37) AS state,
        substr(max(at || (line ->> '$.data.horizon')), 37) AS horizon, substr(max(at || (line ->> '$.data.starts')), 37) AS starts,
        substr(max(at || (line ->> '$.data.owner')), 37) AS assignee, substr(max(at || (line ->> '$.data.under')), 37) AS under,
        substr(max(at || CASE WHEN type IN ('goal-set', 'goal-revised') THEN line ->> '$.data.decision'
    WHEN fate = 'move' THEN movedTo END), 37) AS decision,
        substr(max(at || iif(type IN ('goal-set', 'goal-revised'), line -> '$.data.continues', NULL)), 37) AS continues,
        max(iif(type = 'goal-set', occurredAt, NULL)) AS setAt, max(iif(type = 'goal-set', session, NULL))
            AS session,
        substr(max(at || iif(type IN ('goal-achieved', 'goal-dropped') OR fate = 'cancel', occurredAt, NULL)), 37) AS closedAt,
        substr(max(at || iif(type IN ('goal-set', 'goal-confirmed', 'goal-revised'), occurredAt, NULL)), 37) AS touchedAt
    FROM said GROUP BY goal
)
SELECT told.goal, told.title, first ->> '$.data.kind' AS kind, told.state, rank, horizon,
    date(CASE
        WHEN length(horizon) = 10 THEN horizon
        WHEN length(horizon) = 4 THEN date(horizon || '-01-01', (SELECT yearStartsIn - 1 FROM organization) || ' months')
        WHEN substr(horizon, 6, 1) = 'H'
            THEN date(substr(horizon, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 6 * substr(horizon, 7) - 6) || ' months')
        WHEN substr(horizon, 6, 1) = 'Q'
            THEN date(substr(horizon, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 3 * substr(horizon, 7) - 3) || ' months')
        WHEN substr(horizon, 6, 1) = 'W'
            THEN date(substr(horizon, 1, 4) || '-01-04', '-6 days', 'weekday 1',
                (7 * substr(horizon, 7) - 7) || ' days')
        ELSE horizon || '-01'
    END, CASE
            WHEN length(horizon) = 10 THEN '1 day'
            WHEN length(horizon) = 4 THEN '12 months'
            WHEN substr(horizon, 6, 1) = 'H' THEN '6 months'
            WHEN substr(horizon, 6, 1) = 'Q' THEN '3 months'
            WHEN substr(horizon, 6, 1) = 'W' THEN '7 days'
            ELSE '1 month'
        END, '-1 day') AS horizonEnds,
    starts, assignee, coalesce(heir, assignee) AS owner, people.name AS ownerName, under, decision, continues,
    first ->> '$.data.approach' AS approach, first -> '$.data.themes' AS themes, session, setAt, touchedAt,
    closedAt
FROM told
LEFT JOIN ranks ON ranks.goal = told.goal
LEFT JOIN heirs ON heirs.person = assignee
LEFT JOIN people ON people.person = coalesce(heir, assignee)
WHERE setAt IS NOT NULL;
CREATE VIEW measures AS
WITH said AS MATERIALIZED (
    SELECT iif(type = 'measure-defined', printf('%036d', 0), at) AS at, position, type, occurredAt, actor,
        session, line, line ->> '$.data.measure' AS measure
    FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 17 << 48 AND (18 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
    ) AND type IN ('measure-defined', 'measure-revised', 'measure-retired')
),
told AS (
    SELECT measure, nullif(substr(max(at || iif(json_type(line, '$.data.name') = 'null', '', line ->> '$.data.name')), 37), '') AS name,
        max(iif(type = 'measure-defined', line, NULL)) AS first, substr(max(at || (line ->> '$.data.better')), 37) AS better,
        substr(max(at || (line ->> '$.data.owner')), 37) AS assignee, substr(max(at || (line -> '$.data.goals')), 37) AS goals,
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
WHERE definedAt IS NOT NULL;
CREATE VIEW targets AS
WITH story AS MATERIALIZED (
    SELECT iif(type = 'measure-defined', printf('%036d', 0), at) AS at, position, type, occurredAt, actor,
        session, line, line ->> '$.data.measure' AS measure
    FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 17 << 48 AND (18 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
    ) AND type IN ('measure-defined', 'measure-revised', 'target-set', 'decision-reversed')
),
fates AS (
    SELECT CAST(substr(each.value ->> '$.on', 2) AS INTEGER) AS target,
        nullif(substr(max(at || iif(each.value ->> '$.fate' = 'cancel', occurredAt, NULL)), 37), '') AS cancelledAt,
        substr(max(at || iif(each.value ->> '$.fate' = 'move', each.value ->> '$.to', NULL)), 37) AS movedTo
    FROM lines, json_each(line, '$.data.hanging') AS each
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 21 << 48 AND (22 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
    SELECT *, CASE
        WHEN length(period) = 10 THEN period
        WHEN length(period) = 4 THEN date(period || '-01-01', (SELECT yearStartsIn - 1 FROM organization) || ' months')
        WHEN substr(period, 6, 1) = 'H'
            THEN date(substr(period, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 6 * substr(period, 7) - 6) || ' months')
        WHEN substr(period, 6, 1) = 'Q'
            THEN date(substr(period, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 3 * substr(period, 7) - 3) || ' months')
        WHEN substr(period, 6, 1) = 'W'
            THEN date(substr(period, 1, 4) || '-01-04', '-6 days', 'weekday 1',
                (7 * substr(period, 7) - 7) || ' days')
        ELSE period || '-01'
    END AS firstDay FROM told
)
SELECT dated.measure, measures.name, unit, period, firstDay,
    date(firstDay, CASE
            WHEN length(period) = 10 THEN '1 day'
            WHEN length(period) = 4 THEN '12 months'
            WHEN substr(period, 6, 1) = 'H' THEN '6 months'
            WHEN substr(period, 6, 1) = 'Q' THEN '3 months'
            WHEN substr(period, 6, 1) = 'W' THEN '7 days'
            ELSE '1 month'
        END, '-1 day') AS lastDay,
    low, high, coalesce(movedTo, line ->> '$.data.decision') AS decision, line ->> '$.data.why' AS why,
    isLast AND cancelledAt IS NULL AS stands, session, occurredAt, cancelledAt, position
FROM dated
LEFT JOIN measures ON measures.measure = dated.measure
LEFT JOIN fates ON fates.target = position;
CREATE VIEW measurements AS
WITH said AS MATERIALIZED (
    SELECT iif(type = 'measure-defined', printf('%036d', 0), at) AS at, position, type, occurredAt, actor,
        session, line, line ->> '$.data.measure' AS measure
    FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 17 << 48 AND (18 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
    ) AND type = 'measurement-recorded'
),
told AS (
    SELECT *, line ->> '$.data.period' AS period, coalesce(line ->> '$.data.status', 'actual') AS status,
        row_number() OVER (
            PARTITION BY measure, line ->> '$.data.period', line ->> '$.data.status' IS 'forecast'
            ORDER BY at DESC) = 1 AS isLast
    FROM said
),
dated AS (
    SELECT *, CASE
        WHEN length(period) = 10 THEN period
        WHEN length(period) = 4 THEN date(period || '-01-01', (SELECT yearStartsIn - 1 FROM organization) || ' months')
        WHEN substr(period, 6, 1) = 'H'
            THEN date(substr(period, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 6 * substr(period, 7) - 6) || ' months')
        WHEN substr(period, 6, 1) = 'Q'
            THEN date(substr(period, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 3 * substr(period, 7) - 3) || ' months')
        WHEN substr(period, 6, 1) = 'W'
            THEN date(substr(period, 1, 4) || '-01-04', '-6 days', 'weekday 1',
                (7 * substr(period, 7) - 7) || ' days')
        ELSE period || '-01'
    END AS firstDay FROM told
)
SELECT dated.measure, measures.name, unit, period, firstDay,
    date(firstDay, CASE
            WHEN length(period) = 10 THEN '1 day'
            WHEN length(period) = 4 THEN '12 months'
            WHEN substr(period, 6, 1) = 'H' THEN '6 months'
            WHEN substr(period, 6, 1) = 'Q' THEN '3 months'
            WHEN substr(period, 6, 1) = 'W' THEN '7 days'
            ELSE '1 month'
        END, '-1 day') AS lastDay,
    line ->> '$.data.value' AS value, status, isLast AND status <> 'forecast' AS latest,
    line ->> '$.data.source' AS source, line ->> '$.data.why' AS why, session, occurredAt, position
FROM dated LEFT JOIN measures ON measures.measure = dated.measure;
CREATE VIEW tasks AS
WITH story AS MATERIALIZED (
    SELECT at, type, occurredAt, session, line FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 27 << 48 AND (28 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
        nullif(substr(max(at || iif(type = 'task-assigned', iif(json_type(line, '$.data.title') = 'null', '', line ->> '$.data.title'), NULL)), 37), '') AS title,
        substr(max(at || CASE type WHEN 'task-assigned' THEN 'open' WHEN 'task-started' THEN 'started'
    WHEN 'task-progressed' THEN 'started' WHEN 'task-blocked' THEN 'blocked'
    WHEN 'task-completed' THEN 'done' WHEN 'task-cancelled' THEN 'cancelled'
    WHEN 'task-reopened' THEN 'open' ELSE iif(fate = 'cancel', 'cancelled', NULL) END), 37) AS state,
        substr(max(at || iif(type IN ('task-assigned', 'task-reassigned'), line ->> '$.data.owner', NULL)), 37) AS assignee,
        substr(max(at || iif(type IN ('task-assigned', 'task-rescheduled'), line ->> '$.data.due', NULL)), 37) AS due,
        CAST(substr(max(at || iif(type = 'task-progressed', line ->> '$.data.percent', NULL)), 37) AS INTEGER) AS percent,
        max(iif(type = 'task-assigned', line -> '$.data.from', NULL)) AS sources,
        substr(max(at || iif(fate = 'move', movedTo, NULL)), 37) AS movedTo,
        max(iif(type = 'task-assigned', session, NULL)) AS session,
        max(iif(type = 'task-assigned', occurredAt, NULL)) AS assignedAt,
        nullif(substr(max(at || CASE WHEN type IN ('task-completed', 'task-cancelled') OR fate = 'cancel' THEN occurredAt
    WHEN type = 'task-reopened' THEN '' END), 37), '') AS closedAt,
        nullif(substr(max(at || CASE type WHEN 'task-completed' THEN coalesce(line ->> '$.data.outcome', '')
    WHEN 'task-reopened' THEN '' END), 37), '') AS outcome,
        sum(type = 'task-rescheduled') AS rescheduled, sum(type = 'carried') AS carried
    FROM said GROUP BY task
)
SELECT task, told.title, told.state, assignee, coalesce(heir, assignee) AS owner, people.name AS ownerName, due,
    date(CASE
        WHEN length(due) = 10 THEN due
        WHEN length(due) = 4 THEN date(due || '-01-01', (SELECT yearStartsIn - 1 FROM organization) || ' months')
        WHEN substr(due, 6, 1) = 'H'
            THEN date(substr(due, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 6 * substr(due, 7) - 6) || ' months')
        WHEN substr(due, 6, 1) = 'Q'
            THEN date(substr(due, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 3 * substr(due, 7) - 3) || ' months')
        WHEN substr(due, 6, 1) = 'W'
            THEN date(substr(due, 1, 4) || '-01-04', '-6 days', 'weekday 1',
                (7 * substr(due, 7) - 7) || ' days')
        ELSE due || '-01'
    END, CASE
            WHEN length(due) = 10 THEN '1 day'
            WHEN length(due) = 4 THEN '12 months'
            WHEN substr(due, 6, 1) = 'H' THEN '6 months'
            WHEN substr(due, 6, 1) = 'Q' THEN '3 months'
            WHEN substr(due, 6, 1) = 'W' THEN '7 days'
            ELSE '1 month'
        END, '-1 day') AS dueEnds,
    percent, sources, movedTo, session, assignedAt, closedAt, outcome, rescheduled, carried
FROM told
LEFT JOIN heirs ON heirs.person = assignee
LEFT JOIN people ON people.person = coalesce(heir, assignee)
WHERE assignedAt IS NOT NULL;
CREATE VIEW findings AS
WITH story AS MATERIALIZED (
    SELECT at, type, occurredAt, actor, session, line FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 14 << 48 AND (15 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
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
        substr(max(at || iif(type = 'replaced', line ->> '$.data.finding', NULL)), 37) AS replacedBy,
        substr(max(at || iif(type = 'replaced', occurredAt, NULL)), 37) AS replacedAt,
        substr(max(at || iif(type = 'finding-retired', occurredAt, NULL)), 37) AS retiredAt
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
WHERE said IS NOT NULL;
CREATE VIEW assumptions AS
WITH said AS MATERIALIZED (
    SELECT at, type, occurredAt, actor, session, line, line ->> '$.data.assumption' AS assumption FROM lines
    WHERE position IN (
        SELECT position FROM subject WHERE subject BETWEEN 16 << 48 AND (17 << 48) - 1 AND about = 1
        UNION SELECT entry FROM corrections
    ) AND type IN ('assumption-stated', 'assumption-judged')
),
told AS (
    SELECT assumption, max(iif(type = 'assumption-stated', line, NULL)) AS said,
        max(iif(type = 'assumption-stated', actor, NULL)) AS person,
        max(iif(type = 'assumption-stated', session, NULL)) AS session,
        max(iif(type = 'assumption-stated', occurredAt, NULL)) AS statedAt,
        substr(max(at || iif(type = 'assumption-judged', line ->> '$.data.holds', NULL)), 37) AS holds,
        substr(max(at || iif(type = 'assumption-judged', occurredAt, NULL)), 37) AS judgedAt
    FROM said GROUP BY assumption
),
judged AS (
    SELECT *, said ->> '$.data.reviewOn' AS reviewOn,
        CASE CAST(holds AS INTEGER) WHEN 1 THEN 'held' WHEN 0 THEN 'fallen' ELSE 'open' END AS state
    FROM told
),
dated AS (
    SELECT *, CASE
        WHEN length(reviewOn) = 10 THEN reviewOn
        WHEN length(reviewOn) = 4 THEN date(reviewOn || '-01-01', (SELECT yearStartsIn - 1 FROM organization) || ' months')
        WHEN substr(reviewOn, 6, 1) = 'H'
            THEN date(substr(reviewOn, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 6 * substr(reviewOn, 7) - 6) || ' months')
        WHEN substr(reviewOn, 6, 1) = 'Q'
            THEN date(substr(reviewOn, 1, 4) || '-01-01', ((SELECT yearStartsIn - 1 FROM organization) + 3 * substr(reviewOn, 7) - 3) || ' months')
        WHEN substr(reviewOn, 6, 1) = 'W'
            THEN date(substr(reviewOn, 1, 4) || '-01-04', '-6 days', 'weekday 1',
                (7 * substr(reviewOn, 7) - 7) || ' days')
        ELSE reviewOn || '-01'
    END AS reviewFrom FROM judged
)
SELECT assumption, said ->> '$.data.text' AS text, dated.state, dated.person, people.name, session, statedAt,
    judgedAt, reviewOn,
    iif(dated.state <> 'fallen' AND coalesce(judgedAt < reviewFrom, 1), reviewFrom, NULL) AS reviewDue
FROM dated LEFT JOIN people USING (person)
WHERE said IS NOT NULL;
CREATE VIEW entries AS
WITH shown AS (
    SELECT position, correction, line, type, occurredAt,
        CASE type
            WHEN 'idea-captured' THEN line ->> '$.data.hidden' IS 1
                AND line ->> '$.data.idea' IN (SELECT idea FROM ideas WHERE hidden)
            WHEN 'idea-reworded' THEN line ->> '$.data.idea' IN (SELECT idea FROM ideas WHERE hidden)
            WHEN 'vote-cast' THEN line ->> '$.data.ballot' IN (
                SELECT ballot FROM ballots WHERE hidden AND state = 'open')
            WHEN 'entry-corrected' THEN CASE line ->> '$.data.type'
                WHEN 'idea-captured' THEN line ->> '$.data.data.idea' IN (SELECT idea FROM ideas WHERE hidden)
                WHEN 'idea-reworded' THEN line ->> '$.data.data.idea' IN (SELECT idea FROM ideas WHERE hidden)
                WHEN 'vote-cast' THEN line ->> '$.data.data.ballot' IN (
                    SELECT ballot FROM ballots WHERE hidden AND state = 'open')
                ELSE 0
            END
            ELSE 0
        END AS hidden
    FROM lines
),
named AS (
    SELECT *, iif(hidden AND type LIKE 'idea-%', NULL, line ->> '$.actor') AS actor,
        iif(hidden AND type LIKE 'idea-%', NULL, line ->> '$.recorder') AS recorder
    FROM shown
)
SELECT position, line ->> '$.id' AS id, type, line ->> '$.v' AS version, occurredAt,
    line ->> '$.recordedAt' AS recordedAt, actor, actors.name AS actorName, recorder,
    recorders.name AS recorderName, line ->> '$.anonymous' IS 1 AS anonymous, line ->> '$.session' AS session,
    line -> '$.about' AS about, iif(hidden, NULL, line -> '$.mentions') AS mentions,
    CASE WHEN NOT hidden THEN line -> '$.data'
        WHEN type = 'vote-cast' THEN json_remove(line -> '$.data', '$.choice', '$.reason')
        WHEN type = 'entry-corrected' THEN json_remove(line -> '$.data', '$.data', '$.reason')
        ELSE json_remove(line -> '$.data', '$.text')
    END AS data,
    correction AS correctedBy, hidden
FROM named
LEFT JOIN people AS actors ON actors.person = actor
LEFT JOIN people AS recorders ON recorders.person = recorder;
CREATE TABLE tile (
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 7), -- 1: of 256 entries, 2: of 65,536 …
    number INTEGER NOT NULL CHECK (number >= 0), -- which of them, from 0
    root BLOB NOT NULL CHECK (length(root) = 32), -- of the subtree of RFC 6962 over these entries
    PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tileWithEntry BEFORE INSERT ON tile
WHEN (NEW.number + 1) << (8 * NEW.level) IS NOT (SELECT max(position) FROM entry)
    OR EXISTS (SELECT 1 FROM tile WHERE level = NEW.level AND number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'a tile comes with the entry that completes it, and once');
END;
CREATE TRIGGER tileNotUpdated BEFORE UPDATE ON tile
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: its tree is never changed');
END;
CREATE TRIGGER tileNotDeleted BEFORE DELETE ON tile
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: its tree is never deleted');
END;
CREATE TABLE checkpoint (
    position INTEGER PRIMARY KEY CHECK (position > 0), -- how many entries it signs
    note TEXT NOT NULL CHECK (length(note) > 0) -- a signed note (C2SP) with the log's own signature
) STRICT;
CREATE TABLE cosignature (
    position INTEGER NOT NULL REFERENCES checkpoint (position),
    key TEXT NOT NULL, -- the verifier key of the witness: name+id+Base64
    line TEXT NOT NULL, -- its line of the note
    PRIMARY KEY (position, key)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER checkpointOfEntries BEFORE INSERT ON checkpoint
WHEN NEW.position > (SELECT coalesce(max(position), 0) FROM entry)
    OR NEW.position <= (SELECT coalesce(max(position), 0) FROM checkpoint)
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint signs more entries than the one before it, and no more than there are');
END;
CREATE TRIGGER checkpointNotUpdated BEFORE UPDATE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: checkpoints are never changed');
END;
CREATE TRIGGER checkpointNotDeleted BEFORE DELETE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: checkpoints are never deleted');
END;
CREATE TRIGGER cosignatureOfCheckpoint BEFORE INSERT ON cosignature
WHEN NOT EXISTS (SELECT 1 FROM checkpoint WHERE position = NEW.position)
    OR EXISTS (SELECT 1 FROM cosignature WHERE position = NEW.position AND key = NEW.key)
BEGIN
    SELECT RAISE(ABORT, 'a witness signs a checkpoint that is there, and once');
END;
CREATE TRIGGER cosignatureNotUpdated BEFORE UPDATE ON cosignature
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: signatures are never changed');
END;
CREATE TRIGGER cosignatureNotDeleted BEFORE DELETE ON cosignature
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: signatures are never deleted');
END;
CREATE TRIGGER entryNotUpdated BEFORE UPDATE ON entry
WHEN NEW.position IS NOT OLD.position OR NEW.id IS NOT OLD.id OR NEW.occurredAt IS NOT OLD.occurredAt
    OR NEW.recordedAt IS NOT OLD.recordedAt OR NEW.leaf IS NOT OLD.leaf OR NEW.named IS NOT OLD.named
    OR NOT EXISTS (
        WITH redaction AS (
            SELECT '{"redacted":' || position || '}' AS mark FROM entry
            WHERE position = (SELECT max(position) FROM entry)
                AND instr(line, '"type":"entry-redacted","v":1,') > 0
                AND instr(line, '"data":{"entry":' || OLD.position || ',"fields":[') > 0
        ),
        change AS (
            SELECT mark, instr(NEW.line, mark) AS start,
                substr(NEW.line, instr(NEW.line, mark) + length(mark)) AS rest
            FROM redaction WHERE instr(NEW.line, mark) > instr(OLD.line, ',"data":{')
        ),
        gone AS (
            SELECT start, rest, substr(OLD.line, start, length(OLD.line) - start + 1 - length(rest)) AS text
            FROM change WHERE length(OLD.line) - start + 1 - length(rest) > 2
        )
        SELECT 1 FROM gone
        WHERE substr(OLD.line, 1, start - 1) = substr(NEW.line, 1, start - 1)
            AND substr(OLD.line, start + length(text)) = rest
            AND substr(rest, 1, 1) <> ':' AND substr(OLD.line, start - 1, 1) IN (':', ',', '[')
            AND CASE
                WHEN text LIKE '{"sealed":"%' THEN instr(text, '}') = length(text)
                ELSE substr(text, 1, 1) = '"' AND substr(text, -1) = '"'
                    AND instr(replace(replace(substr(text, 2, length(text) - 2), '\\', ''), '\"', ''), '"') = 0
            END
    )
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: entries are never changed');
END;
CREATE TABLE indexed (
    subject INTEGER NOT NULL, -- kind << 48 | number << 16 | part
    about INTEGER NOT NULL CHECK (about IN (0, 1)), -- 1: the entry is about it, 0: only mentions it
    position INTEGER NOT NULL REFERENCES entry (position),
    number INTEGER NOT NULL, -- which one it is of those with this subject and `about`: from 1, without gaps
    PRIMARY KEY (subject, about, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE story (
    part INTEGER PRIMARY KEY, -- subject << 1 | about
    length INTEGER NOT NULL CHECK (length > 0) -- how many rows of them `indexed` has
) STRICT;
CREATE TRIGGER indexedNotUpdated BEFORE UPDATE ON indexed
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: its index is never changed');
END;
CREATE TRIGGER indexedNotDeleted BEFORE DELETE ON indexed
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: its index is never deleted');
END;
CREATE TRIGGER storyOnlyLonger BEFORE UPDATE ON story
WHEN NEW.part IS NOT OLD.part OR NEW.length <= OLD.length
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: a story only grows');
END;
CREATE TRIGGER storyNotDeleted BEFORE DELETE ON story
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: its index is never deleted');
END;
CREATE VIEW subject AS
SELECT subject, about, position FROM indexed
UNION ALL
SELECT value AS subject, 1 AS about, position FROM entry, json_each(named, '$[0]')
WHERE position > (SELECT max(position) FROM entry) / 256 * 256
UNION ALL
SELECT value AS subject, 0 AS about, position FROM entry, json_each(named, '$[1]')
WHERE position > (SELECT max(position) FROM entry) / 256 * 256;
