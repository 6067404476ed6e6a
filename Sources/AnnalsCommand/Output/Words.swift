import Annals

// Small parts of sentences that only a terminal needs.

extension Words {
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
