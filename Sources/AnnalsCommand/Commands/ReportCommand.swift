import Annals
import AnnalsLog
import AnnalsPages
import ArgumentParser

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "What a session or a period brought: on a page, in full, or for auditors.",
        discussion: """
            It shows goals, figures and what needs somebody as they stood at the end of the session or period, and what \
            became of decisions and promises since. It ends in counts of what of the log it shows.

            page: one sheet of A4 for the leader. full: everything on record. audit: trails, votes by name, what was \
            struck, corrected or written down late, and every entry.

            annals report                                   the last closed session on a page
            annals report 2026 --form full --format html -o 2026.html
            annals report S-4 --form audit --known '#1041'
            """)

    /// How much it tells.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case page
        case full
        case audit

        /// The same for the library.
        var form: Report.Form {
            switch self {
            case .page: .page
            case .full: .full
            case .audit: .audit
            }
        }
    }

    /// What the report is written in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case markdown
        case html
    }

    @Argument(
        help: ArgumentHelp(
            "A session (S-4) or a period (2026, 2026-Q1); left out, the last closed session, else this year.",
            valueName: "scope"))
    var scope: String?

    @Option(help: ArgumentHelp("page, full or audit.", valueName: "form"))
    var form = Form.page

    @Option(help: ArgumentHelp("text, markdown or html.", valueName: "format"))
    var format = Format.text

    @Option(name: [.short, .long], help: ArgumentHelp("Write it there instead of printing it.", valueName: "file"))
    var output: String?

    @OptionGroup var language: LanguageOptions
    @OptionGroup var options: ReadOptions

    func validate() throws {
        if let scope, Report.Scope(scope) == nil {
            throw ValidationError(
                "“\(scope)” is neither a session, such as S-4, nor a period, such as 2026 or 2026-Q1")
        }
    }

    func run() throws {
        let language = try language.chosen
        let text = try options.read { reading in
            let scope = try scope.flatMap { Report.Scope($0) } ?? Report.latest(in: reading)
            guard let report = try Report(of: scope, form.form, in: reading, now: reading.moment, speaking: language)
            else {
                if case .session(let id) = scope { throw Refusal.notFound(id.subject) }
                throw Failure("nothing is known of \(scope)")
            }
            if case .period(let period) = scope, report.from > report.asOf {
                throw Failure("\(period) has not begun by \(report.zone.text(report.asOf)); name an earlier period")
            }
            if options.json { return report.json.versioned.written(pretty: true) }
            return reading.naming(written(report)) { format == .html ? $0.escaped : $0 }
        }
        guard let output else { return print(text) }
        try OutputFile.write(output) { write in try write(Array((text + "\n").utf8)) }
    }

    private func written(_ report: Report) -> String {
        switch format {
        case .text: report.text
        case .markdown: report.markdown
        case .html: report.html
        }
    }
}
