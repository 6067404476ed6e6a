import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct PromisesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promises",
        abstract: "Go through what was promised, one key each: done, carried, re-dated, handed over, dropped.",
        usage: """
            annals promises S-5
            annals promises S-5 --list
            echo 'T-14 done sold to the maker' | annals promises S-5
            """,
        discussion: """
            On a terminal each key is recorded at once, and a capital letter asks for words first (D: done, and what came \
            of it). From a pipe a line is a key or its word, then what it needs: “r 2026-03-31 waits for the bank”, “h Ann \
            Lee: on leave”, “x nobody wants it”; a line that begins with an id (“T-14 d”) is about that promise, any other \
            about the next one. “?” lists the keys. A refusal is shown, and the promise stays.
            """)

    @Argument(help: "The session that goes through them, such as S-5.")
    var session: String

    @Flag(help: "Only list them, with what became of each; write nothing.")
    var list = false

    @OptionGroup var options: WriteOptions
    @OptionGroup var clocks: ClockOptions

    func validate() throws {
        if clocks.isGiven, !list { throw ValidationError("--as-of and --known go with --list: promises are kept now") }
    }

    func run() throws {
        if list { return try show() }
        try options.write { log in
            let (brief, session, plan) = try log.read { whole in
                try whole.mustHaveBegun()
                let reading = try whole.seen(byNamed: options.who.acting)
                let id = try reading.session(self.session)
                let brief = try reading.brief(of: id, now: reading.moment)
                guard let session = brief.occasion.session else { throw Refusal.notFound(id.subject) }
                return (brief, session, try reading.fold(Plan.self))
            }
            if session.state == .closed || session.state == .cancelled {
                throw Failure(
                    "\(session.id) is \(session.state.rawValue): --list shows what became of its promises; what is left comes up in the next session"
                )
            }
            var walk = PromiseWalk(brief: brief, session: session, plan: plan, options: options, log: log)
            try walk.resolvePeople()
            if isatty(STDIN_FILENO) == 1 { try walk.goThroughKeys() } else { try walk.goThroughLines() }
        }
    }

    private func show() throws {
        let log = try options.log.openForReading()
        defer { try? log.close() }
        let brief = try log.read(at: clocks.moments) { whole in
            try whole.mustHaveBegun()
            let reading = try whole.seen(byNamed: options.who.acting)
            let brief = try reading.brief(of: try reading.session(session), now: reading.moment)
            Terminal.warn(of: reading.passedOver)
            return brief
        }
        print(
            options.json
                ? brief.promises.json.versioned.written(pretty: true) : brief.promises.text(in: brief.matters.plan))
    }
}
