extension Lookback {
    /// By what sessions are set side by side.
    public enum Grouping: String, CaseIterable, Sendable {
        case session = "session"
        case series = "series"
        case style = "style"
        case year = "year"
    }

    /// What sessions have in common.
    public enum Key: Hashable, Sendable {
        case session(SessionID)
        /// The series; `nil` where they belong to none.
        case series(SeriesID?)
        /// How they were moderated; `nil` where that is not known.
        case style(ModeratorStyle?)
        /// The organization's year in which they began.
        case year(Int)
        /// All of them.
        case all
    }

    /// Sessions that have something in common, added up.
    public struct Sum: Sendable {
        /// What they have in common.
        public let key: Key
        /// What that is called; `nil` where it has no name.
        public internal(set) var name: String?
        /// The sessions.
        public internal(set) var sessions: [SessionID] = []
        /// How far promises were kept.
        public internal(set) var keeping = Keeping()
        /// How many promises the next session found done, of those that it could look back at.
        public internal(set) var keptByNext = Share()
        /// The sessions whose time is known both as planned and as taken: minutes planned and seconds taken.
        public internal(set) var timed = (sessions: 0, plannedMinutes: 0, seconds: 0)
        /// Time at offsites: the sessions, and the seconds of those that are timed.
        public internal(set) var offsites = Spent()
        /// Time at strategy sessions, all that are no offsites.
        public internal(set) var strategySessions = Spent()
        /// How many decisions were taken.
        public internal(set) var decisions = 0
        /// How many goals were set.
        public internal(set) var goals = 0

        /// The seconds that people spent together; `nil` where no session's time is known.
        public var personSeconds: Int? {
            let timed = offsites.timed + strategySessions.timed
            return timed == 0 ? nil : offsites.personSeconds + strategySessions.personSeconds
        }
    }

    /// Sessions, and the time that went into them.
    public struct Spent: Sendable, Equatable {
        /// How many sessions.
        public internal(set) var sessions = 0
        /// Of how many of them the time is known.
        public internal(set) var timed = 0
        /// The seconds that those took.
        public internal(set) var seconds = 0
        /// The seconds that people spent in them together.
        public internal(set) var personSeconds = 0

        fileprivate mutating func add(_ time: Time) {
            sessions += 1
            guard let seconds = time.seconds, let people = time.personSeconds else { return }
            timed += 1
            self.seconds += seconds
            personSeconds += people
        }
    }

    /// Chapters by what they have in common, in the order in which that first comes up; sessions of no series, or of a
    /// style that is not on record, last.
    public func sums(_ chapters: [Chapter], by grouping: Grouping) -> [Sum] {
        var order: [Key] = []
        var sums: [Key: Sum] = [:]
        for chapter in chapters {
            let key = key(of: chapter.session, grouping)
            if sums[key] == nil {
                order.append(key)
                sums[key] = Sum(key: key, name: name(key, chapter))
            }
            sums[key]?.add(chapter)
        }
        let nameless: Set<Key> = [.series(nil), .style(nil)]
        return (order.filter { !nameless.contains($0) } + order.filter { nameless.contains($0) }).compactMap {
            sums[$0]
        }
    }

    /// All of them together.
    public func sum(_ chapters: [Chapter]) -> Sum {
        var sum = Sum(key: .all)
        for chapter in chapters { sum.add(chapter) }
        return sum
    }

    private func key(of session: Session, _ grouping: Grouping) -> Key {
        switch grouping {
        case .session: .session(session.id)
        case .series: .series(session.plan.series)
        case .style: .style(session.leader?.style)
        case .year: .year(organization.zone.year(of: session.time(in: organization.zone)))
        }
    }

    private func name(_ key: Key, _ chapter: Chapter) -> String? {
        switch key {
        case .session: chapter.session.title
        case .series(let id): id == nil ? nil : chapter.seriesName
        case .style, .year, .all: nil
        }
    }
}

extension Lookback.Sum {
    fileprivate mutating func add(_ chapter: Lookback.Chapter) {
        sessions.append(chapter.session.id)
        keeping = keeping + chapter.keeping
        if let next = chapter.next { keptByNext += next.kept }
        if let planned = chapter.time.plannedMinutes, let seconds = chapter.time.seconds {
            timed = (timed.sessions + 1, timed.plannedMinutes + planned, timed.seconds + seconds)
        }
        if chapter.session.plan.kind == .offsite {
            offsites.add(chapter.time)
        } else {
            strategySessions.add(chapter.time)
        }
        decisions += chapter.decisions.count
        goals += chapter.goals.count
    }
}

extension Lookback.Key: CustomStringConvertible {
    /// The id, the style's word or the year; `none` where there is none.
    public var description: String {
        switch self {
        case .session(let id): id.description
        case .series(let id): id?.description ?? "none"
        case .style(let style): style?.rawValue ?? "none"
        case .year(let year): Day.pad(year, 4)
        case .all: "all"
        }
    }
}
