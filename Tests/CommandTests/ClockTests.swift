import Foundation
import Testing

@Suite("Two clocks on every reading command")
struct ClockTests {
    /// The commands that read, with something to read for each.
    private static let reading: [[String]] = [
        ["plan"], ["history"], ["why", "D-1"], ["ground"], ["replay", "S-1"], ["report", "2024"],
        ["report", "S-1", "--form", "audit"], ["brief", "S-1"], ["completeness", "S-1"], ["tracker"], ["remind"],
        ["voices"], ["retrospective"], ["decisions"], ["tasks"], ["goals"], ["measures"], ["ballots"], ["ideas"],
        ["sessions"], ["people"], ["findings"], ["assumptions"], ["themes"], ["log"], ["show", "D-1"], ["show", "#30"],
        ["minutes", "S-1"], ["promises", "S-2", "--list"], ["advise"], ["whatif", "B-1"],
    ]

    /// What is known at a position is what a log says that ends there, whatever came later.
    @Test(arguments: [30, 40, 50])
    func `known at a position, each command says what it says of a log that ends there`(position: Int) {
        let whole = Sandbox(.year)
        whole.annals("export", "--known", "#\(position)", "--output", "part.jsonl")
        whole.annals("import", "part.jsonl", "--log", "part.annals")
        // The names stand sealed in the lines.
        whole.copy(whole.path("acme.annals-keys"), to: "part.annals-keys")
        for command in Self.reading {
            for clock in [["--as-of", "2024-03-01"], ["--as-of", "2024-12-31"]] {
                let ours = whole.annals(command + clock + ["--known", "#\(position)", "--log", "acme.annals"])
                let theirs = whole.annals(command + clock + ["--log", "part.annals"])
                #expect(ours == theirs, "\(command) \(clock)")
            }
        }
    }

    /// Nothing that happened later is shown as of an earlier moment.
    @Test func `as of a moment, no command shows what happened later`() {
        let moment = "2022-06-30T22:00:00.000Z"
        for command in Self.reading {
            // Two commands only speak to people.
            if ["minutes"].contains(command[0]) { continue }
            let outcome = Sandbox(Company.tour.log).annals(command + ["--as-of", "2022-06-30", "--json"])
            let times = outcome.out.split(separator: "\n").filter { $0.contains("\"occurredAt\":") }.flatMap { line in
                line.components(separatedBy: "\"occurredAt\":").dropFirst().compactMap { rest in
                    rest.components(separatedBy: "\"").first { $0.contains("T") }
                }
            }
            let later = times.filter { $0 >= moment }
            #expect(later.isEmpty, "\(command): \(later.prefix(3))")
            #expect(
                outcome.code == 0 || outcome.err.contains("not in the log") || outcome.err.contains("has not begun"),
                "\(command): \(outcome.err)")
        }
    }

    @Test func `an entry that happened later is not there as of an earlier moment`() {
        #expect(
            Company.annals("show", "#700", "--as-of", "2021")
                .err.hasPrefix("annals: #700 happened on 2023-01-09 "))
        #expect(Company.annals("show", "#700", "--known", "#600").err.hasPrefix("annals: there is no entry #700"))
        #expect(Company.annals("document", "#418", "--as-of", "2020").code == 1)
        #expect(Company.annals("document", "#418", "--known", "#400").code == 1)
        let whole = Company.annals("document", "#418", "--as-of", "2022")
        #expect(whole.code == 0 && whole.out.hasPrefix("flow temperature"))
        let minutes = Company.annals("minutes", "S-4", "--as-of", "2021-02-18T12:00").out
        #expect(minutes.contains("R32") && !minutes.contains("decision-taken"))
        #expect(minutes.count < Company.annals("minutes", "S-4").out.count)
    }

    @Test func `promises are listed as of then, and as their reader may see them`() {
        let now = Company.annals("promises", "S-9", "--list").out
        let then = Company.annals("promises", "S-9", "--list", "--as-of", "2021").out
        #expect(now != then)
        #expect(Company.annals("promises", "S-9", "--as-of", "2021").code == 2)
        #expect(Company.annals("minutes", "minutes.txt", "--as-of", "2021").code == 2)
    }
}
