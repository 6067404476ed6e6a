import Testing

@testable import Annals

@Suite("Secret ballots")
struct SecretBallotTests {
    private static let voted =
        Room.open + [
            Room.secretMotion,
            "vote-sealed ballot=B-1 choice=for by P-5",
            "vote-sealed ballot=B-1 choice=against by P-2",
            "vote-sealed ballot=B-1 choice=for by P-3",
        ]

    @Test func `the log says who took part and not what they chose`() {
        given(Self.voted).when("note-added on=B-1 text=X").records { _, log in
            let story = log.story(BallotID(1))
            #expect(story.participants == [PersonID(5), PersonID(2), PersonID(3)])
            #expect(story.votes.isEmpty)
            for position in 29...31 { #expect(log.data(position) == #"{"ballot":"B-1"}"#) }
        }
    }

    @Test func `the closing writes all papers at once, sorted and without names, and counts them`() {
        given(Self.voted).when("ballot-closed ballot=B-1 by P-2 in S-1").records { closing, log in
            #expect(closing.position == Position(33))
            let papers = log.entries[31]
            #expect(papers.data == #"{"ballot":"B-1","papers":["against","for","for"]}"#)
            #expect(papers.about.map(\.text) == ["ballot:B-1"])
            #expect(papers.mentions.map(\.text) == ["person:P-2", "session:S-1"])
            #expect(papers.occurredAt == closing.occurredAt)
            #expect(
                closing.data.hasPrefix(
                    """
                    {"ballot":"B-1","result":{"tallies":{"for":2,"against":1,"abstain":0},"voted":3,"electorate":5,\
                    "threshold":"simple","base":3,"verdict":"passed","votes":"32"
                    """))
            #expect(log.story(BallotID(1)).isPassed)
        }
    }

    @Test func `who changes a sealed vote is counted once, with the later paper`() {
        given(Self.voted + ["vote-sealed ballot=B-1 choice=against by P-5"]).when("ballot-closed ballot=B-1").records {
            _, log in
            #expect(log.data(33) == #"{"ballot":"B-1","papers":["against","against","for"]}"#)
        }
    }

    @Test func `who takes back a sealed vote is not counted`() {
        given(
            Self.voted + ["vote-sealed ballot=B-1 choice=abstain by P-6", "vote-withdrawn ballot=B-1 by P-5"]
        ).when("ballot-closed ballot=B-1").records { _, log in
            #expect(log.data(34) == #"{"ballot":"B-1","papers":["abstain","against","for"]}"#)
            #expect(log.story(BallotID(1)).result?.voted == 3)
        }
    }

    @Test func `where fewer than three sealed a vote, no paper is written and nothing is counted`() {
        given(Array(Self.voted.dropLast())).when("ballot-closed ballot=B-1").records { closing, log in
            #expect(log.entries.count == 31)
            #expect(log.story(BallotID(1)).result?.verdict == .tooFew)
            #expect(log.story(BallotID(1)).result?.voted == 2)
            #expect(closing.data.contains(#""tallies":{}"#))
        }
    }

    @Test func `a closing that is refused opens no box`() {
        given(Self.voted).when("ballot-closed ballot=B-1 by P-5 in S-1").refused(
            .notAllowed(PersonID(5), action: "ballot-closed", needs: Authority(.moderator, .chair, .scribe)))
    }

    @Test func `sealed votes whose papers are lost cannot be counted`() {
        // As in a log that came from a backup, without its ballot box.
        var log = Chronicle(given(Self.voted).log.entries)
        #expect(throws: Refusal.papersMissing(Subject(.ballot, 1), 3, of: 3)) {
            try log.record(Step("ballot-closed ballot=B-1").draft, now: Given.time(40))
        }
        #expect(log.entries.count == 31)
    }

    /// A ballot over the options a, b and c.
    private func ballot(_ method: VotingMethodName, _ set: (inout VotingMethod) -> Void = { _ in }) -> BallotOpened {
        BallotOpened { ballot in
            ballot.method = VotingMethod(method)
            set(&ballot.method)
            ballot.options = ["a", "b", "c"].map { id in BallotOption { $0.id = id } }
        }
    }

    private func numbers(_ given: KeyValuePairs<String, Int>) -> Choice {
        .numbers(given.map { Choice.OptionNumber(option: $0.key, number: Number($0.value)) })
    }

    @Test func `a paper does not tell who wrote it by the order of its options`() {
        #expect(ballot(.approval).plain(.options(["c", "a"])) == .options(["a", "c"]))
        #expect(ballot(.ranked).plain(numbers(["b": 1, "a": 2])) == numbers(["a": 2, "b": 1]))
    }

    @Test func `a paper does not tell who wrote it by numbers that nobody else would give`() {
        for method in [.ranked, .instantRunoff, .singleTransferable] as [VotingMethodName] {
            #expect(ballot(method).plain(numbers(["b": 873, "a": 12])) == numbers(["a": 1, "b": 2]))
        }
        #expect(ballot(.ranked).plain(numbers(["a": 7, "b": 7, "c": 9])) == numbers(["a": 1, "b": 1, "c": 2]))
        #expect(ballot(.dots).plain(numbers(["c": 0, "a": 3])) == numbers(["a": 3]))
    }

    @Test func `a score that is left out is written as the lowest, which is what it counts for`() {
        let from1 = ballot(.score) { $0.lowest = 1 }
        #expect(from1.plain(numbers(["b": 4])) == numbers(["a": 1, "b": 4, "c": 1]))
        #expect(ballot(.score).plain(numbers(["c": 2, "a": 0])) == numbers(["a": 0, "b": 0, "c": 2]))
        // An empty paper counts for nothing, and so stays empty.
        #expect(ballot(.score).plain(numbers([:])) == numbers([:]))
    }

    @Test func `a paper spells an option as the ballot does`() {
        let ballot = BallotOpened { ballot in
            ballot.method = VotingMethod(.approval)
            ballot.options = [BallotOption { $0.id = "caf\u{E9}" }]
        }
        guard case .options(let plain) = ballot.plain(.options(["cafe\u{301}"])) else {
            Issue.record("not a list of options")
            return
        }
        #expect(plain.map { Array($0.utf8) } == [Array("caf\u{E9}".utf8)])
    }

    @Test func `the next round of a secret ballot starts with an empty box`() {
        given(
            Self.voted + [
                "ballot-closed ballot=B-1", "ballot-reopened ballot=B-1 reason=Again",
                "vote-sealed ballot=B-1 choice=against by P-2", "vote-sealed ballot=B-1 choice=against by P-3",
                "vote-sealed ballot=B-1 choice=against by P-5",
            ]
        ).when("ballot-closed ballot=B-1").records { _, log in
            let story = log.story(BallotID(1))
            #expect(story.earlierRounds.map { $0.result?.verdict } == [.passed])
            #expect(story.result?.verdict == .failed)
            #expect(story.result?.tallies["against"] == 3)
        }
    }
}
