@testable import Annals

extension Right {
    /// Items, modes, turns, breakouts and what is carried on.
    static let room: [Right] = []
}
