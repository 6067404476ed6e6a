@testable import Annals

extension RecordedCase {
    /// Resources.
    static let planMore: [RecordedCase] = []
}
