import Annals
import AnnalsLog

/// Five years of a small company, made up: its plans, its votes and what came of them.
struct CompanyTour: Tour {
    let path: String

    func run() async throws {
        let summary = try make(
            "company.jsonl",
            Log.Founding(organization: "Tannbach Heat Pumps", timeZone: "Europe/Berlin", size: 38),
            documents: "company-documents")
        try finish()
        let sessions = try read { try $0.subjects(.session).count }
        print(
            """
            Tannbach Heat Pumps, a made-up company of some fifty people, 2020 to 2024: \(sessions) sessions, \
            \(summary.added) lines.

            """)
        let choice = try decision("The refrigerant of the next line")
        try await show(["plan", "--as-of", "2025-01-31"], "What is our strategy? At the end of five years.")
        try await show(["history", "2022"], "What happened, session by session, in one year?")
        try await show(
            ["why", choice], "Why was this decided? Four against four, contested, and reversed two years later.")
        try await show(
            ["ground", "--as-of", "2024-12-31"],
            "Does it still stand? What each decision rested on, and what moved since.")
        try await show(
            ["compare", "2021", "2023"], "How did our strategy move? The end of 2021 beside the end of 2023.")
        try await show(
            ["replay", try session("A share for an investor")],
            "What happened, step by step? A secret ballot: who took part, and no more.")
        try await show(
            ["promises", try session("The refrigerant, two years on"), "--list"],
            "What does a session open on? Everything that was promised or put off, each with the fate that it got.")
        try await show(
            ["voices", try session("Going digital with the people we have")],
            "Who spoke, whose ideas became something, and who kept silent?")
        try await show(["retrospective", "2022"], "What was promised and kept, and how much time did it take?")
        try await show(
            ["show", CompanyTour.forgotten.description], "What is left of somebody who asked to be forgotten?")
        try await show(["verify"], "Was anything changed since?")
        try await show(["verify", "--rules"], "Does every result follow from its votes?")
        let more = [
            ("annals plan --as-of 2022-12-31", ""),
            ("annals report 2024 --as-of 2024-12-31", "a page for the leader; --form full, --format html"),
            ("annals brief \(try session("Through 2024"))", "what a session was prepared with"),
            (
                "annals completeness \(try session("The year 2023, judged"))",
                "what it should have left behind, and did not"
            ),
            ("annals minutes \(try session("A share for an investor"))", "a session as text, to be read in again"),
            ("annals remind --as-of 2024-01-20", "who should hear of what"),
            ("annals why \(try decision("Propane for everything new"))", "what took its place"),
            (
                "annals replay \(try session("Two days at the reservoir"))",
                "an offsite: ideas without names, breakouts, a pulse"
            ),
            ("annals measures", ""), ("annals assumptions", "three of four fell"),
            ("annals tasks --owner \"Viktor Hahn\"", ""), ("annals --help", ""),
        ]
        let lines = zip(Words.column(more.map(\.0)), more).map { command, line in
            line.1.isEmpty ? "  " + line.0 : "  \(command)  (\(line.1))"
        }
        print(
            """
            \(Terminal.bold("Now you.")) The log is yours to explore:

              export ANNALS_LOG=\(path)
            \(lines.joined(separator: "\n"))

            (annals is \(CommandLine.arguments[0]); with the project's scripts, tools/run does the same.)
            """)
    }

    /// What no file of lines can hold, since it is done with this log's own key, and now.
    private func finish() throws {
        let log = try Log(openingAt: path)
        defer { try? log.close() }
        _ = try log.changeKey()
        try log.record(
            Draft(
                PersonForgotten {
                    $0.person = CompanyTour.forgotten
                    $0.reason = "Asked for it by letter of 10 October 2024"
                }))
    }

    /// The one who left and asked to be forgotten.
    private static let forgotten = PersonID(9)

    private func decision(_ title: String) throws -> String {
        try read { reading in
            guard let found = try reading.fold(Plan.self).decisions.all.first(where: { $0.title == title }) else {
                throw Failure("the demo's data holds no decision “\(title)”")
            }
            return found.id.description
        }
    }

    private func session(_ title: String) throws -> String {
        try read { reading in
            guard let found = try reading.fold(Plan.self).sessions.all.first(where: { $0.plan.title == title }) else {
                throw Failure("the demo's data holds no session “\(title)”")
            }
            return found.id.description
        }
    }
}
