/// People named within a text: typed `@Ann Lee`, kept as `@P-7`, shown by name, and forgotten with the name.
public enum PersonInText {
    /// The people that a text as kept names, each once, in order.
    static func people(in text: String) -> [PersonID] {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        var people: [PersonID] = []
        for place in places(in: Array(text)) {
            if let person = place.person, !people.contains(person) { people.append(person) }
        }
        return people
    }

    /// The text for people: with the name of each whose name is known.
    public static func shown(_ text: String, _ name: (PersonID) -> String?) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        return replaced(text) { place, _ in
            place.person.flatMap { person in name(person).map { (Array("@" + $0), place.length) } }
        }
    }

    /// The text as kept: with the id of each person whose name stands there, the longest name first.
    static func kept(_ text: String, _ find: (String) -> PersonID?) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        return replaced(text) { place, letters in
            guard place.person == nil else { return nil }
            for length in lengths(of: letters, from: place.index + 1).reversed() {
                let words = String(letters[(place.index + 1)..<(place.index + 1 + length)])
                if let person = find(words) { return (Array("@\(person)"), length + 1) }
            }
            return nil
        }
    }

    /// An `@` that begins a word.
    private struct Place {
        let index: Int
        /// Whose id stands there.
        let person: PersonID?
        /// How many characters the `@` and the id take.
        let length: Int
    }

    private static func places(in letters: [Character]) -> [Place] {
        letters.indices.filter { index in
            // Not within an address or a link.
            letters[index] == "@" && (index == 0 || !isPart(letters[index - 1]))
        }.map { index in
            var end = index + 1
            while end < letters.count, letters[end].isASCII, isPart(letters[end]) || letters[end] == "-" { end += 1 }
            let id = PersonID(String(letters[(index + 1)..<end]))
            return Place(index: index, person: id.flatMap { $0.isGiven ? $0 : nil }, length: end - index)
        }
    }

    private static func isPart(_ letter: Character) -> Bool {
        letter.isLetter || letter.isNumber || letter == "_" || letter == "/"
    }

    /// The most characters of a name, and of the marks that follow one: what is longer need not be tried.
    private static let longestName = 200
    private static let mostMarks = 8

    /// The lengths at which a name that begins there may end: after up to five words, without the marks that follow.
    private static func lengths(of letters: [Character], from start: Int) -> [Int] {
        var lengths: [Int] = []
        var index = start
        let limit = min(letters.count, start + longestName + mostMarks)
        for _ in 0..<5 {
            while index < limit, letters[index] != " ", !letters[index].isNewline { index += 1 }
            // A word that goes on is no end of a name.
            if index == limit, limit < letters.count { break }
            var end = index
            while end > start, index - end <= mostMarks {
                if end - start <= longestName { lengths.append(end - start) }
                guard letters[end - 1].isPunctuation else { break }
                end -= 1
            }
            guard index < limit, letters[index] == " " else { break }
            index += 1
        }
        return Set(lengths).sorted()
    }

    private static func replaced(
        _ text: String, _ replacement: (Place, [Character]) -> (letters: [Character], length: Int)?
    ) -> String {
        let letters = Array(text)
        var result: [Character] = []
        var from = 0
        for place in places(in: letters) where place.index >= from {
            guard let new = replacement(place, letters) else { continue }
            result += letters[from..<place.index] + new.letters
            from = place.index + new.length
        }
        return from == 0 ? text : String(result + letters[from...])
    }
}
