@testable import Annals

extension RecordedCase {
    /// Every method, weights, proxies, secrecy, contests.
    static let ballotsMore: [RecordedCase] = []
}
