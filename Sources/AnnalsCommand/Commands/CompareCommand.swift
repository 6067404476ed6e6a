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
                try reading.comparison(options.moments(before, after, in: reading)).json
            } text: { reading in
                try reading.comparison(options.moments(before, after, in: reading)).text(before, after)
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

    /// The two moments that two texts mean.
    func moments(_ first: String, _ second: String, in reading: Reading) throws -> (from: Instant, to: Instant) {
        // What is still to come has not happened: a year that goes on ends now.
        let now = Instant.now()
        let from = min(try reading.moment(first, now: now), now)
        let to = min(try reading.moment(second, now: now), now)
        guard from <= to else { throw Failure("\(first) ends after \(second); name the earlier one first", code: 2) }
        return (from, to)
    }
}

extension Reading {
    fileprivate func comparison(_ moments: (from: Instant, to: Instant)) throws -> Comparison {
        try comparison(from: moments.from, to: moments.to)
    }
}

/// Periods of one length from one to another: `2022..2026`.
struct PeriodRange {
    /// The periods, in order.
    let periods: [Period]

    /// The most periods that one table takes.
    static let most = 120

    init(_ text: String) throws {
        let ends = text.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
        guard ends.count == 2, text == "\(ends[0])..\(ends[1])", let first = Period(ends[0]), let last = Period(ends[1])
        else {
            throw Failure(
                "“\(text)” is no range of periods; write 2022..2026, 2024-H1..2025-H2 or 2024-Q1..2025-Q4", code: 2)
        }
        guard first.hasLength(of: last) else {
            throw Failure(
                "\(ends[0]) and \(ends[1]) are periods of different lengths; name two years, two quarters, two halves",
                code: 2)
        }
        var periods = [first]
        while let period = periods.last, period != last {
            guard periods.count < PeriodRange.most, period.isBefore(last) else { break }
            periods.append(period.next)
        }
        guard first == last || first.isBefore(last) else {
            throw Failure("\(ends[0]) comes after \(ends[1]); name the earlier one first", code: 2)
        }
        guard periods.last == last else {
            throw Failure("\(text) is more than \(PeriodRange.most) periods; name longer ones, or fewer", code: 2)
        }
        self.periods = periods
    }

    /// Those that have begun by now.
    func begun(by now: Instant, in zone: Zone) throws -> [Period] {
        let begun = periods.filter { zone.start(of: $0) <= now }
        guard !begun.isEmpty else { throw Failure("\(periods[0]) has not begun yet; name an earlier period") }
        return begun
    }
}
