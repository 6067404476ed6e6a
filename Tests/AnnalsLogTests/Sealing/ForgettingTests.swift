import Annals
import AnnalsProof
import Crypto
import Foundation
import Testing

@testable import AnnalsLog

@Suite("Forgetting somebody")
struct ForgettingTests {
    private let sealed: SealedLog

    init() throws {
        sealed = try SealedLog()
        try sealed.record(
            #"{"type":"person-changed","data":{"person":"P-3","name":"Cyrus Wurlitzer","title":"Bassoonist"}}"#,
            ##"{"type":"entry-corrected","actor":"P-1","data":{"entry":"#5","data":{"person":"P-3","name":"Cyrus Wurlitzer","title":"Oboist"},"reason":"X"}}"##,
            #"{"type":"note-added","actor":"P-3","data":{"on":"P-2","text":"Mine","private":true}}"#,
            #"{"type":"idea-captured","actor":"P-1","data":{"text":"Ask Cyrus Wurlitzer, or @Cyrus Wurlitzer"}}"#,
            #"{"type":"lesson-learned","actor":"P-1","data":{"text":"Cy was right"}}"#,
            #"{"type":"exported","actor":"P-1","data":{"what":["I-1"],"format":"csv"}}"#)
    }

    private func forget() throws -> Forgetting {
        try sealed.log.forget(PersonID(3), reason: "Asked", actor: PersonID(1))
    }

    @Test func `the key is destroyed, and the id is all that is left, in every file and view`() throws {
        let before = try sealed.log.read { try $0.leaf(at: Position(4)) }
        let forgetting = try forget()
        #expect(forgetting.isKeyDestroyed && forgetting.isCleared && forgetting.receipt.following.isEmpty)
        #expect(try sealed.names(sealed.log) == ["Ann Zylberstein", "Bob Quux", "P-3"])
        try sealed.log.read { reading in
            let person = try #require(try reading.story(PersonID(3)))
            #expect(person.title == nil && person.email == nil && person.forgotten != nil)
            for position in 1...(try reading.head.rawValue) {
                let entry = try #require(try reading.entry(at: Position(position)))
                for word in ["Bassoonist", "Oboist", "cy@example.org", "Mine"] {
                    #expect(!String(decoding: entry.action.json, as: UTF8.self).contains(word), "#\(position)")
                }
            }
            #expect(try reading.leaf(at: Position(4)) == before)
            // As of a moment before, and known then, too.
            let then = try Reading(reading.whole, known: Position(8), keys: reading.keys)
            #expect(try then.story(PersonID(3))?.shownName == "P-3")
        }
        #expect(try Verifier.verify(sealed.log).isSound && Verifier.verifyRules(sealed.log).isSound)
        try sealed.log.close()
        for word in ["Bassoonist", "Oboist", "cy@example.org"] { #expect(try sealed.holding(word) == []) }
    }

    @Test func `the key itself stands in no file any more`() throws {
        let id = try sealed.log.read { try $0.organization().log }
        let file = try #require(try KeysFile.find(besideLogAt: sealed.path, log: id))
        let key = try #require(try file.sealingKeys().personal[PersonID(3)]).withUnsafeBytes { Data($0) }
        func files() throws -> [String] {
            try sealed.folder.names.filter { name in
                FileManager.default.contents(atPath: sealed.folder.file(name))?.range(of: key) != nil
            }
        }
        #expect(try files() == ["acme.annals-keys"])
        _ = try forget()
        #expect(try files() == [])
    }

    @Test func `what remains outside its reach is told`() throws {
        let forgetting = try forget()
        #expect(
            forgetting.traces == [
                .init(position: Position(8), field: "text", isWhole: true)
            ])
        #expect(forgetting.exports.map(\.position) == [Position(10)])
    }

    @Test func `a crash before the key is destroyed changes nothing for readers, and the next opening destroys it`()
        throws
    {
        try FileManager.default.copyItem(atPath: sealed.path + "-keys", toPath: sealed.folder.file("before"))
        _ = try forget()
        try sealed.log.close()
        // As after a crash, or where an older keys file is put back.
        unlink(sealed.path + "-keys")
        try FileManager.default.copyItem(atPath: sealed.folder.file("before"), toPath: sealed.path + "-keys")
        func isThere() throws -> Bool {
            try KeysFile.find(besideLogAt: sealed.path, log: try log(of: sealed.path))?.sealingKeys()
                .personal[PersonID(3)] != nil
        }
        let reader = try Log(openingAt: sealed.path, readOnly: true)
        #expect(try isThere())
        #expect(try reader.read { try $0.disclosures(of: Position(4)).isEmpty })
        #expect(try reader.read { try !$0.disclosures(of: Position(3)).isEmpty })
        try reader.close()
        try Log(openingAt: sealed.path).close()
        #expect(try !isThere())
    }

    private func log(of path: String) throws -> String {
        let log = try Log(openingAt: path, readOnly: true)
        defer { try? log.close() }
        return try log.read { try $0.organization().log }
    }

    @Test func `who reads on in another process sees the name no more`() throws {
        let other = try Log(openingAt: sealed.path, readOnly: true)
        #expect(try sealed.names(other)[2] == "Cyrus Wurlitzer")
        _ = try forget()
        #expect(try sealed.names(other)[2] == "P-3")
        #expect(try other.read { try $0.disclosures(of: Position(4)).isEmpty })
        try other.close()
    }

    @Test func `whoever cannot be forgotten keeps their key`() throws {
        try sealed.record(#"{"type":"task-assigned","actor":"P-1","data":{"title":"X","owner":"P-3"}}"#)
        #expect(throws: Refusal.ownsTasks(PersonID(3), [TaskID(1)])) { try forget() }
        #expect(try sealed.names(sealed.log)[2] == "Cyrus Wurlitzer")
    }

    @Test func `a copy of the keys for a vault is whole, for its owner alone, and overwrites nothing`() throws {
        let vault = sealed.folder.file("vault")
        let account = try sealed.log.exportKeys(to: vault)
        #expect(account.people == 3 && account.holdsSigningKey)
        let mode = try FileManager.default.attributesOfItem(atPath: vault)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        #expect(throws: StoreError(.alreadyThere, "")) { try sealed.log.exportKeys(to: vault) }
        #expect(try !sealed.folder.names.contains("vault.partial"))
        try sealed.log.close()
        unlink(sealed.path + "-keys")
        try FileManager.default.copyItem(atPath: vault, toPath: sealed.path + "-keys")
        let log = try Log(openingAt: sealed.path)
        #expect(try sealed.names(log)[0] == "Ann Zylberstein")
        try log.changeKey()
        #expect(try log.keysAccount().holdsSigningKey && sealed.names(log)[0] == "Ann Zylberstein")
        try log.close()
    }

    @Test func `the verifier key is as signed notes have it`() throws {
        // Of the key in RFC 8032's form of seed 00…1f; the key id by hand with sha256sum.
        let key = try NoteKey(
            log: "00112233445566778899aabbccddeeff", key: "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=")
        #expect(
            key.text
                == "annals/00112233445566778899aabbccddeeff+10bd09f0+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
    }
}
