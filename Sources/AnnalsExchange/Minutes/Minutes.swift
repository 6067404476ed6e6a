public import Annals

/// The minutes of one session as plain text, read: what each line says, and everything that is wrong with the form.
///
/// Pure: what the log must be known for (names, ballots, the day of a session) comes in as a `MinutesLog`, and whether
/// the rules would admit it is for whoever has the log to try.
public struct Minutes: Sendable {
    /// One line of the file, with the indented lines that belong to it.
    public struct Line: Sendable {
        /// Its number in the file, from 1.
        public let number: Int
        /// When it happened, as an action line says it; in the organization's zone where it names none.
        public let occurredAt: String
        /// What it says, as action lines without ids; empty where it is in the log already.
        public let actions: [JSONValue]
        /// The entries that it is in the log as, where it was written out of it.
        public let recorded: ClosedRange<Position>?
    }

    /// What is wrong with a line.
    public struct Problem: Error, Sendable {
        /// Its number in the file, from 1.
        public let line: Int
        private let words: Wording

        /// Says what is wrong with a line.
        ///
        /// - Parameters:
        ///   - text: what was found and what to do, in one line of English.
        ///   - russian: the same in Russian; left out where only English has words for it.
        public init(line: Int, _ text: String, russian: String? = nil) {
            self.line = line
            words = Wording(text, russian: russian)
        }

        /// What was found and what to do, in one line of English.
        public var text: String { words.english }

        /// The same in one language; in English where there is no other.
        public func told(in language: Language) -> String { words[language] }
    }

    /// The lines in order, less comments and blank ones.
    public internal(set) var lines: [Line] = []
    /// Everything that is wrong with the form, in the order of lines.
    public internal(set) var problems: [Problem] = []
    /// The session that they are of; `nil` where the header schedules a new one.
    public internal(set) var session: SessionID?
    /// Who wrote them down, where the header says so and the log knows them.
    public internal(set) var writtenBy: PersonID?
    /// Whether the header says which session they are of, well enough to try the lines by the rules.
    public internal(set) var isPlaced = false
    /// Whether a line closes the session.
    public internal(set) var closes = false

    /// The largest file that is read, in bytes.
    public static let largest = 4_194_304
    /// The most lines that are read.
    public static let mostLines = 20_000

    /// Reads minutes.
    ///
    /// - Parameters:
    ///   - bytes: the file, as UTF-8; never trusted.
    ///   - log: what the log knows already.
    ///   - session: the session that they are of, where the header need not say it.
    ///   - first: the number of the first line; 0 where whoever typed the text did not type that line.
    public static func read(
        _ bytes: [UInt8], knowing log: MinutesLog = MinutesLog(), session: SessionID? = nil, numberedFrom first: Int = 1
    ) -> Minutes {
        var reader = MinutesReader(log, session: session)
        reader.read(bytes, from: first)
        var minutes = reader.minutes
        minutes.problems.sort { $0.line < $1.line }
        return minutes
    }

    /// The actions as a file of action lines, each with the number of the line of text that it comes from; none where
    /// the session is not known, for every line would only be refused for that.
    public var actionLines: [(line: Int, json: [UInt8])] {
        guard isPlaced else { return [] }
        return lines.flatMap { line in line.actions.map { (line.number, Array($0.written(pretty: false).utf8)) } }
    }
}

extension Minutes.Problem: Equatable {
    /// Equal when both say the same of the same line, in whatever language.
    public static func == (left: Minutes.Problem, right: Minutes.Problem) -> Bool {
        (left.line, left.text) == (right.line, right.text)
    }
}
