/// What somebody looks for, as they typed it.
///
/// Words that all have to be there, `"a phrase"`, the beginning of a word (`strat*`), `-what is not to be there`, and
/// `OR` between what may stand for one another. Any text is a query or has one thing wrong with it: nothing is ever
/// passed on as syntax to something else.
public struct SearchQuery: Sendable, Equatable {
    /// Words in a row; the last one may be only the beginning of one.
    public struct Term: Sendable, Hashable {
        /// The words, as they are compared.
        public let words: [String]
        /// Whether the last word may go on.
        public let isPrefix: Bool
    }

    /// Terms of which each has to be there, and those that must not.
    public struct Group: Sendable, Equatable {
        /// What has to be there.
        public internal(set) var terms: [Term] = []
        /// What must not be there.
        public internal(set) var excluded: [Term] = []
    }

    /// Of these one has to hold.
    public private(set) var groups: [Group] = []

    /// What is wrong with a query.
    public enum Problem: Error, Equatable, CustomStringConvertible {
        /// There is no word in it.
        case nothing
        /// There are only words that must not be there.
        case onlyExcluded
        /// There are more words than anybody means.
        case tooMany

        /// What is wrong, and what to write instead.
        public var description: String { told(in: .english) }

        /// The same in a language.
        public func told(in language: Language) -> String {
            switch self {
            case .nothing:
                language.says(
                    "there is no word to look for; write words, \"a phrase\" or the beginning of a word (strat*)",
                    russian: "искать нечего; напишите слова, \"фразу\" или начало слова (страт*)")
            case .onlyExcluded:
                language.says(
                    "only words that must not be there; name one that must be",
                    russian: "названы только слова, которых не должно быть; назовите и то, которое должно")
            case .tooMany:
                language.says(
                    "more than \(SearchQuery.mostTerms) words to look for; leave some out",
                    russian: "слов для поиска больше \(SearchQuery.mostTerms); уберите лишние")
            }
        }
    }

    /// The most terms of a query, and of words of one term.
    public static let mostTerms = 64

    /// Reads what was typed.
    public init(_ text: String) throws(Problem) {
        var group = Group()
        var count = 0
        for piece in SearchQuery.pieces(of: text) {
            if piece.isAlternative {
                if !group.terms.isEmpty || !group.excluded.isEmpty { groups.append(group) }
                group = Group()
                continue
            }
            let words = SearchWords.words(of: piece.text).map(\.key)
            if words.isEmpty { continue }
            count += words.count
            if count > SearchQuery.mostTerms { throw .tooMany }
            let term = Term(words: words, isPrefix: piece.isPrefix)
            if piece.isExcluded { group.excluded.append(term) } else { group.terms.append(term) }
        }
        if !group.terms.isEmpty || !group.excluded.isEmpty { groups.append(group) }
        if groups.isEmpty { throw .nothing }
        if groups.contains(where: { $0.terms.isEmpty }) { throw .onlyExcluded }
    }

    /// A stretch of the query: between spaces, or between quotes.
    private struct Piece {
        var text = ""
        var isExcluded = false
        var isPrefix = false
        var isAlternative = false
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        let letters = Array(text)
        var index = 0
        while index < letters.count {
            if letters[index].isWhitespace {
                index += 1
                continue
            }
            var piece = Piece()
            if letters[index] == "-", index + 1 < letters.count, !letters[index + 1].isWhitespace {
                piece.isExcluded = true
                index += 1
            }
            if quotes.contains(letters[index]) {
                // Where the quote is not closed, the phrase goes on to the end.
                let end = letters[(index + 1)...].firstIndex { quotes.contains($0) } ?? letters.count
                piece.text = String(letters[(index + 1)..<end])
                index = end + 1
                if index < letters.count, letters[index] == "*" {
                    piece.isPrefix = true
                    index += 1
                }
            } else {
                let end = letters[index...].firstIndex { $0.isWhitespace || quotes.contains($0) } ?? letters.count
                piece.text = String(letters[index..<end])
                piece.isPrefix = piece.text.last == "*"
                piece.isAlternative = !piece.isExcluded && (piece.text == "OR" || piece.text == "|")
                index = end
            }
            pieces.append(piece)
        }
        return pieces
    }

    private static let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]
}

extension SearchQuery.Term {
    /// Whether it stands among the words of a text.
    package func isFound(in words: [SearchWords.Word]) -> Bool { !places(in: words).isEmpty }

    /// Where it stands among the words of a text: the first and the last word of each place.
    package func places(in words: [SearchWords.Word]) -> [ClosedRange<Int>] {
        guard self.words.count <= words.count else { return [] }
        return (0...(words.count - self.words.count)).compactMap { start in
            for (offset, word) in self.words.enumerated() {
                let found = words[start + offset].key
                let isLast = offset == self.words.count - 1
                guard isPrefix && isLast ? found.hasPrefix(word) : found == word else { return nil }
            }
            return start...(start + self.words.count - 1)
        }
    }
}
