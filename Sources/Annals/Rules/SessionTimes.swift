/// Which sessions were open when, so that the one in which somebody speaks is found without going through all that were
/// ever held.
struct SessionTimes: Sendable {
    /// Those that were opened and not closed since.
    private var open: Set<SessionID> = []
    /// When the others were closed.
    private var closes: [SessionID: Instant] = [:]
    private var lastClose = Instant.earliest
    /// Those that something was written of which was not looked at yet.
    private var unread: Set<SessionID> = []

    /// How much is known: of what is open by now, or of every moment.
    private var reach = Reach.nothing

    private enum Reach { case nothing, now, ever }

    /// Learns of the sessions what has to be known for a moment, where it is not known yet.
    ///
    /// - Parameter latest: when the last thing in the log happened: what was closed then was closed by the moment,
    ///   unless that lies before.
    mutating func read(for moment: Instant, latest: Instant, in source: some EntrySource) throws {
        if reach == .ever || (reach == .now && moment >= latest) { return }
        if moment >= latest, let unfinished = try source.unfinished(.session) {
            unread.formUnion(unfinished.compactMap { SessionID($0) })
            reach = .now
            return
        }
        for number in 1..<max(1, try source.next(Subject(.session)).number) {
            let id = SessionID(number)
            // What was closed last of all needs no reading of what came before.
            if let last = try source.lastEntry(about: id.subject), case .sessionClosed = last.action {
                open.remove(id)
                unread.remove(id)
                close(id, last.occurredAt)
            } else {
                unread.insert(id)
            }
        }
        reach = .ever
    }

    /// Takes up an entry that was appended.
    mutating func take(_ entry: Entry) {
        switch entry.action {
        case .sessionOpened, .sessionClosed, .entryStruck, .entryCorrected:
            for subject in entry.about(.session) { if let id = SessionID(subject) { unread.insert(id) } }
        default: break
        }
    }

    /// The sessions that may have been open at a moment: all that were are among them.
    mutating func mayBeOpen(at moment: Instant, _ story: (SessionID) throws -> Session?) throws -> [SessionID] {
        for id in unread {
            let session = try story(id)
            open.remove(id)
            closes[id] = nil
            guard let session, session.opened != nil else { continue }
            if let closed = session.closed { close(id, closed.occurredAt) } else { open.insert(id) }
        }
        unread = []
        var found = Array(open)
        if moment < lastClose { found += closes.filter { moment < $0.value }.keys }
        return found.sorted()
    }

    private mutating func close(_ id: SessionID, _ moment: Instant) {
        closes[id] = moment
        lastClose = max(lastClose, moment)
    }
}
