import Testing

@testable import Annals

@Suite("Corrected entries")
struct CorrectionTests {
    private let b1 = BallotID(1)

    @Test func `what was corrected reads as it should have been, at its old place`() {
        let room = given(
            Room.full + [
                "idea-reworded idea=I-1 text=Second", #"entry-corrected entry=#28 data:={"text":"Uno"} reason=X"#,
            ])
        let idea = room.log.story(IdeaID(1))
        #expect(idea.text == "Second" && idea.earlierTexts == ["Uno"])
        #expect(idea.author == PersonID(13) && idea.session == SessionID(1) && idea.began?.position == Position(28))
        let entry = room.log.inEffect()[27]
        #expect(entry.position == Position(28) && entry.correctedBy == Position(42))
        #expect(entry.line == room.log.entries[27].line && entry.occurredAt == Given.time(28))
    }

    @Test func `a correction acts on the known clock alone`() {
        let room = given(Room.full + [#"entry-corrected entry=#28 data:={"text":"Uno"} reason=X at 2026-01-14T09:41"#])
        func text(asOf: Instant, known: Int) -> String? {
            Registers(folding: room.log.inEffect(asOf: asOf, known: Position(known)))
                .register(.ideas, at: asOf).rows.first?.cells.last
        }
        #expect(text(asOf: Given.time(30), known: 41) == "Uno")
        #expect(text(asOf: Given.time(30), known: 40) == "One")
        #expect(text(asOf: .latest, known: 40) == "One")
        // Even one that is said to be older than what it corrects.
        let old = given(Room.full + [#"entry-corrected entry=#28 data:={"text":"Uno"} reason=X at 2020-01-01"#])
        #expect(old.log.story(IdeaID(1)).text == "Uno")
    }

    @Test func `a correction is about what the entry named and what it names now`() {
        let room = given(
            Room.full + ["idea-parked idea=I-1", #"entry-corrected entry=#41 data:={"idea":"I-2"} reason=X"#])
        #expect(room.log.entries[41].about == [Subject(.entry, 41), Subject(.idea, 1), Subject(.idea, 2)])
        #expect(room.log.story(IdeaID(1)).parked == nil)
        #expect(room.log.story(IdeaID(2)).parked?.mark.position == Position(41))
        for number in 1...2 {
            let library = ChronicleLibrary(room.log)
            let told = library.entries(of: Subject(.idea, UInt32(number)), aboutOnly: true).map(\.position.rawValue)
            #expect(told == (number == 1 ? [28, 42] : [29, 41, 42]))
        }
    }

    @Test func `the last correction counts, and is itself put right by another of the entry`() {
        let room = given(
            Room.full + [
                "idea-parked idea=I-1", #"entry-corrected entry=#41 data:={"idea":"I-2"} reason=X"#,
                #"entry-corrected entry=#41 data:={"idea":"I-3"} reason=X"#,
            ])
        #expect((1...3).map { room.log.story(IdeaID($0)).parked != nil } == [false, false, true])
        room.when(#"entry-corrected entry=#41 data:={"idea":"I-1"} reason=X"#).records { _, log in
            #expect((1...3).map { log.story(IdeaID($0)).parked != nil } == [true, false, false])
        }
        // A strike strikes it however it reads.
        room.when("entry-struck entry=#41 reason=X").records { strike, log in
            #expect((1...3).map { log.story(IdeaID($0)).parked != nil } == [false, false, false])
            #expect(strike.about == [Subject(.entry, 41), Subject(.idea, 1), Subject(.idea, 3)])
        }
    }

    @Test func `who is named by a correction only is needed`() {
        given(
            Room.full + [
                "person-joined name=Zed",
                #"entry-corrected entry=#40 data:={"title":"Call","owner":"P-14","from":["D-2"]} reason=X"#,
            ]
        ).when("entry-struck entry=#41 reason=X").refused(
            .namedLater(Subject(.person, 14), Position(40), "task-assigned"))
    }

    @Test func `an id that the entry created is kept where it is left out`() {
        given(Room.full).when(#"entry-corrected entry=#33 data:={"decision":"D-1","text":"Leave"} reason=X"#).records {
            entry, log in
            #expect(
                entry.data == """
                    {"entry":33,"data":{"decision":"D-1","alternative":"D-1.a","text":"Leave"},"reason":"X",\
                    "type":"alternative-added","v":1}
                    """)
            #expect(log.story(DecisionID(1)).alternatives.map(\.text) == ["Leave"])
        }
    }

    @Test func `rules that come after go by the corrected entry`() {
        let room = given(
            Room.full + [#"entry-corrected entry=#40 data:={"title":"Call","owner":"P-6","from":["D-2"]} reason=X"#])
        room.when("task-reassigned task=T-1 owner=P-6").refused(.nothingChanges(Subject(.task, 1)))
        room.when("task-started task=T-1 by P-6").records()
    }

    // MARK: Counts

    /// B-1 is carried by one vote to none, and D-1 rests on it.
    private static let decided: [Step] =
        Room.full + [
            "ballot-closed ballot=B-1 by P-2 in S-1", "decision-taken decision=D-1 how=ballot ballot=B-1 in S-1",
        ]
    private static let misheard: Step =
        #"entry-corrected entry=#36 data:={"ballot":"B-1","choice":"against"} reason=Misheard by P-2"#

    @Test func `a closed ballot is counted again at once, and the first result stays`() {
        given(Self.decided).when(Self.misheard).records { correction, log in
            #expect(correction.position == Position(43) && log.entries.count == 44)
            let recount = log.entries[43]
            #expect(recount.about == [Subject(.ballot, 1), Subject(.decision, 1)])
            #expect(recount.mentions.map(\.text) == ["entry:#43", "entry:#41", "person:P-2"])
            #expect(recount.occurredAt == correction.occurredAt && recount.actor == PersonID(2))
            #expect(
                recount.data.hasPrefix(
                    #"{"ballot":"B-1","result":{"tallies":{"for":0,"against":1,"abstain":0},"voted":1,"electorate":5"#))
            #expect(recount.data.hasSuffix(#""cause":43,"count":41,"decisions":["D-1"]}"#))
            let ballot = log.story(b1)
            #expect(ballot.result?.verdict == .passed && ballot.latestResult?.verdict == .failed)
            #expect(!ballot.isPassed && ballot.recountsOfRound.map(\.cause) == [Position(43)])
            #expect(ballot.votes[PersonID(5)]?.choice == .word("against"))
        }
    }

    @Test func `a decision that rests on the ballot stands, and is flagged until a review upholds it`() {
        let room = given(Self.decided + [Self.misheard])
        #expect(room.log.story(DecisionID(1)).state == .inForce)
        #expect(room.log.story(DecisionID(1)).recounted?.position == Position(44))
        for verdict in ["adjust", "reverse", "uphold"] {
            room.when(Step("decision-reviewed decision=D-1 verdict=\(verdict) actual=X")).records { _, log in
                #expect((log.story(DecisionID(1)).recounted == nil) == (verdict == "uphold"))
            }
        }
    }

    @Test func `what is decided from then on goes by the new count`() {
        given(Room.full + ["ballot-closed ballot=B-1", Self.misheard])
            .when("decision-taken decision=D-1 how=ballot ballot=B-1").refused(
                .notCarried(b1, outcome: Wording("failed, 0 to 1", russian: "не принято, за – 0, против – 1")))
        given(Room.full + ["ballot-closed ballot=B-1", Self.misheard])
            .when("decision-taken decision=D-1 how=ballot ballot=B-1 at 09:41:30").records()
    }

    @Test func `counts are made again as often as their votes are corrected`() {
        let room = given(
            Self.decided + [
                Self.misheard, #"entry-corrected entry=#36 data:={"ballot":"B-1","choice":"for"} reason=X"#,
            ])
        #expect(
            room.log.entries.map(\.action.name).suffix(4) == [
                "entry-corrected", "ballot-recounted", "entry-corrected", "ballot-recounted",
            ])
        let ballot = room.log.story(b1)
        #expect(ballot.isPassed && ballot.recountsOfRound.map(\.result.verdict) == [.failed, .passed])
    }

    @Test func `where the count is the same nothing is counted again`() {
        given(Self.decided)
            .when(#"entry-corrected entry=#36 data:={"ballot":"B-1","choice":"for","reason":"Growth"} reason=X"#)
            .records { _, log in
                #expect(log.entries.count == 43)
                #expect(log.story(DecisionID(1)).recounted == nil)
            }
    }

    @Test func `a vote that belonged to another ballot is counted there`() {
        let steps: [Step] = [
            Room.ballot, "vote-cast ballot=B-1 choice=for by P-6", "ballot-closed ballot=B-1",
            "ballot-closed ballot=B-2",
        ]
        given(Room.full + steps).when(#"entry-corrected entry=#42 data:={"ballot":"B-2","choice":"for"} reason=X"#)
            .records { _, log in
                #expect(log.entries.suffix(2).map(\.about) == [[Subject(.ballot, 1)], [Subject(.ballot, 2)]])
                #expect(log.story(b1).latestResult?.tallies["for"] == 1)
                #expect(log.story(BallotID(2)).latestResult?.tallies["for"] == 1)
                #expect(log.story(BallotID(2)).result?.tallies["for"] == 0)
            }
    }

    @Test func `a corrected threshold counts the ballot again too`() {
        let opened =
            #""question":"Move?","options":[{"id":"m","text":"Move"}],"method":{"name":"majority"},"mayChange":true"#
        given(Self.decided)
            .when(Step(#"entry-corrected entry=#35 data:={\#(opened),"electorate":["P-5","P-6"],"quorum":2} reason=X"#))
            .records { _, log in #expect(log.story(b1).latestResult?.verdict == .noQuorum) }
    }

    @Test func `a tie that a correction brings is the chair's to break, and one that it ends is not`() {
        let tied: [Step] = [
            "vote-cast ballot=B-1 choice=for by P-6", "ballot-closed ballot=B-1",
            #"entry-corrected entry=#41 data:={"ballot":"B-1","choice":"against"} reason=X"#,
        ]
        given(Room.full + tied).when("tie-broken ballot=B-1 option=against reason=X by P-3").records()
        let broken: [Step] = [
            "vote-cast ballot=B-1 choice=against by P-6", "ballot-closed ballot=B-1",
            "tie-broken ballot=B-1 option=against reason=X by P-3",
            #"entry-corrected entry=#41 data:={"ballot":"B-1","choice":"for"} reason=X"#,
        ]
        #expect(given(Room.full + broken).log.story(b1).isPassed)
    }

    @Test func `a recount does not stand in the way of other mistakes`() {
        given(Self.decided + [Self.misheard]).when("entry-struck entry=#42 reason=X").records { _, log in
            #expect(log.story(DecisionID(1)).taken == nil && log.story(DecisionID(1)).recounted == nil)
        }
        // What a recount counted is no more to be struck than what a count counted.
        given(Self.decided + [Self.misheard]).when("entry-struck entry=#36 reason=X").refused(
            .storedCountChanges(Position(41), b1))
        given(Self.decided + [Self.misheard]).when("vote-cast ballot=B-1 choice=for by P-6 at 09:40:30").refused(
            .storedCountChanges(Position(41), b1))
    }

    @Test func `why an entry was corrected and what it says now is told`() {
        let log = given(Self.decided + [Self.misheard]).log
        let narrator = Narrator(in: Step.zone, hiding: { _ in [] }, naming: { _ in nil })
        #expect(narrator.tell(log.entries[42]) == "corrected #36: votes against on B-1 (Misheard)")
        #expect(narrator.tell(log.entries[43]) == "ballot B-1 recounted after #43: failed, 0 to 1")
    }

    @Test func `what is hidden stays hidden when it is corrected`() throws {
        let room = given(
            "mode-set session=S-1 capture=hidden", "idea-captured text=Secret by P-5 in S-1",
            #"entry-corrected entry=#29 data:={"idea":"I-1","text":"Quiet","session":"S-1"} reason=Louder by P-2"#)
        let correction = room.log.entries[29]
        let library = ChronicleLibrary(room.log)
        let hidden = try Sight.hidden(in: correction) { try library.story(of: $0) }
        #expect(hidden == .text)
        let shown = correction.showing(without: hidden)
        #expect(shown.actor == PersonID(2))
        for word in ["Quiet", "Louder"] { #expect(!shown.text.contains(word) && correction.text.contains(word)) }
        let revealed = ChronicleLibrary(room.and("ideas-revealed session=S-1").log)
        #expect(try Sight.hidden(in: correction) { try revealed.story(of: $0) } == [])
    }

    @Test func `what was promised to be hidden is not taken back by a correction`() {
        given(
            "mode-set session=S-1 capture=hidden", "idea-captured text=Secret by P-5 in S-1"
        ).when(#"entry-corrected entry=#29 data:={"text":"Quiet","session":"S-1","hidden":false} reason=Louder by P-2"#)
            .refused(.isAlready(IdeaID(1).subject, "hidden, which no correction takes back; leave “hidden” out"))
        given(Room.full + [Room.secretMotion]).when(
            #"entry-corrected entry=#41 data:={"question":"Who?","options":[{"id":"m","text":"X"}],"method":{"name":"majority"},"secret":false} reason=Open by P-2"#
        ).refused(.isAlready(BallotID(2).subject, "secret, which no correction takes back; leave “secret” out"))
    }

    @Test func `what rests on an entry reads it as it should have been`() throws {
        let room = given(
            Room.full + [
                "argument-made on=I-1 stance=for text=Old by P-5 in S-1",
                "decision-taken title=X statement=X how=authority basis=#41 in S-1",
                #"entry-corrected entry=#41 data:={"on":"I-2","stance":"against","text":"New"} reason=X"#,
            ])
        for (known, text) in [(Position(42), "Old"), (Position(43), "New")] {
            let trail = try #require(try Trail(of: DecisionID(3), in: ChronicleLibrary(room.log, known: known)))
            #expect(trail.remarks.map(\.data).first?.contains("\"\(text)\"") == true)
        }
        let struck = room.and("entry-struck entry=#41 reason=X")
        #expect(try Trail(of: DecisionID(3), in: ChronicleLibrary(struck.log))?.remarks.isEmpty == true)
    }
}
