public import Annals

/// What somebody who is signed in wants recorded: an action line, and who sends it.
public struct Intent: Sendable {
    /// The action line: one JSON object, as for `annals record -`.
    public var line: [UInt8]
    /// The contents of the documents that it attaches.
    public var documents: [Document]
    /// Who sends it.
    ///
    /// They act, unless the line names another as actor: then they are the one who writes it down.
    public var sender: PersonID?
    /// The session whose room they came into by its code, and beyond which they can do nothing; `nil` where they came in
    /// by a link of their own.
    public var room: SessionID?

    /// Puts an intent together.
    public init(_ line: [UInt8], documents: [Document] = [], sender: PersonID?, room: SessionID? = nil) {
        self.line = line
        self.documents = documents
        self.sender = sender
        self.room = room
    }
}

extension Log {
    /// Records what several people want in one transaction with one sync; a refused intent does not hold back the
    /// others, while a failure of the machine fails all of them.
    ///
    /// Nobody can write under another's name: where a line names another actor, its sender stands there as recorder,
    /// and it is their rights that count. Nor does anybody learn of what they may not read: to name it is refused in the
    /// words for what is not there.
    public func record(_ intents: [Intent]) throws -> [Result<Receipt, any Error>] {
        try write { recorder in try recorder.record(intents.map { ReadIntent($0, zone: nil) }).results }
    }
}

extension Recorder {
    /// Records intents whose lines may have been read before, and tells the organization's zone.
    mutating func record(_ intents: [ReadIntent]) throws -> (results: [Result<Receipt, any Error>], zone: Zone) {
        try closeOverdue()
        let organization = try organization()
        let results: [Result<Receipt, any Error>] = try intents.map { intent in
            do {
                return .success(try record(try intent.draft(self, organization)))
            } catch let refusal as Refusal {
                return .failure(refusal)
            } catch let fault as Fault {
                return .failure(fault)
            } catch let limit as OutOfTheRoom {
                return .failure(limit)
            }
        }
        return (results, organization.zone)
    }
}

extension Log {
    /// Records what one thing that somebody does amounts to, in several entries: all of them, or none.
    ///
    /// - Parameters:
    ///   - intents: in order.
    ///   - following: what follows from the first, whose ids nobody knows before it is recorded.
    /// - Returns: a receipt each; the first alone, a repeat, where its id is there already.
    public func record(
        together intents: [Intent], following: (Receipt) -> [Intent] = { _ in [] }
    ) throws -> [Receipt] {
        try write { recorder in
            try recorder.closeOverdue()
            let organization = try recorder.organization()
            var receipts: [Receipt] = []
            var left = intents[...]
            while let intent = left.popFirst() {
                let receipt = try recorder.record(try intent.draft(recorder, organization))
                receipts.append(receipt)
                guard receipts.count == 1 else { continue }
                if receipt.isRepeat { break }
                left = following(receipt) + left
            }
            return receipts
        }
    }
}

/// An intent with what could be made of its line before the log is asked: the one writer then need not read it.
struct ReadIntent: Sendable {
    private let intent: Intent
    /// What the line says, where neither a name nor a label stands in it.
    private let read: Draft?
    /// The zone in which its times were read.
    private let zone: Zone?

    /// Reads the line, where that can be done without the log.
    ///
    /// - Parameter zone: the organization's, as far as known; `nil` leaves the reading for later.
    init(_ intent: Intent, zone: Zone?) {
        self.intent = intent
        self.zone = zone
        guard let zone else {
            read = nil
            return
        }
        let names = UnknownNames()
        let draft = try? intent.read(names, zone)
        read = names.wereAsked ? nil : draft
    }

    /// The draft, in the name of its sender; throws what is wrong with the line.
    fileprivate func draft(_ recorder: Recorder, _ organization: Organization) throws -> Draft {
        try intent.draft(recorder, organization, read: zone == organization.zone ? read : nil)
    }
}

/// Knows nobody, and remembers whether that mattered.
private final class UnknownNames: IDResolver {
    private(set) var wereAsked = false

    func resolve(_ text: String, as kinds: [Subject.Kind]) throws(Fault) -> Subject {
        wereAsked = true
        throw Subject.notAnID(text, kinds)
    }

    func declare(_ label: String, as kind: Subject.Kind) throws(Fault) -> Subject { try resolve(label, as: [kind]) }

    func person(inText words: String) -> PersonID? {
        wereAsked = true
        return nil
    }
}

extension Intent {
    fileprivate func read(_ resolver: any IDResolver, _ zone: Zone) throws -> Draft {
        try StrictJSON.check(line)
        var json = JSONReader(line, resolver: resolver)
        let draft = try Draft(actionLine: &json, zone: zone)
        try json.finish()
        return draft
    }

    /// The draft of the line, in the name of its sender.
    fileprivate func draft(
        _ recorder: Recorder, _ organization: Organization, read: Draft? = nil
    ) throws -> Draft {
        let labels = Labels(recorder.source)
        var draft = try read ?? self.read(labels, organization.zone)
        if let sender { try recorder.mustSee(&draft, sender) }
        try draft.readCorrection(recorder.source, labels, organization.zone)
        draft.documents = documents
        guard let sender else { return draft }
        try recorder.mustSee(&draft, sender)
        if let given = draft.recorder, given != sender {
            throw Fault(
                "is \(given), but \(sender) is signed in: leave it out",
                russian: "это \(given), а вход выполнен как \(sender): уберите это", at: "recorder")
        }
        draft.actor = draft.actor ?? sender
        draft.recorder = draft.actor == sender ? nil : sender
        if let room { try stay(in: room, &draft, recorder.source) }
        return draft
    }
}
