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
    private var lines = Lines()

    /// Lines one behind the other, so that a thread hands over one piece of memory and not one for each.
    private struct Lines: Sendable {
        /// Each line with the 0x00 before it that makes it a leaf.
        private var bytes: [UInt8] = []
        private var rows: [(position: Position, end: Int, leaf: Digest?)] = []

        mutating func reserve() {
            bytes.reserveCapacity(LeafHashing.batch * 512)
            rows.reserveCapacity(LeafHashing.batch)
        }

        mutating func append(_ row: StoredRow) {
            bytes.append(0)
            bytes.append(contentsOf: row.entry.line)
            rows.append((row.entry.position, bytes.count, row.leaf))
        }

        /// Hands them out one by one, each with its leaf as it is kept; `input` is what the leaf is the hash of.
        func hand(_ body: (_ position: Position, _ input: UnsafeRawBufferPointer, _ leaf: Digest?) -> Void) {
            bytes.withUnsafeBytes { bytes in
                var start = 0
                for row in rows {
                    body(row.position, UnsafeRawBufferPointer(rebasing: bytes[start..<row.end]), row.leaf)
                    start = row.end
                }
            }
        }
    }

    /// Takes in the next row.
    func add(_ row: StoredRow) { lines.append(row) }

    /// Hands over what was taken in, and gives what was found by now.
    func hash(askingForRoot asks: Bool) -> [Finding] {
        let batch = lines
        lines = Lines()
        lines.reserve()
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

        func hash(_ lines: Lines, askingForRoot asks: Bool) {
            var found: [Finding] = []
            lines.hand { position, input, kept in
                let leaf = Digest(hashing: input)
                if kept != leaf {
                    found.append(
                        .unfit(position, line: Digest(hashing: UnsafeRawBufferPointer(rebasing: input.dropFirst()))))
                }
                frontier.append(kept ?? leaf) { subtree in
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
