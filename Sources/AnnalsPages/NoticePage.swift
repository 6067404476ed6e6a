public import Annals

/// A page with a few words: that somebody is to sign in, or that something is not there.
public enum NoticePage {
    /// The page, in the look of the site.
    ///
    /// - Parameter leadsBack: whether it offers the way to the start, which a stranger has not.
    public static func html(
        title: String, words: String, language: Language = .english, leadsBack: Bool = false
    ) -> String {
        Pages.render(
            "notice",
            [
                "lang": language.rawValue, "style": Assets.path("site.css"), "title": language[title], "words": words,
                "hasBack": leadsBack, "back": language["Back to the start"],
            ])
    }
}
