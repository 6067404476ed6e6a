@testable import Annals

extension StateTable {
    /// Documents, corrections, redactions, themes, keys and forgetting.
    static let recordMore: [StateTable] = []
}
