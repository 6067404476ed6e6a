@testable import Annals

extension Right {
    /// Every method, weights, proxies, secrecy, contests.
    static let ballotsMore: [Right] = []
}
