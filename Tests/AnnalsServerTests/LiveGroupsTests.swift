import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// Groups at work and pulses on the screens.
@Suite struct LiveGroupsTests {
    private func served() throws -> ServedLog {
        let served = try ServedLog()
        for name in ["Dora", "Emil"] { try served.record(#"{"type":"person-joined","data":{"name":"\#(name)"}}"#) }
        for person in ["P-4", "P-5"] {
            try served.record(
                #"{"type":"participant-invited","data":{"session":"S-1","person":"\#(person)","role":"participant"}}"#)
            try served.record(#"{"type":"person-arrived","data":{"session":"S-1","person":"\#(person)"}}"#)
        }
        return served
    }

    private func own(_ served: ServedLog, _ person: PersonID) throws -> String {
        let live = try served.session()
        return live.change(
            .init(sight: .phone, language: .english), for: person, after: .start, standing: nil
        ).own ?? ""
    }

    @Test func oneFormSendsEverybodyIntoTheirGroup() async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try served.record(#"{"type":"question-posed","data":{"session":"S-1","text":"What now?"}}"#)
        try await served.test { client in
            let form = [
                "type": "breakouts", "session": "S-1", "sits.P-2": "", "sits.P-3": "1", "sits.P-4": "2",
                "sits.P-5": "1", "title.1": "Near", "title.2": "Far", "minutes": "15", "question": "Q-1",
            ]
            let found1 = try await client.act(form, as: ben)
            #expect(found1.status == .created)
            let groups = try served.log.read { reading in
                try [BreakoutID(1), BreakoutID(2)].map { try reading.story($0)?.plan }
            }
            #expect(groups.map { $0?.title } == ["Near", "Far"])
            #expect(groups[0].map { Set($0.people) } == [PersonID(3), PersonID(5)])
            #expect(groups[1]?.people == [PersonID(4)])
            #expect(groups.allSatisfy { $0?.minutes == 15 && $0?.question == QuestionID(1) })
            let room = try served.everything(.room)
            #expect(room.contains("Near") && room.contains("Far") && room.contains("data-planned=\\\"900\\\""))
            // Whoever sits in one is in no second one.
            let found2 = try await client.act(form, as: ben)
            #expect(found2.status == .conflict)
        }
    }

    @Test func formWithoutAnybodyFormsNothing() async throws {
        let served = try served()
        let (ben, cara) = (try served.visit(ServedLog.ben), try served.visit(ServedLog.cara))
        try await served.test { client in
            let none = ["type": "breakouts", "session": "S-1", "sits.P-3": ""]
            let found3 = try await client.act(none, as: ben)
            #expect(found3.status == .badRequest)
            let odd = ["type": "breakouts", "session": "S-1", "sits.P-3": "many"]
            let found4 = try await client.act(odd, as: ben)
            #expect(found4.status == .badRequest)
            let foreign = ["type": "breakouts", "session": "S-1", "sits.P-3": "1"]
            let found5 = try await client.act(foreign, as: cara)
            #expect(found5.status == .forbidden)
        }
    }

    @Test func phoneShowsOnesOwnGroupAndBringsItsIdeasBack() async throws {
        let served = try served()
        try served.record(
            #"{"type":"breakout-formed","data":{"session":"S-1","title":"Near","people":["P-3","P-5"],"minutes":10}}"#)
        #expect(try own(served, ServedLog.cara).contains("You are in"))
        #expect(try !own(served, PersonID(4)).contains("You are in"))
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let idea = [
                "type": "idea-captured", "session": "S-1", "data.session": "S-1", "data.breakout": "K-1",
                "data.text": "A kiosk",
            ]
            let found6 = try await client.act(idea, as: cara)
            #expect(found6.status == .created)
            // The form by which they come back has the idea that they wrote down.
            let found7 = try self.own(served, ServedLog.cara)
            #expect(found7.contains(#"name=\"data.ideas[]\" value=\"I-1\""#))
            let back = [
                "type": "breakout-reported", "session": "S-1", "data.breakout": "K-1", "data.ideas[]": "I-1",
                "data.text": "Near is enough",
            ]
            let found8 = try await client.act(back, as: cara)
            #expect(found8.status == .created)
            let found9 = try self.own(served, ServedLog.cara)
            #expect(!found9.contains("You are in"))
            let room = try served.everything(.room)
            #expect(room.contains("Near is enough") && room.contains("lv-is-back") && room.contains("A kiosk"))
        }
    }

    @Test func pulseOfOneStatementIsAnsweredByOneTap() async throws {
        let served = try served()
        try served.record(
            #"{"type":"pulse-opened","data":{"session":"S-1","when":"later","statements":["We are on course."]}}"#)
        let shown = try own(served, ServedLog.cara)
        #expect(shown.contains(#"<button class=\"lv-button lv-tap\" name=\"data.answers[0]\" value=\"4\">"#))
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let tap = ["type": "pulse-answered", "session": "S-1", "data.pulse": "Y-1", "data.answers[0]": "4"]
            let found10 = try await client.act(tap, as: cara)
            #expect(found10.status == .created)
            let found11 = try self.own(served, ServedLog.cara)
            #expect(found11.contains("Your answer is in."))
            let found12 = try served.everything(.room)
            #expect(found12.contains("1 of 4 answered"))
            let found13 = try served.everything(.room)
            #expect(!found13.contains("/ 5"))
            try served.record(#"{"type":"pulse-closed","data":{"pulse":"Y-1"}}"#)
            let found14 = try served.everything(.room)
            #expect(found14.contains("4 <small>/ 5</small>"))
        }
    }

    @Test func anonymousPulseShowsNothingOfFewerThanThreeAndNobodysAnswerOfMore() async throws {
        let served = try served()
        try served.record(
            #"{"type":"pulse-opened","data":{"session":"S-1","when":"closing","statements":["Satisfied","Our own work"],"anonymous":true}}"#
        )
        #expect(try own(served, ServedLog.cara).contains("Nobody learns who answered what."))
        let visits = [ServedLog.ben, ServedLog.cara, PersonID(4)]
        let headers = try visits.map { try served.visit($0) }
        try await served.test { client in
            for (index, visit) in headers.enumerated() {
                let form: KeyValuePairs = [
                    "type": "answer-sealed", "session": "S-1", "data.pulse": "Y-1",
                    "data.answers[0]": "\(index + 3)", "data.answers[1]": "2", "data.words": "Words of \(index)",
                ]
                let found15 = try await client.act(form, as: visit)
                #expect(found15.status == .created)
                for sight in LiveSight.allCases {
                    let shown = try served.everything(sight)
                    #expect(!shown.contains("Words of") && !shown.contains("/ 5"), "\(sight)")
                }
            }
            try served.record(#"{"type":"pulse-closed","data":{"pulse":"Y-1"}}"#)
            for sight in LiveSight.allCases {
                let shown = try served.everything(sight)
                // 3, 4 and 5 make 4; three times 2 makes 2.
                #expect(shown.contains("4 <small>/ 5</small>") && shown.contains("2 <small>/ 5</small>"), "\(sight)")
                #expect(!shown.contains("Words of"), "\(sight)")
            }
        }
        let few = try self.served()
        defer { few.remove() }
        try few.record(
            #"{"type":"pulse-opened","data":{"session":"S-1","when":"closing","statements":["Satisfied"],"anonymous":true}}"#
        )
        try few.record(#"{"type":"answer-sealed","actor":"P-3","data":{"pulse":"Y-1","answers":[1]}}"#)
        try few.record(#"{"type":"pulse-closed","data":{"pulse":"Y-1"}}"#)
        let room = try few.everything(.room)
        #expect(room.contains("Too few answered") && !room.contains("/ 5"))
    }

    @Test func everyPhraseOfWhatPeopleDoTogetherIsThereInRussian() throws {
        let served = try served()
        defer { served.remove() }
        let before = Phrases.misses
        for line in [
            #"{"type":"mode-set","data":{"session":"S-1","capture":"open","technique":"round-robin"}}"#,
            #"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A shop"}}"#,
            #"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A barn"}}"#,
            #"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A mill"}}"#,
            #"{"type":"ideas-grouped","session":"S-1","data":{"ideas":["I-1"]}}"#,
            #"{"type":"idea-parked","session":"S-1","data":{"idea":"I-2","until":"2030"}}"#,
            #"{"type":"breakout-formed","data":{"session":"S-1","title":"Near","people":["P-3"],"minutes":10}}"#,
            #"{"type":"breakout-formed","data":{"session":"S-1","title":"Far","people":["P-4"],"minutes":10}}"#,
            #"{"type":"breakout-reported","data":{"breakout":"K-2"}}"#,
            #"{"type":"pulse-opened","data":{"session":"S-1","when":"closing","statements":["Satisfied"],"anonymous":true}}"#,
            #"{"type":"pulse-opened","data":{"session":"S-1","when":"later","statements":["Fine"]}}"#,
            #"{"type":"proxy-given","actor":"P-3","data":{"on":"S-1","to":"P-2"}}"#,
            #"{"type":"ballot-opened","session":"S-1","data":{"question":"Shall we?","options":[{"id":"m","text":"Yes"}],"method":{"name":"majority"},"chair":"P-3","threshold":"two-thirds","quorum":1}}"#,
            #"{"type":"ballot-opened","session":"S-1","data":{"question":"By consent?","options":[{"id":"m","text":"Yes"}],"method":{"name":"consent"}}}"#,
            #"{"type":"recusal-declared","actor":"P-4","data":{"on":"B-1"}}"#,
            #"{"type":"pulse-closed","data":{"pulse":"Y-1"}}"#,
            #"{"type":"ballot-closed","data":{"ballot":"B-1"}}"#,
        ] {
            try served.record(line)
            for sight in LiveSight.allCases { _ = try served.everything(sight, in: .russian) }
        }
        #expect(Phrases.misses.subtracting(before).sorted() == [])
    }
}
