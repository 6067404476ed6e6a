@testable import Annals

extension RecordedCase {
    /// Findings, the platform and assumptions.
    static let analysis: [RecordedCase] = []
}
