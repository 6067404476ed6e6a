extension Voices {
    /// What people answered to one statement, each time that they were asked.
    public struct Statement: Sendable, Equatable {
        /// The statement.
        public let text: String
        /// The answers, in the order of asking.
        public internal(set) var readings: [Reading] = []

        /// By how much people agree more the last time than the first; `nil` where there are no two readings.
        ///
        /// Asked in one session only, for across sessions other people may have answered.
        public var change: Number? {
            let read = readings.filter { $0.mean.count > 0 }
            guard let first = read.first, let last = read.last, read.count > 1, first.session == last.session else {
                return nil
            }
            return last.mean.change(from: first.mean)
        }

        /// How many answered by name both the first and the last time, and agree more, less or as before.
        public var moved: Movement? {
            let read = readings.filter { $0.mean.count > 0 }
            guard change != nil, let first = read.first, let last = read.last else { return nil }
            var movement = Movement()
            for (person, before) in first.byName {
                guard let after = last.byName[person] else { continue }
                if after > before { movement.rose += 1 }
                if after < before { movement.fell += 1 }
                if after == before { movement.same += 1 }
            }
            return movement == Movement() ? nil : movement
        }

        /// All answers together.
        public var mean: Mean { readings.reduce(Mean()) { $0 + $1.mean } }
    }

    /// What people answered to a statement at one time.
    public struct Reading: Sendable, Equatable {
        /// The pulse.
        public let pulse: PulseID
        /// The session that it is about.
        public let session: SessionID
        /// When it was taken.
        public let when: PulseTime
        /// How far they agree; without answers where nobody answered or too few for nobody to be known by it.
        public let mean: Mean
        /// How many answered, whether or not that may be shown.
        public let answered: Int
        /// Whether the answers bear no names.
        public let isAnonymous: Bool
        /// The answers that bear a name.
        let byName: [PersonID: Int]

        /// Whether fewer than three answered without a name, so that nothing is shown.
        public var isWithheld: Bool { isAnonymous && answered > 0 && mean.count == 0 }
    }

    /// How many agree more, less, and as before.
    public struct Movement: Sendable, Equatable {
        /// How many agree more.
        public var rose = 0
        /// How many agree less.
        public var fell = 0
        /// How many agree as before.
        public var same = 0
    }

    /// Gathers statements of several sessions under their texts.
    struct StatementSum {
        private(set) var all: [Statement] = []
        private var places: [String: Int] = [:]

        mutating func add(_ statements: [Statement]) {
            for statement in statements {
                if let place = places[statement.text] {
                    all[place].readings += statement.readings
                } else {
                    places[statement.text] = all.count
                    all.append(statement)
                }
            }
        }
    }
}

extension Voices.Statement {
    /// The statements of some pulses, in the order of asking; one asked again is the same statement.
    static func all(of pulses: [Pulse]) -> [Voices.Statement] {
        func place(_ pulse: Pulse) -> (Int, Instant, PulseID) {
            (PulseTime.allCases.firstIndex(of: pulse.terms.when) ?? 0, pulse.began?.occurredAt ?? .earliest, pulse.id)
        }
        var sum = Voices.StatementSum()
        for pulse in pulses.sorted(by: { place($0) < place($1) }) {
            sum.add(
                pulse.terms.statements.indices.map { index in
                    Voices.Statement(text: pulse.terms.statements[index], readings: [Voices.Reading(pulse, index)])
                })
        }
        return sum.all
    }
}

extension Voices.Reading {
    fileprivate init(_ pulse: Pulse, _ index: Int) {
        let named = pulse.answers.compactMapValues { $0.numbers.indices.contains(index) ? $0.numbers[index] : nil }
        let unnamed = pulse.opened.compactMap { $0.answers.indices.contains(index) ? $0.answers[index] : nil }
        // Fewer than three were never opened; should fewer be left of them, they are not told either.
        let open = unnamed.count < BallotOpened.fewestForSecrecy ? [] : unnamed
        let numbers = named.values + open
        self.init(
            pulse: pulse.id, session: pulse.session, when: pulse.terms.when,
            mean: Mean(sum: numbers.reduce(0, +), count: numbers.count), answered: pulse.answered,
            isAnonymous: pulse.isAnonymous, byName: named)
    }
}

extension PulseOpened {
    /// The statement by which people say how satisfied they are, where the moderator brought no other.
    static var satisfaction: String { closingStatements[0] }
    /// The statement by which people say whose work it was.
    static var ownWork: String { closingStatements[1] }
}
