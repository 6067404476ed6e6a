import Annals
import AnnalsLog
import ArgumentParser

struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "Prepare a session: homework, promises, decisions to look at again, and what is missing.",
        discussion: """
            Of a session that was opened, the brief is the one it opened on; of a session ahead, what stands now, by the \
            dates that will have passed when it starts.
            """)

    @Argument(help: "The session, such as S-5; left out, the next one on the calendar.")
    var session: String?

    @OptionGroup var options: ReadOptions

    func run() throws {
        try options.show { reading in
            try brief(reading).json
        } text: { reading in
            try brief(reading).text
        }
    }

    private func brief(_ reading: Reading) throws -> Brief {
        try reading.brief(of: try session.map { try reading.session($0) }, now: reading.moment)
    }
}
