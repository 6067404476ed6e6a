import Annals
import AnnalsLog
import Foundation

/// Reads of the log that `append_batch1000` has left; every line is held against its leaf as it is read.
enum Reads {
    /// All lines of the work, in their order.
    static func scan(_ options: Options, hashes: Bool) throws {
        let store = try SQLiteStore(openingAt: options.kept, readOnly: true)
        var events = 0
        var bytes = 0
        var sum: UInt8 = 0
        var measure = Measure()
        try measure.time {
            try store.read { reader in
                try reader.scan(first...last(options)) { stored in
                    events += 1
                    bytes += stored.line.count
                    if hashes { sum ^= Digest(hashing: stored.line).withUnsafeBytes { $0[0] } }
                    return true
                }
            }
        }
        try store.close()
        measure.report(
            "annals", hashes ? "scan_sha" : "scan_all", events, more: #""bytes":\#(bytes),"check":\#(sum)"#)
    }

    /// The 50 lines of one session, by the index, a thousand times.
    static func stories(_ options: Options) throws {
        let sessions = UInt64(try Event.read(options.data, options.count).reduce(0) { max($0, $1.session) })
        let store = try SQLiteStore(openingAt: options.kept, readOnly: true)
        var chance: UInt64 = 88_172_645_463_325_252
        var lines = 0
        var measure = Measure()
        for _ in 0..<1000 {
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let session = Subject(.session, UInt32((chance >> 33) % sessions + 1))
            try measure.time {
                try store.read { reader in
                    try reader.story(of: session, .all, after: .start) { stored in
                        lines += stored.line.isEmpty ? 0 : 1
                        return true
                    }
                }
            }
        }
        try store.close()
        measure.report("annals", "stream_read50", lines)
    }

    /// Votes by ballot and open tasks, from all entries in effect.
    static func rebuild(_ options: Options) throws {
        let log = try Log(openingAt: options.kept, readOnly: true)
        var board = Tally()
        var measure = Measure()
        try measure.time { board = try log.read { try $0.fold(Tally.self) } }
        try log.close()
        let work = try Event.read(options.data, options.count)
        let votes = work.count { $0.kind == .vote }
        let open = work.count { $0.kind == .taskOpened } - work.count { $0.kind == .taskClosed }
        let found = board.votes.values.reduce(0, +)
        guard found == votes, board.openTasks.count == open else {
            throw Problem(
                "the log has \(found) votes and \(board.openTasks.count) open tasks; the work \(votes) and \(open)")
        }
        measure.report(
            "annals", "project_rebuild", options.count,
            more: #""votes":\#(found),"open_tasks":\#(board.openTasks.count)"#)
    }

    private static let first = Position(Int64(Team.beginning + 1))
    private static func last(_ options: Options) -> Position { Position(Int64(Team.beginning + options.count)) }
}

/// The view that all systems rebuild: how many votes each idea has, and which tasks are open.
struct Tally: Projection {
    private(set) var votes: [BallotID: Int] = [:]
    private(set) var openTasks: Set<TaskID> = []

    mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .voteCast(let vote): votes[vote.ballot, default: 0] += 1
        case .taskAssigned(let assigned): openTasks.insert(assigned.task)
        case .taskCompleted(let completed): openTasks.remove(completed.task)
        default: break
        }
    }
}
