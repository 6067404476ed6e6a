import Annals
import ArgumentParser

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (2020-12) of every action, of entries and of action lines.",
        discussion: """
            Without an action, of all of them. With one, of its fields as they stand in the log; with --entry of its \
            line in the log, with --action-line of the line that is taken in.
            """)

    @Argument(help: "The action; left out, all.")
    var action: String?

    @Flag(help: "Of lines as they stand in the log.")
    var entry = false

    @Flag(help: "Of lines as they are taken in by record and import.")
    var actionLine = false

    func validate() throws {
        if entry, actionLine {
            throw ValidationError("--entry and --action-line exclude one another; leave both out for all")
        }
    }

    func run() throws {
        let listing = try action.map { name in
            guard let listing = AnyAction.listing(name) else { throw Words.noAction(name) }
            return listing
        }
        let schema =
            if entry {
                JSONSchema.entries(of: listing)
            } else if actionLine {
                JSONSchema.actionLines(of: listing)
            } else if let listing {
                JSONSchema.fields(of: listing)
            } else {
                JSONSchema.everything
            }
        print(schema.written(pretty: true))
    }
}
