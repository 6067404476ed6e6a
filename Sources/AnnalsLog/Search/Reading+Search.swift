public import Annals
import GRDB

extension Reading {
    /// Looks for words in everything ever said.
    ///
    /// By the index beside the log, brought up to its head first; where that cannot be had now, by one in memory.
    public func search(_ query: SearchQuery, _ filter: Search.Filter = Search.Filter()) throws -> Search.Results {
        let search = try Search(query, in: self, filter)
        let sealed = try search.hits(among: sealedPositions(said: true))
        if let views, known > .start {
            let log = try organization().log
            bringUpWords(views, log)
            let found = views.read(of: log) { database -> Search.Results? in
                let reach = try Reach(of: SearchIndex.name, in: database, seenBy: whole)
                guard let through = reach.position, through >= known else { return nil }
                return try search.results(in: database, and: sealed)
            }
            if let found { return found }
        }
        let queue = try DatabaseQueue()
        return try queue.inDatabase { database in
            for statement in [Reach.schema] + SearchIndex.schema { try database.execute(sql: statement) }
            _ = try SearchIndex.catchUp(database, from: whole)
            return try search.results(in: database, and: sealed)
        }
    }

    /// Takes the index up to the end of the log, where it is behind and nobody else is at it; whether it is there now.
    @discardableResult
    func bringUpWords(_ views: ViewsFile, _ log: String, progress: (Int) -> Void = { _ in }) -> Bool {
        let whole = whole
        let isThere = views.read(of: log) { database in
            try Reach(of: SearchIndex.name, in: database, seenBy: whole) == .through(whole.head.position)
        }
        if isThere ?? false { return true }
        return views.write(of: log) { database in
            try SearchIndex.catchUp(database, from: whole, progress: progress) ? true : nil
        } ?? false
    }

    /// What belongs to a theme: the subjects that are said to, and the ideas that lie in a group which is.
    public func subjects(of theme: ThemeID) throws -> Set<Subject> {
        var found: Set<Subject> = []
        for entry in try entries(of: theme.subject, aboutOnly: false) where !entry.isOfAnother {
            found.formUnion(entry.about)
        }
        for group in found where group.kind == .group {
            for entry in try entries(of: group, aboutOnly: true) { found.formUnion(entry.about(.idea)) }
        }
        return found
    }
}

extension Log {
    /// Lets go of who was called like whom, where somebody was forgotten, and of all words in the search index, where texts
    /// were taken out of the log: theirs are among them.
    ///
    /// The commit is durable already, so nothing that happens here fails it; where the file cannot be had now, the next
    /// reader makes these anew.
    func forgetViews(words: Bool) {
        guard let views, views.isThere, let log = try? read({ try $0.organization().log }) else { return }
        let kept = views.read(of: log) { try Set(String.fetchAll($0, sql: "SELECT view FROM reach")) }
        let clearsWords = words && kept?.contains(SearchIndex.name) ?? true
        guard clearsWords || kept?.contains(Namesakes.name) ?? true else { return }
        _ = views.write(of: log) { database in
            if clearsWords { try SearchIndex.clear(database) }
            try Namesakes.clear(database)
            return true
        }
    }
}
