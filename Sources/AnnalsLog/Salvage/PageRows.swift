/// A value as a record of SQLite holds it.
enum RawValue: Equatable {
    case null
    case integer(Int64)
    case text([UInt8])
    case blob([UInt8])
    /// A number with a fraction, which no table of a log has.
    case real
}

/// The rows of single pages of an SQLite file, without the tree that leads to them.
///
/// The format is that of https://sqlite.org/fileformat2.html, sections 1.6 (b-tree pages) and 2.1 (records). A page is
/// read by itself, so a row is found though the pages above it are gone; nothing in it is believed before it is checked.
struct PageRows {
    /// What a cell of a page says.
    enum Row {
        /// A row of a table: its rowid and columns.
        case table(Int64, [RawValue])
        /// A row of an index or of a table without rowids.
        case index([RawValue])
        /// That rows up to this rowid stand below: from a page within a table's tree.
        case upTo(Int64)
        /// A row of a table of which only the rowid can be read.
        case broken(Int64)
    }

    /// What a page holds.
    struct Contents {
        var rows: [Row] = []
        /// The pages that its long rows run over.
        var overflow: [Int] = []
        /// Whether it is a page of a tree, by its first byte.
        var isTree = false
        /// What is wrong with it.
        var problem: String?
    }

    let pages: FilePages

    func contents(of number: Int) -> Contents {
        var contents = Contents()
        guard let page = pages.page(number) else {
            contents.problem = "cannot be read"
            return contents
        }
        let start = number == 1 ? 100 : 0
        let kind = page[start]
        guard [2, 5, 10, 13].contains(kind) else { return contents }
        contents.isTree = true
        let isInterior = kind == 2 || kind == 5
        let cells = page.bigEndian16(start + 3)
        let pointers = start + (isInterior ? 12 : 8)
        guard pointers + 2 * cells <= pages.usableSize else {
            contents.problem = "says that it has \(cells) rows, more than it has room for"
            return contents
        }
        var bad = 0
        for cell in 0..<cells {
            let at = page.bigEndian16(pointers + 2 * cell)
            guard at >= pointers + 2 * cells, at + 4 <= pages.usableSize,
                read(page, at, kind, into: &contents)
            else {
                bad += 1
                continue
            }
        }
        if bad > 0 { contents.problem = "\(bad) of its \(cells) rows cannot be read" }
        return contents
    }

    /// Reads one cell; whether it is one.
    private func read(_ page: [UInt8], _ at: Int, _ kind: UInt8, into contents: inout Contents) -> Bool {
        var at = kind == 2 || kind == 5 ? at + 4 : at
        if kind == 5 {
            guard let rowid = varint(page, &at) else { return false }
            contents.rows.append(.upTo(rowid))
            return true
        }
        guard let length = varint(page, &at), length > 0, length < 1 << 30 else { return false }
        var rowid: Int64 = 0
        if kind == 13 {
            guard let found = varint(page, &at) else { return false }
            rowid = found
        }
        var used: [Int] = []
        guard let payload = payload(page, at, Int(length), isTable: kind == 13, &used), let values = record(payload)
        else {
            if kind == 13 { contents.rows.append(.broken(rowid)) }
            return false
        }
        contents.overflow += used
        contents.rows.append(kind == 13 ? .table(rowid, values) : .index(values))
        return true
    }

    /// The bytes of a record, put together where they run over several pages.
    private func payload(_ page: [UInt8], _ at: Int, _ length: Int, isTable: Bool, _ used: inout [Int]) -> [UInt8]? {
        let usable = pages.usableSize
        let most = isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23
        guard length > most else { return at + length <= usable ? Array(page[at..<(at + length)]) : nil }
        let least = (usable - 12) * 32 / 255 - 23
        let wanted = least + (length - least) % (usable - 4)
        let local = wanted <= most ? wanted : least
        guard local > 0, at + local + 4 <= usable else { return nil }
        var bytes = Array(page[at..<(at + local)])
        var next = Int(page.bigEndian32(at + local))
        while bytes.count < length {
            guard next > 1, used.count < pages.count, let more = pages.page(next) else { return nil }
            used.append(next)
            bytes += more[4..<min(usable, 4 + length - bytes.count)]
            next = Int(more.bigEndian32(0))
        }
        return bytes
    }

    /// The columns of a record; `nil` where it is none.
    private func record(_ bytes: [UInt8]) -> [RawValue]? {
        var header = 0
        guard let end = varint(bytes, &header), end >= 1, end <= bytes.count else { return nil }
        var body = Int(end)
        var values: [RawValue] = []
        while header < Int(end) {
            guard let type = varint(bytes, &header), header <= Int(end), type >= 0, values.count < 64 else {
                return nil
            }
            let length =
                switch type {
                case 0, 8, 9: 0
                case 1...4: Int(type)
                case 5: 6
                case 6, 7: 8
                case 10, 11: -1
                default: Int((type - 12) / 2)
                }
            guard length >= 0, body + length <= bytes.count else { return nil }
            let field = bytes[body..<(body + length)]
            body += length
            switch type {
            case 0: values.append(.null)
            case 8, 9: values.append(.integer(type - 8))
            case 7: values.append(.real)
            case 1...6:
                let first = Int64(Int8(bitPattern: field.first ?? 0))
                values.append(.integer(field.dropFirst().reduce(first) { $0 << 8 | Int64($1) }))
            default: values.append(type & 1 == 0 ? .blob(Array(field)) : .text(Array(field)))
            }
        }
        return values
    }

    /// A number of one to nine bytes, the highest first, seven bits a byte.
    private func varint(_ bytes: [UInt8], _ at: inout Int) -> Int64? {
        var value: UInt64 = 0
        for index in 0..<9 {
            guard at < bytes.count else { return nil }
            let byte = bytes[at]
            at += 1
            if index == 8 { return Int64(bitPattern: value << 8 | UInt64(byte)) }
            value = value << 7 | UInt64(byte & 0x7F)
            if byte < 0x80 { return Int64(bitPattern: value) }
        }
        return nil
    }

    /// The pages that the file says are free; empty where it cannot be told.
    func freePages() -> Set<Int> {
        guard pages.hasHeader, let first = pages.page(1) else { return [] }
        var found: Set<Int> = []
        var trunk = Int(first.bigEndian32(32))
        while trunk > 1, found.insert(trunk).inserted, let page = pages.page(trunk) {
            let leaves = min(Int(page.bigEndian32(4)), pages.usableSize / 4 - 2)
            for leaf in 0..<leaves { found.insert(Int(page.bigEndian32(8 + 4 * leaf))) }
            trunk = Int(page.bigEndian32(0))
        }
        return found
    }
}
