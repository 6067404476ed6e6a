// What sections are made of: plain content, that says of each part by which entries it is known.

extension Report {
    /// One subject of the report.
    public struct Section: Sendable {
        /// Its name for programs, such as `decisions`.
        public let key: String
        /// Its heading.
        public let title: String
        /// What it says.
        public var blocks: [Block]
        /// How many more there are for which the page has no room.
        public var more = 0

        /// The entries that it tells of.
        public var entries: Set<Position> { blocks.reduce(into: []) { $0.formUnion($1.entries) } }
    }

    /// A part of a section.
    public enum Block: Sendable {
        /// A sentence or two.
        case words(String)
        /// A list.
        case items([Item])
        /// Rows and columns.
        case table(Table)
        /// What is drawn where pictures can be, and told where not.
        case picture(Picture)

        /// The entries that it tells of.
        public var entries: [Position] {
            switch self {
            case .words: []
            case .items(let items): items.flatMap(\.entries)
            case .table(let table): table.entries + table.rows.flatMap(\.entries)
            case .picture(.measures(let charts)): charts.flatMap(\.entries)
            case .picture: []
            }
        }
    }

    /// One thing in a list.
    public struct Item: Sendable {
        /// How it stands.
        public var sign: Sign?
        /// Its id.
        public var id: String?
        /// What it is, in a line.
        public var text: String
        /// What else there is to say, a line each.
        public var notes: [Note]
        /// The entries that say so.
        public var entries: [Position]

        init(
            _ text: String, id: String? = nil, sign: Sign? = nil, notes: [Note?] = [], entries: [Position] = []
        ) {
            self.sign = sign
            self.id = id
            self.text = text.unbroken
            self.notes = notes.compactMap { $0 }
            self.entries = entries
        }
    }

    /// A line under an item.
    public struct Note: Sendable {
        /// What it tells of, such as `because`; `nil` where that needs no word.
        public var label: String?
        /// What it says.
        public var text: String

        /// A note, where there is something to note.
        init?(_ label: String?, _ text: String?) {
            guard let text, !text.isEmpty else { return nil }
            self.label = label
            self.text = text.unbroken
        }

        /// A note of a few facts one after the other.
        init?(_ label: String? = nil, facts: [String?]) {
            self.init(label, facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · "))
        }
    }

    /// Rows and columns.
    public struct Table: Sendable {
        /// What it shows.
        public let caption: String
        /// The headings.
        public let columns: [Column]
        /// The rows; the first cell of each says what it is about.
        public let rows: [Row]
        /// The entries that the whole table tells of.
        public var entries: [Position] = []

        /// Rows and columns that tell of no entry of their own.
        public init(caption: String, columns: [Column], rows: [[String]]) {
            self.init(caption, columns, rows.map { Row($0) })
        }

        init(_ caption: String, _ columns: [Column], _ rows: [Row], entries: [Position] = []) {
            self.caption = caption
            self.columns = columns
            self.rows = rows
            self.entries = entries
        }
    }

    /// A column of a table.
    public struct Column: Hashable, Sendable, ExpressibleByStringLiteral {
        /// Its heading.
        public let title: String
        /// Whether it holds numbers, that stand under one another.
        public let isNumeric: Bool

        /// A column of texts.
        public init(stringLiteral title: String) { self.init(title) }

        package init(_ title: String, isNumeric: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
        }

        static func number(_ title: String) -> Column { Column(title, isNumeric: true) }
    }

    /// A row of a table.
    public struct Row: Sendable {
        /// One cell a column.
        public let cells: [String]
        /// How it stands.
        public let sign: Sign?
        /// The entries that it tells of.
        public let entries: [Position]

        init(_ cells: [String], sign: Sign? = nil, entries: [Position] = []) {
            self.cells = cells.map(\.unbroken)
            self.sign = sign
            self.entries = entries
        }
    }
}
