import Annals
import AnnalsLog
import Foundation
import Testing

/// A folder of its own for a test, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "annals-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

/// The engines that keep the contract.
enum Engine: String, CaseIterable, CustomTestStringConvertible {
    case sqlite, memory

    var testDescription: String { rawValue }

    /// Runs a test on an empty log.
    func empty(_ test: (any EntryStore) throws -> Void) throws {
        switch self {
        case .memory: try test(MemoryStore())
        case .sqlite:
            let folder = try TemporaryFolder()
            let store = try SQLiteStore.create(at: folder.file("test.annals"))
            try test(store)
            try store.close()
        }
    }
}

/// 2026-01-01T00:00:00Z.
private let start = Instant(milliseconds: 1_767_225_600_000)

/// An entry for the place, with an id, time, line and leaf made from it; the time in seconds after 2026-01-01.
func entry(
    _ position: Int, id: Int? = nil, at seconds: Int? = nil, about: [Subject] = [], mentions: [Subject] = [],
    line: String? = nil
) -> NewEntry {
    let line = Array((line ?? "line \(position)").utf8)
    return NewEntry(
        position: Position(position),
        id: EntryID(at: start.advanced(byMilliseconds: Int64(id ?? position)), random: (0, UInt64(id ?? position))),
        occurredAt: start.advanced(byMilliseconds: Int64(seconds ?? position) * 1000),
        recordedAt: start.advanced(byMilliseconds: 365 * 86_400_000 + Int64(position)), line: line,
        subjects: about.map { IndexedSubject($0, isAbout: true) } + mentions.map { IndexedSubject($0, isAbout: false) })
}

extension EntryStore {
    /// Appends in a transaction of its own, on no condition.
    func append(_ entries: NewEntry...) throws {
        try write { log in try log.append(entries, on: AppendCondition(after: .start)) }
    }

    /// Appends at the head, whatever that is.
    func appendNext(id: Int, about: [Subject] = []) throws {
        try write { log in
            let next = Int(try log.head.position.next.rawValue)
            try log.append([entry(next, id: id, about: about)], on: AppendCondition(after: log.head.position))
        }
    }

    /// All lines, in order.
    var lines: [String] {
        get throws { try read { try $0.lines } }
    }
}

extension EntryReader {
    /// All lines, in order.
    var lines: [String] {
        get throws {
            var lines: [String] = []
            try scan(.start...Position(Int64.max)) { entry in
                lines.append(entry.text)
                return true
            }
            return lines
        }
    }

    /// The positions of a subject's story.
    func story(_ subject: Subject, _ part: StoryPart, after: Int = 0) throws -> [Int] {
        var positions: [Int] = []
        try story(of: subject, part, after: Position(after)) { entry in
            positions.append(Int(entry.position.rawValue))
            return true
        }
        return positions
    }

    /// The positions in the order of time.
    func inTime(asOf seconds: Int = 1_000_000, known: Int = .max) throws -> [Int] {
        var positions: [Int] = []
        try scanInTime(asOf: start.advanced(byMilliseconds: Int64(seconds) * 1000), known: Position(known)) { entry in
            positions.append(Int(entry.position.rawValue))
            return true
        }
        return positions
    }

    /// The subjects of a kind that entries are about.
    func subjects(_ kind: Subject.Kind) throws -> [Subject] {
        var found: [Subject] = []
        try subjects(in: kind.range) { subject in
            found.append(subject)
            return true
        }
        return found
    }

    /// All rows of the index.
    var index: [IndexRow] {
        get throws {
            var rows: [IndexRow] = []
            try scanIndex { row in
                rows.append(row)
                return true
            }
            return rows
        }
    }
}

extension StoredEntry {
    var text: String { String(decoding: line, as: UTF8.self) }
}

/// Expects an error of the store with that code, on one line that names what it is about.
func expect(
    _ code: StoreError.Code, naming text: String = "", sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    do {
        try body()
        Issue.record("nothing was thrown instead of \(code.rawValue)", sourceLocation: sourceLocation)
    } catch let error as StoreError {
        #expect(error.code == code, "\(error.message)", sourceLocation: sourceLocation)
        #expect(!error.message.contains("\n"), "\(error.message)", sourceLocation: sourceLocation)
        #expect(text.isEmpty || error.message.contains(text), "\(error.message)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error) instead of \(code.rawValue)", sourceLocation: sourceLocation)
    }
}
