import ArgumentParser
import Foundation

/// The `annals` command. Exit codes are given in `Failure.swift`, and nowhere else.
@main
struct Main {
    static func main() async {
        // A reader that goes away (`annals log | head`) ends the command quietly.
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try AnnalsCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            Failure.exit(with: error)
        }
    }
}

struct AnnalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annals",
        abstract: "The memory of an organization's strategy: every session, vote and decision, and why.",
        discussion: """
            The log is found like a git repository: --log FILE, else ANNALS_LOG, else the one *.annals file in this \
            folder or a parent of it. Who acts: --as P-1, else ANNALS_AS.

            Exit codes: 0 done, 1 refused or not found, 2 usage, 3 damaged log or failed verification.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "Start", subcommands: [InitCommand.self, DemoCommand.self]),
            CommandGroup(name: "Write", subcommands: [RecordCommand.self, ImportCommand.self]),
            CommandGroup(
                name: "Ask",
                subcommands: [
                    PlanCommand.self, HistoryCommand.self, WhyCommand.self, CompareCommand.self, ReplayCommand.self,
                ]),
            CommandGroup(
                name: "Registers",
                subcommands: [
                    DecisionsCommand.self, TasksCommand.self, GoalsCommand.self, MeasuresCommand.self,
                    BallotsCommand.self, IdeasCommand.self, SessionsCommand.self, PeopleCommand.self,
                ]),
            CommandGroup(
                name: "The record",
                subcommands: [LogCommand.self, ShowCommand.self, ExportCommand.self, VerifyCommand.self]),
        ])
}
