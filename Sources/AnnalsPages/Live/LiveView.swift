public import Annals

/// The screens of a live session as HTML, a part at a time.
///
/// Pure: what a class of screens shows follows from the state alone, so that one rendering serves all of them.
public struct LiveView: Sendable {
    /// What there is to show.
    public let state: LiveState
    /// The class of screens.
    public let sight: LiveSight
    /// The language of the interface.
    public let language: Language
    /// The moment up to which clocks are counted.
    public let now: Instant

    /// A view for one class of screens.
    ///
    /// - Parameter now: left out, the moment of the state.
    public init(_ state: LiveState, for sight: LiveSight, in language: Language, now: Instant? = nil) {
        self.state = state
        self.sight = sight
        self.language = language
        self.now = now ?? state.moment
    }

    /// An item of a list.
    public struct Item: Sendable, Equatable {
        /// What it is, such as `I-7`.
        public let key: String
        /// It, as HTML.
        public let html: String
    }

    /// A part as HTML; empty where there is nothing to show.
    public func html(_ part: LivePart) -> String {
        switch part {
        case .head: head.html
        case .steps: steps.html
        case .promises: promises.html
        case .question: question.html
        case .ballots: ballots.html
        case .progress: progress.html
        case .turns: turns.html
        case .breakouts: breakouts.html
        case .pulses: pulses.html
        case .grouping: grouping.html
        case .people: people.html
        case .decisions: decisions.html
        case .closing: closing.html
        case .ideas:
            items(.ideas).map { "<div data-key=\"\($0.key.escaped)\">\($0.html)</div>" }.joined()
        case .me, .vote, .door: ""
        }
    }

    /// The items of a part that is a list.
    public func items(_ part: LivePart) -> [Item] { part == .ideas ? ideas : [] }

    /// A part that is another for each person.
    public func html(_ part: LivePart, for person: PersonID) -> String {
        switch part {
        case .me: me(person).html
        case .vote: vote(person).html
        case .door: door(person).html
        default: html(part)
        }
    }

    /// All of the screen, for its first showing.
    ///
    /// - Parameter person: whose it is.
    public func main(for person: PersonID, notice: String? = nil, done: Position? = nil) -> String {
        let sections = sight.parts.map { part -> (part: LivePart, html: Markup) in
            let html = Markup(stringLiteral: part.isPersonal ? self.html(part, for: person) : self.html(part))
            let list = part.isList ? Markup(stringLiteral: " data-list") : .none
            return (
                part,
                "<section class=\"lv-at-\(part.rawValue)\" data-part=\"\(part.rawValue)\"\(list)>\(html)</section>"
            )
        }
        // The console has two columns: what leads, and what is watched.
        let aside = sight == .console ? sections.filter { $0.part.isWatched } : []
        let leading = sections.filter { one in one.part != .head && !aside.contains { $0.part == one.part } }
        let head = sections.filter { $0.part == .head }.map(\.html)
        let second: Markup = aside.isEmpty ? .none : "<div class=\"lv-column\">\(aside.map(\.html))</div>"
        let undo: Markup? = done.map { position in
            form(
                "undo", [("position", "\(position.rawValue)")], style: "lv-undo", "<button>\(language["Undo"])</button>"
            )
        }
        let said: Markup? = notice.map { "<p class=\"lv-notice\" role=\"status\">\($0) \(undo)</p>" }
        let screen: Markup = """
            <div class="lv lv-screen-\(sight.rawValue)" data-live="\(path)/events" data-after="\(state.position.rawValue)" \
            data-now="\(now.milliseconds)" data-lost="\(language["Connection lost. What you type is kept and sent once it is back."])" \
            data-back="\(language["Connected again."])" data-undo="\(language["Undo"])" \
            data-recorded="\(language["Recorded."])" data-failed="\(language["That did not work. Try again."])" \
            data-waiting="\(language["Waits for the connection."])"\(sortingWords)>
            <div class="lv-status" role="status" aria-live="polite" data-status>\(said)</div>
            \(head)<div class="lv-column">\(leading.map(\.html))</div>\(second)
            </div>
            """
        return screen.html
    }

    /// What the script says of an idea that is being moved, where ideas can be.
    private var sortingWords: Markup {
        guard acts, let session else { return .none }
        return """
             data-session="\(session.id)" data-moving="\(t("Moving {1}: choose what it belongs with."))" \
            data-together="\(t("Put together"))" data-merge="\(t("Merge into it"))" data-into="\(t("Into this group"))" \
            data-out="\(t("Out of its group"))" data-lot="\(t("Parking lot"))" data-cancel="\(t("Cancel"))" \
            data-keys="\(t("Arrows choose, Enter puts down, M merges, Escape cancels."))"
            """
    }

    // MARK: What the parts share

    var session: Session? { state.board.session }
    var board: Board { state.board }
    /// Where the session's screens are.
    var base: String { session.map { "/sessions/\($0.id)" } ?? "/sessions" }
    /// Where this screen is.
    var path: String { "\(base)/\(sight == .onlooker ? "phone" : sight.rawValue)" }
    /// Whether those who look at it take part.
    var acts: Bool { sight == .console || sight == .phone }
    var leads: Bool { sight == .console }
    var isOpen: Bool { session?.isOpen == true }

    /// What the screen showed of the session: where somebody else moved it on since, the form is refused.
    var seen: (String, String) { ("expect", "\(session?.id.description ?? "")@\(state.seen.rawValue)") }

    func t(_ phrase: String) -> String { language[phrase] }

    /// A text of the log in its own words and direction.
    func said(_ text: String) -> Markup { "<span dir=\"auto\">\(state.text(text))</span>" }

    func name(_ person: PersonID) -> Markup { "<span class=\"lv-name\" dir=\"auto\">\(state.name(person))</span>" }

    func names(_ people: [PersonID]) -> Markup {
        Markup(people.enumerated().map { $0.offset == 0 ? name($0.element) : ", \(name($0.element))" })
    }

    /// A form that records an action of this session.
    func form(_ type: String, _ hidden: [(String, String)], style: String = "", _ content: Markup) -> Markup {
        let fields = hidden.map { field -> Markup in
            "<input type=\"hidden\" name=\"\(field.0)\" value=\"\(field.1)\">"
        }
        let place: Markup? = session.map { "<input type=\"hidden\" name=\"session\" value=\"\($0.id)\">" }
        return """
            <form class="lv-form \(style)" method="post" action="/act"><input type="hidden" name="type" value="\(type)">\
            <input type="hidden" name="id" value=""><input type="hidden" name="return" value="\(path)">\(place)\(fields)\(content)</form>
            """
    }

    /// A button that records something by itself.
    func button(
        _ type: String, _ hidden: [(String, String)], _ label: Markup, style: String = "", key: String? = nil
    ) -> Markup {
        let keyed: Markup? = key.map { " data-key=\"\($0)\" aria-keyshortcuts=\"\($0)\"" }
        return form(type, hidden, style: "lv-one", "<button class=\"lv-button \(style)\"\(keyed)>\(label)</button>")
    }

    /// A heading of a part.
    func heading(_ words: String, _ count: Int? = nil) -> Markup {
        let number: Markup? = count.map { " <span class=\"lv-count\">\($0)</span>" }
        return "<h2>\(words)\(number)</h2>"
    }

    /// A bar that is so full, with what it stands for beside it in words.
    func bar(_ value: Double, of most: Double, style: String = "") -> Markup {
        let width = most > 0 ? min(100, max(0, value / most * 100)) : 0
        return """
            <svg class="lv-bar \(style)" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="lv-bar-all" width="100" height="6" rx="1"/><rect class="lv-bar-part" width="\(SVG.n(width))" height="6" rx="1"/></svg>
            """
    }

    /// Time taken, counted on by the screen while it runs.
    func clock(_ timing: Board.Timing, isRunning: Bool, style: String = "") -> Markup {
        let over = timing.planned.map { timing.seconds > $0 * 60 } == true
        let planned: Markup? = timing.planned.map {
            " <span class=\"lv-planned\">/ \(language("{1} min", "\($0)"))</span>"
        }
        let limit: Markup? = timing.planned.map { " data-planned=\"\($0 * 60)\"" }
        let running: Markup = isRunning ? " data-running" : ""
        let late: Markup = over ? " lv-over" : ""
        return """
            <span class="lv-clock \(style)\(late)" data-seconds="\(timing.seconds)" data-at="\(now.milliseconds)"\(limit)\(running)>\
            <span data-time>\(LiveView.time(timing.seconds))</span>\(planned)</span>
            """
    }

    /// `2:05`, `1:02:05`.
    static func time(_ seconds: Int) -> String {
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
    }
}
