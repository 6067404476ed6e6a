import Annals
import Synchronization

/// The plans of the past that a server was asked for last, to go on from: between two snapshots there lie so many entries
/// that the plan of a day among them would cost several times what the plan of today does.
final class KeptPlans: Sendable {
    private let asked = Mutex(AskedMoments<PlanFold.State>())

    /// What the plan of a moment is to go on from, where that is later than a snapshot; `nil` where nothing is.
    func state(by moment: Instant, for reading: Reading) throws -> PlanFold.State? {
        try asked.withLock { asked in
            guard asked.through <= reading.known else { return nil }
            _ = try asked.bring(to: reading)
            return asked.latest { $0.moment <= moment }?.value
        }
    }

    /// Keeps how far the plan of a moment has come.
    func keep(_ state: PlanFold.State, for reading: Reading) {
        guard let moment = state.moment else { return }
        asked.withLock { asked in
            guard asked.through == reading.known else { return }
            asked.keep(AskedMoments.Point(moment: moment, value: state, count: 0))
        }
    }
}
