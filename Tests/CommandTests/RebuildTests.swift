import Foundation
import Testing

@Suite("annals rebuild")
struct RebuildTests {
    @Test func `it makes the file beside the log, and answers are the same with and without`() {
        let box = Sandbox(.centralBank)
        let before = box.annals("plan", "--as-of", "2010", "--json")
        #expect(before.code == 0)
        let made = box.annals("rebuild")
        #expect(made.code == 0 && made.err == "" && made.out.hasSuffix("acme.annals-views is up to date\n"))
        #expect(box.annals("plan", "--as-of", "2010", "--json") == before)
        try? FileManager.default.removeItem(atPath: box.path("acme.annals-views"))
        #expect(box.annals("plan", "--as-of", "2010", "--json") == before)
        box.write("acme.annals-views", "no database at all, but long enough to be looked at, surely")
        #expect(box.annals("plan", "--as-of", "2010", "--json") == before)
    }

    @Test func `killed at any moment it leaves nothing that gives a wrong answer`() {
        let box = Sandbox(.centralBank)
        let plan = box.annals("plan", "--as-of", "2012-05-01", "--json")
        let found = box.annals("search", "rate", "--limit", "3", "--json")
        #expect(plan.code == 0 && found.code == 0)
        // However long it takes here, it is killed at its start, and at moments spread over its whole course.
        let start = ContinuousClock.now
        #expect(box.annals("rebuild").code == 0)
        let whole = start.duration(to: .now)
        var wasKilled = false
        for round in 0...8 {
            let running = box.start(["rebuild"])
            usleep(useconds_t(whole * round / 9 / .microseconds(1)))
            running.kill()
            wasKilled = running.finish().code != 0 || wasKilled
            #expect(box.annals("plan", "--as-of", "2012-05-01", "--json") == plan, "round \(round)")
            #expect(box.annals("search", "rate", "--limit", "3", "--json") == found, "round \(round)")
        }
        #expect(wasKilled)
    }

    @Test func `what is in its place and not ours is left alone, and said so`() {
        let box = Sandbox(.centralBank)
        let made = box.sqlite("acme.annals-views", "CREATE TABLE theirs (a)")
        #expect(made.code == 0)
        let refused = box.annals("rebuild")
        #expect(refused.code == 1 && refused.err.contains("acme.annals-views is not ours"))
        #expect(box.annals("plan", "--as-of", "2010").code == 0)
        #expect(box.sqlite("acme.annals-views", ".tables").out.contains("theirs"))
    }
    @Test func `where it cannot be opened at all, that is said of it, and everything else goes on`() {
        let box = Sandbox(.centralBank)
        mkdir(box.path("acme.annals-views"), 0o755)
        let refused = box.annals("rebuild")
        #expect(refused.code != 0 && refused.err.contains("acme.annals-views cannot be written now"), "\(refused)")
        #expect(box.annals("plan", "--as-of", "2010").code == 0)
    }
}
