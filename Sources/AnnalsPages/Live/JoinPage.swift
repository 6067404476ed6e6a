public import Annals

/// What a phone shows that follows the room's code: who is still to come, and a place for the name of a guest.
public struct JoinPage: Sendable {
    /// Somebody who is invited and not in yet.
    public struct Name: Sendable, Equatable {
        /// Who.
        public let person: PersonID
        /// What they are called.
        public let name: String
        /// What tells them from others of that name.
        public let title: String?
        /// Whether the moderator is asked before they are in.
        public let asks: Bool

        /// Puts it together.
        public init(_ person: PersonID, name: String, title: String?, asks: Bool) {
            self.person = person
            self.name = name
            self.title = title
            self.asks = asks
        }
    }

    /// What the phone is at.
    public enum Step: Sendable {
        /// A name is to be tapped.
        case names([Name])
        /// Names are not shown: everybody says theirs.
        case unlisted
        /// The moderator is asked.
        case waits
        /// The moderator said no.
        case turnedAway
    }

    /// What the phone is at.
    public let step: Step
    /// The organization and the session; `nil` where the link alone says nothing of them.
    public let place: (organization: String, title: String)?
    /// The page of the names.
    public let path: String
    /// What went wrong just now.
    public let problem: String?
    /// The language of the interface.
    public let language: Language

    /// Puts it together.
    public init(
        _ step: Step, place: (organization: String, title: String)?, path: String, problem: String? = nil,
        in language: Language
    ) {
        self.step = step
        self.place = place
        self.path = path
        self.problem = problem
        self.language = language
    }

    /// The page.
    public var html: String {
        var context: [String: Any] = [
            "lang": language.rawValue, "style": Assets.path("site.css"), "own": Assets.path("live.css"), "path": path,
            "title": language[title], "words": language[words],
            "hasPlace": place != nil, "organization": place?.organization ?? "", "session": place?.title ?? "",
            "hasProblem": problem != nil, "problem": problem ?? "",
            "languages": Language.allCases.filter { $0 != language }.map {
                ["code": $0.rawValue, "name": $0.ownName, "href": "/language/\($0.rawValue)?return=\(path)"]
            },
        ]
        switch step {
        case .names(let names):
            let doubled = Dictionary(grouping: names, by: \.name).filter { $0.value.count > 1 }
            context["names"] = names.map { one -> [String: Any] in
                let title = doubled[one.name] != nil ? one.title : nil
                let hint = title ?? (one.asks ? language["the moderator is asked"] : "")
                return ["id": one.person.description, "name": one.name, "hint": hint, "hasHint": !hint.isEmpty]
            }
            context["hasNames"] = !names.isEmpty
            context["hasGuest"] = true
            context["guestWords"] = language["I am a guest"]
            context["hasGuestHint"] = true
            context["guestHint"] = language["Say who you are; the moderator lets you in."]
            context["nobody"] = names.isEmpty ? language["Everybody who is invited is in."] : ""
            context["hasNobody"] = names.isEmpty
        case .unlisted:
            context["hasGuest"] = true
            context["guestWords"] = language["Ask to come in"]
        case .waits: context["waits"] = true
        case .turnedAway: context["hasAgain"] = true
        }
        context["script"] = Assets.path("join.js")
        context["look"] = language["Look again"]
        context["nameLabel"] = language["Your name"]
        context["again"] = language["Back to the names"]
        return Pages.render("join", context)
    }

    private var title: String {
        switch step {
        case .names: "Who are you?"
        case .unlisted: "Come in"
        case .waits: "One moment"
        case .turnedAway: "Not now"
        }
    }

    private var words: String {
        switch step {
        case .names: "Tap your name. It opens this session on this phone, and nothing else."
        case .unlisted: "Say your name; the moderator lets you in."
        case .waits: "The moderator has been asked. This page goes on by itself; where it does not, look again."
        case .turnedAway: "The moderator did not let you in: ask them in the room."
        }
    }
}
