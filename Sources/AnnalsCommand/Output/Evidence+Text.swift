import Annals
import AnnalsProof
import Foundation

extension EvidenceFindings {
    /// What is proved, and by whose word, a sentence each.
    var proved: [String] {
        var lines = [
            "\(Words.grouped(entries.count, "entry", "entries")) stood in the log, word for word as here, when it had "
                + "\(Words.grouped(Int(size), "entry", "entries")) and its keeper signed for it: \(entries.places)."
        ]
        if !keyChanges.isEmpty {
            lines.append("The log's key changed in \(keyChanges.places); each key vouches for the next.")
        }
        if isTrusted { lines.append("The signature is of the key that you gave, or of one that it vouches for.") }
        if !redacted.isEmpty {
            lines.append(
                "Texts were taken out of \(redacted.places), as the log itself says; the rest is proved as it is left.")
        }
        let people = names.compactMap { name in name.person.map { "\($0) \(name.text) (\(name.position))" } }
        if !people.isEmpty {
            lines.append("These names were sealed in the log: \(people.joined(separator: ", ")).")
        }
        for name in names where name.person == nil {
            lines.append("The text at \(name.path) of \(name.position) was sealed there: “\(name.text)”.")
        }
        return lines + signatures.map(\.words)
    }

    /// What is not proved, a sentence each.
    var notProved: [String] {
        var lines = [
            "That there is no other entry. By the word of its maker, these were all about "
                + "\(about.joined(separator: ", ")) among the first \(known.rawValue.grouped): "
                + "\(positions.isEmpty ? "none" : positions.places)."
        ]
        if !notIncluded.isEmpty { lines.append("Not in the bundle: \(notIncluded.places).") }
        if !isTrusted {
            lines.append(
                "Whose the key is: that is the file's own word. Compare it with one from somebody you trust, or give --key."
            )
        }
        if let viewer {
            lines.append("It was made for the eyes of \(viewer): what they may not see is neither in it nor listed.")
        }
        lines.append("That what was written down was true: only that it was written, and not changed since.")
        return lines
    }

    /// What it is evidence of: `decision D-9`.
    var subjectWords: String {
        guard let subject = Subject(text: subject) else { return subject }
        return subject.id == subject.kind.name ? subject.id : "\(subject.kind.name) \(subject.id)"
    }

    /// The findings for people.
    var text: String {
        (["Evidence about \(subjectWords), from the log \(origin).", "", "What is proved"] + proved.map { "  " + $0 }
            + ["What is not proved"] + notProved.map { "  " + $0 }).joined(separator: "\n")
    }
}

extension EvidenceFindings.Name {
    /// The person, where it is their name.
    var person: String? { path == "data.name" ? of : nil }
}

extension EvidenceFindings.Signature {
    fileprivate var words: String {
        guard isChecked else {
            return "The checkpoint also carries a signature of \(name). It was not checked: give --witness KEY."
        }
        let when = time.map { ", " + Self.day($0) } ?? ""
        return "\(name) signed the checkpoint too\(when). You gave the key for that, and it fits."
    }

    private static func day(_ seconds: Int64) -> String {
        guard seconds <= 253_402_300_799 else { return "at a time that no clock knows" }
        let text = Instant(milliseconds: seconds * 1000).description
        return "on \(text.prefix(10)) at \(text.dropFirst(11).prefix(5)) UTC"
    }
}

extension EvidenceFindings.Damage {
    /// What is wrong, and where.
    var text: String { (position.map { "entry \($0) " } ?? "") + problem }
}

extension Sequence<Position> {
    /// As people read them, with a dash for three or more in a row: `#4, #17–#20`.
    var places: String {
        var runs: [ClosedRange<Int64>] = []
        for position in self {
            if let run = runs.last, position.rawValue == run.upperBound + 1 {
                runs[runs.count - 1] = run.lowerBound...position.rawValue
            } else {
                runs.append(position.rawValue...position.rawValue)
            }
        }
        return runs.map { run in
            run.count > 2
                ? "#\(run.lowerBound)–#\(run.upperBound)" : run.map { "#\($0)" }.joined(separator: ", ")
        }.joined(separator: ", ")
    }
}

extension Words {
    /// A number with its noun, thousands apart: `1,042 entries`.
    static func grouped(_ number: Int, _ one: String, _ many: String) -> String {
        "\(Int64(number).grouped) \(number == 1 ? one : many)"
    }
}

extension Int64 {
    /// The digits, thousands apart: `1,042`.
    var grouped: String {
        var digits = Array(String(self))
        var index = digits.count - 3
        while index > (self < 0 ? 1 : 0) {
            digits.insert(",", at: index)
            index -= 3
        }
        return String(digits)
    }
}
