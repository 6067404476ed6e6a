import Foundation

/// The log of `Fixtures/company.jsonl`, as `annals demo company` makes it.
struct Company: Sendable {
    /// What the tour showed.
    let outcome: Outcome
    let log: Template
    /// Whether a ballot box was left behind.
    let leavesBox: Bool
    let lines: [String]

    static let tour = Company()

    private init() {
        let box = Sandbox()
        outcome = box.annals(
            "demo", "company", "--folder", "tour", environment: ["ANNALS_FIXTURES": Program.project.path + "/Fixtures"])
        log = Template(copying: box.path("tour/company.annals"))
        leavesBox = box.bytes("tour/company.annals-box") != nil
        lines = box.lines("tour/company.annals")
    }

    static var entries: [JSON] { tour.lines.map { JSON(text: $0) } }

    /// Runs a command on a copy of the log.
    static func annals(_ arguments: String...) -> Outcome { annals(arguments) }

    /// Runs a command on a copy of the log.
    static func annals(_ arguments: [String]) -> Outcome { Sandbox(tour.log).annals(arguments) }

    static func ballot(_ id: String) -> JSON {
        annals("ballots", "--json").json["ballots"].list.first { $0["ballot"].text == id } ?? JSON(nil)
    }
}
