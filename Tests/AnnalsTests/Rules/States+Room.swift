@testable import Annals

extension StateTable {
    /// Items, modes, turns, breakouts and what is carried on.
    static let room: [StateTable] = []
}
