import Annals
import Foundation
import Testing

@testable import AnnalsLog

/// A small work on a log that goes through all that is written: entries, keys, box, views, freed pages.
///
/// Each step is one transaction, and may be sent again under the same ids.
struct SmallWork {
    struct Step: Sendable {
        let name: String
        let run: @Sendable (Log) throws -> Void
    }

    private static func id(_ number: Int) -> String {
        "01980000-0000-7000-8000-" + String(repeating: "0", count: 12 - String(number).count) + String(number)
    }

    private static func line(_ number: Int, _ type: String, by person: Int? = nil, _ data: String) -> [UInt8] {
        let actor = person.map { #""actor":"P-\#($0)","# } ?? ""
        return Array(#"{"type":"\#(type)","id":"\#(id(number))",\#(actor)"data":{\#(data)}}"#.utf8)
    }

    private static func recording(_ name: String, _ lines: [[UInt8]]) -> Step {
        Step(name: name) { log in
            for result in try log.record(lines: lines) { _ = try result.get() }
        }
    }

    static let steps: [Step] = [
        recording(
            "people join",
            ["Ann Amber", "Bob Birch", "Cid Coral", "Dot Drift"].enumerated().map {
                line($0.offset + 1, "person-joined", #""name":"\#($0.element)""#)
            }),
        Step(name: "a batch is imported") { log in
            let lines = (1...8).map { #"{"type":"idea-captured","actor":"P-1","data":{"text":"Idea \#($0)"}}"# }
            _ = try Importer(Array(lines.joined(separator: "\n").utf8)).run(into: log)
        },
        recording(
            "a secret ballot opens",
            [
                line(
                    20, "ballot-opened", by: 1,
                    #""question":"Where?","options":[{"id":"a","text":"Here"},{"id":"b","text":"There"}],"method":{"name":"approval"},"electorate":["P-1","P-2","P-3","P-4"],"secret":true"#
                )
            ]),
        recording(
            "votes are sealed",
            (1...3).map {
                line(20 + $0, "vote-sealed", by: $0, #""ballot":"B-1","choice":["\#($0 == 2 ? "b" : "a")"]"#)
            }),
        recording("the ballot closes", [line(30, "ballot-closed", by: 1, #""ballot":"B-1""#)]),
        recording("an idea is struck", [line(31, "entry-struck", by: 1, #""entry":8,"reason":"said twice""#)]),
        Step(name: "somebody is forgotten") { log in
            // Not twice: it has no id that could be sent again.
            if try log.read({ try $0.story(PersonID(4))?.forgotten }) == nil {
                _ = try log.forget(PersonID(4), reason: "asked for it", actor: PersonID(1))
            }
        },
        Step(name: "the views are built anew") { log in try log.rebuildViews() },
        Step(name: "a checkpoint is signed") { log in try log.checkpoint() },
        Step(name: "the WAL is copied") { log in
            if let store = log.store as? SQLiteStore { _ = try store.checkpoint() }
        },
    ]

    static func make(_ path: String, _ clock: TestClock) throws -> Log {
        try Log.create(
            at: path, Log.Founding(organization: "Acme", timeZone: "Europe/Berlin"), clock: { clock.now })
    }

    static func open(_ path: String, _ clock: TestClock) throws -> Log {
        try Log(openingAt: path, clock: { clock.now })
    }
}

extension Log {
    /// All lines as they stand.
    func everyLine() throws -> [String] {
        try read { reading in
            var lines: [String] = []
            try reading.forEachRecorded {
                lines.append(String(decoding: $0.line, as: UTF8.self))
                return true
            }
            return lines
        }
    }
}
