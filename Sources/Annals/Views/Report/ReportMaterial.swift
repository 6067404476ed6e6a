/// What the sections of a report are made from: the log of one session or period, the plan at its end, and what became of
/// everything by the moment of reading.
struct ReportMaterial {
    let scope: Report.Scope
    let form: Report.Form
    /// The language that it speaks; what the log says stays in its own words.
    let language: Language
    let zone: Zone
    let from: Instant
    /// Where the session or period ends, or the moment of reading where that comes first.
    let end: Instant
    /// By when it says what became of things.
    let now: Instant
    let known: Position
    /// The session, in a report of one.
    let session: Session?
    let shelves: ReportShelves
    /// How things stood at the end.
    let standing: ReportStanding
    /// The entries in effect that belong to the session or period, in order.
    let entries: [Entry]
    /// Those of them that were struck, each with the entry that struck it.
    let struck: [(entry: Entry, strike: Entry)]
    /// When the latest of what was written down before an entry happened, where that is later than the entry by a day;
    /// only for auditors.
    let disorder: [Position: Instant]
    /// The ground of every decision in force at the end; not for auditors.
    let grounds: [Ground]
    /// Why each decision was taken; only for auditors.
    let trails: [Trail]
    /// What the session should have left behind; only in full.
    let completeness: Completeness?
    /// What people brought into the sessions; only in full.
    let account: Voices.Account?
    private let about: [Subject: [Entry]]
    private let kinds: [String: [Entry]]
    let byPosition: [Position: Entry]
    private let veiled: Set<Position>

    /// How things stand by the moment of reading.
    var plan: Plan { shelves.plan }

    init?(
        _ scope: Report.Scope, _ form: Report.Form, _ library: some WholeLibrary, now: Instant,
        speaking language: Language
    ) throws {
        self.scope = scope
        self.form = form
        self.language = language
        let now = min(library.asOf, now)
        self.now = now
        known = library.known
        let shelves = try library.fold(ReportShelves.self)
        self.shelves = shelves
        zone = shelves.plan.organization.zone
        let own: (id: SessionID, entries: [Entry])?
        switch scope {
        case .session(let id):
            guard let session = shelves.plan.sessions[id], session.began != nil else { return nil }
            self.session = session
            from = session.opened?.occurredAt ?? zone.start(of: session.plan.startsAt)
            end = min(session.closed?.occurredAt ?? now, now)
            own = (id, try library.entries(ofSession: id).filter { $0.belongs(to: id) })
        case .period(let period):
            session = nil
            from = zone.start(of: period)
            end = min(zone.end(of: period), now)
            own = nil
        }
        let sweep = try Sweep(library, from: from, end: end, own, findsDisorder: form == .audit)
        standing = sweep.standing
        grounds =
            form == .audit ? [] : try Ground.all(of: standing.plan, in: Recollection(library, asOf: end), at: end)
        entries = sweep.entries
        struck = sweep.struck
        disorder = sweep.disorder
        byPosition = Dictionary(entries.map { ($0.position, $0) }) { first, _ in first }
        kinds = Dictionary(grouping: entries, by: \.action.name)
        var about: [Subject: [Entry]] = [:]
        for entry in entries { for subject in entry.about { about[subject, default: []].append(entry) } }
        self.about = about
        veiled = Set(
            (entries + struck.map(\.entry)).filter { entry in
                if case .noteAdded(let note) = entry.action, note.isPrivate == true { return true }
                let hidden = Sight.hidden(in: entry) { subject in
                    IdeaID(subject).flatMap { shelves.ideas[$0] } ?? BallotID(subject).flatMap { shelves.ballots[$0] }
                }
                return !hidden.isEmpty
            }.map(\.position))
        completeness = form == .full ? try session.flatMap { try library.completeness(of: $0.id, now: now) } : nil
        account = form == .full ? try Voices.Account(sum: library.fold(Voices.self).accounts(scope.sessions)) : nil
        trails =
            form == .audit
            ? try entries.compactMap { if case .decisionTaken(let it) = $0.action { it.decision } else { nil } }
                .compactMap { try Trail(of: $0, in: library) } : []
    }

    /// Whether an entry may not be shown to anybody now.
    func isHidden(_ entry: Entry) -> Bool { veiled.contains(entry.position) }

    /// What of an entry is not to be told.
    private func hidden(in entry: Entry) -> Sight.Hidden { isHidden(entry) ? [.text, .author] : [] }

    /// Tells entries with the names of this report.
    var narrator: Narrator {
        Narrator(in: zone, speaking: language, hiding: { hidden(in: $0) }, naming: { name($0) })
    }
}

// MARK: - Finding entries

extension ReportMaterial {
    /// The subjects that entries of the report name in one way, each once, in the order of their first.
    func all<Value: Hashable>(_ pick: (AnyAction) -> Value?) -> [Value] {
        var seen: Set<Value> = []
        return entries.compactMap { pick($0.action) }.filter { seen.insert($0).inserted }
    }

    /// The positions of the entries about a subject, of all kinds or of some.
    func told(_ subject: Subject, _ names: String...) -> [Position] {
        (about[subject] ?? []).filter { names.isEmpty || names.contains($0.action.name) }.map(\.position)
    }

    /// The positions of the entries of some kinds.
    func told(_ names: String...) -> [Position] {
        names.flatMap { kinds[$0] ?? [] }.map(\.position)
    }

    /// The entries of some kinds.
    func entries(_ names: String...) -> [Entry] {
        if names.count == 1 { return kinds[names[0]] ?? [] }
        return names.flatMap { kinds[$0] ?? [] }.sorted { $0.isBefore($1) }
    }

    /// Whether something happened in the session or period.
    func isHere(_ mark: Mark?) -> Bool {
        mark.map { byPosition[$0.position] != nil } ?? false
    }
}

// MARK: - Words

extension ReportMaterial {
    /// A sentence beside its translation.
    func says(_ english: @autoclosure () -> String, russian: @autoclosure () -> String) -> String {
        language.says(english(), russian: russian())
    }

    /// A word of the catalogue.
    func word(_ word: some Spoken) -> String { language.word(word) }

    /// A column of texts.
    func column(_ title: String, russian: String) -> Report.Column { Report.Column(says(title, russian: russian)) }

    /// A column of numbers.
    func number(_ title: String, russian: String) -> Report.Column { .number(says(title, russian: russian)) }

    /// A person's name.
    func name(_ person: PersonID) -> String { plan.name(person) }

    /// Who owns something at the end, by name.
    func owner(_ person: PersonID?) -> String? { standing.plan.owner(person).map { name($0) } }

    /// People one after the other.
    func names(_ people: [PersonID]) -> String { people.map { name($0) }.joined(separator: ", ") }

    /// A stored day or period.
    func date(_ stored: some CustomStringConvertible) -> String { language.date(stored) }

    /// The day of a moment.
    func day(_ moment: Instant) -> String { date(zone.day(of: moment)) }

    /// A moment by the organization's clock.
    func time(_ moment: Instant) -> String { date(zone.text(moment)) }

    /// A planned time.
    func time(_ when: When) -> String { date(zone.text(when)) }

    /// The day of an entry.
    func day(_ mark: Mark) -> String { day(mark.occurredAt) }

    /// What a subject is called; `nil` where it has no name.
    func name(_ subject: Subject) -> String? {
        switch subject.kind {
        case .person: PersonID(subject).map { name($0) }
        case .session: SessionID(subject).flatMap { plan.sessions[$0]?.title }
        case .item:
            ItemID(subject).flatMap { item in
                session?.agenda.items.first { $0.item == item }?.title
            }
        case .measure: MeasureID(subject).flatMap { plan.measures[$0]?.name }
        default: nil
        }
    }

    /// Something that is named: its id and what it says.
    func words(_ reference: Reference) -> String {
        guard let subject = reference.subject else { return reference.description }
        let text: String? =
            switch subject.kind {
            case .idea: IdeaID(subject).flatMap { shelves.ideas[$0]?.shownText(in: language) }
            case .group: GroupID(subject).flatMap { shelves.groups[$0]?.title }
            case .question: QuestionID(subject).flatMap { shelves.questions[$0]?.text }
            case .finding: FindingID(subject).flatMap { plan.findings[$0]?.text }
            case .assumption: AssumptionID(subject).flatMap { plan.assumptions[$0]?.text }
            case .decision: DecisionID(subject).flatMap { plan.decisions[$0]?.statement }
            case .goal: GoalID(subject).flatMap { plan.goals[$0]?.title }
            case .task: TaskID(subject).flatMap { plan.tasks[$0]?.title }
            case .ballot: BallotID(subject).flatMap { shelves.ballots[$0]?.terms.question }
            case .theme: ThemeID(subject).flatMap { plan.themes[$0]?.title }
            case .alternative:
                plan.decisions[DecisionID(subject.number)]?.alternatives
                    .first { $0.alternative.subject == subject }?.text
            case .entry: byPosition[Position(subject.number)].map { narrator.told($0) }
            default: name(subject)
            }
        return text.map { "\(subject.id) \($0)" } ?? subject.id
    }
}

extension Entry {
    /// Whether it is part of what a session left in the log: it happened there, or says something of that session and
    /// not of another one.
    fileprivate func belongs(to id: SessionID) -> Bool {
        if about.contains(id.subject) || session == id { return true }
        if case .carried(let carrying) = action { return carrying.into == id }
        return session == nil && !about.contains { $0.kind == .session }
    }
}
