@testable import Annals

extension RecordedCase {
    /// Resources.
    static let planMore: [RecordedCase] = [
        full(
            "resource-stated nature=money amount=100.50 unit=EUR period=2026 of=Fund in S-1",
            about: "resource",
            mentions: "session:S-1",
            data: #"{"nature":"money","amount":100.5,"unit":"EUR","period":"2026","of":"Fund"}"#),
        full(
            "resource-allocated to=G-1 nature=people amount=2 unit=people period=2026-Q1 decision=D-2 in S-1",
            about: "goal:G-1 resource",
            mentions: "decision:D-2 session:S-1",
            data: """
                {"to":"G-1","nature":"people","amount":2,"unit":"people","period":"2026-Q1","decision":"D-2"}
                """),
        full(
            "resource-released from=T-1 nature=time amount=0.5 unit=days period=2026-W04 why=Done in S-1",
            after: "resource-allocated to=T-1 nature=time amount=0.5 unit=days period=2026-W04",
            about: "task:T-1 resource",
            mentions: "session:S-1",
            data: """
                {"from":"T-1","nature":"time","amount":0.5,"unit":"days","period":"2026-W04","why":"Done"}
                """),
    ]
}
