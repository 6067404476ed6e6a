import Testing

@testable import Annals

/// Seals by writing backwards, so that what is sealed can be told in a test.
private struct Backwards: Sealer, SealOpener {
    /// Whose seals it opens; `nil` opens all.
    var owner: KeyOwner?

    func seal(_ text: String, under owner: KeyOwner, of entry: EntryID, at path: String) throws -> SealedText {
        let box = Hex.text(Array("\(entry) \(path) \(text)".utf8).reversed())
        return SealedText(box: box, hash: Digest(hashing: Array(text.utf8)).hex, owner: owner)
    }

    func open(_ sealed: SealedText, of entry: EntryID, at path: String) -> OpenedText? {
        guard owner == nil || owner == sealed.owner, let bytes = Hex.bytes(sealed.box) else { return nil }
        let plain = String(decoding: bytes.reversed(), as: UTF8.self)
        let bound = "\(entry) \(path) "
        return plain.hasPrefix(bound) ? OpenedText(salt: [], text: String(plain.dropFirst(bound.count))) : nil
    }
}

@Suite("Sealed texts")
struct SealedTextTests {
    private func entry(_ step: Step, after more: Step...) throws -> Entry {
        try given(Room.full + more).when(step).result.get()
    }

    private func sealed(_ entry: Entry, in circle: SessionID? = nil, of author: PersonID? = nil) throws -> Entry {
        try entry.sealed(circle: circle, author: author, by: Backwards())
    }

    /// What is sealed, and under whose key.
    private func seals(_ entry: Entry) -> [String] {
        entry.sealedTexts.map { "\($0.path) \($0.sealed.owner?.description ?? "nobody")" }
    }

    @Test func `name, title and address of a person are sealed under their key, the level is not`() throws {
        let joined = try entry("person-joined name='Zoe Quick' title=Head level=CEO-1 email=zoe@example.org by P-1")
        let line = try sealed(joined)
        #expect(seals(line) == ["data.name P-14", "data.title P-14", "data.email P-14"])
        #expect(line.action == joined.action && !line.text.contains("Quick") && line.text.contains(#""level":"CEO-1""#))
        let changed = try sealed(entry("person-changed person=P-12 email=fay@example.org"))
        #expect(seals(changed) == ["data.email P-12"])
    }

    @Test func `not another byte differs`() throws {
        let joined = try entry("person-joined name='Zoe Quick' level=guest by P-1")
        let line = try sealed(joined)
        let seal = try #require(line.sealedTexts.first?.sealed)
        #expect(
            line.text.replacing(
                #"{"sealed":"\#(seal.box)","hash":"\#(seal.hash)","key":"P-14"}"#, with: #""Zoe Quick""#) == joined.text
        )
    }

    @Test func `a correction of somebody's particulars is sealed as they are`() throws {
        let correction = try sealed(
            entry(
                #"entry-corrected entry=#41 data:={"name":"Zoe Quick","level":"guest"} reason=Misspelt"#,
                after: "person-joined name='Zoe Quack'"))
        #expect(seals(correction) == ["data.data.name P-14"])
        let read = try Entry(line: correction.line, seals: Seals(Backwards()))
        guard case .entryCorrected(let it) = read.action, case .personJoined(let joined) = it.action else {
            throw Fault("is no correction")
        }
        #expect(joined.name == "Zoe Quick" && joined.level == "guest" && it.reason == "Misspelt")
        // Without the key.
        guard case .entryCorrected(let closed) = try Entry(line: correction.line).action,
            case .personJoined(let unread) = closed.action
        else { throw Fault("is no correction") }
        #expect(unread.name == "[sealed]" && unread.level == "guest")
    }

    @Test func `a private note is sealed under its author's key, whoever corrects it`() throws {
        let note = try entry("note-added on=D-2 text=Hm private=true by P-6")
        #expect(try seals(sealed(note)) == ["data.text P-6"])
        #expect(try seals(sealed(note, in: SessionID(1))) == ["data.text P-6"])
        let correction = try entry(
            #"entry-corrected entry=#41 data:={"on":"D-2","text":"Aha"} reason=X by P-1"#,
            after: "note-added on=D-2 text=Hm private=true by P-6")
        #expect(correction.data.contains(#""private":true"#))
        #expect(try seals(sealed(correction, of: PersonID(6))) == ["data.data.text P-6"])
        #expect(try seals(sealed(entry("note-added on=D-2 text=Hm by P-6"))) == [])
    }

    @Test func `within a circle all free texts are sealed, but no ids, words, numbers and units`() throws {
        let circle = SessionID(1)
        let measure = try sealed(
            entry("measure-defined name=Churn unit=% nature=other better=lower rollsUp=last source=CRM in S-1"),
            in: circle)
        #expect(seals(measure) == ["data.name S-1", "data.source S-1"])
        let ballot = try sealed(
            entry(
                #"ballot-opened question=Go? options:=[{"id":"y","text":"Yes"},{"id":"n","text":"No"}] method:={"name":"approval"} electorate=P-5,P-6"#
            ), in: circle)
        #expect(seals(ballot) == ["data.question S-1", "data.options[0].text S-1", "data.options[1].text S-1"])
    }

    @Test(arguments: RecordedCase.all)
    func `every action reads as it was recorded, and without its key as one that says nothing`(
        _ recorded: RecordedCase
    ) throws {
        let entry = try given(recorded.given).when(recorded.when).result.get()
        let line = try entry.sealed(circle: SessionID(1), author: PersonID(1), by: Backwards()).line
        let read = try Entry(line: line, seals: Seals(Backwards()))
        #expect(read.action == entry.action && read.line == line && read.readableLine == entry.line)
        let closed = try Entry(line: line)
        #expect(closed.action.name == entry.action.name && closed.readableLine == line)
        #expect(closed.everyText.isEmpty && closed.about == entry.about && closed.mentions == entry.mentions)
        if case .unknown = closed.action { Issue.record("\(entry.action.name) is not understood once it is sealed") }
        for text in entry.everyText where text.text.count > 3 {
            let words = text.text.split(whereSeparator: { !$0.isLetter }).map(String.init).filter { $0.count > 5 }
            for word in words where !entry.mentionsInWords.contains(word) {
                #expect(!String(decoding: line, as: UTF8.self).contains(word), "\(word) of \(text.field)")
            }
        }
    }

    @Test func `a sealed text is taken out whole`() throws {
        let joined = try sealed(entry("person-joined name='Zoe Quick' by P-1"))
        let paths = Redaction.texts(at: "name", in: joined)
        #expect(paths == ["name"])
        let left = String(decoding: Redaction.line(of: joined, without: paths, by: Position(50)), as: UTF8.self)
        #expect(left.hasSuffix(#""data":{"person":"P-14","name":{"redacted":50}}}"#))
    }

    @Test func `whoever lacks the key sees the id, and a seal opens nowhere else`() throws {
        let joined = try sealed(entry("person-joined name='Zoe Quick' title=Head by P-1"))
        var person = Person(PersonID(14))
        person.apply(try Entry(line: joined.line))
        #expect(person.shownName == "P-14" && person.title == nil)
        person.apply(try Entry(line: joined.line, seals: Seals(Backwards(owner: .person(PersonID(13))))))
        #expect(person.shownName == "P-14")
        // The seals of name and title change places.
        let seals = joined.sealedTexts.map { $0.sealed }
        let text = joined.text.replacing(seals[0].box, with: "X").replacing(seals[1].box, with: seals[0].box)
            .replacing("\"X\"", with: "\"\(seals[1].box)\"")
        person.apply(try Entry(line: Array(text.utf8), seals: Seals(Backwards())))
        #expect(person.shownName == "P-14" && person.title == nil)
        let narrator = Narrator(in: .utc, hiding: { _ in [] }, naming: { _ in nil })
        #expect(narrator.tell(try Entry(line: joined.line)) == "P-14 joined")
    }

    @Test func `a seal without the name of its key reads as sealed, and one of another form is no text`() throws {
        let line = { (seal: String) in
            Array(
                #"{"position":1,"id":"01a20273-b512-7d36-91a0-6e5e33383e5a","type":"idea-captured","v":1,"occurredAt":"2026-01-14T09:00:00.000Z","recordedAt":"2026-01-14T09:00:00.000Z","data":{"idea":"I-1","text":\#(seal)}}"#
                    .utf8)
        }
        guard case .ideaCaptured(let idea) = try Entry(line: line(#"{"sealed":"AA==","hash":"00"}"#)).action else {
            return
        }
        #expect(idea.text == "[sealed]" && idea.text.isSealed)
        for wrong in [
            #"{"sealed":"AA=="}"#, #"{"sealed":"AA==","hash":"0","lock":"P-1"}"#, #"{"sealed":1,"hash":"0"}"#,
        ] {
            #expect(throws: Fault.self) { try Entry(line: line(wrong)) }
        }
    }

    @Test func `what comes from outside cannot pass for a sealed text`() {
        var json = JSONReader(
            Array(#"{"type":"idea-captured","data":{"text":{"sealed":"AA==","hash":"00","key":"P-1"}}}"#.utf8))
        #expect(throws: Fault.self) { try Draft(actionLine: &json, zone: .utc) }
    }
}

extension Entry {
    /// What stands in its line as ids, words and codes.
    fileprivate var mentionsInWords: String {
        let texts = Set(everyText.map(\.text))
        return action.members.map { String(decoding: $0.json, as: UTF8.self) }.joined(separator: " ")
            .split(separator: "\"").map(String.init).filter { !texts.contains($0) }.joined(separator: " ") + action.name
            + about.map(\.text).joined() + mentions.map(\.text).joined()
    }
}
