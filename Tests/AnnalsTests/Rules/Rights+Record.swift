@testable import Annals

extension Right {
    /// Documents, corrections, redactions, themes, keys and forgetting.
    static let recordMore: [Right] = []
}
