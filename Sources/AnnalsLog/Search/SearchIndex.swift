import Annals
import Foundation
import GRDB

/// The words of all entries, in a table of FTS5 that keeps no texts: the positions at which each word stands, no more.
///
/// It only grows: a row for each entry with what it said when it was written, and a row for each correction with what it
/// corrects to. So it serves every moment and everything known at one, and whoever finds an entry by it reads that again
/// and looks (`Search`). Names of people are not in it. Where texts are taken out of the log, all of it is made anew:
/// what is left of a text that is gone are its words.
enum SearchIndex {
    /// The name under which it is kept how far it goes.
    static let name = "words"

    /// What it is kept in, beside how far it goes.
    static let schema = [
        "CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2')"
    ]

    /// Brings the index up to the head of the log; begins anew where it is of another course of it, or where texts were
    /// taken out of what it holds.
    ///
    /// - Returns: whether it is there now; one that goes further than the reader sees is left as it is.
    static func catchUp(
        _ database: Database, from reader: any EntryReader, progress: (Int) -> Void = { _ in }
    ) throws -> Bool {
        let head = try reader.head.position
        let reach = try Reach(of: name, in: database, seenBy: reader)
        if reach == .ahead { return false }
        var last = reach.position ?? .start
        if last > .start, try hasRedaction(of: last, in: reader, until: head) { last = .start }
        guard last < head else { return true }
        if last == .start { try clear(database) }
        let insert = try database.makeStatement(sql: "INSERT INTO words (rowid, text) VALUES (?, ?)")
        var count = 0
        try reader.scan(last.next...head) { stored in
            // Sealed texts are not opened: no word of them is to stand here.
            let text = try text(of: stored)
            if !text.isEmpty { try insert.execute(arguments: [stored.position.rawValue, text]) }
            count += 1
            if count % 4096 == 0 { progress(4096) }
            return true
        }
        try Reach.set(name, in: database, toHeadOf: reader)
        return true
    }

    /// Lets go of all words: the next search takes them up again from the log.
    static func clear(_ database: Database) throws {
        try database.execute(sql: "INSERT INTO words (words) VALUES ('delete-all')")
        try Reach.forget(name, in: database)
    }

    /// Whether one of the entries after that one took texts out of an entry up to it.
    private static func hasRedaction(of last: Position, in reader: any EntryReader, until head: Position) throws -> Bool
    {
        guard last < head else { return false }
        var found = false
        try reader.scan(last.next...head) { stored in
            guard Entry.isOf(["entry-redacted"], line: stored.line) else { return true }
            if case .entryRedacted(let redaction) = try Entry(stored).action, redaction.entry <= last { found = true }
            return !found
        }
        return found
    }

    /// What is to be found of an entry: its own words and, of a correction, those that it corrects to.
    private static func text(of stored: StoredEntry) throws -> String {
        var texts: [SaidText]
        if let plain = Entry.texts(ofLine: stored.line) {
            texts = plain
        } else {
            let entry = try Entry(stored)
            texts = entry.texts
            if case .entryCorrected(let correction) = entry.action, let action = correction.action {
                texts += Entry.texts(of: action)
            }
        }
        return texts.map { SearchWords.indexable($0.text) }.joined(separator: "\n")
    }

    /// Goes through the entries that may hold what is looked for, the best first and the newest of equals, until the
    /// body says `false`.
    ///
    /// - Parameter others: for each term, people who are called so: they stand in texts by their ids.
    static func forEachCandidate(
        of query: SearchQuery, others: [SearchQuery.Term: [PersonID]], in database: Database,
        _ body: (Position, Double) throws -> Bool
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT rowid, bm25(words) FROM words WHERE words MATCH ? ORDER BY bm25(words), rowid DESC",
            arguments: [match(query, others)])
        while let row = try rows.next() {
            guard try body(Position(rawValue: row[0]), -(row[1] as Double)) else { return }
        }
    }

    /// The query in the language of FTS5: words in quotes, which hold nothing but letters and digits.
    private static func match(_ query: SearchQuery, _ others: [SearchQuery.Term: [PersonID]]) -> String {
        query.groups.map { group in
            let terms = group.terms.map { term in
                let words = "\"\(term.words.joined(separator: " "))\"" + (term.isPrefix ? " *" : "")
                let people = others[term, default: []].map { "\"p \($0.number)\"" }
                return "(\(([words] + people).joined(separator: " OR ")))"
            }
            return "(\(terms.joined(separator: " AND ")))"
        }.joined(separator: " OR ")
    }
}
