import Annals

/// A page of the site: what stands between the head that all pages have and their foot.
public struct SitePage: Sendable {
    /// What it is called.
    public var title: String
    /// The part of the navigation that it belongs to; `nil` for none.
    public var part: SitePart?
    /// Its content, as HTML.
    public var main: String
    /// The ES modules that it brings, by the name of their file.
    public var modules: [String] = []
    /// Style sheets beside `site.css`, by the name of their file.
    public var styles: [String] = []
    /// Whether it takes the whole screen, without head and foot: the room's projector, a phone.
    public var isBare = false
    /// Whether it uses the whole width.
    public var isWide = false

    /// A page whose content was made elsewhere.
    public init(title: String, part: SitePart?, main: String) {
        self.title = title
        self.part = part
        self.main = main
    }

    /// A page of a heading and sections.
    public init(_ heading: SiteHeading, part: SitePart?, _ sections: [SiteSection], in frame: SiteFrame) {
        self.init(
            title: heading.id.map { "\($0) \(heading.title.text)" } ?? heading.title.text, part: part,
            main: Pages.render(
                "site-page", heading.context.merging(["sections": sections.map { $0.context(in: frame) }]) { $1 }))
    }

    /// The whole page.
    public func html(in frame: SiteFrame) -> String {
        let language = frame.language
        let others = frame.query + frame.moments
        let own = SiteFrame.href(frame.path, others)
        var context: [String: Any] = [
            "lang": language.rawValue, "title": title, "organization": frame.organization, "main": main,
            "isBare": isBare, "isWide": isWide,
            "styles": (["site.css"] + styles).map { Assets.path($0) }, "modules": modules.map { Assets.path($0) },
            "skip": language["Skip to content"], "home": frame.href("/"),
            "nav": SitePart.allCases.map { item($0, in: frame) }, "navLabel": language["Main"],
            "more": language["More"],
            "registers": SitePart.registers.map { ["name": language[$0.name], "href": frame.href($0.path)] },
            "visitor": frame.visitorName, "visitorHref": frame.href("/people/\(frame.visitor)"),
            "leave": language["Sign out"],
            "languages": Language.allCases.filter { $0 != language }.map { other in
                [
                    "code": other.rawValue, "name": other.ownName,
                    "href": SiteFrame.href("/language/\(other.rawValue)", [("return", own)]),
                ]
            },
            "foot": language["Everything here is rebuilt from the log."],
            "logHref": frame.href("/log"),
        ]
        context.merge(moment(in: frame)) { $1 }
        return Pages.render("site", context)
    }

    private func item(_ part: SitePart, in frame: SiteFrame) -> [String: Any] {
        ["name": frame[part.name], "href": frame.href(part.path), "isHere": part == self.part]
    }

    /// The banner with the moment, and the form that picks another.
    private func moment(in frame: SiteFrame) -> [String: Any] {
        guard frame.isOfMoments, !isBare else { return ["hasMoment": false] }
        let kept = frame.query.map { ["name": $0.name, "value": $0.value] }
        let words: String
        switch (frame.asOf, frame.known) {
        case (let asOf?, let known?): words = frame.language("As of {1}, as the log knew it at {2}", asOf, known)
        case (let asOf?, nil): words = frame.language("As of {1}", asOf)
        case (nil, let known?): words = frame.language("As the log knew it at {1}", known)
        case (nil, nil): words = frame.language["Now"]
        }
        return [
            "hasMoment": true, "isPast": frame.isPast, "momentWords": words, "path": frame.path, "kept": kept,
            "asOf": frame.asOf ?? "", "known": frame.known ?? "",
            "asOfLabel": frame["What was true on"], "knownLabel": frame["As the log knew it on"],
            "momentHint": frame["A day, a year such as 2024, a session such as S-4, or an entry such as #17"],
            "show": frame["Show"], "another": frame["Another day"], "back": frame["Back to now"],
            "nowHref": SiteFrame.href(frame.path, frame.query),
        ]
    }
}

/// The parts of the site that its navigation leads to.
public enum SitePart: String, CaseIterable, Sendable {
    case today = "today"
    case plan = "plan"
    case sessions = "sessions"
    case decisions = "decisions"
    case compare = "compare"
    case search = "search"
    case log = "log"

    var name: String {
        switch self {
        case .today: "Today"
        case .plan: "Plan"
        case .sessions: "Sessions"
        case .decisions: "Decisions"
        case .compare: "Compare"
        case .search: "Search"
        case .log: "Log"
        }
    }

    var path: String { self == .today ? "/" : "/\(rawValue)" }

    /// What stands under “More”.
    static let registers: [(name: String, path: String)] =
        [("One page", "/page")]
        + Register.Kind.allCases.filter { $0 != .decisions && $0 != .sessions }.map { kind in
            (kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst(), "/\(kind.rawValue)")
        }
}
