import Annals
import AnnalsLog
import ArgumentParser

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Two moments side by side, or a row of years: years, quarters, days, sessions.",
        usage: """
            annals compare 2024 2025
            annals compare S-3 S-7
            annals compare 2022..2026 --csv
            """,
        discussion: """
            The end of the first is set beside the end of the second, with what happened between. A range of periods of \
            one length (2022..2026, 2024-Q1..2025-Q4) is one table: a column a period, each its end beside the end of the \
            one before. A period that goes on ends now.
            """)

    @Argument(help: "The first moment, or a range of periods such as 2022..2026.")
    var before: String

    @Argument(help: "The second moment.")
    var after: String?

    @Flag(help: "Print CSV, of a range.")
    var csv = false

    @OptionGroup var options: TwoMomentOptions

    func validate() throws {
        if csv, options.json { throw ValidationError("choose one of --csv and --json") }
        if after != nil, before.contains("..") {
            throw ValidationError("a range such as 2022..2026 names both its ends; leave “\(after ?? "")” out")
        }
        if after == nil, !before.contains("..") {
            throw ValidationError("name a second moment, or a range of periods such as 2022..2026")
        }
        if csv, after != nil { throw ValidationError("--csv goes with a range of periods such as 2022..2026") }
    }

    func run() throws {
        if let after {
            return try options.show { reading in
                try reading.comparison(reading.moments(before, after)).json
            } text: { reading in
                try reading.comparison(reading.moments(before, after)).text(before, after)
            }
        }
        if csv { return print(try options.read { try table($0).csv.csv }, terminator: "") }
        try options.show {
            try table($0).json
        } text: {
            try table($0).text(before)
        }
    }

    private func table(_ reading: Reading) throws -> PeriodTable {
        let now = Instant.now()
        return try reading.table(of: try PeriodRange(before).begun(by: now, in: reading.organization().zone), now: now)
    }
}

/// What the commands that set two moments side by side have in common.
struct TwoMomentOptions: ParsableArguments {
    @OptionGroup var log: LogOptions
    @OptionGroup var viewer: ViewerOptions

    @Option(help: ArgumentHelp("Only what the log said then.", valueName: "moment"))
    var known: String?

    @Option(name: .customLong("as-of"), help: .hidden)
    var asOf: String?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if asOf != nil {
            throw ValidationError(
                "the two moments say as of when; leave --as-of out (--known says what the log is to have said)")
        }
    }

    /// Runs a body on a reading of the log.
    func read<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        let log = try log.openForReading()
        defer { try? log.close() }
        return try log.read(at: Moments(known: known)) { whole in
            try whole.mustHaveBegun()
            let reading = try viewer.seen(whole)
            let result = try body(reading)
            Terminal.warn(of: reading.passedOver)
            return result
        }
    }

    /// Runs a body that gives JSON, or text, and prints it.
    func show(_ json: (Reading) throws -> JSONValue, text: (Reading) throws -> String) throws {
        if self.json {
            print(try read(json).versioned.written(pretty: true))
        } else {
            print(try read { reading in try reading.naming(text(reading)) })
        }
    }
}

extension Reading {
    fileprivate func comparison(_ moments: (from: Instant, to: Instant)) throws -> Comparison {
        try comparison(from: moments.from, to: moments.to)
    }
}
