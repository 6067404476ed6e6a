import Annals
import Foundation
import Synchronization

/// A log in memory, for tests and for asking "what if": the same contract as `SQLiteStore`, and nothing lasts.
///
/// Entries are only ever added at the end, so a reader sees one state by passing over what stands after its head.
package final class MemoryStore: EntryStore {
    private struct Contents {
        var entries = MemoryEntries()
        /// The last entry that was committed.
        var head = Head.empty
        var isClosed = false
    }

    private let contents = Mutex(Contents())
    private let writing = NSLock()

    /// Makes an empty log.
    package init() {}

    /// Runs reads on one state of the log.
    package func read<Result>(_ body: (any EntryReader) throws -> Result) throws -> Result {
        let (entries, head) = try contents.withLock { contents in
            guard !contents.isClosed else { throw StoreError(.closed, "the log in memory is closed") }
            return (contents.entries, contents.head)
        }
        return try body(MemoryReader(head: head) { entries })
    }

    /// Runs reads and appends as the only writer.
    package func write<Result>(_ body: (any EntryWriter) throws -> Result) throws -> Result {
        writing.lock()
        defer { writing.unlock() }
        let head = try contents.withLock { contents in
            guard !contents.isClosed else { throw StoreError(.closed, "the log in memory is closed") }
            return contents.head
        }
        let log = MemoryWriter(head: head, store: self)
        do {
            let result = try body(log)
            if let failure = log.failure { throw failure }
            contents.withLock { $0.head = log.head }
            for body in log.afterwards { body() }
            return result
        } catch {
            contents.withLock { contents in
                contents.entries.removeAll(after: contents.head.position)
                // What was taken out in vain, back to front.
                for undo in log.undo.reversed() { undo(&contents.entries) }
            }
            throw error
        }
    }

    /// Forbids later reads and writes.
    package func close() {
        contents.withLock { $0.isClosed = true }
    }

    fileprivate var entries: MemoryEntries { contents.withLock { $0.entries } }

    /// False: what is taken out of memory is gone.
    package var hasRemains: Bool { false }

    fileprivate func append(_ entry: NewEntry) throws {
        try contents.withLock { try $0.entries.append(entry) }
    }

    fileprivate func commit(_ head: Head) {
        contents.withLock { $0.head = head }
    }

    fileprivate func change(_ body: (inout MemoryEntries) -> Void) {
        contents.withLock { body(&$0.entries) }
    }
}

/// The reads and appends of one transaction.
private final class MemoryWriter: MemoryReader, EntryWriter {
    private let store: MemoryStore
    private(set) var failure: (any Error)?
    /// What takes back the changes that are no appends.
    private(set) var undo: [@Sendable (inout MemoryEntries) -> Void] = []

    /// What is to be done once the transaction is over.
    private(set) var afterwards: [() -> Void] = []

    func whenDurable(_ body: @escaping () -> Void) { afterwards.append(body) }

    func commitBehind(_ done: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        if let failure { return done(.failure(failure)) }
        store.commit(head)
        undo = []
        for body in afterwards { body() }
        afterwards = []
        done(.success(()))
    }

    init(head: Head, store: MemoryStore) {
        self.store = store
        super.init(head: head) { store.entries }
    }

    func append(_ entries: [NewEntry], on condition: AppendCondition) throws {
        if let failure { throw failure }
        do {
            try condition.check(in: self, head: head.position)
            for entry in entries {
                try entry.check(after: head.position)
                try store.append(entry)
                head = Head(position: entry.position, recordedAt: entry.recordedAt)
            }
        } catch {
            failure = error
            throw error
        }
    }

    func keep(_ document: Document) throws {
        let key = document.sha256
        if let failure { throw failure }
        guard self.document(key) == nil else {
            let error = StoreError(.conflict, "the document \(key.hex) is there already")
            failure = error
            throw error
        }
        store.change { $0.documents[key] = document.content }
        undo.append { $0.documents[key] = nil }
    }

    func addCheckpoint(_ position: Position, _ note: String) throws {
        if let failure { throw failure }
        guard position <= head.position, position > lastCheckpoint(upTo: head.position)?.position ?? .start else {
            let error = StoreError(
                .conflict, "a checkpoint signs more entries than the one before it, and no more than there are")
            failure = error
            throw error
        }
        store.change { $0.checkpoints.append(StoredCheckpoint(position: position, note: note)) }
        undo.append { $0.checkpoints.removeAll { $0.position == position } }
    }

    func addCosignature(_ cosignature: StoredCosignature, at position: Position) throws {
        if let failure { throw failure }
        guard let index = entries.checkpoints.firstIndex(where: { $0.position == position }),
            !entries.checkpoints[index].cosignatures.contains(where: { $0.key == cosignature.key })
        else {
            let error = StoreError(.conflict, "a witness signs a checkpoint that is there, and once")
            failure = error
            throw error
        }
        store.change {
            $0.checkpoints[index].cosignatures.append(cosignature)
            $0.checkpoints[index].cosignatures.sort { $0.key < $1.key }
        }
        undo.append { $0.checkpoints[index].cosignatures.removeAll { $0.key == cosignature.key } }
    }

    func redact(_ position: Position, to lines: [[UInt8]]) throws {
        if let failure { throw failure }
        guard let line = lines.last, let old = entry(at: position)?.line else { return }
        store.change { $0.redact(position, to: line) }
        undo.append { $0.redact(position, to: old) }
    }

    func removeDocument(_ sha256: Digest) throws {
        if let failure { throw failure }
        let old = document(sha256)
        store.change { $0.documents[sha256] = nil }
        undo.append { $0.documents[sha256] = old }
    }
}
