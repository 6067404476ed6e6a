import Annals
import Foundation
import Testing

@testable import AnnalsLog

/// A small log, some hundred questions to it, and their right answers: what a log whose file or disk is at fault either
/// still answers, or says that it cannot.
struct QuestionedLog {
    private typealias Question = @Sendable (any EntryReader) throws -> [String]

    let original: SmallLog
    /// Where it lies; damaged ones are laid beside it.
    let folder: TemporaryFolder
    private let questions: [Question]
    private let right: [[String]?]

    init() throws {
        original = try SmallLog.made.get()
        folder = try TemporaryFolder()
        let path = try original.laid(in: folder)
        let store = try SQLiteStore(openingAt: path, readOnly: true)
        var subjects: Set<Subject> = []
        try store.read { reader in
            try reader.scanIndex { row in
                if let subject = Subject(rawValue: row.subject) { subjects.insert(subject) }
                return true
            }
        }
        try store.close()
        let sorted = subjects.sorted { $0.rawValue < $1.rawValue }
        // All that have long stories, and some of the many ideas and entries.
        let asked = sorted.enumerated().filter { $1.kind != .idea && $1.kind != .entry || $0 % 8 == 0 }.map(\.element)
        questions = Self.questions(about: asked)
        right = try Self.answers(path, to: questions)
        #expect(right.compactMap(\.self).joined().count > 1000 && right.allSatisfy { $0 != nil })
    }

    /// Asks the log at a path, which is to be this one: the numbers of the questions that are answered wrongly, and
    /// whether anything is said to be damaged.
    func ask(_ path: String) throws -> (wrong: [Int], isFound: Bool) {
        let told = try Self.answers(path, to: questions)
        return (told.indices.filter { told[$0] != nil && told[$0] != right[$0] }, told.contains(nil))
    }

    /// What is asked of a log, each question by itself.
    private static func questions(about asked: [Subject]) -> [Question] {
        var questions: [Question] = [
            { reader in
                var lines: [String] = []
                try reader.scan(.start...Position(Int64.max)) { entry in
                    lines.append(entry.text)
                    _ = try Entry(entry)
                    return true
                }
                return lines
            },
            { reader in
                try positions { try reader.scanInTime(after: nil, asOf: .latest, known: Position(Int64.max), $0) }
            },
            { reader in try [Subject.Kind.session, .ballot].flatMap { try reader.unfinished($0) }.map(\.text) },
            { reader in ["\(try reader.head.position)"] },
        ]
        questions += Subject.Kind.allCases.map { kind in
            { reader in
                var found = [try reader.highestSubject(in: kind.range)?.text ?? "none"]
                try reader.subjects(in: kind.range) { subject in
                    found.append(subject.text)
                    return true
                }
                return found
            }
        }
        for subject in asked {
            questions.append { reader in
                try [StoryPart.all, .about, .mentions].flatMap { part in
                    try [Position.start, Position(100)].flatMap { after in
                        try positions { try reader.story(of: subject, part, after: after, $0) }
                    }
                }
            }
            questions.append { reader in
                try [true, false].flatMap { aboutOnly in
                    try [Position(Int64.max), Position(200)].flatMap { last in
                        try positions { try reader.storyBackwards(of: subject, aboutOnly: aboutOnly, from: last, $0) }
                    }
                } + ["\(try reader.lastAbout(subject) ?? .start)"]
            }
        }
        return questions
    }

    /// The answers of a log; `nil` where it says that it is damaged.
    private static func answers(_ path: String, to questions: [Question]) throws -> [[String]?] {
        func attempt<Result>(_ body: () throws -> Result) throws -> Result? {
            do {
                return try body()
            } catch let error as StoreError {
                #expect([.damaged, .notALog, .newerLog].contains(error.code), "\(error)")
                return nil
            }
        }
        guard let store = try attempt({ try SQLiteStore(openingAt: path, readOnly: true) }) else {
            return questions.map { _ in nil }
        }
        defer { try? store.close() }
        return try questions.map { question in try attempt { try store.read { try question($0) } } }
    }
}

private func positions(_ read: ((StoredEntry) throws -> Bool) throws -> Void) throws -> [String] {
    var positions: [String] = []
    try read { entry in
        positions.append("\(entry.position)")
        _ = try Entry(entry)
        return true
    }
    return positions
}
