import AnnalsLog
import ArgumentParser

struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make what is kept beside the log anew: snapshots and search, for quick answers.",
        discussion: """
            Whoever reads keeps it up to date, so this is seldom needed: it only saves the next reader the time. The file \
            FILE-views may be deleted at any time; no answer depends on it.
            """)

    @OptionGroup var log: LogOptions

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        let bar = ProgressBar("Rebuilding")
        try log.rebuildViews { done, all in bar.show(done, of: all) }
        print("\(log.path)-views is up to date")
    }
}
