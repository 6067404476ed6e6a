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
            return result
        } catch {
            contents.withLock { $0.entries.removeAll(after: head.position) }
            throw error
        }
    }

    /// Forbids later reads and writes.
    package func close() {
        contents.withLock { $0.isClosed = true }
    }

    fileprivate var entries: MemoryEntries { contents.withLock { $0.entries } }

    fileprivate func append(_ entry: NewEntry) throws {
        try contents.withLock { try $0.entries.append(entry) }
    }
}

/// The reads and appends of one transaction.
private final class MemoryWriter: MemoryReader, EntryWriter {
    private let store: MemoryStore
    private(set) var failure: (any Error)?

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
}
