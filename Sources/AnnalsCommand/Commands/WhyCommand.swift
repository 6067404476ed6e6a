import Annals
import AnnalsLog
import AnnalsPages
import ArgumentParser

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Why something was decided, or is there: what it rests on, who said and voted what, what came of it.",
        discussion: """
            Of a decision (D-9) everything; of a task, goal, measure, finding, assumption, idea, question, ballot, \
            session or part of the platform (T-12, G-5, M-2, F-3, A-1, I-8, Q-2, B-4, S-4, mission) the way back to \
            what it came of, and on to what came of it; of an entry (#17) that of the figure, target or argument in it.

            annals why D-9 --format dot | dot -Tsvg > why.svg
            """)

    /// How it is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, dot, mermaid, markdown
    }

    @Argument(help: "What to ask of: D-9, T-12, G-5, M-2, #17.")
    var subject: String

    @Option(
        help: ArgumentHelp("text (left out), json, dot (Graphviz), mermaid, or markdown.", valueName: "format"))
    var format: Format?

    @Option(
        help: ArgumentHelp(
            "How many steps to go from there; left out, 2 from a decision, 3 from a task.", valueName: "n"))
    var depth: Int?

    @OptionGroup var options: ReadOptions

    func validate() throws {
        if let depth, depth < 0 { throw ValidationError("--depth takes a number from 0") }
        if options.json, let format, format != .json {
            throw ValidationError("choose one of --json and --format \(format.rawValue)")
        }
    }

    func run() throws {
        let text = try options.read { reading in
            let why = try reading.why(subject, depth: depth)
            switch options.json ? .json : format ?? .text {
            case .text: return why.narrator.named(why.text)
            case .json: return why.json.versioned.written(pretty: true)
            case .dot: return why.graph.dot { why.narrator.named($0) }
            case .mermaid: return why.graph.mermaid { why.narrator.named($0) }
            case .markdown: return why.markdown
            }
        }
        print(text)
    }
}
