@testable import Annals

extension RecordedCase {
    /// Items, modes, turns, breakouts and what is carried on.
    static let room: [RecordedCase] = []
}
