import Annals
import AnnalsProof
import Foundation
import TestSupport
import Testing

@testable import AnnalsLog

/// Every page of a log in turn is damaged in every way, and the log is read, verified, written to and salvaged.
@Suite("A log with damaged pages")
struct PageDamageTests {
    private func original() throws -> SmallLog { try SmallLog.made.get() }

    /// What reading gives, whole; `nil` where it says that the log is damaged.
    private func answers(_ path: String, _ moment: String) throws -> (
        lines: [[UInt8]], plan: String, document: [UInt8]?
    )? {
        do {
            let log = try Log(openingAt: path, readOnly: true)
            defer { try? log.close() }
            return try log.read { reading in
                var lines: [[UInt8]] = []
                try reading.forEachRecorded {
                    lines.append($0.line)
                    return true
                }
                let plan = try reading.plan().json(at: Instant(milliseconds: 1_900_000_000_000)).written(pretty: true)
                return (lines, plan, try reading.document(try original().document))
            }
        } catch let error as StoreError {
            // Exit code 3; a file that no longer says that it is a log of this format is told so.
            #expect([.damaged, .notALog, .newerLog].contains(error.code), "\(moment): \(error.code) \(error)")
            return nil
        }
    }

    private func isSound(_ path: String) -> Bool {
        guard let log = try? Log(openingAt: path, readOnly: true) else { return false }
        defer { try? log.close() }
        return (try? Verifier.verify(log))?.isSound ?? false
    }

    @Test(arguments: PageDamage.allCases)
    func `every page in turn: what is read is right or said to be damaged, and whole lines are saved`(
        _ damage: PageDamage
    ) throws {
        let original = try original()
        let folder = try TemporaryFolder()
        var random = SplitMix64(seed: 8)
        let right = try #require(try answers(try original.laid(in: folder), "whole"))
        #expect(right.lines == original.lines)
        var isEverFound = false
        var isEverRead = false
        for page in 1...original.pages {
            let moment = "page \(page) \(damage)"
            let path = try original.laid(in: folder) { damage.apply(to: &$0, page: page, &random) }
            let bytes = try #require(FileManager.default.contents(atPath: path))
            if let found = try answers(path, moment) {
                isEverRead = true
                #expect(found.lines == right.lines, "\(moment): other lines")
                #expect(found.plan == right.plan, "\(moment): another plan")
                #expect(found.document == right.document || found.document == nil, "\(moment): another document")
                if found.document == nil { #expect(!isSound(path), "\(moment): a document is lost silently") }
            } else {
                isEverFound = true
                #expect(!isSound(path), "\(moment)")
            }
            #expect(FileManager.default.contents(atPath: path) == bytes, "\(moment): reading changed the file")
            try check(Salvage(path), of: original, damage, page, moment)
            try? record(path)
        }
        #expect(isEverFound)
        // Without its last page no log is whole.
        #expect(isEverRead == (damage != .cut))
    }

    /// Writing may fail, and must not crash.
    private func record(_ path: String) throws {
        let log = try Log(openingAt: path)
        defer { try? log.close() }
        try log.record(Draft(IdeaCaptured { $0.text = "One more" }, actor: PersonID(1)))
    }

    private func check(
        _ salvage: Salvage, of original: SmallLog, _ damage: PageDamage, _ page: Int, _ moment: String
    ) throws {
        var saved: Set<Int> = []
        for (position, line) in salvage.lines {
            let index = Int(position.rawValue) - 1
            try #require(index < original.exported.count, "\(moment): \(position) was never written")
            #expect(line == original.exported[index], "\(moment): \(position) is another line")
            saved.insert(index)
        }
        for (index, line) in original.lines.enumerated() {
            guard let place = original.page(of: line), damage.leavesWhole(place, after: page) else { continue }
            // What is left of entry 5 is proved by the entry that took texts out of it.
            if index == 4, !saved.contains(original.redaction) { continue }
            #expect(saved.contains(index), "\(moment): entry \(index + 1) of page \(place) was not saved")
        }
        // What it says of completeness is so.
        #expect(salvage.last.rawValue <= Int64(original.lines.count), "\(moment)")
        #expect(salvage.lines.count + salvage.missing.count == Int(salvage.last.rawValue), "\(moment)")
        #expect(Set(salvage.missing.map { Int($0.position.rawValue) - 1 }).isDisjoint(with: saved), "\(moment)")
        #expect((0..<Int(salvage.whole.rawValue)).allSatisfy(saved.contains), "\(moment)")
        #expect(!saved.contains(Int(salvage.whole.rawValue)), "\(moment)")
        #expect(salvage.signed <= salvage.lines.count && salvage.wholeSigned <= salvage.whole, "\(moment)")
        for content in salvage.documents { #expect(Digest(hashing: content.value) == content.key, "\(moment)") }
        let text = salvage.lines.map { String(decoding: $0.line, as: UTF8.self) }.joined()
        #expect(!text.contains(SmallLog.secret), "\(moment): what was taken out came back")
    }

    @Test func `of a whole log all is saved, and its checkpoints prove all of it`() throws {
        let original = try original()
        let folder = try TemporaryFolder()
        let salvage = try Salvage(try original.laid(in: folder))
        #expect(salvage.lines.map(\.line) == original.exported)
        #expect(salvage.isWhole && salvage.pages.areWhole, "\(salvage.pages)")
        #expect(salvage.last == Position(Int64(original.lines.count)))
        #expect(salvage.signed == original.lines.count && salvage.wholeSigned == salvage.last)
        #expect(salvage.documents.keys.map(\.hex) == [original.document.hex])
        #expect(salvage.remarks == [])
        #expect(try Diagnosis(folder.file("acme.annals")).findings.filter { $0.level == .damage } == [])
    }

    @Test func `of lost entries the indexes still say when they were and what about`() throws {
        let original = try original()
        let folder = try TemporaryFolder()
        var random = SplitMix64(seed: 4)
        let lost = try #require(original.page(of: original.lines[40]))
        let path = try original.laid(in: folder) { PageDamage.zeros.apply(to: &$0, page: lost, &random) }
        let salvage = try Salvage(path)
        #expect(salvage.last == Position(Int64(original.lines.count)))
        #expect(salvage.missing.contains { $0.position == Position(41) })
        for missing in salvage.missing {
            let entry = try Entry(line: original.lines[Int(missing.position.rawValue) - 1])
            #expect(missing.occurredAt == entry.occurredAt)
            #expect(missing.subjects == entry.about)
        }
    }

    @Test func `what a damaged log lacks is taken from another copy, but nothing that was taken out`() throws {
        let original = try original()
        let folder = try TemporaryFolder()
        var random = SplitMix64(seed: 3)
        let lost = try #require(original.page(of: original.lines[40]))
        let path = try original.laid(in: folder) { PageDamage.zeros.apply(to: &$0, page: lost, &random) }
        let backup = try original.laid(in: folder, "backup.annals") { bytes in
            let other = original.page(of: original.lines[200]) ?? 1
            PageDamage.noise.apply(to: &bytes, page: other, &random)
        }
        #expect(try !Salvage(path).isWhole)
        let filled = try Salvage(path, copies: [backup])
        #expect(filled.lines.map(\.line) == original.exported)
        #expect(filled.isWhole && filled.fromCopies > 0 && filled.signed == original.lines.count)

        // An export from before the text was taken out.
        #expect(original.earlier[4].firstRange(of: Array(SmallLog.secret.utf8)) != nil)
        let export = folder.file("old.jsonl")
        try Data(original.earlier.joined(separator: [0x0A])).write(to: URL(fileURLWithPath: export))
        let page = try #require(original.page(of: original.lines[4]))
        let torn = try original.laid(in: folder, "torn.annals") { PageDamage.zeros.apply(to: &$0, page: page, &random) }
        let salvage = try Salvage(torn, copies: [export])
        #expect(salvage.missing.map(\.position) == [Position(5)])
        #expect(salvage.missing.first?.why.contains("texts were taken out of it by") ?? false)
        #expect(!salvage.lines.contains { $0.line.firstRange(of: Array(SmallLog.secret.utf8)) != nil })
    }

    @Test func `a copy of another log is refused`() throws {
        let folder = try TemporaryFolder()
        let path = try original().laid(in: folder, "one.annals")
        try logInFile(folder).close()
        expect(.notALog, naming: "another log") { _ = try Salvage(path, copies: [folder.file("acme.annals")]) }
    }

    @Test func `entries in a WAL are saved, also behind a frame that is damaged`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder)
        try log.record(Draft(PersonJoined { $0.name = "Ann Lee" }))
        for number in 1...40 {
            try log.record(Draft(IdeaCaptured { $0.text = "Idea \(number)" }, actor: PersonID(1)))
        }
        // As a crash leaves them.
        let path = folder.file("torn.annals")
        for suffix in ["", "-wal"] { try copyFile(folder.file("acme.annals") + suffix, path + suffix) }
        try log.close()
        #expect(try Salvage(path).lines.count == 42)
        var wal = Array(try #require(FileManager.default.contents(atPath: path + "-wal")))
        #expect(wal.count > 40 * 4120)
        // Within the frame in the middle: SQLite reads none behind it.
        wal[32 + 4120 * (wal.count / 4120 / 2) + 2000] ^= 0xFF
        try Data(wal).write(to: URL(fileURLWithPath: path + "-wal"))
        let salvage = try Salvage(path)
        #expect(salvage.lines.count == 42 && salvage.isWhole)
        #expect(salvage.pages.walProblem?.contains("1 frames of the WAL are damaged") ?? false)
        // Neither read, short as it would be, nor written over.
        for readOnly in [true, false] {
            expect(.damaged, naming: "behind the damage") { try Log(openingAt: path, readOnly: readOnly).close() }
        }
        #expect(LogFile.status(path + "-lock") != nil)
        unlink(path + "-lock")
        let diagnosis = try Diagnosis(path)
        #expect(LogFile.status(path + "-lock") == nil, "who only reads leaves no lock")
        #expect(diagnosis.level == .damage)
        #expect(diagnosis.findings.contains { $0.text.contains("behind the damage") })
        #expect(try Salvage(path).lines.count == 42)

        // The same where the beginning of the WAL is lost.
        wal.replaceSubrange(0..<32, with: [UInt8](repeating: 0, count: 32))
        try Data(wal).write(to: URL(fileURLWithPath: path + "-wal"))
        expect(.damaged, naming: "behind the damage") { try Log(openingAt: path).close() }
    }

    @Test func `a last commit that a crash cut short is left out, and the log goes on`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder)
        try log.record(Draft(PersonJoined { $0.name = "Ann Lee" }))
        for number in 1...9 {
            try log.record(Draft(IdeaCaptured { $0.text = "Idea \(number)" }, actor: PersonID(1)))
        }
        let path = folder.file("torn.annals")
        for suffix in ["", "-wal"] { try copyFile(folder.file("acme.annals") + suffix, path + suffix) }
        try log.close()
        var wal = Array(try #require(FileManager.default.contents(atPath: path + "-wal")))
        // In the last frame: the commit was written, not synced.
        wal[wal.count - 2000] ^= 0xFF
        try Data(wal).write(to: URL(fileURLWithPath: path + "-wal"))
        let again = try Log(openingAt: path)
        #expect(try again.read { try $0.head } == Position(10))
        try again.close()
    }

    @Test func `a leaf that was changed and not its line is mended by its tile`() throws {
        let original = try original()
        let folder = try TemporaryFolder()
        let line = original.lines[60]
        let path = try original.laid(in: folder) { bytes in
            let place = Data(bytes).range(of: Data(line))?.upperBound ?? 0
            bytes[place + 5] ^= 0x10
        }
        expect(.damaged, naming: "#61") {
            let log = try Log(openingAt: path, readOnly: true)
            defer { try? log.close() }
            try log.read { _ = try $0.entry(at: Position(61)) }
        }
        let salvage = try Salvage(path)
        #expect(salvage.lines.map(\.line) == original.exported)
        #expect(salvage.signed == original.lines.count)
    }
}
