import Annals
import AnnalsLog
import AnnalsTemplates
import ArgumentParser
import Foundation

struct AdviseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise",
        abstract: "What the record speaks for: moderator style, offsite or strategy session, agenda, initiatives.",
        discussion: """
            Each piece of advice stands with the facts that it rests on; where no fact asks for any, none is given. \
            Asked of a session that was opened already, it answers as things stood before its opening. Styles, usual \
            agendas and what topics ask for come from the templates (annals template list).
            """)

    @Argument(help: "The session; left out, the one that comes next.")
    var session: String?

    @Option(
        help: ArgumentHelp("How far the team has come: strong or growing.", valueName: "team"), transform: Words.oneOf)
    var team: TeamStrength?

    @Option(help: ArgumentHelp("What it must come to: agree, decide, learn.", valueName: "aim"))
    var aim: String?

    @Option(help: ArgumentHelp("How many people the organization has.", valueName: "people"))
    var size: Int?

    @Option(
        help: ArgumentHelp("Only on style, next, agenda, initiative or follow-up.", valueName: "topic"),
        transform: Words.oneOf)
    var topic: Advice.Topic?

    @OptionGroup var folder: FolderOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var options: ReadOptions

    func validate() throws {
        if let size, size < 1 { throw ValidationError("--size takes a number of people, such as 40") }
    }

    func run() throws {
        let language = try language.chosen
        let library = try folder.library(options.log)
        let guides = library.guides
        // Without a log, styles are advised on by what is said here alone.
        let answer =
            session == nil && (team != nil || aim != nil || size != nil) && !hasLog
            ? ask(Advice.Record(), guides, nil, at: .now()) : try options.read { try ask($0, guides) }
        if options.json {
            let value: JSONValue = [
                "session": .optional(answer.session?.id), "at": .text(answer.moment.description),
                "advice": .each(answer.advice) { $0.json(in: language) },
            ]
            return print(value.versioned.written(pretty: true))
        }
        print(AdvicePage(language: language).text(answer))
        library.warnOfFaulty()
    }

    private var hasLog: Bool {
        guard let path = try? options.log.find() else { return false }
        return options.log.path != nil || FileManager.default.fileExists(atPath: path)
    }

    private func ask(_ reading: Reading, _ guides: Advice.Guides) throws -> AdvicePage.Answer {
        let named = try session.map { try reading.session($0) }
        let opened = try named.flatMap { try reading.story($0)?.opened?.occurredAt }
        guard let opened, opened <= reading.moment else {
            return ask(try reading.fold(Advice.Record.self), guides, named, at: reading.moment)
        }
        // Nobody knew then what came of it.
        let moment = opened.advanced(byMilliseconds: -1)
        var back = Retrospect<Advice.Record>(asOf: moment)
        try reading.forEachInEffect { back.apply($0) }
        var answer = ask(back.view, guides, named, at: moment)
        answer.wasOpened = true
        return answer
    }

    private func ask(
        _ record: Advice.Record, _ guides: Advice.Guides, _ named: SessionID?, at moment: Instant
    ) -> AdvicePage.Answer {
        let session = named.map { record.plan.sessions[$0] } ?? record.nextSession
        let question = Advice.Question(session: session?.id, team: team, aim: aim, size: size)
        let advice = Advice.all(on: record, guides, for: question, at: moment)
        return AdvicePage.Answer(
            session: session, moment: moment, advice: advice.filter { topic == nil || $0.topic == topic })
    }
}

extension TemplateLibrary {
    /// What advice goes by.
    var guides: Advice.Guides {
        var guides = Advice.Guides()
        for entry in entries {
            switch entry.item {
            case .template(let template): guides.templates.append(template)
            case .pack(let pack): guides.packs.append(pack)
            case .style(let style): guides.styles.append(style)
            case .technique: break
            }
        }
        return guides
    }
}
