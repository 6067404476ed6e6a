public import Annals
import GRDB

extension Reading {
    /// Looks for words in everything ever said.
    public func search(_ query: SearchQuery, _ filter: Search.Filter = Search.Filter()) throws -> Search.Results {
        let queue = try DatabaseQueue()
        return try queue.inDatabase { database in
            for statement in SearchIndex.statements { try database.execute(sql: statement) }
            try SearchIndex.catchUp(database, from: reader)
            return try Search(query, in: self, filter).results(in: database)
        }
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
