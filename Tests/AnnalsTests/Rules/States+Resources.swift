@testable import Annals

extension StateTable {
    /// Resources.
    static let planMore: [StateTable] = [
        StateTable(
            subject: "resource", base: Room.full,
            states: [
                State("unsaid"),
                State("stated", "resource-stated nature=money amount=1 unit=EUR period=2026"),
                State("allocated", allocated),
                State(
                    "released in part", allocated,
                    "resource-released from=G-1 nature=money amount=1 unit=EUR period=2026 why=X"),
                State(
                    "cancelled with its decision", allocated, "decision-taken title=X statement=X how=authority",
                    ##"decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"#41","fate":"cancel"}]"##),
                State("held by a goal that was dropped", allocated, "goal-dropped goal=G-1 why=X"),
            ],
            rows: [
                Row(
                    "resource-stated nature=money amount=5 unit=EUR period=2026", "yes", "yes", "yes", "yes", "yes",
                    "yes"),
                Row(
                    "resource-allocated to=G-1 nature=money amount=5 unit=EUR period=2026", "yes", "yes", "yes",
                    "yes", "yes", "yes"),
                Row(
                    "resource-released from=G-1 nature=money amount=1 unit=EUR period=2026 why=X",
                    "moreThanAllocated", "moreThanAllocated", "yes", "yes", "moreThanAllocated", "yes"),
                Row(
                    "resource-released from=G-1 nature=money amount=2 unit=EUR period=2026 why=X",
                    "moreThanAllocated", "moreThanAllocated", "yes", "moreThanAllocated", "moreThanAllocated", "yes"),
            ])
    ]

    private static let allocated: Step =
        "resource-allocated to=G-1 nature=money amount=2 unit=EUR period=2026 decision=D-2"
}
