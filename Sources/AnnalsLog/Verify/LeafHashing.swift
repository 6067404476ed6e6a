import Annals
import AnnalsProof
import Foundation
import Synchronization

/// Hashes lines and builds the tree behind a reading, on a second thread: while these are hashed, the next are read.
final class LeafHashing {
    /// What was found, in the order of the entries.
    enum Finding: Sendable {
        /// A line does not belong to its leaf; with the SHA-256 of the line.
        case unfit(Position, line: Digest)
        /// The root of a subtree that tiles keep.
        case subtree(MerkleFrontier.Subtree)
        /// The head of the tree so far, as it was asked for.
        case root(TreeHead)
    }

    /// How many rows are handed over at once.
    static let batch = 256

    private let thread = DispatchQueue(label: "annals.hashing")
    private let work = Work()
    private var rows: [StoredRow] = []

    /// Takes in the next row.
    func add(_ row: StoredRow) { rows.append(row) }

    /// Hands over what was taken in, and gives what was found by now.
    func hash(askingForRoot asks: Bool) -> [Finding] {
        let batch = rows
        rows = []
        rows.reserveCapacity(LeafHashing.batch)
        work.places.wait()
        thread.async { [work] in
            work.hash(batch, askingForRoot: asks)
            work.places.signal()
        }
        return work.found()
    }

    /// Waits until all is hashed.
    func finish() -> [Finding] {
        thread.sync {}
        return work.found()
    }

    /// Not checked by the compiler: the frontier is used on the thread alone.
    private final class Work: @unchecked Sendable {
        /// So that no more than a few batches wait.
        let places = DispatchSemaphore(value: 8)
        private var frontier = MerkleFrontier()
        private let findings = Mutex<[Finding]>([])

        func hash(_ rows: [StoredRow], askingForRoot asks: Bool) {
            var found: [Finding] = []
            for row in rows {
                let leaf = Digest.leaf(of: row.entry.line)
                if row.leaf != leaf {
                    found.append(.unfit(row.entry.position, line: Digest(hashing: row.entry.line)))
                }
                frontier.append(row.leaf ?? leaf) { subtree in
                    if subtree.level % 8 == 0 { found.append(.subtree(subtree)) }
                }
            }
            if asks { found.append(.root(frontier.head)) }
            if !found.isEmpty { findings.withLock { $0 += found } }
        }

        func found() -> [Finding] {
            findings.withLock { findings in
                defer { findings = [] }
                return findings
            }
        }
    }
}
