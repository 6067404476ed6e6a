@testable import Annals

extension RecordedCase {
    /// Documents, corrections, redactions, themes, keys and forgetting.
    static let recordMore: [RecordedCase] = []
}
