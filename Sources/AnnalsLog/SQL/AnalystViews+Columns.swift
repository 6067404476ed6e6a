extension AnalystViews {
    /// The views that analysts read, in the order of the documentation, with their columns.
    static let columns: [(view: String, columns: [String])] = [
        (
            "entries",
            [
                "position", "id", "type", "version", "occurredAt", "recordedAt", "actor", "actorName", "recorder",
                "recorderName", "anonymous", "session", "about", "mentions", "data", "correctedBy", "hidden",
            ]
        ),
        (
            "people",
            [
                "person", "name", "title", "level", "email", "state", "roles", "joinedAt", "leftAt", "handedTo",
                "forgottenAt",
            ]
        ),
        (
            "sessions",
            [
                "session", "title", "topic", "kind", "state", "series", "follows", "purpose", "startsAt", "period",
                "format", "place", "openedAt", "closedAt", "moderator", "moderatorName", "moderatorStyle",
                "invited", "attended", "template", "circle",
            ]
        ),
        (
            "attendance",
            [
                "session", "person", "name", "role", "invited", "excused", "attended", "cameAt",
            ]
        ),
        (
            "ideas",
            [
                "idea", "text", "author", "authorName", "session", "question", "breakout", "state", "inGroup",
                "groupTitle", "mergedInto", "parkedAt", "parkedUntil", "withdrawnAt", "capturedAt", "rewordings",
                "carried", "themes", "hidden",
            ]
        ),
        (
            "arguments",
            [
                "position", "target", "stance", "text", "person", "name", "session", "occurredAt", "evidence",
            ]
        ),
        (
            "ballots",
            [
                "ballot", "question", "state", "verdict", "passed", "round", "decision", "session", "openedAt",
                "closedAt", "method", "threshold", "quorum", "electorate", "voted", "chair", "secret", "hidden",
                "advisory", "tieBroken", "contest", "recounted", "reported", "tallies", "winners",
            ]
        ),
        (
            "votes",
            [
                "ballot", "round", "person", "name", "option", "optionText", "refersTo", "value", "weight",
                "reason", "proxy", "proxyName", "occurredAt", "position", "paper",
            ]
        ),
        (
            "decisions",
            [
                "decision", "title", "statement", "rationale", "context", "state", "how", "ballot", "session",
                "proposedAt", "takenAt", "rejectedAt", "withdrawnAt", "deferredAt", "deferredUntil", "endedAt",
                "supersededBy", "reversedBy", "inForceFrom", "inForceUntil", "condition", "conditionMet",
                "dissents", "reviews", "reviewedAt", "reviewVerdict", "reviewOn", "reviewDue", "carried",
                "deciders", "themes",
            ]
        ),
        (
            "dissents",
            [
                "decision", "person", "name", "reason", "session", "at", "occurredAt", "position",
            ]
        ),
        (
            "reviews",
            [
                "decision", "verdict", "actual", "lesson", "reviewOn", "person", "name", "session", "occurredAt",
                "position",
            ]
        ),
        (
            "grounds",
            [
                "decision", "ground", "via",
            ]
        ),
        (
            "goals",
            [
                "goal", "title", "kind", "state", "rank", "horizon", "horizonEnds", "starts", "assignee", "owner",
                "ownerName", "under", "decision", "continues", "approach", "themes", "session", "setAt",
                "touchedAt", "closedAt",
            ]
        ),
        (
            "measures",
            [
                "measure", "name", "unit", "nature", "better", "rollsUp", "assignee", "owner", "ownerName", "goals",
                "baseline", "continues", "definedAt", "retiredAt",
            ]
        ),
        (
            "targets",
            [
                "measure", "name", "unit", "period", "firstDay", "lastDay", "low", "high", "decision", "why",
                "stands", "session", "occurredAt", "cancelledAt", "position",
            ]
        ),
        (
            "measurements",
            [
                "measure", "name", "unit", "period", "firstDay", "lastDay", "value", "status", "latest", "source",
                "why", "session", "occurredAt", "position",
            ]
        ),
        (
            "tasks",
            [
                "task", "title", "state", "assignee", "owner", "ownerName", "due", "dueEnds", "percent", "sources",
                "movedTo", "session", "assignedAt", "closedAt", "outcome", "rescheduled", "carried",
            ]
        ),
        (
            "findings",
            [
                "finding", "lens", "side", "text", "concerning", "rating", "consequence", "state", "person", "name",
                "session", "occurredAt", "replacedBy", "endedAt", "themes",
            ]
        ),
        (
            "assumptions",
            [
                "assumption", "text", "state", "person", "name", "session", "statedAt", "judgedAt", "reviewOn",
                "reviewDue",
            ]
        ),
        (
            "organization",
            [
                "name", "timeZone", "yearStartsIn", "size",
            ]
        ),
        (
            "strikes",
            [
                "entry", "strike", "occurredAt", "actor", "reason",
            ]
        ),
    ]
}
