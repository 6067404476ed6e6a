import Annals
import ArgumentParser
import Foundation

/// The `annals` command.
///
/// Exit codes are given in `Failure.swift`, and nowhere else.
@main
struct Main {
    static func main() async {
        // A reader that goes away (`annals log | head`) ends the command quietly.
        signal(SIGPIPE, SIG_DFL)
        do {
            try checkName()
            var command = try AnnalsCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
            try Terminal.flush()
        } catch {
            Failure.exit(with: error)
        }
    }

    /// Refuses a command that there is none of, and names the one that was probably meant.
    private static func checkName() throws {
        guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"), name != "help" else { return }
        let names = AnnalsCommand.configuration.groupedSubcommands.flatMap { group in
            group.subcommands.compactMap { $0.configuration.commandName }
        }
        guard !names.contains(name) else { return }
        let meant = Words.nearest(to: name, of: names).map { "; did you mean \($0)?" } ?? ""
        throw Failure("“\(name)” is no command\(meant) (annals --help lists them)", code: 2)
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
            CommandGroup(
                name: "Prepare",
                subcommands: [
                    TemplateCommand.self, ScheduleCommand.self, AdviseCommand.self, BriefCommand.self,
                    PromisesCommand.self,
                ]),
            CommandGroup(
                name: "Write",
                subcommands: [RecordCommand.self, MinutesCommand.self, ImportCommand.self, AttachCommand.self]),
            CommandGroup(name: "In a browser", subcommands: [ServeCommand.self, InviteCommand.self]),
            CommandGroup(
                name: "Ask",
                subcommands: [
                    PlanCommand.self, HistoryCommand.self, WhyCommand.self, BlameCommand.self, GroundCommand.self,
                    CompareCommand.self, DiffCommand.self, ReplayCommand.self, WhatIfCommand.self, ReportCommand.self,
                    SearchCommand.self,
                ]),
            CommandGroup(
                name: "Follow up",
                subcommands: [
                    CompletenessCommand.self, TrackerCommand.self, RemindCommand.self, VoicesCommand.self,
                    RetrospectiveCommand.self,
                ]),
            CommandGroup(
                name: "Registers",
                subcommands: [
                    DecisionsCommand.self, TasksCommand.self, GoalsCommand.self, MeasuresCommand.self,
                    BallotsCommand.self, IdeasCommand.self, SessionsCommand.self, PeopleCommand.self,
                    FindingsCommand.self, AssumptionsCommand.self, ThemesCommand.self, QuestionsCommand.self,
                    HomeworkCommand.self,
                ]),
            CommandGroup(
                name: "The record",
                subcommands: [
                    LogCommand.self, ShowCommand.self, DocumentCommand.self, ExportCommand.self, StatusCommand.self,
                    CheckpointCommand.self, WitnessCommand.self, VerifyCommand.self, EvidenceCommand.self,
                    VerifyEvidenceCommand.self, RebuildCommand.self, SQLCommand.self, SchemaCommand.self,
                ]),
            CommandGroup(
                name: "Damage and backups",
                subcommands: [
                    DoctorCommand.self, SalvageCommand.self, BackupCommand.self, RestoreCommand.self,
                ]),
            CommandGroup(
                name: "Mistakes and the law",
                subcommands: [
                    StrikeCommand.self, CorrectCommand.self, RedactCommand.self, ForgetCommand.self, KeysCommand.self,
                ]),
        ])
}
