@testable import Annals

extension StateTable {
    /// Findings, the platform and assumptions.
    static let analysis: [StateTable] = []
}
