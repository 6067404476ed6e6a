public import Annals
import AnnalsProof
import Foundation

/// What can be saved of a damaged log: every line that still proves intact, and an account of the rest.
///
/// The pages of the file are read one by one and without SQLite, so that it works where SQLite refuses the file. A line
/// is taken where it fits the leaf that was written beside it, or where the tree says that it is the one that was
/// written; what of it a signed checkpoint proves is told apart. Nothing is made up, and nothing that was taken out of
/// the log comes back. All lines are held in memory.
public struct Salvage: Sendable {
    /// An entry that the file tells of and that could not be saved.
    public struct Missing: Sendable, Equatable {
        /// Its place.
        public let position: Position
        /// Why it is missing.
        public let why: String
        /// When it happened, where an index still says so.
        public let occurredAt: Instant?
        /// What it was about and mentioned, where the index still says so.
        public let subjects: [Subject]
    }

    /// What is wrong with the pages of a file.
    public struct Pages: Sendable, Equatable {
        /// How many there are.
        public let count: Int
        /// How many bytes each has.
        public let size: Int
        /// What is wrong with single ones, by number from 1.
        public let problems: [(page: Int, problem: String)]
        /// Those that nothing leads to and that are no page of a table: overwritten, or of a table that cannot be read.
        public let unknown: [Int]
        /// How many are missing at the end.
        public let cutOff: Int
        /// What is wrong with the WAL; `nil` where nothing is.
        public let walProblem: String?

        /// The numbers of all that are not what they should be.
        public var damaged: [Int] { Set(problems.map(\.page) + unknown).sorted() }
        /// Whether nothing was found.
        public var areWhole: Bool { problems.isEmpty && unknown.isEmpty && cutOff == 0 && walProblem == nil }

        /// Equal where the same was found.
        public static func == (left: Pages, right: Pages) -> Bool {
            left.count == right.count && left.damaged == right.damaged && left.cutOff == right.cutOff
                && left.walProblem == right.walProblem
        }
    }

    /// The log's own id, where a line or a checkpoint says so.
    public internal(set) var log: String?
    /// The lines as an export has them, in order.
    public internal(set) var lines: [(position: Position, line: [UInt8])] = []
    /// What is missing, in order.
    public internal(set) var missing: [Missing] = []
    /// The highest position that the file tells of; whether more came after it, it cannot tell.
    public internal(set) var last = Position.start
    /// How many of the lines a signed checkpoint proves; the others stand by their own leaf alone.
    public internal(set) var signed = 0
    /// The last checkpoint that proves lines.
    public internal(set) var checkpoint: Position?
    /// How many lines there are from the first without a gap.
    public internal(set) var whole = Position.start
    /// How many of these, from the first, a signed checkpoint proves.
    public internal(set) var wholeSigned = Position.start
    /// How many lines came from other copies than the first.
    public internal(set) var fromCopies = 0
    /// What else does not fit: checkpoints, and lines that say two things.
    public internal(set) var remarks: [String] = []
    /// The contents of attached documents.
    public internal(set) var documents: [Digest: [UInt8]] = [:]
    /// The documents that lines attach and whose contents are lost, with the entry.
    public internal(set) var lostDocuments: [(sha256: Digest, position: Position)] = []
    /// The pages of the damaged file.
    public let pages: Pages

    /// Whether everything that the file tells of was saved.
    public var isWhole: Bool { missing.isEmpty && lostDocuments.isEmpty }

    /// Reads a damaged log, and other copies of it from which to take what it lacks.
    ///
    /// - Parameters:
    ///   - path: the file; its WAL beside it is read too.
    ///   - copies: logs or exports of the same log, such as backups.
    public init(
        _ path: String, copies: [String] = [], progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws {
        let remnants = try Remnants(of: path, progress: progress)
        pages = Pages(remnants.pages)
        var work = SalvageWork(remnants, keysAt: path + "-keys")
        for copy in copies { try work.add(copy) }
        try work.finish(into: &self)
    }
}

extension Salvage.Pages {
    init(_ pages: Remnants.Pages) {
        self.init(
            count: pages.count, size: pages.size,
            problems: pages.problems.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, unknown: pages.unknown,
            cutOff: pages.cutOff, walProblem: pages.walProblem)
    }
}
