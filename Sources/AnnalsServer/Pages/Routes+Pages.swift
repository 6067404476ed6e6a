import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// What people see in a browser.
extension Route {
    static let pages: [Route] =
        [
            site("/", "Today: what waits for whoever is signed in, the next session, and what is due.") {
                reading, frame, _, _ in
                TodayPage(
                    reminder: try reading.reminder(of: frame.visitor), brief: try reading.brief(now: reading.moment)
                )
                .page(in: frame)
            },
            site("/plan", "The plan: platform, goals, measures, decisions in force, tasks, resources.") {
                reading, frame, _, _ in
                PlanPage(try reading.plan(), at: reading.moment).page(in: frame)
            },
            site("/search", "Words in everything ever said.", Parameter.search) { reading, frame, request, _ in
                try search(request, in: reading, frame.language).page(in: frame)
            },
            site("/log", "The entries, the latest first.", Parameter.log) { reading, frame, request, _ in
                try log(request, in: reading, frame.language).page(in: frame)
            },
            site("/entries/{position}", "An entry, and what became of it.", ids: ["position"]) {
                reading, frame, _, context in
                try entry(context.position, in: reading, frame.language).page(in: frame)
            },
            readings,
        ] + registers + subjects

    // MARK: Registers

    /// Sessions have a page of their own.
    private static let registers = Register.Kind.allCases.flatMap { kind -> [Route] in
        let csv = Route(
            .get, "/\(kind.rawValue).csv", "The register of \(kind.rawValue) for a spreadsheet.",
            parameters: Parameter.registerFilters + [.asOf, .known], answers: [(.ok, "CSV as RFC 4180 has it.")]
        ) { request, context, house in
            let text = try await house.read(as: context.person, at: request.wantedMoments) { reading in
                let names = Names(reading)
                return try reading.register(kind, request.filledFilter).csv { names.naming($0) }
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/csv; charset=utf-8; header=present",
                    .contentDisposition: "attachment; filename=\"\(kind.rawValue).csv\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
        if kind == .sessions { return [csv] }
        let page = site("/\(kind.rawValue)", "The register of \(kind.rawValue).", Parameter.registerPage) {
            reading, frame, request, _ in
            let skipped = Int(try request.number("skip", in: 0...Int64(Int32.max)) ?? 0)
            let rows = try reading.register(kind, request.filledFilter, page: (skipped, RegisterPage.most))
            return RegisterPage(
                kind, rows, statuses: kind.statuses, filter: request.filled(among: Parameter.registerFilters),
                skipped: skipped
            ).page(in: frame)
        }
        return [page, csv]
    }

    // MARK: One thing

    /// A page for each kind of thing; sessions have theirs elsewhere.
    private static let subjects = Subject.Kind.allCases.filter { $0 != .session }.compactMap { kind -> Route? in
        guard let folder = SubjectLink.folder(kind) else { return nil }
        let parameters =
            kind == .measure
            ? [Parameter(name: "readings", words: "all: every figure; left out, those of the latest periods.")] : []
        return site("/\(folder)/{id}", "What there is to know of one of the \(folder).", parameters, ids: ["id"]) {
            reading, frame, request, context in
            let subject = try context.subject(kind)
            return try page(of: subject, in: reading, frame, showsAll: request.filled("readings") == "all")
        }
    }

    /// The figures of a measure for a spreadsheet.
    private static let readings = Route(
        .get, "/measures/{id}/readings.csv", "Every figure of a measure for a spreadsheet.",
        parameters: [Parameter(name: "id", words: "Its id.", isInPath: true), .asOf, .known],
        answers: [(.ok, "CSV as RFC 4180 has it."), (.notFound, "It is not there.")]
    ) { request, context, house in
        let subject = try context.subject(.measure)
        let text = try await house.read(as: context.person, at: request.wantedMoments) { reading in
            guard let measure = try MeasureID(subject).flatMap({ try reading.story($0) }) else {
                throw Refusal.notFound(subject)
            }
            return measure.csv(in: try reading.organization().zone)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present",
                .contentDisposition: "attachment; filename=\"\(subject.id).csv\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private static func page(
        of subject: Subject, in reading: Reading, _ frame: SiteFrame, showsAll: Bool
    ) throws -> SitePage {
        let narrator = try reading.narrator(speaking: frame.language)
        let story = try reading.storyLines(subject, narrator)
        guard !story.isEmpty else { throw Refusal.notFound(subject) }
        let why = try reading.whyIfAny(subject, in: frame.language)
        switch subject.kind {
        case .decision:
            guard let why else { throw Refusal.notFound(subject) }
            let signed = try reading.lastCheckpoint(upTo: reading.known)?.position
            return DecisionPage(why, story: story, signed: signed).page(in: frame)
        case .goal, .measure, .task:
            let page = PlanItemPage(
                subject, of: try reading.plan(around: subject), why: why, story: story, showsAll: showsAll)
            return page.page(in: frame) ?? SubjectPage(subject, why: why, story: story).page(in: frame)
        case .person:
            var plan = try reading.plan()
            if PersonID(subject).flatMap({ plan.people[$0] }) == nil { plan = try reading.plan(around: subject) }
            let reminder = subject == frame.visitor.subject ? try reading.reminder(of: frame.visitor) : nil
            let page = PlanItemPage(subject, of: plan, why: nil, story: story, reminder: reminder)
            return page.page(in: frame) ?? SubjectPage(subject, why: nil, story: story).page(in: frame)
        default:
            return SubjectPage(subject, why: why, story: story, title: try reading.title(of: subject)).page(in: frame)
        }
    }

    // MARK: Entries

    private static func search(_ request: Request, in reading: Reading, _ language: Language) throws -> SearchPage {
        let filter = request.filled(among: Parameter.searchNarrowing)
        guard let words = request.filled("q") else { return SearchPage(nil, filter: filter, hits: [], hasMore: false) }
        var narrowing = SearchNarrowing()
        narrowing.kind = filter["kind"]
        narrowing.person = filter["person"]
        narrowing.session = filter["session"]
        narrowing.theme = filter["theme"]
        narrowing.from = filter["from"]
        narrowing.to = filter["to"]
        narrowing.limit = Int(
            try request.filled("limit").flatMap { _ in try request.number("limit", in: 1...200) } ?? 20)
        let results = try reading.search(try SearchQuery(words), try reading.filter(narrowing))
        let narrator = try reading.narrator(speaking: language)
        let hits = results.hits.map { hit in
            SearchPage.Hit(
                EntryLine(
                    hit.entry, words: narrator.line(hit.entry), struckBy: hit.struckBy, correctedBy: hit.correctedBy),
                about: hit.entry.about, passages: hit.passages.map(\.excerpt))
        }
        return SearchPage(words, filter: filter, hits: hits, hasMore: results.hasMore)
    }

    private static func log(_ request: Request, in reading: Reading, _ language: Language) throws -> LogPage {
        let filter = request.filled(among: Parameter.log.filter { $0.name != "before" })
        let kind = try filter["kind"].map { try SearchKind($0) }
        let person = try filter["person"].map { try reading.person($0) }
        let session = try filter["session"].map { try reading.session($0) }
        let subject = try filter["subject"].map { text in
            guard let subject = Subject(id: text) else {
                throw Problem(
                    .badRequest, "“\(text.prefix(40))” is no id, such as S-4 or D-9",
                    russian: "«\(text.prefix(40))» — не номер, такой как S-4 или D-9", field: "subject")
            }
            return subject
        }
        let before = Position(try request.number("before", in: 1...Int64.max - 1) ?? Int64.max - 1)
        let viewer = Viewer(reading)
        let sought = [person?.subject, subject].compactMap { $0 }.filter { $0.kind == .person }
        var found: [Entry] = []
        var next: Position?
        let naming = [session?.subject, subject, person?.subject].compactMap { $0 }
        try reading.goBack(before: before, naming: naming) { entry in
            // Who is not to be named yet is not to be found either.
            guard entry.orderedAt <= reading.asOf, kind?.takes(entry) ?? true,
                person == nil || entry.actor == person || entry.recorder == person,
                sought.allSatisfy({ viewer.isFound(entry, by: $0) })
            else { return true }
            if found.count == 50 {
                next = found.last?.position
                return false
            }
            found.append(entry)
            return true
        }
        let lines = try reading.lines(found, try reading.narrator(speaking: language))
        return LogPage(lines, filter: filter, next: next, head: reading.known)
    }

    private static func entry(_ position: Position, in reading: Reading, _ language: Language) throws -> EntryPage {
        guard let entry = try reading.entry(at: position), entry.orderedAt <= reading.asOf else {
            throw Refusal.noEntry(position)
        }
        let narrator = try reading.narrator(speaking: language)
        let names = Names(reading)
        let now = try reading.inEffect(position)
        guard let line = try reading.lines([entry], narrator).first else { throw Refusal.noEntry(position) }
        let viewer = Viewer(reading)
        return EntryPage(
            entry.showing(without: viewer.hidden(in: entry)), line,
            json: viewer.storedLine(entry).written(pretty: false),
            leaf: try reading.leaf(at: position), fate: try reading.lines(try reading.fate(of: position), narrator),
            reads: now?.correctedBy == nil ? nil : now.map { narrator.line($0) },
            signed: try reading.lastCheckpoint(upTo: reading.known)?.position, head: reading.known,
            around: try reading.around(position), names: { names.name($0.subject) ?? $0.description })
    }
}

extension Reading {
    /// The entries before and after a position, of those that may be seen: a link to another would lead nowhere.
    fileprivate func around(_ position: Position) throws -> (earlier: Position?, later: Position?) {
        var (earlier, later): (Position?, Position?)
        try goBack(before: position, naming: []) { entry in
            if entry.orderedAt <= asOf { earlier = entry.position }
            return earlier == nil
        }
        try forEachRecorded(from: position.next) { entry in
            if entry.orderedAt <= asOf { later = entry.position }
            return later == nil
        }
        return (earlier, later)
    }

    /// What somebody should hear about within two weeks.
    fileprivate func reminder(of person: PersonID) throws -> Reminders.Reminder? {
        try fold(Reminders.self).reminders(at: moment, within: 14).first { $0.person == person }
    }
}

extension Route.Parameter {
    fileprivate static let search = [Route.Parameter(name: "q", words: "The words.")] + searchNarrowing

    fileprivate static let registerPage =
        registerFilters + [
            Route.Parameter(name: "skip", words: "How many of the latest rows are left out.", isInteger: true)
        ]

    fileprivate static let log = [
        Route.Parameter(name: "subject", words: "Only those that name this: D-9, I-3, ranking."),
        Route.Parameter(name: "person", words: "Only what this person did, by id or name."),
        Route.Parameter(name: "session", words: "Only of this session."),
        Route.Parameter(name: "kind", words: "Only this kind: idea, vote, or an action such as goal-set."),
        Route.Parameter(name: "before", words: "Only those before this position.", isInteger: true),
    ]
}

extension Request {
    /// What a form was filled in with, by the name of the field.
    fileprivate func filled(among parameters: [Route.Parameter]) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: parameters.compactMap { parameter in
                filled(parameter.name).map { (parameter.name, $0) }
            })
    }

    /// What a register is to be filtered by, as a form sends it: with its empty fields.
    fileprivate var filledFilter: RegisterFilter {
        var filter = RegisterFilter()
        filter.status = filled("status")
        filter.owner = filled("owner")
        filter.session = filled("session")
        filter.theme = filled("theme")
        filter.since = filled("since")
        filter.until = filled("until")
        return filter
    }
}

extension VisitContext {
    /// The subject that a path names.
    fileprivate func subject(_ kind: Subject.Kind) throws -> Subject {
        let text = try parameters.require("id")
        guard let subject = Subject(id: text), subject.kind == kind, subject.part == 0 else {
            throw Problem(
                .notFound, "“\(text.prefix(40))” is no id of that kind",
                russian: "«\(text.prefix(40))» — не номер того, что здесь показывают", field: "id")
        }
        return subject
    }

    /// The position that a path names.
    fileprivate var position: Position {
        get throws {
            let text = try parameters.require("position")
            guard let number = Int64(text), number > 0, number < .max else {
                throw Problem(
                    .notFound, "“\(text.prefix(40))” is no position, such as 17",
                    russian: "«\(text.prefix(40))» — не номер записи, такой как 17", field: "position")
            }
            return Position(number)
        }
    }
}

extension Search.Passage {
    /// The text around what was found, in parts.
    fileprivate var excerpt: [(text: String, isMarked: Bool)] {
        guard let first = ranges.first else { return [] }
        let start = text.index(first.lowerBound, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
        let end = text.index(start, offsetBy: 240, limitedBy: text.endIndex) ?? text.endIndex
        var parts: [(text: String, isMarked: Bool)] = start > text.startIndex ? [("…", false)] : []
        var from = start
        for range in ranges where range.upperBound <= end {
            parts.append((String(text[from..<range.lowerBound]), false))
            parts.append((String(text[range]), true))
            from = range.upperBound
        }
        parts.append((String(text[from..<end]) + (end < text.endIndex ? "…" : ""), false))
        return parts
    }
}
