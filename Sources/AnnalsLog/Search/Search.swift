public import Annals
import Foundation
import GRDB

/// A search over everything ever said, as of a moment, known at a position, as far as whoever reads may see it.
///
/// The index only proposes: each entry is read again as the reading has it, less what is hidden now, and is a hit where
/// its words are there. So nothing is found by what was taken out, corrected, or is not to be seen.
public struct Search {
    /// What narrows a search down.
    public struct Filter {
        /// Whether an entry is of the kinds that are looked for.
        public var takes: (Entry) throws -> Bool = { _ in true }
        /// From when to when it happened.
        public var span: ClosedRange<Instant> = .earliest ... .latest
        /// At most so many hits.
        public var limit = 20

        /// Everything, twenty hits.
        public init() {}
    }

    /// An entry that was found.
    public struct Hit {
        /// The entry as it reads now: corrected, less what is hidden.
        public let entry: Entry
        /// How well it fits, by BM25; more is better.
        public fileprivate(set) var score: Double
        /// The texts in which something was found, with the names of people in them.
        public let passages: [Passage]
        /// The correction that is read into it.
        public let correctedBy: Position?
        /// The entry that struck it.
        public let struckBy: Position?
    }

    /// A text in which something was found.
    public struct Passage {
        /// The field that says it.
        public let field: String
        /// What it says.
        public let text: String
        /// Where in it the words stand, in order, apart from one another.
        public let ranges: [Range<String.Index>]
    }

    /// What was found.
    public struct Results {
        /// The hits, the best first.
        public var hits: [Hit] = []
        /// Whether there are more than were asked for.
        public var hasMore = false
    }

    private let query: SearchQuery
    private let reading: Reading
    private let filter: Filter
    private let names: [PersonID: String]
    private let stories = StoryCache()

    /// Prepares a search in a reading.
    public init(_ query: SearchQuery, in reading: Reading, _ filter: Filter = Filter()) throws {
        self.query = query
        self.reading = reading
        self.filter = filter
        names = Dictionary(
            try reading.subjects(.person).compactMap { subject in
                try PersonID(subject).flatMap { id in try reading.story(id).map { (id, $0.shownName) } }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The hits among entries with sealed texts, which no index tells of: each is opened and looked at; the best first.
    func hits(among positions: [Position]) throws -> [Hit] {
        var hits: [Hit] = []
        var seen: Set<Position> = []
        for position in positions {
            for position in try places(of: position) where seen.insert(position).inserted {
                if let hit = try hit(at: position, 0) { hits.append(hit) }
            }
        }
        // As BM25 would have it of these entries alone, without regard to their lengths.
        let (held, others) = (Double(hits.count) + 0.5, Double(seen.count - hits.count) + 0.5)
        let rarity = log(1 + others / held)
        for index in hits.indices {
            let count = Double(hits[index].passages.reduce(0) { $0 + $1.ranges.count })
            hits[index].score = rarity * count * 2.2 / (count + 1.2)
        }
        return hits.sorted { left, right in
            left.score == right.score ? left.entry.position > right.entry.position : left.score > right.score
        }
    }

    /// Goes through the index until there are enough hits.
    ///
    /// - Parameter sealed: what was found that is not in it.
    func results(in database: Database, and sealed: [Hit]) throws -> Results {
        var results = Results()
        var sealed = sealed[...]
        var seen = Set(sealed.map(\.entry.position))
        func take(_ hit: Hit) -> Bool {
            if results.hits.count == filter.limit {
                results.hasMore = true
                return false
            }
            results.hits.append(hit)
            return true
        }
        func takeSealed(over score: Double) -> Bool {
            while let next = sealed.first, next.score >= score {
                guard take(sealed.removeFirst()) else { return false }
            }
            return true
        }
        try SearchIndex.forEachCandidate(of: query, others: people, in: database) { position, score in
            for position in try places(of: position) where seen.insert(position).inserted {
                guard takeSealed(over: score) else { return false }
                if let hit = try hit(at: position, score), !take(hit) { return false }
            }
            return true
        }
        if !results.hasMore { _ = takeSealed(over: -.infinity) }
        return results
    }

    /// Who is called what is looked for.
    private var people: [SearchQuery.Term: [PersonID]] {
        let called = names.map { ($0.key, SearchWords.words(of: $0.value)) }
        var found: [SearchQuery.Term: [PersonID]] = [:]
        for term in Set(query.groups.flatMap(\.terms)) {
            found[term] = called.filter { term.isFound(in: $0.1) }.map(\.0).sorted()
        }
        return found
    }

    /// The entries that a row of the index is of: a correction's words are said where they should have been.
    private func places(of position: Position) throws -> [Position] {
        guard case .entryCorrected(let correction)? = try reading.entry(at: position)?.action else { return [position] }
        return [position, correction.entry]
    }

    private func hit(at position: Position, _ score: Double) throws -> Hit? {
        guard let read = try reading.inEffect(position), read.orderedAt <= reading.asOf,
            filter.span.contains(read.occurredAt)
        else { return nil }
        let hidden = try Sight.hidden(in: read) { try stories.story($0, in: reading) }
        // A veil is nothing that anybody said.
        let entry = hidden.isEmpty ? read : read.showing(without: hidden)
        guard try filter.takes(entry) else { return nil }
        let texts =
            hidden.contains(.text)
            ? []
            : entry.texts.map { said in
                SaidText(field: said.field, text: PersonInText.shown(said.text) { names[$0] })
            }
        guard let passages = query.passages(in: texts) else { return nil }
        let strike = try reading.fate(of: position).last { if case .entryStruck = $0.action { true } else { false } }
        return Hit(
            entry: entry, score: score, passages: passages, correctedBy: read.correctedBy,
            struckBy: strike?.position)
    }
}

/// What has become of subjects, each read once.
private final class StoryCache {
    private var stories: [Subject: any Story] = [:]

    func story(_ subject: Subject, in reading: Reading) throws -> (any Story)? {
        if let story = stories[subject] { return story }
        let story = try reading.story(of: subject)
        stories[subject] = story
        return story
    }
}

extension SearchQuery {
    /// The texts in which its words stand, marked; `nil` where it does not hold of them all together.
    func passages(in texts: [SaidText]) -> [Search.Passage]? {
        let words = texts.map { SearchWords.words(of: $0.text) }
        func isThere(_ term: Term) -> Bool { words.contains { term.isFound(in: $0) } }
        let holding = groups.filter { $0.terms.allSatisfy(isThere) && !$0.excluded.contains(where: isThere) }
        if holding.isEmpty { return nil }
        let terms = holding.flatMap(\.terms)
        return zip(texts, words).compactMap { said, words in
            var ranges: [Range<String.Index>] = []
            let places = terms.flatMap { $0.places(in: words) }.sorted { $0.lowerBound < $1.lowerBound }
            for place in places {
                let range = words[place.lowerBound].range.lowerBound..<words[place.upperBound].range.upperBound
                if let last = ranges.last, range.lowerBound <= last.upperBound {
                    ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
                } else {
                    ranges.append(range)
                }
            }
            return ranges.isEmpty ? nil : Search.Passage(field: said.field, text: said.text, ranges: ranges)
        }
    }
}
