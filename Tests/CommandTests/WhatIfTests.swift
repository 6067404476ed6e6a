import Foundation
import Testing

@Suite("What if, on the command line")
struct WhatIfTests {
    private func bank(_ arguments: String...) -> Outcome { Sandbox(.centralBank).annals(arguments) }

    @Test func `a vote of the central bank that hung on each of five turns without one of them`() {
        let box = Sandbox(.centralBank)
        let ballots = box.annals("ballots", "--json").json["ballots"].list
        let close = ballots.filter { ballot in
            let votes = ballot["votes"].list.compactMap { $0["choice"].text }
            return votes.count { $0 == "for" } == 5 && votes.count { $0 == "against" } == 4
        }
        #expect(close.count > 5)
        for ballot in close.prefix(3) {
            let id = ballot["ballot"].text ?? ""
            let pro = ballot["votes"].list.filter { $0["choice"].text == "for" }.compactMap { $0["voter"].text }
            let contra = ballot["votes"].list.filter { $0["choice"].text == "against" }.compactMap { $0["voter"].text }
            let without = box.annals("whatif", id, "--without", pro[0], "--json").json
            #expect(without["changed"].truth == true)
            #expect(without["real"]["outcome"]["fate"].text == "carried")
            #expect(without["altered"]["outcome"]["fate"].text == "tied")
            #expect(without["altered"]["tallies"]["for"].int == 4 && without["altered"]["tallies"]["against"].int == 4)
            #expect(Set(without["pivots"].texts) == Set(pro))
            let other = box.annals("whatif", id, "--without", contra[0], "--json").json
            #expect(other["changed"].truth == false)
            let turned = box.annals("whatif", id, "--vote", "\(pro[0])=against", "--json").json
            #expect(turned["altered"]["outcome"]["fate"].text == "failed")
            #expect(box.annals("whatif", id, "--threshold", "two-thirds", "--json").json["changed"].truth == true)
        }
    }

    @Test func `with nothing changed, the ballots of the bank have their stored results`() {
        let box = Sandbox(.centralBank)
        let ballots = box.annals("ballots", "--json").json["ballots"].list
        let every = stride(from: 0, to: ballots.count, by: 25).map { ballots[$0] }
        let tied = ballots.filter { !$0["tieBroken"].isNull }
        #expect(tied.count == 1)
        for ballot in every + tied {
            let same = box.annals("whatif", ballot["ballot"].text ?? "", "--json").json
            #expect(same["changed"].truth == false)
            #expect(same["altered"]["verdict"].text == ballot["result"]["verdict"].text)
            #expect(same["altered"]["tallies"]["for"].int == ballot["result"]["tallies"]["for"].int)
            #expect(same["altered"]["tallies"]["against"].int == ballot["result"]["tallies"]["against"].int)
        }
    }

    @Test func `every ballot of the company has its stored result, or says why it cannot be counted`() {
        for number in 1...11 {
            let ballot = Company.ballot("B-\(number)")
            let outcome = Company.annals("whatif", "B-\(number)", "--json")
            #expect(outcome.code == 0, "B-\(number): \(outcome.err)")
            #expect(outcome.json["changed"].truth == false, "B-\(number)")
            let stored = ballot["recounts"].list.last?["result"] ?? ballot["result"]
            if stored.isNull { continue }
            #expect(outcome.json["altered"]["verdict"].text == stored["verdict"].text, "B-\(number)")
            #expect(outcome.json["altered"]["winners"].texts == stored["winners"].texts, "B-\(number)")
        }
    }

    @Test func `four against four on the refrigerant hung on each of the four for it, the chair too`() {
        let text = Company.annals("whatif", "B-5", "--without", "Jonas Wirth").out
        #expect(text.hasPrefix("B-5  The next line runs on R32\nWhat if: without Jonas Wirth\n"))
        #expect(text.contains("\n  for        4 ") && text.contains("\n  comes out  carried (level, the chair: for) "))
        #expect(text.contains("It would have come out otherwise.\n"))
        #expect(
            text.contains("It hung on Ruth Albrecht, Jonas Wirth, Lena Sommer, P-9: without any one of them it would"))
        #expect(
            text.contains(
                "D-4 The next line runs on R32; propane stays in the laboratory (reversed) would not rest on it."))
        // Lena was Milan's proxy: his vote stays.
        let lena = Company.annals("whatif", "B-5", "--without", "Lena Sommer").out
        #expect(lena.contains("The vote of P-9 stays, though Lena Sommer cast it as their proxy"))
        // Petra Dorn had declared an interest.
        let petra = Company.annals("whatif", "B-5", "--vote", "Petra Dorn=against", "--json").json
        #expect(petra["altered"]["outcome"]["fate"].text == "failed")
    }

    @Test func `dots of the company counted as a ranking, and what cannot be`() {
        let ranked = Company.annals("whatif", "B-1", "--method", "ranked", "--json").json
        #expect(ranked["reading"].text == "the more dots, the better the rank")
        #expect(ranked["altered"]["order"][0].texts == ["six"])
        let score = Company.annals("whatif", "B-1", "--method", "score")
        #expect(score.code == 1)
        #expect(
            score.err
                == "annals: B-1 was voted on by dots, and its papers do not say what score asks for; they can be counted by approval, dots, ranked, instant-runoff or single-transferable\n"
        )
        let secret = Company.annals("whatif", "B-8", "--without", "P-1")
        #expect(secret.code == 1 && secret.err.hasPrefix("annals: B-8 is secret: nobody knows whose paper is whose"))
        #expect(
            Company.annals("whatif", "B-8", "--threshold", "simple", "--json").json["altered"]["outcome"]["fate"].text
                == "tied")
    }

    @Test func `the refrigerant by criteria, worked out by hand`() {
        // Means of three scores: R32 16/3, 10 − 8/3, 10 − 17/3; propane 8, 10 − 22/3, 10 − 5.
        // R32: 32/3 + 22/3 + 26/3 = 80/3; propane: 16 + 8/3 + 10 = 86/3.
        let weighing = Company.annals("whatif", "D-4", "--json").json
        let ranking = weighing["real"]["ranking"].list
        #expect(ranking.map { $0["alternative"].text } == ["D-4.b", "D-4.a"])
        #expect(ranking.map { $0["total"]["exact"].text } == ["86/3", "80/3"])
        #expect(weighing["chosen"].text == "D-4.a")
        // Cost: propane 26 + 8/3 w, R32 58/3 + 22/3 w: level at 20/14 = 10/7.
        let cost = weighing["real"]["sensitivity"][1]
        #expect(cost["upper"]["weight"]["exact"].text == "10/7" && cost["upper"]["beyond"].text == "D-4.a")
        let heavier = Company.annals("whatif", "D-4", "--criterion", "cost=2").out
        #expect(heavier.contains("D-4.a comes first, instead of D-4.b.\n"))
        #expect(
            Company.annals("whatif", "D-4", "--drop-criterion", "c3", "--json").json["altered"]["ranking"][0][
                "alternative"
            ].text == "D-4.b")
    }

    @Test func `a session is played again without one of them`() {
        let plain = Company.annals("replay", "S-4")
        let again = Company.annals("replay", "S-4", "--without", "Lena Sommer")
        #expect(again.code == 0 && again.err == "")
        #expect(!plain.out.contains("What if"))
        #expect(again.out.contains("\nWhat if: without Lena Sommer\n"))
        #expect(again.out.contains("  otherwise B-5 The next line runs on R32: failed, 3 to 4"))
        #expect(again.out.contains("(B-5 comes out otherwise)"))
        let json = Company.annals("replay", "S-4", "--without", "Lena Sommer", "--json").json
        #expect(json["whatif"]["verdicts"][0]["changed"].truth == true)
        #expect(json["board"]["decisions"].list.first { $0["decision"].text == "D-4" }?["state"].text == "proposed")
        #expect(json["whatif"]["later"]["entries"].int ?? 0 > 0)
        let same = Company.annals("replay", "S-4", "--json")
        #expect(same.json["whatif"].value == nil)
        #expect(
            Company.annals("replay", "S-4", "--up-to", "B-5").out
                == Company.annals("replay", "S-4", "--until", "B-5").out)
    }

    @Test func `nothing is written`() {
        let box = Sandbox(Company.tour.log)
        let before = box.lines("acme.annals")
        box.annals("whatif", "B-5", "--without", "P-1")
        box.annals("whatif", "D-4", "--criterion", "cost=3")
        box.annals("replay", "S-4", "--without", "P-1")
        #expect(box.lines("acme.annals") == before)
        #expect(box.files == ["acme.annals"])
    }

    @Test func `what is asked wrongly is told in a line`() {
        let cases: [([String], Int32, String)] = [
            (["whatif", "X-1"], 2, "“X-1” is neither a ballot (B-3) nor a decision (D-9)"),
            (["whatif", "B-99"], 1, "B-99 is not in the log"),
            (["whatif", "D-1"], 1, "D-1 was not weighed by criteria; its vote can be asked of: annals whatif B-1"),
            (
                ["whatif", "D-4", "--threshold", "two-thirds"], 2,
                "--threshold is asked of a ballot: annals whatif B-5 --threshold …"
            ),
            (["whatif", "B-5", "--criterion", "cost=2"], 2, "criteria belong to decisions"),
            (["whatif", "D-4", "--criterion", "beauty=2"], 1, "D-4 has no criterion “beauty”, but: D-4.c1 Efficiency"),
            (["whatif", "D-4", "--criterion", "cost"], 2, "--criterion “cost” is not understood"),
            (["whatif", "B-5", "--without", "Nobody"], 1, "nobody is called “Nobody”"),
            (["whatif", "B-5", "--without", "P-12"], 1, "P-12 was not among those who may vote on B-5"),
            (["whatif", "B-5", "--vote", "P-1=perhaps"], 1, "perhaps"),
            (["whatif", "B-5", "--weight", "P-1=0"], 2, "“0” is no weight above 0"),
            (["whatif", "B-5", "--threshold", "most"], 2, "“most” is no share"),
            (["whatif", "B-5", "--as-of", "2020"], 1, "B-5 is not in the log"),
        ]
        for (arguments, code, words) in cases {
            let outcome = Sandbox(Company.tour.log).annals(arguments)
            #expect(outcome.code == code, "\(arguments): \(outcome.err)")
            #expect(outcome.err.contains(words), "\(arguments): \(outcome.err)")
            #expect(outcome.out == "", "\(arguments)")
        }
    }

    @Test func `a round that was voted on again is counted as of then`() {
        // One of eight objected; as things stand, nobody does.
        let first = Company.annals(
            "whatif", "B-10", "--as-of", "2023-09-14T12:05", "--without", "Yusuf Demir", "--json"
        ).json
        #expect(first["real"]["outcome"]["fate"].text == "failed")
        #expect(first["altered"]["outcome"]["fate"].text == "carried")
        #expect(Company.annals("whatif", "B-10", "--json").json["real"]["outcome"]["fate"].text == "carried")
    }
}
