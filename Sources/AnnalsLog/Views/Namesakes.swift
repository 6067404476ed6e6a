import Annals
import GRDB

/// Who ever bore a name that somebody else bore too, kept so that to show one name the others need not be read.
///
/// It holds ids alone, never names nor anything made of them. What it tells is what ever was, at any moment and by
/// whatever was known; whether two bear one name in a reading, their stories there tell (`Reading.hasNamesake`). Where
/// somebody is forgotten, it is made anew: that they were called like another is theirs too.
enum Namesakes {
    /// The name under which it is kept how far it goes.
    static let name = "namesakes"

    static let schema = [
        """
        CREATE TABLE namesake (
            name INTEGER NOT NULL, -- a name that several bore: a number, by the lowest of their ids
            person INTEGER NOT NULL, -- the number of one of them
            PRIMARY KEY (name, person)
        ) STRICT, WITHOUT ROWID
        """
    ]

    /// Those who ever bore one name, for each name that several bore.
    typealias Groups = [[PersonID]]

    /// Finds them in the whole log, at the cost of reading everybody.
    static func groups(_ reader: any EntryReader) throws -> Groups {
        var bearers: [String: Set<PersonID>] = [:]
        try reader.subjects(in: Subject.Kind.person.range) { subject in
            guard let person = PersonID(subject) else { return true }
            // Who has no name is shown by their id, which somebody else may be called.
            bearers[person.description, default: []].insert(person)
            try reader.story(of: subject, .about, after: .start) { stored in
                if let name = try Entry(stored).action.name(of: person) { bearers[name, default: []].insert(person) }
                return true
            }
            return true
        }
        return bearers.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    /// Whether an entry after that position gives a name, or takes one away.
    static func areNamed(after through: Position, in reader: any EntryReader) throws -> Bool {
        let head = try reader.head.position
        guard through < head else { return false }
        var isFound = false
        try reader.scan(through.next...head) { stored in
            if Entry.isOf(["person-joined", "person-changed", "person-forgotten"], line: stored.line) {
                isFound = true
            } else if Entry.isOf(["entry-corrected", "entry-redacted"], line: stored.line) {
                isFound = try Entry(stored).about.contains { $0.kind == .person }
            }
            return !isFound
        }
        return isFound
    }

    // MARK: - As kept

    static func kept(in database: Database) throws -> Groups {
        var groups: Groups = []
        var last: Int64?
        let rows = try Row.fetchCursor(database, sql: "SELECT name, person FROM namesake ORDER BY name, person")
        while let row = try rows.next() {
            if row[0] != last { groups.append([]) }
            last = row[0]
            groups[groups.count - 1].append(PersonID(row[1] as UInt32))
        }
        return groups
    }

    static func keep(_ groups: Groups, in database: Database, toHeadOf reader: any EntryReader) throws {
        try clear(database)
        for (number, group) in groups.enumerated() {
            for person in group {
                try database.execute(sql: "INSERT INTO namesake VALUES (?, ?)", arguments: [number, person.number])
            }
        }
        try Reach.set(name, in: database, toHeadOf: reader)
    }

    /// Lets go of them: the next reader finds them anew.
    static func clear(_ database: Database) throws {
        try database.execute(sql: "DELETE FROM namesake")
        try Reach.forget(name, in: database)
    }
}
