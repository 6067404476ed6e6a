import Annals
import Crypto
import Foundation
import Synchronization

/// The keys of a log, read once and again only where the keys file has changed.
///
/// A log without its keys file has none: what is sealed stays sealed. The keys of people who were forgotten open nothing
/// here, though an older keys file was put back.
final class KeyRing: Sendable {
    /// The log; `nil` for one in memory, whose keys are kept there.
    private let logPath: String?
    private let state: Mutex<State>

    private struct State {
        var keys = Keys.none
        /// How the file looked when it was read; `nil` where there was none, or it was not looked at.
        var look: Look?
        /// Whether the file was there.
        var isThere = false
        /// Up to where the log was looked through for people who were forgotten, and for circles.
        var scanned = Position.start
        /// Up to where the file says that was done.
        var through = Position.start
        /// Who was forgotten since then, though their keys are in the file.
        var forgotten: Set<PersonID> = []
        /// The sessions whose circle was drawn since then, and whose key the file does not hold.
        var circled: Set<SessionID> = []
    }

    /// Which file it is, and of when.
    private struct Look: Equatable {
        let file: ino_t
        let changed: timespec
        let size: off_t

        static func == (left: Look, right: Look) -> Bool {
            left.file == right.file && left.size == right.size && left.changed.tv_sec == right.changed.tv_sec
                && left.changed.tv_nsec == right.changed.tv_nsec
        }

        /// Whether it was changed so recently that another change would not show.
        var isFresh: Bool {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return (now.tv_sec - changed.tv_sec) * 1_000_000_000 + (now.tv_nsec - changed.tv_nsec) < 20_000_000
        }
    }

    init(besideLogAt path: String?) {
        logPath = path
        state = Mutex(State())
    }

    /// The keys as the file holds them now, less those of people whom the log forgot.
    func keys(for reader: any EntryReader) throws -> Keys {
        try state.withLock { state in
            try readFile(&state, reader)
            if state.isThere { try lookThrough(&state, reader) }
            return state.keys
        }
    }

    /// Whether there is a keys file that may be read, or none is needed.
    var isThere: Bool { logPath.map { KeyRing.mayRead($0 + "-keys") } ?? true }

    /// To whom the file is closed, as to an analyst or an auditor, what is sealed is too.
    private static func mayRead(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// What to say where a key is needed and there is no keys file that may be read.
    var missing: String {
        let path = (logPath ?? "") + "-keys"
        return LogFile.status(path) == nil
            ? "there is no keys file \(path), and so nothing can be sealed: put it back from its backup"
            : "\(path) may not be read, and so nothing can be sealed: only whoever may read it can record this"
    }

    /// What to say where the keys file does not hold a key that it should.
    func lacks(_ owner: KeyOwner) -> String {
        "\(logPath ?? "")-keys does not hold the key of \(owner): it is an older copy; put the latest one back"
    }

    // MARK: - Reading

    private func readFile(_ state: inout State, _ reader: any EntryReader) throws {
        guard let logPath else {
            if !state.isThere, let log = try KeyRing.log(reader) {
                state.isThere = true
                let imports = state.keys.imports ?? SymmetricKey(size: .bits256)
                state.keys = Keys(
                    log,
                    KeysFile.SealingKeys(
                        personal: state.keys.personal, circles: state.keys.circles, imports: imports))
            }
            return
        }
        let look = LogFile.status(logPath + "-keys").map {
            Look(file: $0.st_ino, changed: $0.st_mtim, size: $0.st_size)
        }
        if let look, look == state.look { return }
        guard look != nil, KeyRing.mayRead(logPath + "-keys"), let log = try KeyRing.log(reader),
            let file = try KeysFile.find(besideLogAt: logPath, log: log)
        else {
            state = State(isThere: false)
            return
        }
        let read = try file.sealingKeys()
        let isSame = state.isThere && state.through <= read.through
        state.keys = Keys(log, read)
        state.through = read.through
        state.look = look.flatMap { $0.isFresh ? nil : $0 }
        state.isThere = true
        if isSame, state.scanned >= read.through {
            take(&state)
        } else {
            state.scanned = read.through
            state.forgotten = []
            state.circled = []
        }
    }

    private static func log(_ reader: any EntryReader) throws -> String? {
        guard let first = try reader.entry(at: Position(1)) else { return nil }
        if case .logOpened(let opening) = try Entry(first).action { return opening.log }
        return nil
    }

    /// Looks at the entries that the keys file does not know of yet: who was forgotten, and which circles were drawn.
    private func lookThrough(_ state: inout State, _ reader: any EntryReader) throws {
        let head = try reader.head.position
        guard state.scanned < head else { return }
        var found = false
        try reader.scan(state.scanned.next...head) { stored in
            guard Entry.isOf(KeyRing.types, line: stored.line) else { return true }
            let action = try Entry(stored).action
            if case .personForgotten(let forgetting) = action {
                guard state.keys.personal[forgetting.person] != nil else { return true }
                state.forgotten.insert(forgetting.person)
                found = true
            } else if let session = action.drawsCircle {
                state.circled.insert(session)
                found = true
            }
            return true
        }
        state.scanned = head
        if found { take(&state) }
    }

    private static let types: [StaticString] = [
        "person-forgotten", "session-scheduled", "session-changed", "entry-corrected",
    ]

    /// Leaves out the keys of those who were forgotten.
    private func take(_ state: inout State) {
        let lost = state.circled.filter { state.keys.circles[$0] == nil }
        state.keys = state.keys.without(state.forgotten, lost: lost)
    }

    // MARK: - Writing

    /// Makes new keys durable, before the commit of the entries that need them.
    func add(_ new: KeysFile.SealingKeys, of log: String) throws {
        try state.withLock { state in
            guard let file = try file(of: log) else {
                var all = KeysFile.SealingKeys(
                    personal: state.keys.personal, circles: state.keys.circles, imports: state.keys.imports)
                all.personal.merge(new.personal) { $1 }
                all.circles.merge(new.circles) { $1 }
                all.imports = new.imports ?? all.imports
                state.keys = Keys(log, all)
                return
            }
            let isWhole = state.forgotten.isEmpty && state.keys.lost.isEmpty
            try file.add(new, through: isWhole ? state.scanned : state.through)
            state.look = nil
        }
    }

    /// Destroys the keys of people whom the log has forgotten, and of those whom a crash left.
    ///
    /// - Parameter people: those whom the transaction that is durable now forgot.
    func destroy(_ people: [PersonID] = []) throws {
        try state.withLock { state in
            state.forgotten.formUnion(people)
            let all = state.forgotten
            guard !all.isEmpty, state.isThere else { return }
            state.keys = state.keys.without(all, lost: state.keys.lost)
            guard let file = try file(of: state.keys.log) else { return }
            try file.destroy(of: all, through: state.keys.lost.isEmpty ? state.scanned : state.through)
            state.forgotten = []
            state.look = nil
        }
    }

    /// Whether the file still holds somebody's key.
    func holds(_ person: PersonID) -> Bool {
        state.withLock { state in
            guard let file = try? file(of: state.keys.log) else { return state.keys.personal[person] != nil }
            return (try? file.sealingKeys().personal[person] != nil) ?? true
        }
    }

    /// Takes up that the log was written to: whom that forgot, and which circles it drew, the writer knows.
    func wrote(after last: Position, through head: Position) {
        state.withLock { state in
            if state.isThere, state.scanned == last { state.scanned = head }
        }
    }

    /// Notes in the file how far the log was looked through, where that is so many entries behind.
    func noteReach(over count: Int64) {
        state.withLock { state in
            guard state.isThere, state.scanned.rawValue - state.through.rawValue >= count, state.keys.lost.isEmpty,
                state.forgotten.isEmpty, let file = try? file(of: state.keys.log)
            else { return }
            try? file.add(KeysFile.SealingKeys(), through: state.scanned)
            state.look = nil
        }
    }

    private func file(of log: String) throws -> KeysFile? {
        guard let logPath else { return nil }
        guard let file = try KeysFile.find(besideLogAt: logPath, log: log) else {
            throw StoreError(.notFound, missing)
        }
        return file
    }
}
