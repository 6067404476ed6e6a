import Annals
import Crypto
import Foundation
import GRDB
import Testing

@testable import AnnalsLog

/// A log in a file: Ann keeps it, Bob and Cy have joined.
struct SealedLog {
    let folder: TemporaryFolder
    let log: Log
    let clock = TestClock()

    init() throws {
        folder = try TemporaryFolder()
        log = try logInFile(folder, clock)
        let people: [(name: String, email: String?)] = [
            ("Ann Zylberstein", "ann@example.org"), ("Bob Quux", nil), ("Cy Wurlitzer", "cy@example.org"),
        ]
        for (name, email) in people {
            try log.record(
                Draft(
                    PersonJoined {
                        $0.name = name
                        $0.email = email
                    }))
        }
    }

    var path: String { folder.file("acme.annals") }

    /// Records action lines, of which each must be recorded.
    @discardableResult
    func record(_ lines: String..., on log: Log? = nil) throws -> [Receipt] {
        try lines.map { try (log ?? self.log).record(line: Array($0.utf8)) }
    }

    /// A session that P-1 and P-2 alone may read, and what was said there.
    func confer() throws {
        try record(
            #"{"type":"session-scheduled","actor":"P-1","data":{"title":"Zeppelin","kind":"decision","purpose":"Xanadu","startsAt":"2026-01-01","circle":["P-1","P-2"]}}"#,
            #"{"type":"participant-invited","actor":"P-1","data":{"session":"S-1","person":"P-1","role":"moderator"}}"#,
            #"{"type":"session-opened","actor":"P-1","data":{"session":"S-1","present":["P-1","P-2"]}}"#,
            #"{"type":"idea-captured","actor":"P-2","session":"S-1","data":{"text":"Sell the Kazoo works"}}"#,
            #"{"type":"task-assigned","actor":"P-1","session":"S-1","data":{"title":"Ring Nebukad","owner":"P-2","due":"2026-02-01"}}"#,
            #"{"type":"session-closed","actor":"P-1","data":{"session":"S-1","leaving":"Moloch"}}"#)
    }

    static let secrets = ["Zeppelin", "Xanadu", "Kazoo", "Nebukad", "Moloch"]

    /// The files of the folder that hold a word.
    func holding(_ word: String) throws -> [String] {
        try folder.names.filter { name in
            (FileManager.default.contents(atPath: folder.file(name)) ?? Data()).range(of: Data(word.utf8)) != nil
        }
    }

    /// SQLite's count of changes of the keys file: bytes 24 to 27.
    var changes: UInt32 {
        (FileManager.default.contents(atPath: path + "-keys") ?? Data())[24..<28].reduce(0) { $0 << 8 | UInt32($1) }
    }

    func names(_ log: Log) throws -> [String] {
        try log.read { reading in
            try reading.subjects(.person).compactMap { try PersonID($0).flatMap { try reading.story($0)?.shownName } }
        }
    }
}

@Suite("Sealing")
struct SealingTests {
    @Test func `what is sealed is as the format says`() throws {
        // Made with another library: AES-256-GCM, key 00…1f, nonce 00…0b, salt 10…1f.
        let sealed = SealedText(
            box: "AAECAwQFBgcICQoLVxPECNHw1AyVWI2QrfRmctm5RJ/QKioVSxPimBN7ITFbnnjr+lmkpz0N",
            hash: "ad14b0c01875ab4f6c2756bc93ded83cf818bd053af5288d3282c95cbc511ff0", owner: .person(PersonID(7)))
        let key = SymmetricKey(data: Data(0..<32))
        let entry = try #require(EntryID("01a20273-b512-7d36-91a0-6e5e33383e5a"))
        func context(_ path: String) -> [UInt8] {
            SealedText.context(log: "00112233445566778899aabbccddeeff", entry: entry, path: path)
        }
        let opened = try #require(sealed.opened(with: key, context: context("data.name")))
        #expect(opened.text == "Zoë Quist" && opened.salt == Array(16..<32) && opened.hash == sealed.hash)
        #expect(sealed.opened(with: key, context: context("data.title")) == nil)
        let again = try SealedText("Zoë Quist", under: key, of: .person(PersonID(7)), context: context("data.name"))
        #expect(again.box != sealed.box && again.hash != sealed.hash)
        #expect(again.opened(with: key, context: context("data.name"))?.text == "Zoë Quist")
    }

    @Test func `names stand in no file, and every reader of the keys sees them`() throws {
        let sealed = try SealedLog()
        for word in ["Zylberstein", "Quux", "Wurlitzer", "example.org"] { #expect(try sealed.holding(word) == []) }
        #expect(try sealed.names(sealed.log) == ["Ann Zylberstein", "Bob Quux", "Cy Wurlitzer"])
        let other = try Log(openingAt: sealed.path, readOnly: true)
        #expect(try sealed.names(other) == ["Ann Zylberstein", "Bob Quux", "Cy Wurlitzer"])
        // Who reads on sees who joins later, under a new key.
        try sealed.log.record(Draft(PersonJoined { $0.name = "Di" }))
        #expect(try sealed.names(other).last == "Di")
        #expect(try Verifier.verify(other).isSound)
        try other.close()
        try sealed.log.close()
    }

    @Test func `evidence can disclose a name: salt and text, of which the line holds the hash`() throws {
        let sealed = try SealedLog()
        let disclosed = try sealed.log.read { try $0.disclosures(of: Position(2)) }
        #expect(disclosed.map(\.path) == ["data.name", "data.email"])
        #expect(disclosed.map(\.opened.text) == ["Ann Zylberstein", "ann@example.org"])
        for (_, seal, opened) in disclosed {
            #expect(opened.salt.count == 16 && seal.hash == opened.hash)
            #expect(Digest(hashing: opened.salt + Array(opened.text.utf8)).hex == seal.hash)
        }
    }

    @Test func `a thousand people take one transaction of the keys file, a refused import none`() throws {
        let sealed = try SealedLog()
        let before = sealed.changes
        let lines = (1...1000).map { #"{"type":"person-joined","data":{"name":"Person \#($0)"}}"# }
        let file = Importer(Array(lines.joined(separator: "\n").utf8))
        #expect(try file.run(into: sealed.log).added == 1000)
        #expect(sealed.changes == before + 1)
        #expect(try file.run(into: sealed.log).repeated == 1000)
        let wrong = Importer(Array((lines[0] + "\n{\"type\":\"theme-named\",\"data\":{}}").utf8))
        #expect(throws: Importer.Failure.self) { try wrong.run(into: sealed.log) }
        _ = try Importer(Array(#"{"type":"person-joined","data":{"name":"Eve"}}"#.utf8)).rehearse(into: sealed.log)
        #expect(sealed.changes == before + 1)
    }

    @Test func `ids of imported lines follow from a secret of the log, not from what the lines say`() throws {
        let line = Array(#"{"type":"person-joined","data":{"name":"Eve"}}"#.utf8)
        let ids = try (0..<2).map { _ in
            let log = try logInMemory()
            _ = try Importer(line).run(into: log)
            return try log.read { try #require(try $0.entry(at: Position(2))).id.bytes[8...] }
        }
        #expect(ids[0] != ids[1])
    }

    @Test func `without its keys file a log reads and verifies, and what needs a key is refused`() throws {
        let sealed = try SealedLog()
        try sealed.confer()
        try sealed.log.close()
        try FileManager.default.moveItem(atPath: sealed.path + "-keys", toPath: sealed.folder.file("vault"))
        let log = try Log(openingAt: sealed.path, clock: { [clock = sealed.clock] in clock.now })
        #expect(try sealed.names(log) == ["P-1", "P-2", "P-3"])
        #expect(try log.read { try $0.story(IdeaID(1))?.text } == "[sealed]")
        #expect(try Verifier.verify(log).isSound)
        for line in [
            #"{"type":"person-joined","data":{"name":"Di"}}"#,
            #"{"type":"person-changed","data":{"person":"P-2","title":"CFO"}}"#,
            #"{"type":"note-added","actor":"P-2","data":{"on":"P-1","text":"X","private":true}}"#,
            #"{"type":"task-completed","actor":"P-2","data":{"task":"T-1","outcome":"X"}}"#,
            #"{"type":"note-added","actor":"P-2","data":{"on":"I-1","text":"X"}}"#,
        ] {
            let refusal = Refusal.cannotSeal(
                "there is no keys file \(sealed.path)-keys, and so nothing can be sealed: put it back from its backup")
            #expect(throws: refusal) { try sealed.record(line, on: log) }
        }
        try sealed.record(#"{"type":"theme-named","actor":"P-1","data":{"title":"Plain"}}"#, on: log)
        #expect(!FileManager.default.fileExists(atPath: sealed.path + "-keys"))
        // Put back, it opens again, in the same process.
        try FileManager.default.moveItem(atPath: sealed.folder.file("vault"), toPath: sealed.path + "-keys")
        #expect(try sealed.names(log) == ["Ann Zylberstein", "Bob Quux", "Cy Wurlitzer"])
        try log.close()
    }

    @Test func `keys that others can read, or of another log, are refused`() throws {
        let sealed = try SealedLog()
        try sealed.log.close()
        chmod(sealed.path + "-keys", 0o640)
        let log = try Log(openingAt: sealed.path, readOnly: true)
        let error = #expect(throws: StoreError.self) { try log.read { _ in } }
        #expect(error?.message.hasSuffix("(mode 0640): say chmod 600 \(sealed.path)-keys") == true)
        chmod(sealed.path + "-keys", 0o600)
        #expect(try sealed.names(log).count == 3)
        let other = try SealedLog()
        try other.log.close()
        unlink(sealed.path + "-keys")
        try FileManager.default.copyItem(atPath: other.path + "-keys", toPath: sealed.path + "-keys")
        #expect(throws: StoreError(.notALog, "")) { try log.read { _ in } }
        try log.close()
    }

    @Test func `an older keys file lacks keys, and nothing is sealed under others in their place`() throws {
        let sealed = try SealedLog()
        try FileManager.default.copyItem(atPath: sealed.path + "-keys", toPath: sealed.folder.file("vault"))
        try sealed.confer()
        try sealed.log.record(Draft(PersonJoined { $0.name = "Di" }))
        unlink(sealed.path + "-keys")
        try FileManager.default.copyItem(atPath: sealed.folder.file("vault"), toPath: sealed.path + "-keys")
        #expect(try sealed.names(sealed.log) == ["Ann Zylberstein", "Bob Quux", "Cy Wurlitzer", "P-4"])
        func lacks(_ id: String) -> Refusal {
            .cannotSeal(
                "\(sealed.path)-keys does not hold the key of \(id): it is an older copy; put the latest one back")
        }
        #expect(throws: lacks("P-4")) {
            try sealed.record(#"{"type":"person-changed","data":{"person":"P-4","title":"CFO"}}"#)
        }
        #expect(throws: lacks("S-1")) {
            try sealed.record(#"{"type":"note-added","actor":"P-2","data":{"on":"T-1","text":"X"}}"#)
        }
    }

    @Test func `a keys file that a crash left with keys too many serves the same ids again`() throws {
        let sealed = try SealedLog()
        let id = try sealed.log.read { try $0.organization().log }
        let file = try #require(try KeysFile.find(besideLogAt: sealed.path, log: id))
        try file.add(
            KeysFile.SealingKeys(personal: [PersonID(4): SymmetricKey(size: .bits256)]), through: .start)
        try sealed.log.record(Draft(PersonJoined { $0.name = "Di" }))
        #expect(try sealed.names(sealed.log).last == "Di")
    }

    @Test func `a line is kept byte for byte, and an export with the keys put beside it says all again`() throws {
        let sealed = try SealedLog()
        try sealed.confer()
        func lines(_ log: Log) throws -> [[UInt8]] {
            var lines: [[UInt8]] = []
            try log.read { try $0.forEachLine { lines.append($0) } }
            return lines
        }
        let exported = try lines(sealed.log)
        #expect(!String(decoding: exported.joined(), as: UTF8.self).contains("Quux"))
        let path = sealed.folder.file("new.annals")
        _ = try Importer(Array(exported.joined(separator: [0x0A]))).restore(at: path)
        try FileManager.default.copyItem(atPath: sealed.path + "-keys", toPath: path + "-keys")
        let log = try Log(openingAt: path)
        #expect(try lines(log) == exported && sealed.names(log) == ["Ann Zylberstein", "Bob Quux", "Cy Wurlitzer"])
        #expect(try log.read { try $0.story(IdeaID(1))?.text } == "Sell the Kazoo works")
        try log.close()
    }
}
