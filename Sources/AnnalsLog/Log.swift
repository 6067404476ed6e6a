public import Annals
import Crypto
import Foundation
import Synchronization

/// A log of strategic sessions: records actions, and reads them back as of any moment.
///
/// One value serves a whole process; several processes may hold the same log open.
public final class Log: Sendable {
    /// The file that it lives in.
    public let path: String
    let store: any EntryStore
    let box: BoxFile
    let keys: KeyRing
    let views: ViewsFile?
    private let judge = Mutex(Judge())
    let clock: @Sendable () -> Instant
    private let isReadOnly: Bool

    /// Opens the log at a path.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - readOnly: whether only to read; such a log needs no right to write.
    ///   - clock: tells the time; for tests.
    public convenience init(
        openingAt path: String, readOnly: Bool = false, clock: @escaping @Sendable () -> Instant = Instant.now
    ) throws {
        let store = try SQLiteStore(openingAt: path, readOnly: readOnly)
        if !readOnly {
            do {
                try Verifier.checkEnd(of: store, at: path)
            } catch {
                try? store.close()
                throw error
            }
        }
        self.init(store: store, path: path, isInMemory: false, isReadOnly: readOnly, clock: clock)
        guard !readOnly else { return }
        finishForgetting()
        guard box.hasTraces else { return }
        do {
            try clearBox()
        } catch let error as StoreError where error.code == .busy {
            // Whoever writes now has looked, or the next one will.
        } catch {
            try? close()
            throw error
        }
    }

    /// A log over any store.
    package init(
        store: any EntryStore, path: String, isInMemory: Bool = true, isReadOnly: Bool = false,
        stretch: Int = ViewsFile.usualStretch, clock: @escaping @Sendable () -> Instant = Instant.now
    ) {
        self.store = store
        self.path = path
        self.clock = clock
        self.isReadOnly = isReadOnly
        views = isInMemory ? nil : ViewsFile(besideLogAt: path, stretch: stretch)
        keys = KeyRing(besideLogAt: isInMemory ? nil : path)
        box = BoxFile(besideLogAt: isInMemory ? nil : (try? LogFile(at: path))?.path ?? path) {
            try store.read { reader in try StoreSource(reader).organization().log }
        }
    }

    /// What a new log begins with.
    public struct Founding: Sendable {
        /// The organization's name.
        public var organization: String
        /// Its time zone, by the name of IANA.
        public var timeZone: String
        /// The month in which its year starts, 1 to 12.
        public var yearStartsIn: Int
        /// How many people it has.
        public var size: Int?

        /// Names an organization and its clock.
        public init(organization: String, timeZone: String = "UTC", yearStartsIn: Int = 1, size: Int? = nil) {
            self.organization = organization
            self.timeZone = timeZone
            self.yearStartsIn = yearStartsIn
            self.size = size
        }

        /// The first entry of the log.
        func opening(log: String, key: String) -> LogOpened {
            LogOpened {
                $0.log = log
                $0.key = key
                $0.organization = organization
                $0.timeZone = timeZone
                $0.yearStartsIn = yearStartsIn
                $0.size = size
            }
        }
    }

    /// Makes a log where no file is: first its keys, then the log with its first entry.
    ///
    /// Whole or not at all.
    public static func create(
        at path: String, _ founding: Founding, clock: @escaping @Sendable () -> Instant = Instant.now
    ) throws -> Log {
        let id = Hex.text((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        // Judged before anything is made, so that a wrong zone leaves no file behind.
        var trial = Chronicle()
        let placeholder = founding.opening(log: id, key: Data(repeating: 0, count: 32).base64EncodedString())
        try trial.record(Draft(placeholder), now: clock())
        if FileManager.default.fileExists(atPath: path) {
            throw StoreError(.alreadyThere, "\(path) is already there: open it, or choose another name")
        }
        let (keys, publicKey) = try KeysFile.create(besideLogAt: path, log: id)
        do {
            // With its first entry before it has its name: a log without one could be neither opened nor made again.
            let store = try SQLiteStore.create(at: path) { store in
                let draft = Log(store: store, path: path, isInMemory: false, clock: clock)
                try draft.record(Draft(founding.opening(log: id, key: publicKey)))
            }
            return Log(store: store, path: path, isInMemory: false, clock: clock)
        } catch {
            // A log that is made and only could not be opened is whole, and needs its keys.
            if LogFile.status(path) == nil { try? FileManager.default.removeItem(atPath: keys.path) }
            throw error
        }
    }

    /// Whether bytes that were taken out of the log may still stand in its files, since somebody reads it or there was
    /// no room: the next write or opening goes on.
    public var hasRemains: Bool { get throws { try store.hasRemains } }

    /// Takes out of the log's file what was deleted or overwritten in it.
    func clearFreedPages() throws { try store.clearFreedPages() }

    /// Lets go of the file.
    public func close() throws {
        views?.close()
        if !isReadOnly { keys.noteReach(over: 1024) }
        try box.close()
        try store.close()
    }
}

// MARK: - Recording

/// What came of recording an action.
public struct Receipt: Sendable {
    /// The entry as it stands in the log.
    public let entry: Entry
    /// Whether it stood there already under the same id.
    public let isRepeat: Bool
    /// What the log wrote by itself because of it: a ballot counted again, texts taken out.
    public let following: [Entry]
    /// The ids that it created.
    public var created: [Subject] { entry.action.created }

    /// What a good record would say and this one does not, a sentence each.
    public var remarks: [Wording] { isRepeat ? [] : entry.action.body.remarks + found }
    /// Those of them that only the rules could tell.
    private let found: [Wording]

    init(_ entry: Entry, isRepeat: Bool, remarks: [Wording] = [], following: [Entry] = []) {
        self.entry = entry
        self.isRepeat = isRepeat
        self.following = following
        found = remarks
    }
}

extension Log {
    /// How many actions are appended as they come; of more, SQLite takes in the last while the next are judged.
    static let few = 50

    /// Records one action durably, or throws the `Refusal`.
    @discardableResult
    public func record(_ draft: Draft, acceptsClock: Bool = false) throws -> Receipt {
        try record([draft], acceptsClock: acceptsClock)[0].get()
    }

    /// Records actions in one transaction with one sync; a refused one does not hold back the others.
    public func record(_ drafts: [Draft], acceptsClock: Bool = false) throws -> [Result<Receipt, any Error>] {
        try write { recorder in
            try recorder.closeOverdue()
            if drafts.count > Log.few { try recorder.appendBehind() }
            return try drafts.map { draft in
                do {
                    return .success(try recorder.record(draft, acceptsClock: acceptsClock))
                } catch let refusal as Refusal {
                    return .failure(refusal)
                } catch let fault as Fault {
                    return .failure(fault)
                }
            }
        }
    }

    /// Makes a new signing key, records the change under the old one, and then destroys the old one.
    ///
    /// The new key is durable in the keys file before the entry is. A crash may leave both keys there; the next change
    /// destroys the one that the log does not go on under.
    @discardableResult
    public func changeKey(
        actor: PersonID? = nil, recorder who: PersonID? = nil, acceptsClock: Bool = false
    ) throws -> Receipt {
        let (receipt, keys, old) = try write { recorder in
            let organization = try recorder.organization()
            guard let keys = try KeysFile.find(besideLogAt: path, log: organization.log) else {
                throw StoreError(
                    .notFound, "there is no keys file \(path)-keys: put it back; without it nobody can sign")
            }
            let old = organization.key
            guard try keys.publicKeys().contains(old) else {
                throw StoreError(
                    .notFound, "\(keys.path) does not hold the log's present signing key: put the right file back")
            }
            try keys.remove { $0 != old }
            let new = try keys.add()
            do {
                let message = KeyChanged.message(log: organization.log, from: old, to: new)
                let signature = try keys.sign(message, with: old) ?? ""
                let change = KeyChanged {
                    $0.key = new
                    $0.signature = signature
                }
                return (
                    try recorder.record(Draft(change, actor: actor, recorder: who), acceptsClock: acceptsClock), keys,
                    old
                )
            } catch {
                try keys.remove { $0 == new }
                throw error
            }
        }
        try keys.remove { $0 == old }
        return receipt
    }

    /// Runs a body that records in one transaction: what it throws takes back all that it recorded.
    func write<Result>(_ body: (inout Recorder) throws -> Result) throws -> Result {
        // What the judge remembers is moved out and put back only after the commit, so that it never knows of an
        // entry that is not there. Who comes in between starts with a judge who reads up.
        do {
            let (result, recorder, last, head) = try store.write { writer in
                let known = judge.withLock { judge in
                    defer { judge = Judge() }
                    return judge
                }
                let last = try writer.head.position
                let new = NewKeys(keys, try keys.keys(for: writer))
                var recorder = try Recorder(writer, known, box, new, clock)
                let result = try body(&recorder)
                // Durable before the entries that need them are.
                try new.keep()
                let spent = try recorder.spentPapers()
                writer.whenDurable { [box] in box.destroy(spent) }
                return (result, recorder, last, try writer.head.position)
            }
            judge.withLock { $0 = recorder.judge }
            keys.wrote(after: last, through: head)
            keys.noteReach(over: 4096)
            // Where this fails, the next opening does it.
            if !recorder.forgotten.isEmpty { try? keys.destroy(recorder.forgotten) }
            if recorder.takesOut || !recorder.forgotten.isEmpty { forgetViews(words: recorder.takesOut) }
            if recorder.closesSession { checkpointAfterClosing() }
            return result
        } catch {
            // What it put into the ballot box counts for nothing, unless the commit came through after all: the log
            // says so to whoever writes next, or now.
            box.doubt()
            if !(error is StoreError), box.hasTraces { try? clearBox() }
            throw error
        }
    }

    /// Clears away what is left in the ballot box of transactions that came to nothing, or to their end too early.
    private func clearBox() throws {
        try store.write { writer in try BoxUse.clear(box, by: writer) }
    }
}

extension Log {
    /// Destroys the keys that a crash left of people who were forgotten.
    ///
    /// Where it cannot be done now, the next opening does it; until then those keys open nothing.
    private func finishForgetting() {
        try? store.read { reader in _ = try keys.keys(for: reader) }
        try? keys.destroy()
    }
}

// MARK: - Reading

extension Log {
    /// Reads one unchanging state of the log as of a moment, known at a position.
    ///
    /// - Parameters:
    ///   - asOf: nothing that happened later is read; left out, everything.
    ///   - known: nothing that was written down later is read; left out, everything.
    public func read<Result>(
        asOf: Instant = .latest, known: Position? = nil, _ body: (Reading) throws -> Result
    ) throws -> Result {
        try store.read { reader in
            try body(
                try Reading(reader, asOf: asOf, known: known, views: views, keys: try keys.keys(for: reader)))
        }
    }

    /// Reads the log as it stands, what is sealed in it sealed, and asks for no keys.
    func readSealed<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        try store.read { reader in try body(try Reading(reader, views: views)) }
    }

    /// Reads as of a moment and known at a moment that people wrote.
    public func read<Result>(at moments: Moments, _ body: (Reading) throws -> Result) throws -> Result {
        try store.read { reader in
            try body(
                try Reading(reader, at: moments, now: clock(), views: views, keys: try keys.keys(for: reader)))
        }
    }
}

extension Instant {
    /// The time of the machine's clock.
    public static func now() -> Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
