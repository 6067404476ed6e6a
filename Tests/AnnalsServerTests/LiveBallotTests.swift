import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// Votes on the screens: casting votes, interests, proxies, what the moderator writes down, and what nobody is shown.
@Suite struct LiveBallotTests {
    private func served(_ terms: String = "") throws -> ServedLog {
        let served = try ServedLog()
        for name in ["Dora", "Emil"] { try served.record(#"{"type":"person-joined","data":{"name":"\#(name)"}}"#) }
        for person in ["P-4", "P-5"] {
            try served.record(
                #"{"type":"participant-invited","data":{"session":"S-1","person":"\#(person)","role":"participant"}}"#)
        }
        try served.record(#"{"type":"person-arrived","data":{"session":"S-1","person":"P-4"}}"#)
        try served.record(
            #"{"type":"ballot-opened","session":"S-1","data":{"question":"Shall we?","options":[{"id":"m","text":"Yes, we shall"}],"method":{"name":"majority"}\#(terms)}}"#
        )
        return served
    }

    private func own(_ served: ServedLog, _ person: PersonID) throws -> String {
        let live = try served.session()
        return live.change(
            .init(sight: .phone, language: .english), for: person, after: .start, standing: nil
        ).own ?? ""
    }

    @Test func chairBreaksATieOnTheirPhoneAndNobodyElseIsAsked() async throws {
        let served = try served(#","chair":"P-3""#)
        for (person, choice) in [("P-2", "for"), ("P-3", "against")] {
            try served.record(
                #"{"type":"vote-cast","actor":"\#(person)","data":{"ballot":"B-1","choice":"\#(choice)"}}"#)
        }
        try served.record(#"{"type":"ballot-closed","data":{"ballot":"B-1"}}"#)
        #expect(try own(served, ServedLog.cara).contains("you have the casting vote"))
        #expect(try !own(served, ServedLog.ben).contains("casting vote"))
        let room = try served.everything(.room)
        #expect(room.contains("The casting vote is with") && !room.contains("tie-broken"))
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let form = [
                "type": "tie-broken", "session": "S-1", "actor": "P-3", "data.ballot": "B-1", "data.option": "for",
                "data.reason": "It is now or never",
            ]
            let answer1 = try await client.act(form, as: cara)
            #expect(answer1.status == .created)
            let ballot = try served.log.read { try $0.story(BallotID(1)) }
            #expect(ballot?.isPassed == true && ballot?.tieBreak?.mark.actor == ServedLog.cara)
            let found1 = try self.own(served, ServedLog.cara)
            #expect(!found1.contains("you have the casting vote"))
            let shown2 = try served.everything(.room)
            #expect(shown2.contains("Casting vote"))
        }
    }

    @Test func moderatorWritesTheCastingVoteDownForTheChair() async throws {
        let served = try served(#","chair":"P-3""#)
        for (person, choice) in [("P-2", "for"), ("P-3", "against")] {
            try served.record(
                #"{"type":"vote-cast","actor":"\#(person)","data":{"ballot":"B-1","choice":"\#(choice)"}}"#)
        }
        try served.record(#"{"type":"ballot-closed","data":{"ballot":"B-1"}}"#)
        let shown3 = try served.everything(.console)
        #expect(shown3.contains("tie-broken"))
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let form = [
                "type": "tie-broken", "session": "S-1", "actor": "P-3", "data.ballot": "B-1", "data.option": "for",
                "data.reason": "said aloud",
            ]
            let answer4 = try await client.act(form, as: ben)
            #expect(answer4.status == .created)
            let head = try served.head
            let entry = try served.log.read { try $0.entry(at: head) }
            #expect(entry?.actor == ServedLog.cara && entry?.recorder == ServedLog.ben)
        }
    }

    @Test func whoeverHasAnInterestIsAskedNoMore() async throws {
        let served = try served()
        #expect(try own(served, ServedLog.cara).contains("I recuse myself"))
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let form = ["type": "recusal-declared", "session": "S-1", "data.on": "B-1", "data.reason": "My brother"]
            let answer5 = try await client.act(form, as: cara)
            #expect(answer5.status == .created)
            let found2 = try self.own(served, ServedLog.cara)
            #expect(!found2.contains("Shall we?"))
            let room = try served.everything(.room)
            #expect(room.contains("0 of 2 voted") && room.contains("Has an interest and does not vote"))
        }
    }

    @Test func holderOfAVoteGetsAPaperOfItsOwnWhileTheGiverIsAway() async throws {
        let served = try served()
        // Emil is invited and away; he lets Cara vote in this session, on the ballots to come.
        try served.record(#"{"type":"proxy-given","actor":"P-5","data":{"on":"S-1","to":"P-3"}}"#)
        try served.record(
            #"{"type":"ballot-opened","session":"S-1","data":{"question":"And then?","options":[{"id":"m","text":"Yes"}],"method":{"name":"majority"}}}"#
        )
        let shown = try own(served, ServedLog.cara)
        #expect(shown.contains("who gave you their vote") && shown.contains(#"name=\"actor\" value=\"P-5\""#))
        #expect(try !own(served, ServedLog.ben).contains("who gave you their vote"))
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let form = [
                "type": "vote-cast", "session": "S-1", "actor": "P-5", "data.ballot": "B-2", "data.choice": "against",
            ]
            let answer6 = try await client.act(form, as: cara)
            #expect(answer6.status == .created)
            let vote = try served.log.read { try $0.story(BallotID(2))?.votes[PersonID(5)] }
            #expect(vote?.proxy == ServedLog.cara && vote?.choice == .word("against"))
            // Once Emil is there he votes himself, and her paper for him is gone.
            try served.record(#"{"type":"person-arrived","data":{"session":"S-1","person":"P-5"}}"#)
            let found3 = try self.own(served, ServedLog.cara)
            #expect(!found3.contains("who gave you their vote"))
        }
    }

    @Test func secretBallotOffersNoProxyAndNothingToWriteDown() throws {
        let served = try served(#","secret":true"#)
        defer { served.remove() }
        let own = try own(served, ServedLog.cara)
        #expect(own.contains("vote-sealed") && own.contains("I recuse myself") && !own.contains("proxy-given\\\" data"))
        let papers = own.components(separatedBy: "lv-paper").last ?? ""
        #expect(!papers.contains("value=\\\"proxy-given\\\""))
        let console = try served.everything(.console)
        #expect(!console.contains("Write down votes") && !console.contains("Somebody lets another vote"))
    }

    @Test func roomsVotesAreWrittenDownByNameWithTheRecorder() async throws {
        let served = try served()
        let shown7 = try served.everything(.console)
        #expect(shown7.contains("Write down votes"))
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let form = [
                "type": "vote-cast", "session": "S-1", "actor": "P-4", "data.ballot": "B-1", "data.choice": "for",
            ]
            let answer8 = try await client.act(form, as: ben)
            #expect(answer8.status == .created)
            let head = try served.head
            let entry = try served.log.read { try $0.entry(at: head) }
            #expect(entry?.actor == PersonID(4) && entry?.recorder == ServedLog.ben)
        }
    }

    @Test func totalsOfAShowOfHandsAreReported() async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let form = [
                "type": "result-reported", "session": "S-1", "data.ballot": "B-1", "data.counts.for": "2",
                "data.counts.against": "1", "data.counts.abstain": "", "data.verdict": "passed",
                "data.source": "a show of hands",
            ]
            let answer9 = try await client.act(form, as: ben)
            #expect(answer9.status == .created)
            let shown10 = try served.everything(.room)
            #expect(shown10.contains("passed"))
        }
    }

    @Test func secretChoiceReachesNoScreenBeforeOrAfterTheCount() async throws {
        let served = try served(#","secret":true"#)
        for (person, choice) in [("P-2", "for"), ("P-3", "against"), ("P-4", "against")] {
            try served.record(
                #"{"type":"vote-sealed","actor":"\#(person)","data":{"ballot":"B-1","choice":"\#(choice)"}}"#)
        }
        for sight in LiveSight.allCases {
            let shown = try served.everything(sight)
            #expect(shown.contains("3 of 3 voted") && !shown.contains("lv-tally-name\\\">against"), "\(sight)")
            #expect(!shown.contains("You have voted:"), "\(sight)")
        }
        try served.record(#"{"type":"ballot-closed","data":{"ballot":"B-1"}}"#)
        // The counts are public, and who voted how is in neither the page nor the stream.
        for person in [ServedLog.cara, ServedLog.ben, PersonID(4)] {
            let live = try served.session()
            for sight in LiveSight.allCases {
                let screens = LiveSession.Screens(sight: sight, language: .english)
                let change = live.change(screens, for: person, after: .start, standing: nil)
                let page = live.page(screens, for: person, notice: nil, done: nil)
                let shown = page + (change.parts ?? "") + (change.own ?? "")
                #expect(shown.contains("failed"))
                let card = shown.components(separatedBy: "lv-ballot lv-is-closed").dropFirst().map {
                    $0.components(separatedBy: "</article>")[0]
                }
                #expect(!card.isEmpty)
                #expect(card.allSatisfy { !$0.contains("Cara") && !$0.contains("Dora") }, "\(sight)")
            }
        }
        served.remove()
    }

    @Test func hiddenVotesAreInNoEventOfAnyStream() async throws {
        let served = try served(#","hidden":true"#)
        let (ben, cara) = (try served.visit(ServedLog.ben), try served.visit(ServedLog.cara))
        let ann = try served.visit(ServedLog.ann)
        try served.record(#"{"type":"mode-set","data":{"session":"S-1","capture":"hidden"}}"#)
        try served.record(
            #"{"type":"note-added","actor":"P-2","session":"S-1","data":{"on":"S-1","text":"Cara is tired","private":true}}"#
        )
        try await served.test(.live) { client in
            let port = try #require(client.port)
            let before = try served.head.rawValue
            _ = try await client.act(
                [
                    "type": "vote-cast", "session": "S-1", "data.ballot": "B-1", "data.choice": "against",
                    "data.reason": "Far too dear",
                ], as: cara)
            _ = try await client.act(
                ["type": "idea-captured", "session": "S-1", "data.text": "Sell the barn"], as: cara)
            for (visit, screen) in [
                (ben, "console"), (ben, "room"), (ben, "phone"), (cara, "phone"), (ann, "room"), (ann, "phone"),
            ] {
                let path = "/sessions/S-1/\(screen)/events?after=\(before)"
                let listener = try await Listener(port: port, path: path, visit)
                _ = try await listener.ids(1)
                let told = listener.text
                listener.stop()
                #expect(told.contains("1 of 3 voted"), "\(screen)")
                for secret in ["Far too dear", "Sell the barn", "Cara is tired", "lv-tallies", "You have voted:"] {
                    #expect(!told.contains(secret), "\(screen): \(secret)")
                }
            }
        }
    }
}
