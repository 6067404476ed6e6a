/// What the rules look at: who acts, when, and the stories of the subjects that the action touches.
///
/// A value without any way to fetch something. Where a rule asks for a story that is not here, it stops with a
/// `needs…` refusal; `Judge` then fetches it and starts the rule again.
public struct World: Sendable {
    /// When the action under judgement happened.
    public internal(set) var moment = Instant.latest
    /// Who did it.
    public internal(set) var actor: PersonID?
    /// Who writes it down, where that is someone else.
    public internal(set) var recorder: PersonID?
    /// Whose rights count: who writes it down, or else who acts; known here even of what is anonymous in the log.
    var claimant: (person: PersonID, writesForAnother: Bool)?
    /// The session in which it happens.
    public internal(set) var session: SessionID?
    /// Where none is named: the sessions open then in which the actor is present, if there are several.
    public internal(set) var openSessions: [SessionID] = []
    /// The last position of the log.
    public internal(set) var head = Position.start
    /// Whether it is recorded as it happens, and not written down later.
    public internal(set) var isLive = true
    /// Whether it was recorded before and is only looked at again, since something before it changed.
    public internal(set) var judgesAgain = false

    /// Whether the ballot box is being opened, for the closing that comes next.
    var opensBox = false

    /// Whether the log itself writes it, because of what was just recorded.
    var follows = false

    /// How far stories are told.
    var cut = Cut.through(.latest)
    /// Stories told to the head of the log, kept from one action to the next.
    var heads: [Subject: Told] = [:]
    /// Long stories as they stood a while ago.
    var longStories = LongStories()
    /// The next number of each kind, and the next part of each whole.
    var numbers: [Subject: Subject] = [:]
    /// What holds for the action under judgement only.
    var scope = Scope()

    /// A story, and when the last thing in it happened.
    struct Told {
        var story: any Story
        var last: Instant

        /// Goes on with the next entry, in place; not where it belongs further up in the story.
        mutating func take(_ entry: Entry) -> Bool {
            guard last <= entry.orderedAt else { return false }
            story.apply(entry)
            last = entry.orderedAt
            return true
        }
    }

    /// What was fetched for one judgement.
    struct Scope {
        var stories: [Subject: any Story] = [:]
        var naming: [Subject: [Entry]] = [:]
        var about: [Subject: [Entry]] = [:]
        var entries: [Position: Entry?] = [:]
        var used: [Subject: Use] = [:]
        var consulted: [Subject] = []
        /// How many bytes documents have, by their hashes; `nil` where there is none.
        var documents: [String: Int?] = [:]
        /// The hashes of the documents that come with the draft.
        var given: Set<String> = []
        /// What goes into the ballot box, and not into the line.
        var paper: [UInt8]?
        /// What the rules found out about the entry that is to be made.
        var isMadeAnonymous = false
        var alsoAbout: [Subject] = []
        var remarks: [Wording] = []
    }

    /// Whether an id was ever given to something.
    enum Use: Equatable {
        case free
        /// Given, but what created it was struck.
        case struck
        /// Given to something that is there since then.
        case since(Instant)
    }
}

// MARK: - Stories

extension World {
    /// What has become of a subject by now.
    public mutating func story<Of: Story>(_ id: Identifier<Of>) throws(Refusal) -> Of {
        guard let story = try storyIfAny(id) else { throw .notFound(id.subject) }
        return story
    }

    /// What has become of a subject by now; `nil` where nothing was said of it.
    public mutating func storyIfAny<Of: Story>(_ id: Identifier<Of>) throws(Refusal) -> Of? {
        // What has its number from this very action has no story, and asking for each would run the rule anew.
        if !judgesAgain, isNext(id.subject) { return nil }
        guard let story = try told(id.subject) as? Of, story.began != nil else { return nil }
        return story
    }

    /// The organization.
    public mutating func organization() throws(Refusal) -> Organization { try story(Identifier<Organization>()) }

    mutating func told(_ subject: Subject) throws(Refusal) -> any Story {
        scope.consulted.append(subject)
        if let story = scope.stories[subject] { return story }
        if let told = heads[subject], told.last <= moment, !judgesAgain { return told.story }
        throw .needsStory(subject)
    }

    /// The entries that name a subject, as its own or in passing, up to now and in order.
    public mutating func entries(naming subject: Subject) throws(Refusal) -> [Entry] {
        guard let entries = scope.naming[subject] else { throw .needsEntries(subject, aboutOnly: false) }
        return entries
    }

    /// The entries about a subject, up to now and in order.
    public mutating func entries(about subject: Subject) throws(Refusal) -> [Entry] {
        scope.consulted.append(subject)
        guard let entries = scope.about[subject] else { throw .needsEntries(subject, aboutOnly: true) }
        return entries
    }

    /// The entry at a position.
    public mutating func entry(_ position: Position) throws(Refusal) -> Entry {
        guard position <= head else { throw .noEntry(position) }
        guard let entry = scope.entries[position] else { throw .needsEntry(position) }
        guard let entry else { throw .noEntry(position) }
        return entry
    }

    /// How many bytes the document with that hash has; `nil` where the log has no such document.
    func documentLength(_ sha256: String) throws(Refusal) -> Int? {
        guard let length = scope.documents[sha256] else { throw .needsDocument(sha256) }
        return length
    }

    /// An entry as it reads now, whenever it was corrected.
    mutating func inEffect(_ entry: Entry) throws(Refusal) -> Entry {
        try entries(about: Subject(.entry, of: entry.position)).lastCorrection(of: entry)
    }

    /// The entry that struck that one, whenever that is said to have happened.
    mutating func strike(of position: Position) throws(Refusal) -> Position? {
        try entries(about: Subject(.entry, of: position)).first { entry in
            if case .entryStruck(let strike) = entry.action { strike.entry == position } else { false }
        }?.position
    }

    /// Whether none of that kind was ever named.
    func isFirst(_ kind: Subject.Kind) throws(Refusal) -> Bool {
        guard let next = numbers[Subject(kind)] else { throw .needsNumber(Subject(kind)) }
        return next.number == 1
    }

    /// The next unused part of a decision, from 1.
    func nextPart(_ kind: Subject.Kind, of decision: DecisionID) throws(Refusal) -> UInt16 {
        let whole = Subject(kind, decision.number)
        guard let next = numbers[whole] else { throw .needsNumber(whole) }
        return next.part
    }

    /// Everybody who ever joined.
    mutating func everyone() throws(Refusal) -> [PersonID] {
        guard let next = numbers[Subject(.person)] else { throw .needsNumber(Subject(.person)) }
        var people: [PersonID] = []
        for number in 1..<max(1, next.number) where try storyIfAny(PersonID(number)) != nil {
            people.append(PersonID(number))
        }
        return people
    }

    /// Who did it, where the action cannot be without.
    func actor(_ action: String) throws(Refusal) -> PersonID {
        guard let actor else { throw .needsActor(action) }
        return actor
    }
}

// MARK: - What rules say of the entry

extension World {
    /// Leaves out of the entry who acts and who writes it down, whatever the caller sent.
    mutating func makesAnonymous() { scope.isMadeAnonymous = true }

    /// Says what a good record would say and this one does not; it is recorded all the same.
    mutating func remark(_ remark: Wording) {
        if !scope.remarks.contains(remark) { scope.remarks.append(remark) }
    }

    /// Makes the entry one about that subject too, so that its story tells of it.
    mutating func isAlsoAbout(_ subject: Subject) {
        if !scope.alsoAbout.contains(subject) { scope.alsoAbout.append(subject) }
    }

    /// Whether somebody is in the room of an open session: whoever is invited is, as soon as they speak or vote.
    ///
    /// Where nobody wrote down their arrival, the entry becomes one about the session too, whose story takes it for
    /// their arrival.
    mutating func isInRoom(_ person: PersonID, of session: Session) -> Bool {
        if session.present.contains(person) { return true }
        guard session.isOpen, session.isInvited(person) else { return false }
        isAlsoAbout(session.id.subject)
        return true
    }
}
