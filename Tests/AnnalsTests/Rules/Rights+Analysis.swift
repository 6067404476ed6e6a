@testable import Annals

extension Right {
    /// Findings, the platform and assumptions.
    static let analysis: [Right] = []
}
