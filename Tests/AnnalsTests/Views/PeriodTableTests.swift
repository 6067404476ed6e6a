import Testing

@testable import Annals

@Suite("Periods side by side")
struct PeriodTableTests {
    /// Entries of 2025 and 2026, written down in January 2026: the sum of M-1 is read after the year.
    private func table(_ periods: String..., steps: [Step], now: Instant) throws -> PeriodTable {
        try ChronicleLibrary(given(steps).log).table(of: periods.compactMap { Period($0) }, now: now)
    }

    private let steps: [Step] =
        Room.full + [
            "target-set measure=M-1 period=2025 value=100", "measurement-recorded measure=M-1 period=2025 value=90",
            "goal-set title=Late kind=goal horizon=2026 at 2025-06-01", "goal-achieved goal=G-2 why=X at 2025-07-01",
        ]

    private func cells(_ table: PeriodTable, _ name: String) -> [PeriodTable.Cell?] {
        table.rows.first { $0.name == name }?.cells ?? []
    }

    @Test func `a column is the end of a period beside the end of the one before`() throws {
        let table = try table("2024", "2025", "2026", steps: steps, now: .of("2026-06-01"))
        #expect(cells(table, "open at the end") == [nil, .count(0), .count(1)])
        #expect(cells(table, "achieved") == [nil, .count(1), .count(0)])
        #expect(cells(table, "new") == [nil, .count(0), .count(1)])
        #expect(cells(table, "held") == [nil, .count(0), .count(1)])
    }

    @Test func `what a year came to is shown in its column, though it was read later`() throws {
        let table = try table("2024", "2025", "2026", steps: steps, now: .of("2026-06-01"))
        #expect(
            cells(table, "M-1 Sales") == [nil, .figure(90, isMet: false, isForecast: false), nil])
        #expect(cells(table, "targets met") == [nil, .share(Share(0, of: 1)), nil])
    }

    @Test func `rows of which nothing is to be said are left out`() throws {
        let table = try table("2024", "2025", steps: Room.full, now: .of("2026-06-01"))
        #expect(table.rows.isEmpty)
        let rows = try self.table("2025", "2026", steps: Room.full, now: .of("2026-06-01")).rows
        #expect(!rows.contains { $0.name == "reversed" || $0.name == "targets met" || $0.section == "resources" })
        #expect(rows.allSatisfy { $0.cells.count == 2 })
    }

    @Test(arguments: [
        ("2026", "2027"), ("2026-H1", "2026-H2"), ("2026-H2", "2027-H1"), ("2026-Q4", "2027-Q1"),
        ("2026-Q2", "2026-Q3"),
        ("2026-12", "2027-01"), ("2026-W53", "2027-W01"), ("2026-W01", "2026-W02"), ("2026-02-28", "2026-03-01"),
    ])
    func `the next period`(_ period: String, _ next: String) {
        #expect(Period(period)?.next == Period(next))
    }
}
