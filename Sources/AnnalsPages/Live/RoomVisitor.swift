public import Annals

/// What stands above the phone of somebody who came in by the room's code: as whom they are here, and the way out.
public enum RoomVisitor {
    /// The line.
    ///
    /// - Parameter name: whose name they took.
    public static func html(named name: String, language: Language) -> String {
        let words: Markup = "\(language("You are here as {1}, by the room’s code.", name))"
        let line: Markup = """
            <div class="lv-visitor"><p dir="auto">\(words)</p><form method="post" action="/leave">\
            <button class="plain">\(language["That is not me: leave"])</button></form></div>
            """
        return line.html
    }
}
