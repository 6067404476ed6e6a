public import Annals

/// The top of a page.
public struct SiteHeading: Sendable {
    /// What sort of page it is, above the title.
    public var kicker: Runs?
    /// The id of what it shows.
    public var id: String?
    /// Its title.
    public var title: Runs
    /// How what it shows stands.
    public var sign: SiteSign?
    /// A few facts under the title.
    public var facts: [Runs]
    /// What can be done here, as links.
    public var actions: [(text: String, href: String)]

    /// Puts it together.
    public init(
        _ title: String, id: String? = nil, kicker: Runs? = nil, sign: SiteSign? = nil, facts: [Runs?] = [],
        actions: [(text: String, href: String)] = []
    ) {
        self.title = Runs(title)
        self.id = id
        self.kicker = kicker
        self.sign = sign
        self.facts = facts.compactMap { $0 }
        self.actions = actions
    }
}

/// How something stands: a word, and a tone for what draws it.
public struct SiteSign: Sendable {
    /// The word.
    public let word: String
    /// Whether that is good.
    public let tone: Report.Sign.Tone

    /// A word in a tone.
    public init(_ word: String, _ tone: Report.Sign.Tone) {
        self.word = word
        self.tone = tone
    }

    /// The sign of a report, in the language of the page.
    public init(_ sign: Report.Sign, in frame: SiteFrame) { self.init(sign.words(in: frame.language), sign.tone) }
}

/// A part of a page under a heading of its own.
public struct SiteSection: Sendable {
    /// How much room it takes beside others on a wide screen.
    public enum Width: String, Sendable {
        case full = "full"
        case half = "half"
        /// Two thirds, beside an aside.
        case body = "body"
        case aside = "aside"
    }

    /// Its name in the address, behind `#`.
    public let key: String
    /// Its heading.
    public let title: String
    /// How many things it shows; `nil` where that says nothing.
    public var count: Int?
    /// What it says.
    public var blocks: [SiteBlock]
    /// How much room it takes.
    public var width: Width
    /// Where there is more of it.
    public var more: (text: String, href: String)?

    /// Puts it together.
    public init(
        _ key: String, _ title: String, count: Int? = nil, width: Width = .full,
        more: (text: String, href: String)? = nil,
        _ blocks: [SiteBlock]
    ) {
        self.key = key
        self.title = title
        self.count = count
        self.blocks = blocks
        self.width = width
        self.more = more
    }
}

/// What sections are made of.
public enum SiteBlock: Sendable {
    /// A paragraph.
    case words(Runs)
    /// A paragraph in large letters: a mission, a statement.
    case lead(Runs)
    /// A remark in small letters.
    case note(Runs)
    /// Something that the reader should know first.
    case notice(Report.Sign.Tone, Runs)
    /// Nothing to show, in words.
    case empty(String)
    /// A heading within the section.
    case subtitle(String)
    /// Short texts side by side, each under a name.
    case tiles([SiteTile])
    /// Facts, each with its label.
    case facts([SiteFact])
    /// A list.
    case items([SiteItem])
    /// Rows and columns.
    case table(SiteTable)
    /// Measures, drawn small beside each other.
    case charts([SiteChart])
    /// A picture as SVG.
    case picture(String)
    /// A form that asks for a page.
    case form(SiteForm)
    /// Text as it is, such as a line of the log.
    case code(String)
    /// HTML from another template.
    case html(String)
}

/// A short text under a name, with a remark.
public struct SiteTile: Sendable {
    /// Its name.
    public let name: String
    /// What it says.
    public let text: Runs
    /// What else there is to say, in small letters.
    public let note: Runs

    /// Puts it together.
    public init(_ name: String, _ text: Runs, _ note: Runs) {
        self.name = name
        self.text = text
        self.note = note
    }
}

/// A fact with its label.
public struct SiteFact: Sendable {
    /// What it is about.
    public let label: String
    /// What it says.
    public let text: Runs

    /// A fact.
    public init(_ label: String, _ text: Runs) {
        self.label = label
        self.text = text
    }
}

/// One thing in a list.
public struct SiteItem: Sendable {
    /// How it stands.
    public var sign: SiteSign?
    /// Its id.
    public var id: String?
    /// Where its page is.
    public var href: String?
    /// What it is, in a line.
    public var text: Runs
    /// What stands at the end of the line: an owner, a date.
    public var aside: Runs?
    /// What else there is to say, a line each, some with a label.
    public var notes: [(label: String?, text: Runs)]

    /// Puts it together.
    public init(
        _ text: Runs, id: String? = nil, href: String? = nil, sign: SiteSign? = nil, aside: Runs? = nil,
        notes: [(label: String?, text: Runs)?] = []
    ) {
        self.text = text
        self.id = id
        self.href = href
        self.sign = sign
        self.aside = aside
        self.notes = notes.compactMap { $0 }
    }
}

/// Rows and columns; the first cell of each row says what it is about.
public struct SiteTable: Sendable {
    /// A column.
    public struct Column: Sendable {
        /// Its heading.
        public let title: String
        /// Whether its cells are numbers.
        public let isNumeric: Bool

        /// A column.
        public init(_ title: String, isNumeric: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
        }
    }

    /// What it shows.
    public let caption: String
    /// Whether the caption is only for those who hear the page: where the heading above says the same.
    public var hidesCaption = true
    /// The columns.
    public let columns: [Column]
    /// The rows.
    public let rows: [(cells: [Runs], sign: SiteSign?)]

    /// Puts it together.
    public init(
        _ caption: String, hidesCaption: Bool = true, _ columns: [Column], _ rows: [(cells: [Runs], sign: SiteSign?)]
    ) {
        self.caption = caption
        self.hidesCaption = hidesCaption
        self.columns = columns
        self.rows = rows
    }
}

/// A measure, drawn.
public struct SiteChart: Sendable {
    /// What is drawn.
    public let chart: Report.Chart
    /// Where its page is.
    public let href: String?

    /// A chart that leads to a page.
    public init(_ chart: Report.Chart, href: String?) {
        self.chart = chart
        self.href = href
    }
}

/// A form that asks for a page.
public struct SiteForm: Sendable {
    /// A field.
    public struct Field: Sendable {
        /// Its name behind the `?`.
        public let name: String
        /// Its label.
        public let label: String
        /// What stands in it.
        public let value: String
        /// What can be chosen; empty for a text.
        public var options: [(value: String, text: String)] = []
        /// What a text could be, as an example.
        public var hint = ""
        /// Whether it is the one field that matters.
        public var isMain = false

        /// A field.
        public init(
            _ name: String, _ label: String, _ value: String?, options: [(value: String, text: String)] = [],
            hint: String = "", isMain: Bool = false
        ) {
            self.name = name
            self.label = label
            self.value = value ?? ""
            self.options = options
            self.hint = hint
            self.isMain = isMain
        }
    }

    /// The path that it asks for.
    public let path: String
    /// The fields.
    public let fields: [Field]
    /// What stands on the button.
    public let button: String
    /// What is sent along unseen.
    public var hidden: [(name: String, value: String)] = []
    /// Links beside the button.
    public var links: [(text: String, href: String)] = []

    /// Puts it together.
    public init(
        _ path: String, _ fields: [Field], button: String, hidden: [(name: String, value: String)] = [],
        links: [(text: String, href: String)] = []
    ) {
        self.path = path
        self.fields = fields
        self.button = button
        self.hidden = hidden
        self.links = links
    }
}
