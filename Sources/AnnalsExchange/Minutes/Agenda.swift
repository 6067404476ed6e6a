import Annals

/// The items of the agenda that a line can name by their titles.
struct Agenda {
    private var titles: [String] = []
    private var refs: [String: String] = [:]
    /// How often near titles were looked for: each time costs as much as there are titles.
    private var searches = 0

    /// Lets an item be named; of two with one title the first is meant.
    mutating func add(_ title: String, _ ref: String) {
        titles.append(title)
        let folded = title.lowercased()
        if refs[folded] == nil { refs[folded] = ref }
    }

    /// The id or label of the item with that title.
    func ref(of title: String) -> String? { refs[title.lowercased()] }

    /// The title that differs least from what was typed, where one is near.
    mutating func near(_ typed: String) -> String? {
        searches += 1
        if searches > 200 { return nil }
        let folded = typed.lowercased()
        let near = titles.map { ($0, editDistance($0.lowercased(), folded)) }.min { $0.1 < $1.1 }
        return near.flatMap { $0.1 <= max(2, folded.count / 3) ? $0.0 : nil }
    }
}
