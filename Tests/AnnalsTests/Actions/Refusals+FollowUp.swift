@testable import Annals

extension RefusalCase {
    /// Pulses, lessons, summaries, messages, check-ins and exports.
    static let followUp: [RefusalCase] = []
}
