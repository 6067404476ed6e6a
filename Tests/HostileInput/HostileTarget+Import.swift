import Annals
import AnnalsExchange
import AnnalsLog

extension HostileTarget {
    /// A file of action lines: all of it or nothing, readable afterwards, and taken in twice it adds nothing.
    static let importing = HostileTarget("import", longest: 8192) { bytes in
        let log = try SmallLog.opened()
        let before = try SmallLog.lines(log)
        let importer = Importer(bytes)
        let rehearsal = try must("a rehearsal fails") { try importer.rehearse(into: log) }
        try hold(try SmallLog.lines(log) == before, "a rehearsal leaves something behind")
        let summary: Importer.Summary
        do { summary = try importer.run(into: log) } catch is Importer.Failure {
            try hold(try SmallLog.lines(log) == before, "a refused import leaves something behind")
            return
        } catch { throw Broken("an import fails in no way that is known: \(error)") }
        try hold(rehearsal.faults.isEmpty, "a rehearsal finds faults where the import finds none: \(rehearsal.faults)")
        let after = try SmallLog.lines(log)
        try hold(after.starts(with: before), "an import changes what stood there")
        try hold(Int64(after.count) == summary.head.rawValue, "an import ends elsewhere than it says")
        for line in after {
            let entry = try must("a line that was imported is not read: \(line.shown)") { try Entry(line: line) }
            // Without its key a sealed text reads as a mark.
            let isSealed = String(decoding: line, as: UTF8.self).contains(#"{"sealed":"#)
            try hold(isSealed || entry.written() == line, "what was imported is written otherwise: \(line.shown)")
            try hold((try? StrictJSON.check(line)) != nil, "a line that was imported is no JSON: \(line.shown)")
        }
        let again = try must("what was imported is refused the second time") { try importer.run(into: log) }
        try hold(again.added == 0, "the same file adds \(again.added) entries the second time")
        try must("views of what was imported fail") {
            try log.read { reading in
                _ = try reading.plan()
                for kind in Register.Kind.allCases { _ = try reading.register(kind) }
            }
        }
    }

    /// An export: taken in byte for byte or refused in words; what it makes is a sound log, which gives the same export.
    static let export = HostileTarget("export", longest: 16384) { bytes in
        let log: Log
        do { log = try restored(bytes) } catch is Importer.Failure { return } catch {
            throw Broken("an export fails in no way that is known: \(error)")
        }
        let report = try must("what was restored cannot be verified") { try Verifier.verify(log) }
        try hold(report.damage.isEmpty, "what was restored is damaged: \(report.damage)")
        let lines = try exported(log)
        let again = try must("an export of what was restored is refused") {
            try restored(Array(lines.joined(separator: [0x0A])))
        }
        try hold(try exported(again) == lines, "what was restored is exported otherwise")
        // No rule was asked: a view may refuse what makes no sense, in words.
        try log.read { reading in
            _ = try? reading.plan()
            for kind in Register.Kind.allCases { _ = try? reading.register(kind) }
            _ = try? reading.fold(History.self)
        }
    }

    private static func restored(_ bytes: [UInt8]) throws -> Log {
        let store = MemoryStore()
        _ = try Importer(bytes).restore(into: store)
        return Log(store: store, path: "memory", clock: { SmallLog.now })
    }

    private static func exported(_ log: Log) throws -> [[UInt8]] {
        try log.read { reading in
            var lines: [[UInt8]] = []
            try reading.forEachLine { lines.append($0) }
            return lines
        }
    }

    /// Minutes as text: read, tried and shown without an error, each problem on a line that is there; and what is
    /// admitted can be imported.
    static let minutes = HostileTarget("minutes", longest: 8192) { bytes in
        let log = SmallLog.shared
        let known = try log.read { try $0.fold(MinutesLog.self) }
        for session in [nil, SessionID(1)] {
            let minutes = Minutes.read(bytes, knowing: known, session: session)
            let count = bytes.count { $0 == 0x0A } + 1
            for number in minutes.problems.map(\.line) + minutes.lines.map(\.number) {
                try hold((1...count).contains(number), "line \(number) is told of, and there are \(count)")
            }
            let lines = minutes.actionLines
            for line in lines {
                try must("an action line of minutes is no JSON: \(line.json.shown)") { try StrictJSON.check(line.json) }
                try hold(!line.json.contains(0x0A), "an action line of minutes is broken in two")
            }
            let importer = Importer(Array(lines.map(\.json).joined(separator: [0x0A])))
            try must("minutes cannot be tried") {
                let trial = try importer.rehearse(into: log, recorder: PersonID(1), sender: PersonID(1))
                try log.read { reading in
                    let preview = try MinutesPreview(minutes, trial, lines.map(\.line), knowing: known, of: reading)
                    for fault in preview.faults {
                        try hold((1...count).contains(fault.line), "a fault is told of line \(fault.line)")
                    }
                }
            }
        }
    }
}
