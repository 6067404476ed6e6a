import Annals

extension SitePage {
    /// The start: what waits for the person who is signed in.
    public static func today(in frame: SiteFrame) -> SitePage {
        SitePage(
            SiteHeading(frame["Today"]), part: .today,
            [SiteSection("tasks", frame["My tasks"], [.empty(frame["Nothing waits for you."])])], in: frame)
    }
}
