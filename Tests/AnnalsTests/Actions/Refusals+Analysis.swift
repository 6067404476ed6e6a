@testable import Annals

extension RefusalCase {
    /// Findings, the platform and assumptions.
    static let analysis: [RefusalCase] = []
}
