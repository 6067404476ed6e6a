public import Annals

/// What stands around every page: whose log it is, who reads it, in which language and as of when.
public struct SiteFrame: Sendable {
    /// Whose log it is.
    public var organization: String
    /// Who is signed in.
    public var visitor: PersonID
    /// What they are called.
    public var visitorName: String
    /// The language of the interface.
    public var language: Language
    /// The organization's zone.
    public var zone: Zone
    /// The moment that the page is of: now, unless another was asked for.
    public var moment: Instant
    /// As of when, as it was asked for; `nil` for now.
    public var asOf: String?
    /// Known when, as it was asked for; `nil` for now.
    public var known: String?
    /// The path of the page itself.
    public var path: String
    /// What else was asked for behind the `?`, so that another moment keeps it.
    public var query: [(name: String, value: String)] = []
    /// Whether the page can be of another moment.
    public var isOfMoments = true

    /// Puts it together.
    public init(
        organization: String, visitor: PersonID, visitorName: String, language: Language, zone: Zone, moment: Instant,
        asOf: String? = nil, known: String? = nil, path: String
    ) {
        self.organization = organization
        self.visitor = visitor
        self.visitorName = visitorName
        self.language = language
        self.zone = zone
        self.moment = moment
        self.asOf = asOf
        self.known = known
        self.path = path
    }

    /// Whether the page is of another moment than now.
    public var isPast: Bool { asOf != nil || known != nil }

    /// The day that the page is of.
    public var today: Day { zone.day(of: moment) }

    /// A path of the site at the same moment as this page.
    public func href(_ path: String, _ query: [(name: String, value: String)] = []) -> String {
        SiteFrame.href(path, query + moments)
    }

    /// Where the page of a subject is, at the same moment as this one; `nil` of what has none.
    public func link(_ subject: Subject) -> String? { SubjectLink.path(subject).map { href($0) } }

    /// The id of a subject as a link to its page.
    public func id(_ subject: Subject) -> Runs { Runs(subject.id, link: link(subject)) }

    /// A phrase of the interface.
    public subscript(_ phrase: String) -> String { language[phrase] }

    /// A day, with its month in words: `31 Jul 2024`.
    public func day(_ day: Day) -> String {
        let names = language["Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"].split(separator: "|")
        let parts = day.description.split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), names.indices.contains(month - 1),
            let number = Int(parts[2])
        else { return day.description }
        return "\(number)\u{A0}\(names[month - 1])\u{A0}\(parts[0])"
    }

    /// The day of a moment.
    public func day(_ moment: Instant) -> String { day(zone.day(of: moment)) }

    /// A moment, to the minute.
    public func time(_ moment: Instant) -> String {
        let text = zone.text(moment)
        guard let space = text.firstIndex(of: " ") else { return text }
        return day(moment) + ",\u{A0}" + text[text.index(after: space)...]
    }

    var moments: [(name: String, value: String)] {
        [asOf.map { ("asOf", $0) }, known.map { ("known", $0) }].compactMap { $0 }
    }

    /// A path with what stands behind its `?`.
    static func href(_ path: String, _ query: [(name: String, value: String)]) -> String {
        guard !query.isEmpty else { return path }
        let pairs = query.map { "\($0.name)=\($0.value.inQuery)" }
        return path + (path.contains("?") ? "&" : "?") + pairs.joined(separator: "&")
    }
}

extension String {
    /// The text as a value behind the `?` of an address (RFC 3986).
    package var inQuery: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: ":"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                text += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return text
    }
}
