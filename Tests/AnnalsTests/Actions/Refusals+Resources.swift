@testable import Annals

private let g1 = Subject(.goal, 1)
private let twoEuros: Step = "resource-allocated to=G-1 nature=money amount=2 unit=EUR period=2026"

extension RefusalCase {
    /// Resources.
    static let planMore: [RefusalCase] = [
        full(
            "resource-stated nature=money amount=-1 unit=EUR period=2026",
            refused: .outOfRange("amount", -1, "0", "any amount")),
        full(
            "resource-stated nature=money amount=999999999999999999 unit=EUR period=2026",
            after: "resource-stated nature=money amount=1 unit=EUR period=2026 of=Fund",
            refused: .sumTooLong(999_999_999_999_999_999, "EUR of money for 2026")),
        full(
            "resource-allocated to=G-1 nature=money amount=0 unit=EUR period=2026",
            refused: .notAboveZero("amount", 0)),
        full(
            "resource-allocated to=T-1 nature=money amount=999999999999999999 unit=EUR period=2026", after: twoEuros,
            refused: .sumTooLong(999_999_999_999_999_999, "EUR of money for 2026")),
        full(
            "resource-released from=G-1 nature=money amount=0 unit=EUR period=2026 why=X", after: twoEuros,
            refused: .notAboveZero("amount", 0)),
        full(
            "resource-released from=G-1 nature=money amount=2.01 unit=EUR period=2026 why=X", after: twoEuros,
            refused: .moreThanAllocated(g1, 2, "EUR of money for 2026")),
        full(
            "resource-released from=T-1 nature=money amount=1 unit=EUR period=2026 why=X", after: twoEuros,
            refused: .moreThanAllocated(Subject(.task, 1), 0, "EUR of money for 2026")),
        full(
            "resource-released from=G-1 nature=money amount=1 unit=EUR period=2027 why=X", after: twoEuros,
            refused: .moreThanAllocated(g1, 0, "EUR of money for 2027")),
        full(
            "resource-released from=G-1 nature=money amount=1 unit=USD period=2026 why=X", after: twoEuros,
            refused: .moreThanAllocated(g1, 0, "USD of money for 2026")),
        full(
            "resource-released from=G-1 nature=time amount=1 unit=EUR period=2026 why=X", after: twoEuros,
            refused: .moreThanAllocated(g1, 0, "EUR of time for 2026")),
        full(
            "resource-released from=G-1 nature=money amount=0.000000000000000001 unit=EUR period=2026 why=X",
            after: twoEuros, refused: .sumTooLong(Number(units: 1, scale: 18), "EUR of money for 2026")),
        full(
            "decision-reversed decision=D-2 by=D-3",
            after: "decision-taken title=X statement=X how=authority",
            "target-set measure=M-1 period=2026 value=5 decision=D-2",
            "resource-allocated to=G-1 nature=money amount=2 unit=EUR period=2026 decision=D-2",
            refused: .hangsLoose(
                [g1, Subject(.task, 1), Subject(.entry, 42), Subject(.entry, 43)], DecisionID(2))),
        full(
            ##"decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"#42","fate":"cancel"}]"##,
            after: "decision-taken title=X statement=X how=authority",
            "target-set measure=M-1 period=2026 value=5",
            refused: .hangsNot(.subject(Subject(.entry, 42)), DecisionID(2))),
        full(
            ##"decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"#42","fate":"cancel"}]"##,
            after: "decision-taken title=X statement=X how=authority",
            "target-set measure=M-1 period=2026 value=5 decision=D-2",
            "target-set measure=M-1 period=2026 value=6 why=X",
            refused: .hangsNot(.subject(Subject(.entry, 42)), DecisionID(2))),
        full(
            ##"decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"#42","fate":"cancel"}]"##,
            after: "decision-taken title=X statement=X how=authority",
            "target-set measure=M-1 period=2025 value=5 decision=D-2",
            refused: .hangsNot(.subject(Subject(.entry, 42)), DecisionID(2))),
        full(
            ##"decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"#42","fate":"cancel"}]"##,
            after: "decision-taken title=X statement=X how=authority",
            "resource-allocated to=G-1 nature=money amount=2 unit=EUR period=2026 decision=D-2",
            "resource-released from=G-1 nature=money amount=2 unit=EUR period=2026 why=X",
            refused: .hangsNot(.subject(Subject(.entry, 42)), DecisionID(2))),
        full(
            """
            decision-reversed decision=D-2 by=D-3 leaving=X \
            hanging:=[{"on":"#42","fate":"cancel"},{"on":"#42","fate":"keep"}]
            """,
            after: "decision-taken title=X statement=X how=authority",
            "target-set measure=M-1 period=2026 value=5 decision=D-2",
            refused: .namedTwice(Subject(.entry, 42), "hanging")),
    ]
}
