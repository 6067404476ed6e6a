@testable import Annals

extension StateTable {
    /// Every method, weights, proxies, secrecy, contests.
    static let ballotsMore: [StateTable] = []
}
