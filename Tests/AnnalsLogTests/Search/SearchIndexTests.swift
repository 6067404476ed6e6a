import Annals
import Foundation
import Testing

@testable import AnnalsLog

@Suite("The search index beside a log")
struct SearchIndexTests {
    private let folder: TemporaryFolder
    private let log: Log
    private let views: String

    init() throws {
        folder = try TemporaryFolder()
        log = try logInFile(folder)
        views = folder.file("acme.annals-views")
        try log.record(
            Draft(
                PersonJoined {
                    $0.name = "Ann Lee"
                    $0.steward = true
                }))
        try learn("We grow in Vienna")
    }

    @discardableResult
    private func learn(_ text: String) throws -> Position {
        try log.record(Draft(LessonLearned { $0.text = text }, actor: PersonID(1))).entry.position
    }

    private func found(_ query: String) throws -> [Position] {
        let query = try SearchQuery(query)
        return try log.read { try $0.search(query).hits.map(\.entry.position) }
    }

    private var bytes: Data { FileManager.default.contents(atPath: views) ?? Data() }

    @Test func `it is made by the first search, and goes on with what is written then`() throws {
        #expect(try found("vienna") == [Position(3)])
        #expect(FileManager.default.fileExists(atPath: views))
        let graz = try learn("We grow in Graz")
        #expect(try found("grow") == [graz, Position(3)])
        #expect(try found("graz") == [graz])
    }

    @Test func `deleted, damaged or another log's, it gives no other answer`() throws {
        #expect(try found("grow") == [Position(3)])
        try log.close()
        for spoil in [
            { try FileManager.default.removeItem(atPath: views) },
            {
                try Data("no database at all, but long enough to be looked at".utf8).write(
                    to: URL(fileURLWithPath: views))
            },
            { try Data().write(to: URL(fileURLWithPath: views)) },
            { try otherViews().write(to: URL(fileURLWithPath: views)) },
        ] {
            try spoil()
            let again = try Log(openingAt: folder.file("acme.annals"))
            let query = try SearchQuery("grow")
            #expect(try again.read { try $0.search(query).hits.map(\.entry.position) } == [Position(3)])
            try again.close()
        }
    }

    /// The index of a log in which other entries say the same.
    private func otherViews() throws -> Data {
        let other = try TemporaryFolder()
        let log = try logInFile(other)
        try log.record(
            Draft(
                PersonJoined {
                    $0.name = "Bob"
                    $0.steward = true
                }))
        for _ in 0..<3 { try log.record(Draft(LessonLearned { $0.text = "Nobody did" }, actor: PersonID(1))) }
        let query = try SearchQuery("nobody")
        #expect(try log.read { try $0.search(query).hits.count } == 3)
        try log.close()
        return FileManager.default.contents(atPath: other.file("acme.annals-views")) ?? Data()
    }

    @Test func `another process that holds it is not waited for`() throws {
        #expect(try found("vienna") == [Position(3)])
        let other = try PlainConnection(views)
        try other.run("BEGIN EXCLUSIVE")
        let graz = try learn("We grow in Graz")
        #expect(try found("grow") == [graz, Position(3)])
        try other.run("ROLLBACK")
        other.close()
    }

    @Test(arguments: ["a draft", "a line"])
    func `of a text that was taken out not a word is left in the file`(as form: String) throws {
        let secret = try learn("The quintessence of plum jam")
        #expect(try found("quintessence") == [secret])
        #expect(bytes.range(of: Data("quintessence".utf8)) != nil)
        let redaction = EntryRedacted {
            $0.entry = secret
            $0.texts = ["text"]
            $0.reason = "the law"
        }
        if form == "a draft" {
            try log.record(Draft(redaction, actor: PersonID(1)))
        } else {
            let data = #"{"entry":\#(secret.rawValue),"fields":["text"],"reason":"the law"}"#
            try log.record(line: Array(#"{"type":"entry-redacted","actor":"P-1","data":\#(data)}"#.utf8))
        }
        #expect(bytes.range(of: Data("quintessence".utf8)) == nil)
        #expect(try found("quintessence") == [])
        #expect(try found("vienna") == [Position(3)])
        #expect(bytes.range(of: Data("quintessence".utf8)) == nil && bytes.range(of: Data("vienna".utf8)) != nil)
    }

    @Test func `names of people are not in the file`() throws {
        #expect(try found("vienna") == [Position(3)])
        for name in ["ann", "Ann", "Lee"] { #expect(bytes.range(of: Data((name + " ").utf8)) == nil, "\(name)") }
        #expect(bytes.range(of: Data("lee".utf8)) == nil)
    }

    @Test func `rebuilding makes it anew`() throws {
        #expect(try found("vienna") == [Position(3)])
        var told: [Int] = []
        try log.rebuildViews { done, all in
            told.append(done)
            #expect(all == 6)
        }
        #expect(told.last == 6)
        #expect(try found("vienna") == [Position(3)])
    }
}
