@testable import Annals

extension RefusalCase {
    /// Documents, corrections, redactions, themes, keys and forgetting.
    static let recordMore: [RefusalCase] = []
}
