import Annals
import AnnalsLog
import Foundation

/// Appends with all that the log does for them.
enum Appends {
    /// One writer, so many events a transaction.
    static func run(_ options: Options, batch: Int, _ op: String) throws {
        let path = op == "append_batch1000" ? options.kept : options.passing
        let log = try begin(path)
        let events = try Event.read(options.data, options.count)
        var given = Given()
        let drafts = try events.map { event in
            let line = event.line(given)
            given.note(event)
            var json = JSONReader(line)
            return try Draft(actionLine: &json, zone: .utc)
        }
        var measure = Measure()
        var done = 0
        while done < drafts.count, measure.seconds < options.cap {
            let part = Array(drafts[done..<min(done + batch, drafts.count)])
            let results = try measure.time { try log.record(part) }
            for result in results { _ = try result.get() }
            done += part.count
        }
        let mean = try log.read { reading in
            var bytes = 0
            try reading.forEachRecorded(from: Position(Int64(Team.beginning + 1))) { entry in
                bytes += entry.line.count
                return true
            }
            return Double(bytes) / Double(done)
        }
        try log.close()
        measure.report(
            "annals", op, done, bytesPerEvent: size(path) / Double(done),
            more: #""mean_line":\#(String(format: "%.1f", mean))"#)
        if path == options.passing { remove(path) }
    }

    /// Several writers, each with sessions of its own, who wait for each answer: through the writer of a server.
    static func run(_ options: Options, writers: Int, _ op: String) async throws {
        let log = try begin(options.passing)
        var events = try Event.read(options.data, min(options.count, 20_000))
        // As many sessions for each: while a few have one more, the rest would be idle, and few writers are what is measured.
        let sessions = Set(events.map(\.session)).count / writers * writers
        if sessions > 0 { events.removeAll { $0.session >= sessions } }
        let shares = (0..<writers).map { writer in events.filter { $0.session % writers == writer } }
        let commit = GroupCommit(log)
        let clock = ContinuousClock()
        let start = clock.now
        var latencies: [Double] = []
        try await withThrowingTaskGroup(of: [Double].self) { group in
            for share in shares {
                group.addTask {
                    var given = Given()
                    var latencies: [Double] = []
                    for event in share {
                        let line = event.line(given)
                        let sent = clock.now
                        let receipt = try await commit.record(Intent(line, sender: nil))
                        latencies.append((clock.now - sent) / .seconds(1))
                        given.note(event, receipt.created.first?.id ?? "")
                    }
                    return latencies
                }
            }
            for try await part in group { latencies += part }
        }
        var measure = Measure()
        measure.note(latencies, seconds: (clock.now - start) / .seconds(1))
        await commit.stop()
        try log.close()
        measure.report("annals", op, events.count, bytesPerEvent: size(options.passing) / Double(events.count))
        remove(options.passing)
    }
}

/// Appends of lines that are ready, by the store alone: guards, index and tree, and nobody who judges.
enum StoreAppends {
    static func run(_ options: Options, batch: Int, _ op: String) throws {
        let source = try Log(openingAt: options.kept, readOnly: true)
        var entries: [NewEntry] = []
        try source.read { reading in
            try reading.forEachRecorded(from: Position(Int64(Team.beginning + 1))) { entry in
                var new = NewEntry(
                    position: Position(Int64(entries.count + 1)), id: entry.id, occurredAt: entry.occurredAt,
                    recordedAt: entry.recordedAt, line: entry.line,
                    subjects: entry.about.map { IndexedSubject($0, isAbout: true) }
                        + entry.mentions.map { IndexedSubject($0, isAbout: false) })
                if case .ballotOpened = entry.action { new.opens = Array(entry.about(.ballot)) }
                entries.append(new)
                return entries.count < options.count
            }
        }
        try source.close()
        remove(options.passing)
        let store = try SQLiteStore.create(at: options.passing)
        var measure = Measure()
        var done = 0
        while done < entries.count, measure.seconds < options.cap {
            let part = Array(entries[done..<min(done + batch, entries.count)])
            try measure.time {
                try store.write { try $0.append(part, on: AppendCondition(after: Position(Int64(done)))) }
            }
            done += part.count
        }
        try store.close()
        measure.report("annals-store", op, done, bytesPerEvent: size(options.passing) / Double(done))
        remove(options.passing)
    }
}
