import Annals
import AnnalsPages

/// The parts of one class of screens as they were rendered last, each with the position at which it came to look so.
struct RenderedParts: Sendable {
    private struct Part {
        var html = ""
        var since: Position
    }

    private struct List {
        var order: [String] = []
        var since: Position
        var items: [String: Part] = [:]
    }

    private let sight: LiveSight
    private var parts: [LivePart: Part] = [:]
    private var lists: [LivePart: List] = [:]
    private var position: Position?
    /// What changed since a position, made once for all screens that have seen the same.
    private var made: [Position: String?] = [:]
    /// The parts that are to be rendered again.
    var stale: Set<LivePart>

    init(_ sight: LiveSight) {
        self.sight = sight
        stale = Set(sight.parts)
    }

    /// Renders again what is stale.
    mutating func bring(_ view: LiveView) {
        guard position != view.state.position || !stale.isEmpty else { return }
        position = view.state.position
        made = [:]
        for part in sight.parts where !part.isPersonal && stale.contains(part) {
            if part.isList { bringList(part, view) } else { bringPart(part, view) }
        }
        stale = []
    }

    private mutating func bringPart(_ part: LivePart, _ view: LiveView) {
        let html = view.html(part)
        if parts[part]?.html != html { parts[part] = Part(html: html, since: view.state.position) }
    }

    private mutating func bringList(_ part: LivePart, _ view: LiveView) {
        var list = lists[part] ?? List(since: view.state.position)
        let items = view.items(part)
        let order = items.map(\.key)
        if list.order != order { (list.order, list.since) = (order, view.state.position) }
        var kept: [String: Part] = [:]
        for item in items {
            let old = list.items[item.key]
            kept[item.key] = old?.html == item.html ? old : Part(html: item.html, since: view.state.position)
        }
        list.items = kept
        lists[part] = list
    }

    /// The parts that look otherwise than at a position: `{"head":"…","ideas":{"order":[…],"items":{"I-7":"…"}}}`;
    /// `nil` where none does.
    mutating func json(after: Position) -> String? {
        if let made = made[after] { return made }
        let members = sight.parts.compactMap { part -> JSONValue.Member? in
            if let one = parts[part], one.since > after { return .init(part.rawValue, .text(one.html)) }
            guard let list = lists[part] else { return nil }
            let items = list.order.compactMap { key in
                list.items[key].flatMap { $0.since > after ? JSONValue.Member(key, .text($0.html)) : nil }
            }
            if items.isEmpty, list.since <= after { return nil }
            return .init(part.rawValue, ["order": .each(list.order) { .text($0) }, "items": .object(items)])
        }
        let json = members.isEmpty ? nil : JSONValue.object(members).written(pretty: false)
        made[after] = .some(json)
        return json
    }
}
