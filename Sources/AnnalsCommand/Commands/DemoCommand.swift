import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "A tour through a real log: 27 years of a central bank's rate decisions.",
        discussion: "The log is made in a folder of its own, and left there to explore.")

    @Option(help: ArgumentHelp("Where to make the log; left out, a new temporary folder.", valueName: "folder"))
    var folder: String?

    func run() throws {
        let fixture = try DemoCommand.fixture("mpc.jsonl")
        let path = try makeFolder() + "/mpc.annals"
        let log = try Log.create(
            at: path,
            Log.Founding(organization: "Bank of England, Monetary Policy Committee", timeZone: "Europe/London"))
        let bar = ProgressBar("Importing")
        let summary = try Importer(ImportCommand.read(fixture)).run(into: log) { bar.show($0, of: $1) }
        try log.close()
        print(
            "\(try sessions(path)) meetings of the Bank of England's Monetary Policy Committee, 1997 to 2024: \(summary.added) entries.\n"
        )
        try show(["plan"], path, "What is our strategy? Here: which decisions are in force today.")
        try show(["history", "2024"], path, "What happened, session by session, in one year?")
        try show(
            ["why", try contested(path)], path, "Why was this decided? Five against four, and what they wanted instead."
        )
        try show(
            ["compare", "2007", "2009"], path, "How did our strategy move? The end of 2007 beside the end of 2009.")
        try show(["verify"], path, "Was anything changed since?")
        print(
            """
            \(Terminal.bold("Now you.")) The log is yours to explore:

              export ANNALS_LOG=\(path)
              annals plan --as-of 2008-12-31
              annals replay \(try session(path, "1998-02-05"))          (the one decision by the chair's casting vote)
              annals decisions --since 2008 --until 2009 --csv
              annals log --person "Mervyn King" -n 10
              annals --help

            (annals is \(CommandLine.arguments[0]); with the project's scripts, tools/run does the same.)
            """)
    }

    private func show(_ arguments: [String], _ path: String, _ question: String) throws {
        print(Terminal.bold("── " + question))
        print(Terminal.dim("$ annals " + arguments.joined(separator: " ")) + "\n")
        var command = try AnnalsCommand.parseAsRoot(arguments + ["--log", path])
        try command.run()
        print("")
    }

    private func sessions(_ path: String) throws -> Int {
        let log = try Log(openingAt: path, readOnly: true)
        defer { try? log.close() }
        return try log.read { try $0.subjects(.session).count }
    }

    /// The decision of the meeting that ended on 2024-07-31.
    private func contested(_ path: String) throws -> String {
        let log = try Log(openingAt: path, readOnly: true)
        defer { try? log.close() }
        return try log.read { reading in
            let day = Period.day(Day("2024-07-31") ?? Day(daysSince1970: 0))
            let zone = try reading.organization().zone
            let decision = try reading.fold(Plan.self).decisions.all.first {
                $0.taken.map { zone.start(of: day) == $0.mark.occurredAt } ?? false
            }
            guard let decision else { throw Failure("the demo's data holds no decision of 2024-07-31") }
            return decision.id.description
        }
    }

    private func session(_ path: String, _ day: String) throws -> String {
        let log = try Log(openingAt: path, readOnly: true)
        defer { try? log.close() }
        return try log.read { reading in
            try reading.fold(Plan.self).sessions.all.first { $0.plan.startsAt.description == day }?.id.description
                ?? "S-1"
        }
    }

    private func makeFolder() throws -> String {
        if let folder {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return folder
        }
        var template = Array((NSTemporaryDirectory() + "annals-demo-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure("no temporary folder can be made; name one with --folder")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A file of the project's fixtures: in ANNALS_FIXTURES, or in a folder Fixtures above the program.
    static func fixture(_ name: String) throws -> String {
        if let folder = ProcessInfo.processInfo.environment["ANNALS_FIXTURES"] { return folder + "/" + name }
        var folder = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
            .resolvingSymlinksInPath()
        while folder.path != "/" {
            folder = folder.deletingLastPathComponent()
            for place in ["Fixtures", "share/annals"] {
                let file = folder.appendingPathComponent(place).appendingPathComponent(name).path
                if FileManager.default.fileExists(atPath: file) { return file }
            }
        }
        throw Failure("the demo's data (\(name)) is not beside the program; name its folder with ANNALS_FIXTURES")
    }
}
