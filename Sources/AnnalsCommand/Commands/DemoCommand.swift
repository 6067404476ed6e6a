import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "A tour through a log: a central bank's rate decisions, or five years of a small company.",
        discussion: """
            bank: 27 years of the Bank of England's rate decisions, as its minutes tell them; left out, this one.
            company: Tannbach Heat Pumps, made up, from its first plan to its third: sessions of all five kinds, a \
            contested vote, a secret ballot, a decision reversed, figures against targets, somebody who is forgotten.

            The log is made in a folder of its own, and left there to explore.
            """)

    /// Which log to make and go through.
    enum Story: String, CaseIterable, ExpressibleByArgument {
        case bank
        case company
    }

    @Argument(help: "bank or company.")
    var story = Story.bank

    @Option(help: ArgumentHelp("Where to make the log; left out, a new temporary folder.", valueName: "folder"))
    var folder: String?

    func run() async throws {
        switch story {
        case .bank: try await BankTour(path: try makeFolder() + "/mpc.annals").run()
        case .company: try await CompanyTour(path: try makeFolder() + "/company.annals").run()
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
}

/// A log of the fixtures, and the questions that it is asked one after the other.
protocol Tour {
    /// Where the log is made.
    var path: String { get }
}

extension Tour {
    /// Makes the log of a fixture.
    func make(_ fixture: String, _ founding: Log.Founding, documents: String? = nil) throws -> Importer.Summary {
        let lines = try ImportCommand.read(try Self.fixture(fixture))
        let folder = try documents.map { try Self.fixture($0) }
        let log = try Log.create(at: path, founding)
        defer { try? log.close() }
        let bar = ProgressBar("Importing")
        return try Importer(lines).run(
            into: log, progress: { bar.show($0, of: $1) },
            documents: { sha256 in
                folder.flatMap { FileManager.default.contents(atPath: $0 + "/" + sha256.hex) }.map { Array($0) }
            })
    }

    /// Runs a command on the log, under the question that it answers.
    func show(_ arguments: [String], _ question: String) async throws {
        print(Terminal.bold("── " + question))
        let shown = arguments.map { $0.contains(" ") || $0.hasPrefix("#") ? "\"\($0)\"" : $0 }
        print(Terminal.dim("$ annals " + shown.joined(separator: " ")) + "\n")
        var command = try AnnalsCommand.parseAsRoot(arguments + ["--log", path])
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            try command.run()
        }
        print("")
    }

    /// Reads the log.
    func read<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        let log = try Log(openingAt: path, readOnly: true)
        defer { try? log.close() }
        return try log.read(body)
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
