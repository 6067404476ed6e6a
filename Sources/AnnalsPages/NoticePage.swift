public import Annals

/// A page with a few words: that somebody is to sign in, or that something is not there.
public enum NoticePage {
    /// The one thing that can be done there.
    public struct Action: Sendable {
        let words: String
        let path: String

        /// A button with those words, which sends a form to that path.
        public init(_ words: String, to path: String) {
            self.words = words
            self.path = path
        }
    }

    /// The page, in the look of the site.
    ///
    /// - Parameters:
    ///   - leadsBack: whether it offers the way to the start, which a stranger has not.
    ///   - action: what can be done there.
    public static func html(
        title: String, words: String, language: Language = .english, leadsBack: Bool = false, action: Action? = nil
    ) -> String {
        Pages.render(
            "notice",
            [
                "lang": language.rawValue, "style": Assets.path("site.css"), "title": language[title], "words": words,
                "hasBack": leadsBack, "back": language["Back to the start"], "hasAction": action != nil,
                "action": action?.path ?? "", "button": action.map { language[$0.words] } ?? "",
            ])
    }
}
