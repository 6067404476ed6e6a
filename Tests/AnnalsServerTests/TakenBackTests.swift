import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import Testing

@testable import AnnalsServer

/// A session on whose screens something is taken back.
@Suite struct TakenBackTests {
    /// Everybody's own undo costs no reading of the whole session, and leaves the board as it would be read.
    @Test func boardAfterUndoingIsTheBoardReadAnew() async throws {
        let served = try ServedLog()
        let live = try served.session()
        var chance = SystemRandomNumberGenerator()
        func record(_ line: String) throws -> Position { try served.record(line).entry.position }
        _ = try record(
            #"{"type":"ballot-opened","session":"S-1","data":{"question":"Shall we?","options":[{"id":"m","text":"Yes"}],"method":{"name":"majority"},"mayChange":true}}"#
        )
        for round in 0..<12 {
            var mine: [Position] = []
            for _ in 0..<3 {
                let voter = ["P-2", "P-3"].randomElement(using: &chance) ?? "P-2"
                let line = [
                    #"{"type":"vote-cast","actor":"\#(voter)","session":"S-1","data":{"ballot":"B-1","choice":"for"}}"#,
                    #"{"type":"idea-captured","actor":"\#(voter)","session":"S-1","data":{"text":"Idea \#(round)"}}"#,
                ].randomElement(using: &chance)
                mine.append(try record(line ?? ""))
            }
            // The last of them, so that nothing depends on it; sometimes two at once, or with something after it.
            for position in mine.reversed().prefix(round % 3) {
                _ = try record(
                    ##"{"type":"entry-struck","data":{"entry":"#\##(position.rawValue)","reason":"undone"}}"##)
            }
            if round.isMultiple(of: 4) {
                _ = try record(#"{"type":"question-posed","data":{"session":"S-1","text":"What now?"}}"#)
            }
            try await live.refresh()
            let fresh = try served.session()
            for sight in LiveSight.allCases {
                let (gone, anew) = (try served.everything(sight, of: live), try served.everything(sight, of: fresh))
                #expect(gone == anew, "\(sight)")
            }
        }
        served.remove()
    }

    @Test func screensThatSawItAreToldThatItIsGone() async throws {
        let served = try ServedLog()
        let live = try served.session()
        let screens = LiveSession.Screens(sight: .room, language: .english)
        let idea = try served.record(
            #"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"Sell the barn"}}"#)
        try await live.refresh()
        let seen = live.change(screens, for: ServedLog.cara, after: .start, standing: nil)
        #expect(seen.parts?.contains("Sell the barn") == true)
        try served.record(
            ##"{"type":"entry-struck","data":{"entry":"#\##(idea.entry.position.rawValue)","reason":"undone"}}"##)
        try await live.refresh()
        let then = live.change(screens, for: ServedLog.cara, after: seen.position, standing: nil)
        #expect(then.parts?.contains(#""ideas":{"order":["#) == true)
        #expect(then.parts?.contains(#""I-1""#) == false)
        served.remove()
    }
}
