import Annals
import Foundation
import GRDB

/// The plan at many moments, each as the entries that it stands on: what a plan is taken up from.
///
/// They hold places and subjects, never names or texts.
struct PlanSnapshots {
    private let database: Database
    private let log: String

    init(_ database: Database, of log: String) {
        self.database = database
        self.log = log
    }

    /// The name under which it is kept how far they go.
    static let name = "plan"

    static let schema = [
        """
        CREATE TABLE plan (
            moment INTEGER PRIMARY KEY, -- milliseconds since 1970: everything that happened by then is in it
            known INTEGER NOT NULL, -- the last position that it hangs on
            content BLOB NOT NULL,
            checksum BLOB NOT NULL
        ) STRICT
        """
    ]

    /// One snapshot.
    struct Snapshot {
        /// Everything that happened by then is in it.
        var moment: Instant
        /// The last position that it hangs on: that of an entry by that moment, of a strike or correction of one.
        var known: Position
        /// The entries that the plan stands on, and which of them were corrected.
        var entries: [(position: Position, isCorrected: Bool)]
        /// What it tells of.
        var subjects: [Subject]
    }

    // MARK: - Snapshots

    /// The latest by a moment that hangs on nothing later than that position, and does not reach that other moment.
    func latest(by moment: Instant, known: Position, before limit: Instant) throws -> Snapshot? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT moment, known, content, checksum FROM plan
                WHERE moment <= ? AND moment < ? AND known <= ? ORDER BY moment DESC LIMIT 1
                """, arguments: [moment.milliseconds, limit.milliseconds, known.rawValue])
        guard let row else { return nil }
        let content = Array(row[2] as Data)
        guard checksum(row[0], row[1], content) == Array(row[3] as Data),
            let snapshot = Snapshot(row[0], row[1], content)
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return snapshot
    }

    /// The moment of the last one.
    func last() throws -> Instant? {
        try Int64.fetchOne(database, sql: "SELECT max(moment) FROM plan").map { Instant(milliseconds: $0) }
    }

    /// Keeps one.
    func add(_ snapshot: Snapshot) throws {
        let content = snapshot.content
        let (moment, known) = (snapshot.moment.milliseconds, snapshot.known.rawValue)
        try database.execute(
            sql: "INSERT OR REPLACE INTO plan VALUES (?, ?, ?, ?)",
            arguments: [moment, known, Data(content), Data(checksum(moment, known, content))])
    }

    /// Lets go of those from a moment on.
    func remove(from moment: Instant) throws {
        try database.execute(sql: "DELETE FROM plan WHERE moment >= ?", arguments: [moment.milliseconds])
    }

    private func checksum(_ moment: Int64, _ known: Int64, _ content: [UInt8]) -> [UInt8] {
        Digest(hashing: Array("\(log) \(ViewsFile.build) \(moment) \(known) ".utf8) + content).bytes
    }
}

// MARK: - As bytes

extension PlanSnapshots.Snapshot {
    /// The entries and subjects: numbers of seven bits a byte, each as its distance from the one before, the distance of
    /// an entry doubled, with one added where it was corrected.
    fileprivate var content: [UInt8] {
        var bytes: [UInt8] = []
        func write(_ number: UInt64) {
            var rest = number
            while rest > 0x7F {
                bytes.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        write(UInt64(entries.count))
        var last: Int64 = 0
        for entry in entries {
            write(UInt64(entry.position.rawValue - last) << 1 | (entry.isCorrected ? 1 : 0))
            last = entry.position.rawValue
        }
        last = 0
        for subject in subjects {
            write(UInt64(subject.rawValue - last))
            last = subject.rawValue
        }
        return bytes
    }

    fileprivate init?(_ moment: Int64, _ known: Int64, _ content: [UInt8]) {
        var rest = content[...]
        func read() -> UInt64? {
            var number: UInt64 = 0
            var shift = 0
            while let byte = rest.popFirst(), shift < 63 {
                number |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return number }
                shift += 7
            }
            return nil
        }
        self.moment = Instant(milliseconds: moment)
        self.known = Position(rawValue: known)
        entries = []
        subjects = []
        guard let count = read() else { return nil }
        var last: Int64 = 0
        for _ in 0..<count {
            guard let number = read() else { return nil }
            last += Int64(number >> 1)
            entries.append((Position(rawValue: last), number & 1 == 1))
        }
        last = 0
        while !rest.isEmpty {
            guard let number = read() else { return nil }
            last += Int64(number)
            guard let subject = Subject(rawValue: last) else { return nil }
            subjects.append(subject)
        }
    }
}
