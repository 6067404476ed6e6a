public import Annals

/// The answer to a form that was not recorded: why, and the form once more with what was typed.
public enum RefusedPage {
    /// The page.
    ///
    /// - Parameters:
    ///   - problem: what is wrong, and what to do next.
    ///   - fields: what was sent, in order.
    ///   - back: the page that the form stands on.
    public static func html(
        _ problem: String, fields: [(name: String, value: String)], back: String, language: Language
    ) -> String {
        let typed = fields.filter { isTyped($0.name) && !$0.value.isEmpty && Subject(id: $0.value) == nil }
        let context: [String: Any] = [
            "lang": language.rawValue, "style": Assets.path("site.css"), "title": language["Not recorded"],
            "words": problem.prefix(1).uppercased() + problem.dropFirst() + ".",
            // Whoever sends it again has read what came in between.
            "hidden": fields.filter { field in
                !typed.contains { $0 == field } && field.name != "id" && field.name != "expect"
            }.map { ["name": $0.name, "value": $0.value] },
            "typed": typed.map { ["name": $0.name, "label": label($0.name, language), "value": $0.value] },
            "hasTyped": !typed.isEmpty, "kept": language["What you sent is kept here."],
            "again": language["Send it again"], "back": back, "backWords": language["Back to the page"],
        ]
        return Pages.render("refused", context)
    }

    /// Whether a field holds words of somebody's own, and no choice that the page made.
    private static func isTyped(_ name: String) -> Bool {
        let last = name.split(separator: ".").last ?? ""
        return [
            "text", "title", "reason", "rationale", "statement", "question", "words", "date", "due", "reviewOn", "why",
            "unready", "leaving", "next", "despite", "outcome", "remark", "actual", "purpose",
        ].contains(last)
    }

    private static func label(_ name: String, _ language: Language) -> String {
        let last = String(name.split(separator: ".").last ?? "")
        return language == .russian ? Russian.field(last) : last
    }
}
