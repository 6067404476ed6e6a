@testable import Annals

extension RecordedCase {
    /// Pulses, lessons, summaries, messages, check-ins and exports.
    static let followUp: [RecordedCase] = []
}
