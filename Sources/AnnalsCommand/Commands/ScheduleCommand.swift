import Annals
import AnnalsLog
import AnnalsTemplates
import ArgumentParser
import Foundation

struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Put a session on the calendar, with the stages of a template.",
        discussion: """
            The template is that of the kind, or any of annals template list. Its stages with their titles and outputs \
            are written into the entry; its purpose, focus, outcome and length too, where none is given. The first \
            session of a series begins without the stage promises, every later one with it. For anything else that a \
            schedule can say there is annals record session-scheduled.
            """)

    @Argument(help: "What the session is called.")
    var title: String

    @Option(
        help: ArgumentHelp("planning, update, decision, assessment or offsite.", valueName: "kind"),
        transform: Words.oneOf)
    var kind: SessionKind?

    @Option(help: ArgumentHelp("The template; left out, the one named as the kind.", valueName: "name"))
    var template: String?

    @Option(help: ArgumentHelp("When it starts: a day or a time.", valueName: "time"))
    var starts: String

    @Option(help: ArgumentHelp("The series that it belongs to.", valueName: "series"))
    var series: String?

    @Option(help: ArgumentHelp("A session that it builds on.", valueName: "session"))
    var follows: String?

    @Option(help: "The topic.")
    var topic: String?

    @Option(help: "What it is for.")
    var purpose: String?

    @Option(help: ArgumentHelp("What is to be reached; may be given several times.", valueName: "objective"))
    var objective: [String] = []

    @Option(help: "What it concentrates on.")
    var focus: String?

    @Option(help: "What people should leave with.")
    var outcome: String?

    @Option(help: ArgumentHelp("The period that the plan is for.", valueName: "period"))
    var period: String?

    @Option(help: ArgumentHelp("onsite, offsite, remote or hybrid.", valueName: "format"))
    var format: String?

    @Option(help: "Where.")
    var place: String?

    @Option(help: ArgumentHelp("How long it takes.", valueName: "minutes"))
    var minutes: Int?

    @Option(help: ArgumentHelp("How far the team has come: strong or growing.", valueName: "team"))
    var team: String?

    @Option(help: "What the team must come to: agree, decide, learn.")
    var aim: String?

    @OptionGroup var who: ActorOptions

    @Option(help: ArgumentHelp("When it was scheduled; left out, now.", valueName: "time"))
    var at: String?

    @OptionGroup var folder: FolderOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if kind == nil, template == nil { throw ValidationError("give --kind or --template") }
    }

    func run() throws {
        let language = try language.chosen
        let name = template ?? kind?.rawValue ?? ""
        guard case .template(let template) = try folder.library(log).mustHave(name, .template).item else { return }
        let line = try ActionLine("session-scheduled", fields(template, language), header: header).bytes
        var stages = try StagesFromTemplate(log, folder: folder.folder, language: language)
        stages.setsLength = true
        let log = try log.openForWriting()
        defer { try? log.close() }
        do {
            let receipt = try log.record(line: try stages.complete(line, of: log))
            receipt.show(json: json)
            if !json, case .sessionScheduled(let schedule) = receipt.entry.action { show(schedule) }
        } catch let fault as Fault {
            throw Failure(fault, of: "session-scheduled")
        }
    }

    private func fields(_ template: SessionTemplate, _ language: Language) -> [String] {
        let named: [(String, String?)] = [
            ("title", title), ("topic", topic), ("kind", kind?.rawValue), ("series", series), ("follows", follows),
            ("purpose", purpose), ("focus", focus), ("outcome", outcome), ("period", period), ("format", format),
            ("place", place), ("startsAt", starts), ("minutes", minutes.map { String($0) }), ("team", team),
            ("aim", aim), ("template", template.name),
        ]
        let given = named.compactMap { name, value in value.map { (name: name, value: $0) } }
        let others = template.defaults(in: language).filter { other in !given.contains { $0.name == other.name } }
        return (given + others).map { "\($0.name)=\($0.value)" } + objective.map { "objectives=\($0)" }
    }

    private var header: [(String, String)] {
        [("occurredAt", at), ("actor", who.acting), ("recorder", who.recordedBy)].compactMap { name, value in
            value.map { (name, JSONValue.text($0).written(pretty: false)) }
        }
    }

    private func show(_ schedule: SessionScheduled) {
        for stage in schedule.stages {
            let minutes = stage.minutes.map { " (\($0) min)" } ?? ""
            print("  \(stage.stage)  \(stage.title)\(minutes)")
        }
        print(
            "Next: annals record participant-invited session=\(schedule.session) person=… role=moderator; annals template show \(schedule.template ?? "") tells how to prepare"
        )
    }
}
