@testable import Annals

extension RefusalCase {
    /// Every method, weights, proxies, secrecy, contests.
    static let ballotsMore: [RefusalCase] = []
}
