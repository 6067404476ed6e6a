import Testing

@testable import Annals

/// Papers in short, one kind a line: how many (or `@` and their weight), then what they say.
///
/// `3 for`; `2 A B` approves of both; `A:3 B:2` gives dots or scores; `A>B=C` ranks. Nothing after the count is an
/// empty paper.
enum Papers {
    static func words(_ lines: String...) -> [Poll.Paper] { lines.flatMap { read($0) { .word($0) } } }

    static func approving(_ lines: String...) -> [Poll.Paper] {
        lines.flatMap { read($0) { .options($0.split(separator: " ").map(String.init)) } }
    }

    static func giving(_ lines: String...) -> [Poll.Paper] {
        lines.flatMap {
            read($0) {
                .numbers(
                    $0.split(separator: " ").map { pair in
                        let parts = pair.split(separator: ":").map(String.init)
                        return Choice.OptionNumber(option: parts[0], number: Number(parts[1]) ?? -1)
                    })
            }
        }
    }

    static func ranking(_ lines: String...) -> [Poll.Paper] { ranking(lines) }
    static func ranking(_ lines: [String]) -> [Poll.Paper] { lines.flatMap { read($0, rank) } }

    /// `A>B=C` as ranks.
    static func rank(_ text: String) -> Choice {
        var numbers: [Choice.OptionNumber] = []
        for (index, equals) in text.split(separator: ">").enumerated() {
            for option in equals.split(separator: "=") {
                numbers.append(Choice.OptionNumber(option: String(option), number: Number(index + 1)))
            }
        }
        return .numbers(numbers)
    }

    private static func read(_ line: String, _ choice: (String) -> Choice) -> [Poll.Paper] {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        let what = choice(parts.count > 1 ? parts[1] : "")
        if parts[0].hasPrefix("@") {
            return [Poll.Paper(what, weight: Number(String(parts[0].dropFirst())) ?? -1)]
        }
        return [Poll.Paper](repeating: Poll.Paper(what), count: Int(parts[0]) ?? 0)
    }
}

/// Counts some papers on options named by single words.
func count(
    _ method: VotingMethod, _ options: String, winners: Int? = nil, threshold: Threshold? = nil,
    of base: VoteBase? = nil, electorate: Number = .zero, _ papers: [Poll.Paper]
) throws -> Count {
    var method = method
    method.complete()
    return try Poll(
        method, options: options.split(separator: " ").map(String.init), winners: winners, threshold: threshold,
        of: base, electorate: electorate, papers: papers
    ).counted()
}

extension Count {
    /// What came of it, in short: `passed A B`, `tied C: A B` (C won, A and B share what is left).
    var outcome: String {
        var words = [verdict.rawValue] + winners
        if !tied.isEmpty { words[words.count - 1] += ":" }
        words += tied
        return words.joined(separator: " ")
    }

    /// The order in short: `A>B=C`.
    var ranking: String { order.map { $0.joined(separator: "=") }.joined(separator: ">") }

    /// The tallies in short: `A:3 B:2`.
    var standing: String { zip(tallies.names, tallies.values).map { "\($0):\($1)" }.joined(separator: " ") }
}

/// A decimal, exactly, such as 0.75.
func decimal(_ text: String) -> Number {
    guard let number = Number(text) else { preconditionFailure("\(text) is no number") }
    return number
}
