@testable import Annals

extension Right {
    /// Resources.
    static let planMore: [Right] = []
}
