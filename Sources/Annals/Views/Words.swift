/// Small parts of sentences.
package enum Words {
    /// A number with its noun: `1 entry`, `2 entries`.
    package static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}

extension Narrator {
    /// Who did what, on one line: `Ann Lee votes for on B-2`, `Ann Lee: task T-1 done`.
    package func line(_ entry: Entry) -> String {
        let who = actor(entry)
        let what = tell(entry)
        if who.isEmpty || what.hasPrefix(who) { return what }
        switch (entry.action, language) {
        case (.voteCast, _), (.voteWithdrawn, _), (.alternativeScored, _): return "\(who) \(what)"
        case (.voteSealed, .russian), (.proxyGiven, .russian), (.ballotContested, .russian), (.answerSealed, .russian):
            return "\(who) \(what)"
        default: return "\(who): \(what)"
        }
    }
}

extension Finding {
    /// A finding on one line: `F-3 swot, threat: Rival: cheaper (4 of 5)`.
    package var line: String { line(in: .english) }

    /// The same in a language.
    package func line(in language: Language) -> String {
        let isEnglish = language == .english
        let lens = isEnglish ? said.lens.rawValue : said.lens.inRussian
        let side = isEnglish ? said.side?.rawValue : said.side?.inRussian
        let place = [lens, side].compactMap { $0 }.joined(separator: ", ")
        let of = said.of.map { "\($0): " } ?? ""
        let rating = said.rating.map { isEnglish ? " (\($0) of 5)" : " (\($0) из 5)" } ?? ""
        return "\(id) \(place): \(of)\(text.unbroken)\(rating)"
    }
}
