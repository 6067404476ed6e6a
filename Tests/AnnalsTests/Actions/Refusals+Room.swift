@testable import Annals

extension RefusalCase {
    /// Items, modes, turns, breakouts and what is carried on.
    static let room: [RefusalCase] = []
}
