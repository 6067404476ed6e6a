import Foundation

extension Template {
    /// 27 years of a central bank's rate decisions: the whole of `Fixtures/mpc.jsonl`.
    static let centralBank = Template(
        Acme.founding.replacingOccurrences(of: "Acme", with: "Bank of England")
            .replacingOccurrences(of: "Europe/Berlin", with: "Europe/London"),
        (try? String(contentsOfFile: Program.fixture("mpc.jsonl"), encoding: .utf8)) ?? "")
}

/// What the log of the central bank says, read through the command line and nothing else.
struct CentralBank {
    /// A meeting with its votes.
    struct Meeting {
        let date: String
        let ballots: [Vote]
        /// The proposition on the rate, alone or together with purchases.
        var rate: Vote? { ballots.first { $0.question.hasPrefix("Bank Rate at ") } }
        var year: String { String(date.prefix(4)) }
        let chair: String
    }

    struct Vote {
        let question: String
        let votesFor: [String]
        let votesAgainst: [String]
        let chair: String?
        let tieBroken: String?
    }

    let meetings: [Meeting]
    /// Bank Rate by the day that it was decided on, in order.
    let levels: [(day: String, value: Double)]

    init() {
        let box = Sandbox(.centralBank)
        let names = Dictionary(
            box.annals("people", "--json").json["people"].list.map { ($0["person"].text ?? "", $0["name"].text ?? "") }
        ) { first, _ in first }
        func name(_ id: JSON) -> String { id.text.flatMap { names[$0] } ?? "?" }
        meetings = box.annals("history", "--json").json["sessions"].list.map { session in
            Meeting(
                date: session["startsAt"].text ?? "",
                ballots: session["ballots"].list.map { ballot in
                    func voters(_ choice: String) -> [String] {
                        ballot["votes"].list.filter { $0["choice"].text == choice }.map { name($0["voter"]) }
                    }
                    return Vote(
                        question: ballot["question"].text ?? "", votesFor: voters("for"),
                        votesAgainst: voters("against"),
                        chair: ballot["chair"].isNull ? nil : name(ballot["chair"]),
                        tieBroken: ballot["tieBroken"]["option"].text)
                },
                chair: name(session["invited"].list.first { $0["role"].text == "chair" }?["person"] ?? JSON(nil)))
        }
        levels = box.annals("measures", "--json").json["measures"][0]["readings"].list.map {
            ($0["period"].text ?? "", $0["readings"].list.last?["value"].double ?? .nan)
        }
    }

    /// A dictionary by year.
    func perYear(_ count: ([Meeting]) -> Int) -> [String: Int] {
        Dictionary(grouping: meetings, by: \.year).mapValues(count)
    }

    func meeting(_ date: String) -> Meeting? { meetings.first { $0.date == date } }

    var dissentsPerYear: [String: Int] {
        perYear { $0.reduce(0) { $0 + ($1.rate?.votesAgainst.count ?? 0) } }
    }

    var dissentsPerMember: [String: Int] {
        meetings.flatMap(\.ballots).flatMap(\.votesAgainst).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    var ties: [(date: String, vote: Vote)] {
        meetings.flatMap { meeting in meeting.ballots.filter { $0.tieBroken != nil }.map { (meeting.date, $0) } }
    }

    var chairInMinority: [String] {
        meetings.filter { meeting in meeting.rate.map { $0.votesAgainst.contains(meeting.chair) } ?? false }.map(\.date)
    }

    var unanimous: Int { meetings.count { $0.rate?.votesAgainst.isEmpty ?? false } }

    var fiveToFour: [String] {
        meetings.filter { $0.rate?.votesFor.count == 5 && $0.rate?.votesAgainst.count == 4 }.map(\.date)
    }

    var levelAtEndOfYear: [String: Double] {
        Dictionary(levels.map { (String($0.day.prefix(4)), $0.value) }) { $1 }
    }

    var chairs: [String: [String]] {
        Dictionary(grouping: meetings, by: \.chair).mapValues { [$0.first?.date ?? "", $0.last?.date ?? ""] }
    }

    /// The answers by the ids of the public record's own list of facts.
    var facts: [String: Any] {
        let highest = levels.map(\.value).max() ?? 0
        let september = meeting("2022-09-21")?.rate
        return [
            "meetings": meetings.count,
            "meetings_per_year": perYear(\.count),
            "rate_dissents_per_year": dissentsPerYear,
            "tie": ties.first.map {
                [$0.date, $0.vote.votesFor.count, $0.vote.votesAgainst.count, $0.vote.chair ?? ""] as [Any]
            } ?? [],
            "chair_in_minority": chairInMinority,
            "unanimous": unanimous,
            "five_four": fiveToFour,
            "2016-08": meeting("2016-08-03")?.ballots.map { $0.votesAgainst.sorted() } ?? [],
            "2022-09": [
                september?.votesFor.count ?? 0, september?.votesAgainst.count ?? 0,
                september?.votesAgainst.sorted() ?? [],
            ] as [Any],
            "level_end_year": levelAtEndOfYear,
            "max_level": [highest, levels.first { $0.value == highest }?.day ?? ""] as [Any],
            "chairs": chairs,
        ]
    }
}
