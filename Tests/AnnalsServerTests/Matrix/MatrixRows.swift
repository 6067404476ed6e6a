import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes

@testable import AnnalsServer

/// What is asked of a route, in the matrix of routes, roles and secrets.
struct MatrixAsk: Sendable {
    let path: String
    var body: String?
    var type = "application/x-www-form-urlencoded"
    /// What a stream tells once it has told all that there is; `nil` of what is no stream.
    var end: String?

    init(_ path: String, sends body: String? = nil, as type: String? = nil, until end: String? = nil) {
        self.path = path
        self.body = body
        self.end = end
        if let type { self.type = type }
    }
}

/// The row of each route: with what it is asked, so that each secret could come through it.
///
/// A route without a row fails the test: say here how it is to be asked.
struct MatrixRows {
    let secrets: SecretLog
    private(set) var rows: [String: [MatrixAsk]] = [:]

    init(_ secrets: SecretLog) {
        self.secrets = secrets
        addPages()
        addSessions()
        addViews()
        addChanges()
    }

    /// The paths, each as it is now and as the log was before S-3 got its circle.
    private func now(_ paths: String...) -> [MatrixAsk] {
        let before = "known=%23\(secrets.beforeCircle.rawValue)"
        return paths.flatMap { [MatrixAsk($0), MatrixAsk($0 + ($0.contains("?") ? "&" : "?") + before)] }
    }

    private func ids(_ kind: Subject.Kind) -> [String] {
        secrets.subjects.filter { $0.kind == kind }.map { String($0.id.split(separator: ":").last ?? "") }
    }

    private var sessions: [String] { ids(.session) }
    /// Positions of each kind: open, of a circle, hidden.
    private var positions: [Int64] {
        let withheld = secrets.withheld.positions.map(\.rawValue).sorted()
        return Array(stride(from: 1, through: secrets.head.rawValue, by: 1)).filter {
            $0 > secrets.beforeCircle.rawValue || withheld.contains($0) && $0 % 8 == 0 || $0 == 11
        }
    }

    // MARK: Pages

    private mutating func addPages() {
        rows["GET /"] = now("/")
        rows["GET /page"] = now("/page")
        rows["GET /plan"] = now("/plan")
        rows["GET /compare"] =
            now("/compare?from=2019&to=2031") + [
                MatrixAsk("/compare?from=2025&to=2027&by=period"), MatrixAsk("/compare"),
            ]
        rows["GET /search"] = ["Heron*", "Ibis*", "Kolibri", "Walross", "Xylophon", "Kranich", "Namenlos"]
            .flatMap { now("/search?q=\($0)") }
        rows["GET /log"] =
            now("/log", "/log?session=S-2", "/log?subject=D-1", "/log?person=P-8", "/log?person=P-12", "/log?kind=idea")
            + [MatrixAsk("/log?before=40")]
        rows["GET /entries/{position}"] = positions.map { MatrixAsk("/entries/\($0)") }
        rows["GET /reports/{scope}"] = ["S-1", "S-2", "S-3", "2026"].flatMap { scope in
            ["page", "full", "audit"].map { MatrixAsk("/reports/\(scope)?form=\($0)") }
        }
        for kind in Register.Kind.allCases {
            if kind != .sessions { rows["GET /\(kind.rawValue)"] = now("/\(kind.rawValue)") }
            rows["GET /\(kind.rawValue).csv"] = now("/\(kind.rawValue).csv")
        }
        for kind in Subject.Kind.allCases where kind != .session {
            guard let folder = SubjectLink.folder(kind) else { continue }
            let paths = ids(kind).map { "/\(folder)/\($0)" }
            rows["GET /\(folder)/{id}"] = paths.isEmpty ? [MatrixAsk("/\(folder)/none")] : paths.flatMap { now($0) }
        }
        rows["GET /measures/{id}/readings.csv"] = ids(.measure).flatMap { now("/measures/\($0)/readings.csv") }
        rows["GET /decisions/{id}/evidence.json"] = ids(.decision).map { MatrixAsk("/decisions/\($0)/evidence.json") }
        rows["GET /assets/{name}"] = [MatrixAsk("/assets/site.css")]
        rows["GET /language/{code}"] = [MatrixAsk("/language/en?return=/sessions/S-2")]
        rows["GET /enter/{secret}"] = [MatrixAsk("/enter/none")]
    }

    private mutating func addSessions() {
        rows["GET /sessions"] = now("/sessions", "/sessions?year=2026", "/sessions?year=all")
        rows["GET /sessions/new"] = [MatrixAsk("/sessions/new")]
        rows["GET /sessions/{session}"] = sessions.flatMap { now("/sessions/\($0)") }
        rows["GET /sessions/{session}/replay"] = sessions.flatMap { session in
            ["?step=1", "?step=7", "?step=99", "?step=99&without=P-3", "?step=99&method=approval&threshold=two-thirds"]
                .map { MatrixAsk("/sessions/\(session)/replay\($0)") }
        }
        rows["GET /sessions/{session}/minutes"] = sessions.flatMap { now("/sessions/\($0)/minutes") }
        rows["GET /sessions/{session}/minutes.txt"] = sessions.flatMap { now("/sessions/\($0)/minutes.txt") }
        for screen in ["console", "room", "phone"] {
            rows["GET /sessions/{session}/\(screen)"] = sessions.map { MatrixAsk("/sessions/\($0)/\(screen)") }
            rows["GET /sessions/{session}/\(screen)/events"] = sessions.map {
                MatrixAsk("/sessions/\($0)/\(screen)/events", until: "event: parts")
            }
        }
    }

    // MARK: The API

    private mutating func addViews() {
        rows["GET /api/health"] = [MatrixAsk("/api/health")]
        rows["GET /api/openapi.json"] = [MatrixAsk("/api/openapi.json")]
        rows["GET /api/me"] = [MatrixAsk("/api/me")]
        rows["GET /api/plan"] = now("/api/plan")
        rows["GET /api/history"] = now("/api/history")
        rows["GET /api/brief"] = now("/api/brief") + sessions.map { MatrixAsk("/api/brief?session=\($0)") }
        rows["GET /api/compare"] = now("/api/compare?from=2019&to=2031")
        rows["GET /api/search"] = ["Heron*", "Kolibri", "Walross", "Xylophon", "Kranich"].flatMap {
            now("/api/search?q=\($0)")
        }
        rows["GET /api/decisions/{decision}/ground"] = ids(.decision).flatMap { now("/api/decisions/\($0)/ground") }
        rows["GET /api/why/{subject}"] = secrets.subjects.filter { $0.kind != .entry }.map {
            MatrixAsk("/api/why/\($0.id)")
        }
        for kind in Register.Kind.allCases { rows["GET /api/\(kind.rawValue)"] = now("/api/\(kind.rawValue)") }
        rows["GET /api/entries"] =
            now("/api/entries?limit=1000")
            + ["S-2", "D-1", "P-8", "P-12", "I-1"].map { MatrixAsk("/api/entries?subject=\($0)") }
        rows["GET /api/entries/{position}"] = positions.map { MatrixAsk("/api/entries/\($0)") }
        rows["GET /api/events"] = [MatrixAsk("/api/events?after=0", until: "id: \(secrets.head.rawValue)\n")]
    }

    // MARK: Changes

    /// What is refused to each, so that nothing changes while others look; what it names is seen by few.
    private mutating func addChanges() {
        let things =
            secrets.withheld.subjects.filter { $0.kind != .entry }.map(\.id)
            + secrets.withheld.positions.map { "#\($0.rawValue)" }
        let named = things.sorted().filter { !$0.contains(":") }
        let json = "application/json"
        // Without the words that it needs.
        rows["POST /api/actions"] = named.map {
            MatrixAsk("/api/actions", sends: #"{"type":"note-added","data":{"on":"\#($0)","text":""}}"#, as: json)
        }
        rows["POST /act"] = ["S-2", "D-1", "I-1"].flatMap { id in
            [
                "type=note-added&data.on=\(id)&data.text=", "type=idea-reworded&data.idea=\(id)&data.text=",
                "type=undo&position=40", "type=promise&subject=\(id)&fate=done&session=S-2",
                "type=promise&subject=\(id)&fate=done&session=S-1",
            ].map { MatrixAsk("/act", sends: $0) }
        }
        rows["POST /api/documents"] = [MatrixAsk("/api/documents?on=D-1&name=x", sends: "")]
        rows["POST /sessions/new"] = [
            MatrixAsk("/sessions/new", sends: "data.title=x&data.template=none&data.follows=S-2")
        ]
        rows["POST /sessions/{session}/minutes"] = sessions.map {
            MatrixAsk("/sessions/\($0)/minutes", sends: "day=2026-01-01&clock=10:00&do=preview&text=D-1+S-2+I-1")
        }
        rows["POST /sessions/{session}/door"] = sessions.map { MatrixAsk("/sessions/\($0)/door", sends: "do=close") }
        rows["GET /in/{secret}"] = [MatrixAsk("/in/none")]
        rows["POST /in/{secret}"] = [MatrixAsk("/in/none", sends: "person=P-1")]
        rows["GET /in/{secret}/{ticket}"] = [MatrixAsk("/in/none/none")]
        rows["POST /enter/{secret}"] = [MatrixAsk("/enter/none", sends: "")]
        // Asked last: it ends the visit.
        rows["POST /leave"] = [MatrixAsk("/leave", sends: "")]
    }
}
