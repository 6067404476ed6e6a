import Annals
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// How many streams somebody may hold open.
@Suite struct SeatTests {
    @Test func oldestStreamEndsForOneMore() {
        let seats = Seats()
        let all = (0..<Seats.most).map { _ in seats.take(ServedLog.ann) }
        let other = seats.take(ServedLog.ben)
        #expect(all.allSatisfy { !$0.isOver })
        let more = seats.take(ServedLog.ann)
        #expect(all.map(\.isOver) == [true] + Array(repeating: false, count: Seats.most - 1))
        #expect(!more.isOver && !other.isOver)
        // One that is given back leaves its place.
        seats.leave(all[1])
        _ = seats.take(ServedLog.ann)
        #expect(!all[2].isOver)
        #expect(seats.count(of: ServedLog.ann) == Seats.most && seats.count(of: ServedLog.ben) == 1)
    }

    @Test func streamThatEndedKeepsNoSeat() {
        let seats = Seats()
        let first = seats.take(ServedLog.ann)
        for _ in 0..<Seats.most { _ = seats.take(ServedLog.ann) }
        seats.leave(first)
        #expect(seats.count(of: ServedLog.ann) == Seats.most)
    }

    @Test func serverEndsTheOldestOfTooManyStreams() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        let ben = try served.visit(ServedLog.ben)
        try await served.test(.live) { client in
            let port = try #require(client.port)
            let other = try await Listener(port: port, path: "/api/events?after=6", ben)
            // The first waits for what comes; a screen counts like it.
            let first = try await Listener(port: port, path: "/api/events?after=6", cara)
            #expect(try await first.ids(2) == [7, 8])
            let second = try await Listener(port: port, path: "/sessions/S-1/phone/events?after=0", cara)
            _ = try await second.text(holding: "event: parts")
            let seats = served.server.house.seats
            #expect(seats.count(of: ServedLog.cara) == 2)
            for _ in 0..<Seats.most - 2 { _ = seats.take(ServedLog.cara) }
            let third = try await Listener(port: port, path: "/api/events?after=7", cara)
            #expect(try await third.ids(1) == [8])
            await first.end()
            _ = try await client.record(#"{"type":"idea-captured","data":{"text":"Open a shop"}}"#, as: cara)
            #expect(try await third.ids(2) == [8, 9])
            #expect(try await other.ids(3) == [7, 8, 9])
            #expect(first.text.contains("id: 8") && !first.text.contains("id: 9"))
            // Whoever comes back is told what they missed, and the screen, now the oldest, makes way.
            let again = try await Listener(port: port, path: "/api/events?after=8", cara)
            #expect(try await again.ids(1) == [9])
            await second.end()
            for listener in [other, third, again] { listener.stop() }
        }
    }
}
