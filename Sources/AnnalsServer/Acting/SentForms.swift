import Annals
import Synchronization

/// Which forms are being recorded, and which were whose entries do not say so themselves: a form that is sent twice is
/// recorded once.
///
/// An entry bears the id of its form, and the log knows it again. One that is anonymous must not: of those the id alone
/// is kept here for a while, and nothing that leads to the entry.
final class SentForms: Sendable {
    /// What a form is that comes in.
    enum Arrival: Equatable {
        case first, underWay, recorded
    }

    /// How long the ids of anonymous ones are kept.
    static let milliseconds: Int64 = 600_000

    private struct State {
        var underWay: Set<String> = []
        var recorded: [String: Instant] = [:]
    }

    private let state = Mutex(State())

    /// A form comes in.
    func begin(_ id: String, now: Instant) -> Arrival {
        state.withLock { state in
            if let until = state.recorded[id], until > now { return .recorded }
            return state.underWay.insert(id).inserted ? .first : .underWay
        }
    }

    /// It was recorded, or refused.
    func end(_ id: String, isAnonymous: Bool, now: Instant) {
        state.withLock { state in
            state.underWay.remove(id)
            guard isAnonymous else { return }
            state.recorded = state.recorded.filter { $0.value > now }
            state.recorded[id] = now.advanced(byMilliseconds: SentForms.milliseconds)
        }
    }
}
