import Annals

/// Small parts of sentences.
enum Words {
    /// A number with its noun: `1 entry`, `2 entries`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    /// Texts made as wide as the widest of them.
    static func column(_ texts: [String]) -> [String] {
        let width = texts.map(\.count).max() ?? 0
        return texts.map { $0 + String(repeating: " ", count: width - $0.count) }
    }

    /// The name that differs least from what somebody typed, where it differs little.
    static func nearest(to typed: String, of names: [String]) -> String? {
        let best = names.map { ($0, editDistance($0, typed)) }.min { $0.1 < $1.1 }
        return best.flatMap { $0.1 <= max(2, typed.count / 3) ? $0.0 : nil }
    }

    /// What is wrong with the name of an action that there is none of.
    static func noAction(_ name: String) -> Failure {
        let meant = nearest(to: name, of: AnyAction.catalogue.map(\.name)).map { "; did you mean \($0)?" } ?? ""
        return Failure("“\(name)” is no action\(meant) (annals record --list shows all)", code: 2)
    }
}

extension Narrator {
    /// Who did what, on one line: `Ann Lee votes for on B-2`, `Ann Lee: task T-1 done`.
    func line(_ entry: Entry) -> String {
        let who = actor(entry)
        let what = tell(entry)
        if who.isEmpty || what.hasPrefix(who) { return what }
        switch entry.action {
        case .voteCast, .voteWithdrawn, .alternativeScored: return "\(who) \(what)"
        default: return "\(who): \(what)"
        }
    }
}

extension Finding {
    /// A finding on one line: `F-3 swot, threat: Rival: cheaper (4 of 5)`.
    var line: String {
        let place = [said.lens.rawValue, said.side?.rawValue].compactMap { $0 }.joined(separator: ", ")
        let of = said.of.map { "\($0): " } ?? ""
        return "\(id) \(place): \(of)\(text.unbroken)\(said.rating.map { " (\($0) of 5)" } ?? "")"
    }
}
