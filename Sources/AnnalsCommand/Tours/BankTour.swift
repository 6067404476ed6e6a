import Annals
import AnnalsLog

/// 27 years of a central bank's rate decisions.
struct BankTour: Tour {
    let path: String

    func run() async throws {
        let summary = try make(
            "mpc.jsonl",
            Log.Founding(organization: "Bank of England, Monetary Policy Committee", timeZone: "Europe/London"))
        let meetings = try read { try $0.subjects(.session).count }
        print(
            "\(meetings) meetings of the Bank of England's Monetary Policy Committee, 1997 to 2024: \(summary.added) entries.\n"
        )
        try await show(["plan"], "What is our strategy? Here: which decisions are in force today.")
        try await show(["history", "2024"], "What happened, session by session, in one year?")
        try await show(
            ["why", try contested()], "Why was this decided? Five against four, and what they wanted instead.")
        try await show(
            ["compare", "2007", "2009"], "How did our strategy move? The end of 2007 beside the end of 2009.")
        try await show(["verify"], "Was anything changed since?")
        print(
            """
            \(Terminal.bold("Now you.")) The log is yours to explore:

              export ANNALS_LOG=\(path)
              annals plan --as-of 2008-12-31
              annals replay \(try session("1998-02-05"))          (the one decision by the chair's casting vote)
              annals decisions --since 2008 --until 2009 --csv
              annals log --person "Mervyn King" -n 10
              annals --help

            (annals is \(CommandLine.arguments[0]); with the project's scripts, tools/run does the same.)
            """)
    }

    /// The decision of the meeting that ended on 2024-07-31.
    private func contested() throws -> String {
        try read { reading in
            let day = Period.day(Day("2024-07-31") ?? Day(daysSince1970: 0))
            let zone = try reading.organization().zone
            let decision = try reading.fold(Plan.self).decisions.all.first {
                $0.taken.map { zone.start(of: day) == $0.mark.occurredAt } ?? false
            }
            guard let decision else { throw Failure("the demo's data holds no decision of 2024-07-31") }
            return decision.id.description
        }
    }

    private func session(_ day: String) throws -> String {
        try read { reading in
            try reading.fold(Plan.self).sessions.all.first { $0.plan.startsAt.description == day }?.id.description
                ?? "S-1"
        }
    }
}
