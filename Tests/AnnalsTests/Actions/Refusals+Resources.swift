@testable import Annals

extension RefusalCase {
    /// Resources.
    static let planMore: [RefusalCase] = []
}
