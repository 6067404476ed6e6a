import Annals
import Foundation
import Testing

@testable import AnnalsLog

@Suite("Documents in the file")
struct DocumentTests {
    private let clock = TestClock()
    private let notes = Document(Array("Notes of the offsite".utf8))

    private func attach(_ document: Document, named name: String = "notes.txt") -> Draft {
        Draft(attaching: document, to: .subject(Subject(.idea, 1)), name: name, mediaType: "text/plain")
    }

    private func logs(_ folder: TemporaryFolder) throws -> [Log] {
        let logs = [try logInMemory(clock), try logInFile(folder, clock)]
        for log in logs { try log.record(Draft(IdeaCaptured { $0.text = "One" })) }
        return logs
    }

    @Test func `a document is kept by its hash, once, with the entry that attaches it`() throws {
        let folder = try TemporaryFolder()
        for log in try logs(folder) {
            let receipt = try log.record(attach(notes))
            #expect(receipt.entry.mentions == [Subject(.idea, 1)] && receipt.entry.about.isEmpty)
            #expect(try log.read { try $0.document(notes.sha256) } == notes.content)
            try log.record(attach(notes, named: "again.txt"))
            let report = try Verifier.verify(log)
            #expect(report.isSound && report.documents == 1)
            #expect(try log.read { try $0.attachedDocuments() } == [notes.sha256])
            try log.close()
        }
    }

    @Test func `a content that is missing or does not match is refused, and nothing is kept`() throws {
        let folder = try TemporaryFolder()
        for log in try logs(folder) {
            var draft = attach(notes)
            draft.documents = []
            #expect(throws: Refusal.contentMissing("notes.txt")) { try log.record(draft) }
            draft.documents = [Document([1, 2, 3])]
            #expect(throws: Refusal.doesNotMatch("sha256", "the content of notes.txt")) { try log.record(draft) }
            #expect(try log.read { try $0.document(Digest(hashing: [1, 2, 3])) } == nil)
            // What is there already need not be sent again.
            try log.record(attach(notes))
            draft.documents = []
            #expect(try log.record(draft).entry.position == Position(4))
            try log.close()
        }
    }

    @Test func `a document that is taken back with its entry is not kept`() throws {
        let folder = try TemporaryFolder()
        for log in try logs(folder) {
            struct Stop: Error {}
            #expect(throws: Stop.self) {
                try log.write { recorder in
                    _ = try recorder.record(attach(notes))
                    throw Stop()
                }
            }
            #expect(try log.read { try $0.document(notes.sha256) } == nil)
            try log.record(attach(notes))
            try log.close()
        }
    }

    @Test func `the largest document fits, and not one byte more`() throws {
        let folder = try TemporaryFolder()
        let log = try logs(folder)[1]
        let largest = Document([UInt8](repeating: 7, count: 20_000_000))
        try log.record(attach(largest))
        #expect(try log.read { try $0.document(largest.sha256)?.count } == 20_000_000)
        #expect(throws: Refusal.outOfRange("bytes", 20_000_001, "1", "20000000")) {
            try log.record(attach(Document([UInt8](repeating: 7, count: 20_000_001))))
        }
        #expect(throws: Refusal.outOfRange("bytes", 0, "1", "20000000")) { try log.record(attach(Document([]))) }
        try log.close()
    }

    @Test func `bytes that were taken out are gone from the file, and may be attached anew`() throws {
        let folder = try TemporaryFolder()
        let log = try logs(folder)[1]
        let long = Document(Array(String(repeating: "Xylophone-Quibble ", count: 5000).utf8))
        try log.record(attach(long))
        try log.record(
            Draft(
                EntryRedacted {
                    $0.entry = Position(3)
                    $0.texts = ["content"]
                    $0.reason = "the law"
                }))
        for name in try folder.names {
            let bytes = FileManager.default.contents(atPath: folder.file(name)) ?? Data()
            #expect(bytes.range(of: Data("Xylophone-Quibble".utf8)) == nil, "\(name)")
        }
        #expect(try Verifier.verify(log).isSound)
        try log.record(attach(long))
        #expect(try Verifier.verify(log).isSound)
        #expect(try log.read { try $0.document(long.sha256) } == long.content)
        try log.close()
    }

    @Test(arguments: [
        (
            "UPDATE document SET content = CAST('Other words' AS BLOB)", "documentNotUpdated",
            "is not the one that was attached"
        ),
        ("DELETE FROM document", "documentNotDeleted", "is missing"),
        (
            "INSERT INTO document VALUES (x'4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a', x'01')",
            "documentWithEntry", "is attached by no entry"
        ),
    ])
    func `a document that somebody changed, removed or slipped in is found`(
        _ sql: String, _ guardian: String, _ problem: String
    ) throws {
        let folder = try TemporaryFolder()
        let log = try logs(folder)[1]
        try log.record(attach(notes))
        try log.close()
        let file = try PlainConnection(folder.file("acme.annals"))
        #expect(throws: (any Error).self) { try file.run(sql) }
        try file.run("DROP TRIGGER \(guardian); \(sql)")
        file.close()
        let again = try Log(openingAt: folder.file("acme.annals"), readOnly: true)
        let damage = try Verifier.verify(again).damage.map(\.problem)
        #expect(damage.contains { $0.contains(problem) }, "\(damage)")
        try again.close()
    }
}
