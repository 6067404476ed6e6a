@testable import Annals

extension Right {
    /// Resources.
    static let planMore: [Right] = [
        Right("SMCWP", "resource-stated nature=money amount=1 unit=EUR period=2026 in S-1"),
        Right("SMCWPO", "resource-allocated to=G-1 nature=money amount=1 unit=EUR period=2026 in S-1"),
        Right(
            "SMCWPO", "resource-released from=G-1 nature=money amount=1 unit=EUR period=2026 why=X in S-1",
            after: "resource-allocated to=G-1 nature=money amount=1 unit=EUR period=2026"),
    ]
}
