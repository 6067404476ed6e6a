@testable import Annals

extension StateTable {
    /// Resources.
    static let planMore: [StateTable] = []
}
