@testable import Annals

extension StateTable {
    /// Pulses, lessons, summaries, messages, check-ins and exports.
    static let followUp: [StateTable] = []
}
