public import Annals
import CAnnalsSQLite
import Foundation
import GRDB

/// What stands well and ill with a log and all that lies around it: file, SQLite, disk, keys, box, views, unfinished work.
///
/// It only reads. It never throws for what is wrong with the log, since that is what it is to tell.
public struct Diagnosis: Sendable {
    /// How much a finding matters.
    public enum Level: String, Sendable, CaseIterable {
        /// As it should be.
        case fine
        /// Good to know; nothing need be done.
        case note
        /// Something is not as it should be, and nothing is lost yet.
        case warning
        /// Something is lost or cannot be read.
        case damage
    }

    /// One thing that was looked at.
    public struct Finding: Sendable, Equatable {
        /// How much it matters.
        public let level: Level
        /// What it is about: `file`, `sqlite`, `disk`, `keys`, `box`, `views`, `log` or `work`.
        public let area: String
        /// What was found.
        public let text: String
        /// What to do; `nil` where nothing need be done.
        public let advice: String?
    }

    /// The file that was looked at.
    public let path: String
    /// The SQLite in use: its version.
    public let sqlite = String(cString: sqlite3_libversion())
    /// Everything that was looked at, in the order of areas.
    public internal(set) var findings: [Finding] = []
    /// What verification found; `nil` where the file could not be opened at all.
    public internal(set) var report: Verifier.Report?
    /// What can be saved; `nil` where nothing is damaged, so that nobody had to ask.
    public internal(set) var salvage: Salvage?

    /// The worst of what was found.
    public var level: Level {
        let order = Level.allCases
        return findings.map(\.level).max { order.firstIndex(of: $0) ?? 0 < order.firstIndex(of: $1) ?? 0 } ?? .fine
    }

    /// Looks at a log.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - now: the time of this machine.
    ///   - progress: told how far the verification has come.
    /// - Throws: `StoreError` where there is no file of that name, or it may not be read.
    public init(
        _ path: String, now: Instant = .now(), progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws {
        self.path = path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            _ = try LogFile(at: path)
            return
        }
        lookAtFile()
        lookAtSQLite()
        lookAtDisk()
        try lookAtLog(now, progress)
        lookBeside()
    }

    mutating func add(_ level: Level, _ area: String, _ text: String, _ advice: String? = nil) {
        findings.append(Finding(level: level, area: area, text: text, advice: advice))
    }

    // MARK: - The log itself

    private mutating func lookAtLog(_ now: Instant, _ progress: (Int, Int) -> Void) throws {
        do {
            let log = try Log(openingAt: path, readOnly: true)
            defer { try? log.close() }
            let report = try Verifier.verify(log, progress: progress)
            self.report = report
            for one in report.damage {
                let area = one.isOfKeys ? "keys" : "log"
                add(.damage, area, one.position.map { "entry \($0): \(one.problem)" } ?? one.problem)
            }
            if report.isOnlyOfKeys {
                add(.fine, "log", "sound: \(report.entries) entries, \(report.indexRows) rows of the index")
            }
            if report.more > 0 { add(.damage, "log", "\(report.more) more of these") }
            for parted in report.parted {
                add(.damage, "log", parted, "find out which copy is the right one before anything is added")
            }
            if report.isSound { lookAtSound(log, report, now) }
        } catch let error as StoreError where error.code == .cannotOpen || error.code == .notFound {
            throw error
        } catch let error as StoreError where [.newerLog, .busy, .diskFull, .readOnly].contains(error.code) {
            // Not the log's own fault, and nothing is known of it.
            add(.warning, "log", "it cannot be looked at: \(error.message)")
        } catch {
            add(.damage, "log", "it cannot be read: \((error as? StoreError)?.message ?? "\(error)")")
        }
        guard findings.contains(where: { $0.level == .damage && $0.area != "keys" }) else { return }
        // The log is closed by now: reading its pages past SQLite would drop the locks of one that is open.
        salvage = try? Salvage(path)
        guard let salvage else {
            return add(.damage, "log", "no page of it can be read", "restore a backup")
        }
        let damaged = salvage.pages.damaged
        if salvage.pages.count == 0 {
            add(.damage, "file", "it is cut off within its first page")
        } else if !damaged.isEmpty {
            add(
                .damage, "file",
                "of \(salvage.pages.count) pages \(damaged.count) are damaged or lead nowhere: "
                    + damaged.prefix(20).map(String.init).joined(separator: ", ") + (damaged.count > 20 ? " …" : ""))
        }
        if salvage.pages.cutOff > 0 { add(.damage, "file", "the last \(salvage.pages.cutOff) pages are cut off") }
        if let wal = salvage.pages.walProblem { add(.damage, "file", wal) }
        let whole = salvage.whole.rawValue
        add(
            .damage, "log",
            "\(salvage.lines.count) of the \(salvage.last.rawValue) entries that it tells of can be saved, "
                + "the first \(whole) without a gap",
            salvage.lines.isEmpty
                ? "restore a backup, and keep this file for the inquiry"
                : "annals salvage \(path) -o SAVED.jsonl writes them; with a backup's name after it, it fills the gaps")
    }

    private mutating func lookAtSound(_ log: Log, _ report: Verifier.Report, _ now: Instant) {
        add(
            .fine, "log",
            "sound: \(report.entries) entries, \(report.indexRows) rows of the index, \(report.tiles) tiles, "
                + "\(report.checkpoints.count) checkpoints")
        if report.unknown > 0 {
            add(
                .note, "log", "\(report.unknown) entries are of a newer release, and kept as they are",
                "a newer annals understands them")
        }
        if let notSigned = report.notSigned { add(.warning, "keys", notSigned) }
        if let unreadable = report.unreadable {
            add(
                .warning, "keys", "the keys file is an older copy: \(unreadable)",
                "put the latest one back: until then they read as if their people had been forgotten")
        }
        if report.checkpoints.count == 0 {
            add(.note, "log", "no checkpoint signs it yet", "annals checkpoint makes one")
        }
        do {
            try lookForLost(log)
            try log.read { reading in
                let last = try reading.entry(at: reading.head)?.recordedAt
                if let last, last > now.advanced(byMilliseconds: 60_000) {
                    add(
                        .warning, "log",
                        "its last entry was written down at \(last), and this machine's clock says \(now)",
                        "set the clock; until then nothing is recorded without --accept-clock")
                }
                let sessions = try reading.reader.unfinished(.session).map(\.id)
                let ballots = try reading.reader.unfinished(.ballot).map(\.id)
                if !sessions.isEmpty { add(.note, "work", "open sessions: \(sessions.joined(separator: ", "))") }
                if !ballots.isEmpty { add(.note, "work", "open ballots: \(ballots.joined(separator: ", "))") }
            }
            for lost in try log.status().lostPapers { add(.warning, "box", lost) }
        } catch {
            add(.warning, "work", "what is unfinished cannot be told: \(error)")
        }
    }

    /// Whether somebody saw more of the log than there is: a WAL that is gone leaves no other trace.
    private mutating func lookForLost(_ log: Log) throws {
        let id = try log.read { try $0.organization().log }
        let seen: (through: Position, leaf: [UInt8])?? = ViewsFile(besideLogAt: path)?.read(of: id) { database in
            try Row.fetchOne(database, sql: "SELECT through, leaf FROM reach ORDER BY through DESC LIMIT 1").map {
                (Position(rawValue: $0[0]), Array($0[1] as Data))
            }
        }
        guard let seen = seen.flatMap(\.self) else { return }
        // Read afterwards: whatever the views file has seen by then, it saw in the log.
        try log.read { reading in
            let head = try reading.head
            if seen.through > head {
                add(
                    .warning, "log",
                    "the views file beside it was made when it went on to entry \(seen.through), and it ends at \(head): "
                        + "the entries between are gone, or an older copy was put in its place",
                    "look for \(path)-wal and for later copies before anything is added; annals verify --since compares"
                )
            } else if try reading.reader.leaf(at: seen.through)?.bytes != seen.leaf {
                add(
                    .warning, "log",
                    "the views file beside it was made when entry \(seen.through) was another one: this is another copy, "
                        + "which parted from that one",
                    "find out which copy is the right one before anything is added")
            }
        }
    }
}
