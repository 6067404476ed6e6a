import Annals
import AnnalsProof

/// All that the pages of a file still say of a log, believed or not.
struct Remnants {
    /// An entry as a page holds it.
    struct Candidate {
        var line: [UInt8]
        /// The leaf beside it; `nil` where there is none that could be one.
        var leaf: Digest?
        var page: Int
    }

    /// What a file says of pages.
    struct Pages {
        var count = 0
        var size = 0
        /// What is wrong with single ones.
        var problems: [Int: String] = [:]
        /// Those that nothing leads to and that are no pages of a tree: overwritten, or long empty.
        var unknown: [Int] = []
        var cutOff = 0
        var walProblem: String?
        var hasHeader = true
    }

    var pages = Pages()
    /// By position.
    var entries: [Int64: [Candidate]] = [:]
    /// The rows of entries that cannot be read, with their page.
    var broken: [Int64: Int] = [:]
    var tiles: [Tile: Digest] = [:]
    var checkpoints: [Int64: String] = [:]
    var documents: [Digest: [UInt8]] = [:]
    /// What indexes say of entries.
    var hints: [Int64: Hint] = [:]

    struct Tile: Hashable {
        var level: Int
        var number: Int64
    }

    /// What is left of an entry in the indexes.
    struct Hint {
        var id: EntryID?
        var occurredAt: Instant?
        var subjects: [(subject: Subject, isAbout: Bool)] = []
        /// In how many kinds of place it is named: one alone may itself be damage.
        var places: Set<Int> = []
    }

    /// Reads all pages of a file, with those of its WAL.
    init(of path: String, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }) throws {
        let pages = try FilePages(path)
        read(pages, progress)
        guard !pages.hasHeader, entries.isEmpty else { return }
        // The length of a page is told by the first one alone, and that is gone.
        for size in FilePages.sizes where size != pages.pageSize && entries.isEmpty {
            self = Remnants()
            read(try FilePages(path, pageSize: size), progress)
        }
    }

    private init() {}

    /// Takes the lines of an export, each with the leaf that it carries or else its own.
    init(export: some Collection<UInt8>) {
        for bytes in export.split(separator: 0x0A) {
            let (line, leaf) = Export.parts(Array(bytes))
            guard let header = try? LineHeader(line: line) else { continue }
            add(Candidate(line: line, leaf: leaf ?? .leaf(of: line), page: 0), at: header.position.rawValue)
        }
    }

    private mutating func read(_ file: FilePages, _ progress: (Int, Int) -> Void) {
        let reader = PageRows(pages: file)
        var accounted = reader.freePages()
        var others: [Int] = []
        for number in stride(from: 1, through: file.count, by: 1) {
            if number % 1000 == 0 { progress(number, file.count) }
            let contents = reader.contents(of: number)
            for row in contents.rows { take(row, page: number) }
            accounted.formUnion(contents.overflow)
            if let problem = contents.problem { pages.problems[number] = problem }
            guard contents.problem != nil || !contents.isTree, let page = file.page(number) else { continue }
            if contents.problem == nil { others.append(number) }
            for (line, leaf) in Carving.lines(in: page) { take(line, leaf, page: number) }
        }
        pages.count = file.count
        pages.size = file.pageSize
        pages.hasHeader = file.hasHeader
        pages.cutOff = file.cutOffPages
        pages.walProblem = file.walProblem
        pages.unknown = others.filter { !accounted.contains($0) }
        if !file.hasHeader { pages.problems[1] = pages.problems[1] ?? "is not the first page of an SQLite file" }
    }

    /// Tells a row by its shape: which table it is of, the page does not say.
    private mutating func take(_ row: PageRows.Row, page: Int) {
        switch row {
        case .upTo(let position):
            if Remnants.isPosition(position) { hints[position, default: Hint()].places.insert(0) }
        case .broken(let position):
            if Remnants.isPosition(position) {
                broken[position] = page
                hints[position, default: Hint()].places.insert(1)
            }
        case .table(let rowid, let values):
            switch values.count {
            // Seven since entries name their subjects.
            case 6, 7:
                guard rowid > 0, case .text(let line) = values[4], case .blob(let leaf) = values[5] else { return }
                let candidate = Candidate(line: line, leaf: Digest(leaf), page: page)
                // A line that fits its leaf says itself where it belongs, whatever became of the rowid.
                let proved = candidate.leaf == .leaf(of: line) ? (try? LineHeader(line: line))?.position.rawValue : nil
                add(candidate, at: proved ?? rowid)
            case 2:
                if case .null = values[0], case .text(let note) = values[1] {
                    checkpoints[rowid] = String(decoding: note, as: UTF8.self)
                } else if case .blob(let key) = values[0], case .blob(let content) = values[1],
                    let sha256 = Digest(key), Digest(hashing: content) == sha256
                {
                    documents[sha256] = content
                }
            default: break
            }
        case .index(let values): take(values)
        }
    }

    /// Whether a row's number can be a position: subjects, which other tables go by, are larger by far.
    private static func isPosition(_ number: Int64) -> Bool { (1..<1 << 40).contains(number) }

    private mutating func take(_ values: [RawValue]) {
        switch (values.count, values.first) {
        case (2, .blob(let id)):
            guard case .integer(let position) = values[1], position > 0, let id = EntryID(bytes: id) else { return }
            hints[position, default: Hint()].id = id
            hints[position]?.places.insert(2)
        case (2, .integer(let occurredAt)):
            guard case .integer(let position) = values[1], position > 0 else { return }
            hints[position, default: Hint()].occurredAt = Instant(milliseconds: occurredAt)
            hints[position]?.places.insert(3)
        // Rows of the index are numbered since it comes in blocks.
        case (3, .integer(let first)), (4, .integer(let first)):
            if case .integer(let about) = values[1], case .integer(let position) = values[2], position > 0,
                let subject = Subject(rawValue: first)
            {
                hints[position, default: Hint()].subjects.append((subject, about == 1))
                hints[position]?.places.insert(4)
            } else if case .integer(let number) = values[1], case .blob(let root) = values[2], number >= 0,
                (1...7).contains(first), let root = Digest(root)
            {
                tiles[Tile(level: Int(first), number: number)] = root
            }
        default: break
        }
    }

    private mutating func take(_ line: [UInt8], _ leaf: Digest, page: Int) {
        guard let header = try? LineHeader(line: line) else { return }
        add(Candidate(line: line, leaf: leaf, page: page), at: header.position.rawValue)
    }

    mutating func add(_ candidate: Candidate, at position: Int64) {
        if entries[position]?.contains(where: { $0.line == candidate.line && $0.leaf == candidate.leaf }) ?? false {
            return
        }
        entries[position, default: []].append(candidate)
    }
}
