// What the tree over the lines costs, and what it gives: see README.md here.
//
//     tree append FILE ENTRIES        seconds to append without the tree, and with it
//     tree proof SMALL LARGE          microseconds of an inclusion proof in either log, in a reading of its own
//     tree proofs SMALL LARGE         the same for each of many in one reading
//     tree verify LOG                 seconds to read every line and hash it once, of verify of lines, leaves, tree and
//                                     checkpoints, of verify of all, and of running the rules again (with --rules)
import Annals
import AnnalsLog
import AnnalsProof
import Crypto
import Foundation
import GRDBSQLite
import GRDB

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    return (clock.now - start) / .seconds(1)
}

/// The seconds that a new log takes for so many entries of 350 bytes and four subjects, a thousand a commit.
func append(_ path: String, _ entries: Int, tree: Bool) throws -> Double {
    for suffix in ["", "-wal", "-shm", "-lock"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    var options = SQLiteStore.Options()
    options.leavesOutTree = !tree
    let store = try SQLiteStore.create(at: path, options: options)
    let start = Instant(milliseconds: 1_767_225_600_000)
    let line = [UInt8](repeating: 0x78, count: 350)
    let drawn = (1...entries).map { position in
        let time = start.advanced(byMilliseconds: Int64(position))
        var rows: [IndexedSubject] = []
        for turn in 0..<4 {
            let subject = Subject(.idea, UInt32((position &* (turn + 7)) % 50_000 + 1))
            if !rows.contains(where: { $0.subject == subject }) {
                rows.append(IndexedSubject(subject, isAbout: turn == 0))
            }
        }
        return NewEntry(
            position: Position(position), id: EntryID(at: time, random: (0, UInt64(position))), occurredAt: time,
            recordedAt: time, line: line, subjects: rows)
    }
    let took = try seconds {
        for first in stride(from: 0, to: entries, by: 1000) {
            try store.write { writer in
                for entry in drawn[first..<min(first + 1000, entries)] {
                    try writer.append([entry], on: AppendCondition(after: Position(entry.position.rawValue - 1)))
                }
            }
        }
    }
    try store.close()
    return took
}

/// Microseconds of one proof, in the mean of 200 places: each in a reading of its own, or all in one, which share what
/// they read of the tree.
func proof(_ path: String, sharing: Bool) throws -> Double {
    let log = try Log(openingAt: path, readOnly: true)
    defer { try? log.close() }
    let size = try log.read { try $0.head.rawValue }
    var at: UInt64 = 7
    func proveOne(_ reading: Reading) throws {
        at = at &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        _ = try reading.inclusionProofs(of: [Position(Int64((at >> 33) % UInt64(size)) + 1)], in: size)
    }
    func prove(_ count: Int) throws {
        if sharing {
            try log.read { reading in for _ in 0..<count { try proveOne(reading) } }
        } else {
            for _ in 0..<count { try log.read { try proveOne($0) } }
        }
    }
    try prove(50)
    return try seconds { try prove(200) } / 200 * 1e6
}

/// The seconds to read every line and hash it once, through SQLite's own functions.
func floorOfVerify(_ path: String) throws -> Double {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    return try queue.read { database in
        let made = try database.makeStatement(sql: "SELECT line FROM entry ORDER BY position")
        let statement = made.sqliteStatement
        var sum: UInt8 = 0
        let took = seconds {
            while sqlite3_step(statement) == SQLITE_ROW {
                let line = UnsafeRawBufferPointer(
                    start: sqlite3_column_blob(statement, 0), count: Int(sqlite3_column_bytes(statement, 0)))
                SHA256.hash(data: line).withUnsafeBytes { sum ^= $0[0] }
            }
        }
        sqlite3_reset(statement)
        withExtendedLifetime((sum, made)) {}
        return took
    }
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("append", 3):
    guard let entries = Int(arguments[2]) else { fatalError("ENTRIES is a number") }
    let without = try append(arguments[1], entries, tree: false)
    print(without, try append(arguments[1], entries, tree: true))
case ("proof", 3):
    print(try proof(arguments[1], sharing: false), try proof(arguments[2], sharing: false))
case ("proofs", 3): print(try proof(arguments[1], sharing: true), try proof(arguments[2], sharing: true))
case ("verify", 2...3):
    let floor = try floorOfVerify(arguments[1])
    let log = try Log(openingAt: arguments[1], readOnly: true)
    let quick = try seconds { guard try Verifier.verify(log, quick: true).isSound else { fatalError("damaged") } }
    let whole = try seconds { guard try Verifier.verify(log).isSound else { fatalError("damaged") } }
    let rules = try arguments.count == 3 ? seconds { _ = try Verifier.verifyRules(log) } : 0
    print(floor, quick, whole, rules)
default: fatalError("usage: tree append FILE ENTRIES | tree proof|proofs SMALL LARGE | tree verify LOG [--rules]")
}
