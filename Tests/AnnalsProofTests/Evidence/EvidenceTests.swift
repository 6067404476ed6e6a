import Annals
import AnnalsProof
import Foundation
import Testing

@Suite("Evidence bundles")
struct EvidenceTests {
    private let log = SampleLog()

    @Test func `a good bundle says what it proves, and by whose key`() throws {
        let key = try #require(TrustedKey(SampleLog.base64(SampleLog.second)))
        let found = try log.evidence().verify(key: key)
        #expect(found.damage == [])
        #expect(found.isSound && found.isTrusted)
        #expect(found.entries.map(\.rawValue) == [1, 2, 3, 9, 10, 12, 14, 16, 18, 30, 33])
        #expect(found.redacted == [Position(14)] && found.keyChanges == [Position(9)])
        #expect(found.notIncluded == [Position(15)])
        #expect(found.names.map(\.text) == ["Ann Lee", "Bo “Two” Ünal"] && found.names.map(\.of) == ["P-2", "P-3"])
        #expect(found.signatures.map(\.name) == ["acme.example/board", "auditor.example"])
        #expect(found.signatures.allSatisfy { !$0.isChecked && $0.time == nil })
    }

    @Test func `without a key everything else is checked, and nothing is trusted`() throws {
        let found = try log.evidence().verify()
        #expect(found.isSound && !found.isTrusted)
    }

    @Test func `an earlier key of the log vouches for the present one, and a stranger's does not`() throws {
        let bundle = try log.evidence()
        let first = try SampleLog.noteKey(SampleLog.origin, SampleLog.first)
        #expect(try bundle.verify(key: TrustedKey(first.text)).isTrusted)
        let stranger = try bundle.verify(key: TrustedKey(SampleLog.base64(SampleLog.stranger)))
        #expect(stranger.damage.map(\.code) == [.trust] && !stranger.isTrusted)
        let other = try SampleLog.noteKey("annals/ffff", SampleLog.second)
        #expect(try bundle.verify(key: TrustedKey(other.text)).damage.map(\.code) == [.trust])
    }

    @Test func `signatures of witnesses are checked with their keys, and asked for they must be there`() throws {
        let bundle = try log.evidence()
        let board = try SampleLog.noteKey("acme.example/board", SampleLog.board, .cosignature)
        let found = try bundle.verify(witnesses: [board])
        #expect(found.isSound)
        #expect(found.signatures.map(\.isChecked) == [true, false])
        #expect(found.signatures.map(\.time) == [1_768_400_000, nil])
        let stranger = try SampleLog.noteKey("acme.example/board", SampleLog.stranger, .cosignature)
        #expect(try bundle.verify(witnesses: [stranger]).damage.map(\.code) == [.witness])
    }

    @Test func `a bundle that is written is read again as it was`() throws {
        let bundle = try log.evidence()
        for pretty in [true, false] {
            let text = bundle.json.written(pretty: pretty)
            #expect(try Evidence(json: Array(text.utf8)) == bundle)
        }
    }

    /// A change of the bundle, and what must be said of it.
    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        let codes: [EvidenceFindings.Damage.Code]
        let positions: [Int64?]
        let make: @Sendable (inout Evidence, SampleLog) throws -> Void

        var testDescription: String { name }

        init(
            _ name: String, _ found: [(EvidenceFindings.Damage.Code, Int64?)],
            _ make: @escaping @Sendable (inout Evidence, SampleLog) throws -> Void
        ) {
            self.name = name
            codes = found.map(\.0)
            positions = found.map(\.1)
            self.make = make
        }
    }

    static let changes = [
        Change("its words", [(.says, nil)]) { it, _ in it.says = "This bundle proves that all is well." },
        Change("a word in a line", [(.proof, 12)]) { it, _ in it.replace("Shop?", "Ship?", at: 12) },
        Change("a choice in a vote", [(.proof, 16)]) { it, _ in it.replace("against", "for", at: 16) },
        Change("two lines swapped", [(.order, 10)]) { it, _ in it.lines.swapAt(4, 5) },
        Change("a line twice", [(.order, 33)]) { it, _ in it.lines.append(it.lines[10]) },
        Change("a shortened proof", [(.proof, 10)]) { it, _ in it.lines[4].proof.removeLast() },
        Change("a proof from its other end", [(.proof, 10)]) { it, _ in it.lines[4].proof.removeFirst() },
        Change("a longer proof", [(.proof, 10)]) { it, _ in it.lines[4].proof.append(it.lines[4].proof[0]) },
        Change("a proof with two hashes swapped", [(.proof, 10)]) { it, _ in it.lines[4].proof.swapAt(0, 1) },
        Change("the proof of another line", [(.proof, 10)]) { it, _ in it.lines[4].proof = it.lines[5].proof },
        Change("a leaf that covers another line", [(.redaction, 12)]) { it, log in
            it.lines[5].leaf = log.leaves[11]
            it.replace("Shop?", "Ship?", at: 12)
        },
        Change("what is left of a redacted line", [(.redaction, 14)]) { it, _ in it.replace("for", "not", at: 14) },
        Change("no leaf at a redacted line", [(.proof, 14)]) { it, _ in it.lines[6].leaf = nil },
        Change("no entry that says what was taken out", [(.redaction, 14)]) { it, _ in it.lines.remove(at: 9) },
        Change("no first entry", [(.chain, 1)]) { it, _ in it.lines.removeFirst() },
        Change("no change of key", [(.chain, nil)]) { it, _ in it.lines.remove(at: 3) },
        Change("a list that leaves an entry out", [(.list, 16)]) { it, _ in it.positions.remove(at: 4) },
        Change("a list with an entry that does not belong", [(.list, 2)]) { it, _ in
            it.positions.insert(Position(2), at: 0)
        },
        Change("a list out of order", [(.list, nil)]) { it, _ in it.positions.swapAt(0, 1) },
        Change("a list beyond the checkpoint", [(.list, nil)]) { it, _ in it.known = Position(42) },
        Change("a list that ends before it ends", [(.list, nil)]) { it, _ in it.known = Position(32) },
        Change("a subject that is none", [(.list, nil)]) { it, _ in it.subject = "decision:D-8" },
        Change("a name", [(.name, 2)]) { it, _ in it.disclosed[0].text = "Ann Lea" },
        Change("the salt of a name", [(.name, 3)]) { it, _ in
            it.disclosed[1].salt = Data(count: 16).base64EncodedString()
        },
        Change("a short salt", [(.name, 3)]) { it, _ in it.disclosed[1].salt = Data(count: 15).base64EncodedString() },
        Change("the place of a name", [(.name, 2)]) { it, _ in it.disclosed[0].path = "data.title" },
        Change("a name of an entry that is not here", [(.name, 4)]) { it, _ in
            it.disclosed[0].position = Position(4)
        },
        Change("a name twice", [(.name, 2)]) { it, _ in it.disclosed.append(it.disclosed[0]) },
        Change("a checkpoint of fewer entries", [(.proof, nil)]) { it, log in
            it.checkpoint = try log.note(40).written
        },
        Change("a checkpoint that a stranger signed", [(.signature, nil)]) { it, log in
            it.checkpoint = try log.note(by: SampleLog.stranger).written
        },
        Change("a stranger's checkpoint and key", [(.chain, nil)]) { it, log in
            it.checkpoint = try log.note(by: SampleLog.stranger).written
            it.key = try SampleLog.noteKey(SampleLog.origin, SampleLog.stranger).text
        },
        Change("the key that the log had before", [(.signature, nil), (.chain, nil)]) { it, _ in
            it.key = try SampleLog.noteKey(SampleLog.origin, SampleLog.first).text
        },
        Change("a key of another name", [(.key, nil)]) { it, _ in
            it.key = try SampleLog.noteKey("annals/other", SampleLog.second).text
        },
        Change("a key that is none", [(.key, nil)]) { it, _ in it.key = String(it.key.dropLast(4)) },
    ]

    @Test(arguments: changes)
    func `each kind of damage is named, and where it is`(change: Change) throws {
        var bundle = try log.evidence()
        try change.make(&bundle, log)
        let found = try bundle.verify()
        if change.name == "a checkpoint of fewer entries" {
            // No proof fits a tree of another size, but for those whose way to the root is the same.
            #expect(found.damage.allSatisfy { [.proof, .list].contains($0.code) } && found.damage.count > 5)
            return
        }
        #expect(found.damage.map(\.code) == change.codes)
        #expect(found.damage.map { $0.position?.rawValue } == change.positions)
        #expect(!found.isSound && !found.isTrusted)
    }

    @Test func `a line filed under another number, or beyond the checkpoint, is named`() throws {
        var bundle = try log.evidence()
        bundle.lines[5].position = Position(13)
        #expect(try bundle.verify().damage.map(\.code) == [.line, .proof])
        bundle = try log.evidence()
        bundle.lines[10].position = Position(42)
        #expect(try bundle.verify().damage.map(\.code) == [.beyond])
        bundle.lines[10].position = Position(0)
        #expect(try bundle.verify().damage.map(\.code) == [.order, .beyond])
    }

    @Test func `the article gives the words that a bundle says of itself, and every code`() throws {
        let file = PythonChecker.project.path + "/Sources/AnnalsLog/AnnalsLog.docc/Evidence.md"
        let article = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        #expect(article.contains("\n> \(Evidence.says)\n"))
        for code in EvidenceFindings.Damage.Code.allCases { #expect(article.contains("(`\(code.rawValue)`)")) }
    }

    @Test func `what is no bundle at all is said so`() throws {
        let text = try log.evidence().json.written(pretty: false)
        let wrong: [(String, EvidenceError)] = [
            ("[]", .malformed("it is not an object")),
            (text.replacingOccurrences(of: #""known":41,"#, with: ""), .malformed("known is missing")),
            (
                text.replacingOccurrences(of: #""known":41,"#, with: #""known":-1,"#),
                .malformed("known is not a whole number")
            ),
            (
                text.replacingOccurrences(of: #""known":41,"#, with: #""known":41,"note":1,"#),
                .malformed("note is no member of a bundle of version 1")
            ),
            (text.replacingOccurrences(of: #""schemaVersion":1"#, with: #""schemaVersion":2"#), .newer(2)),
            (
                text.replacingOccurrences(of: "annals-evidence", with: "else"),
                .malformed("is no evidence bundle of version 1")
            ),
            (
                text.replacingOccurrences(of: #""path":"#, with: #""way":"#),
                .malformed("disclosed[0].way is no member of a bundle of version 1")
            ),
        ]
        for (text, error) in wrong { #expect(throws: error) { try Evidence(json: Array(text.utf8)) } }
        #expect(throws: EvidenceError.self) { try Evidence(json: Array(text.dropLast().utf8)) }
        #expect(throws: EvidenceError.self) { try Evidence(json: Array((text + "}").utf8)) }
        let twice = text.replacingOccurrences(of: #""known":41,"#, with: #""known":41,"known":41,"#)
        #expect(throws: EvidenceError.malformed("is not JSON: field known: stands there twice")) {
            try Evidence(json: Array(twice.utf8))
        }
    }
}

extension Evidence {
    /// Replaces a text in the line of an entry.
    mutating func replace(_ old: String, _ new: String, at position: Int) {
        guard let index = lines.firstIndex(where: { $0.position == Position(position) }) else { return }
        let text = String(decoding: lines[index].line, as: UTF8.self)
        lines[index].line = Array(text.replacingOccurrences(of: "\"\(old)\"", with: "\"\(new)\"").utf8)
    }
}
