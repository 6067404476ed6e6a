/// A page with a few words: that somebody is to sign in, or that something is not there.
public enum NoticePage {
    /// The page as one HTML file.
    public static func html(title: String, words: String) -> String {
        Pages.render("notice", ["css": Pages.file("notice.css"), "title": title, "words": words])
    }
}
