@testable import Annals

extension Right {
    /// Pulses, lessons, summaries, messages, check-ins and exports.
    static let followUp: [Right] = []
}
