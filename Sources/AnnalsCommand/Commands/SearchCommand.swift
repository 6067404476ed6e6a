import Annals
import AnnalsLog
import ArgumentParser

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find words in everything ever said, the best first.",
        discussion: """
            Words all have to be there; "a phrase" word for word; strat* begins so; -word must not be there; OR stands \
            between what will do as well. Case and accents do not matter, and any script will do. Somebody's name finds \
            the texts that name them; --person finds what they did.

            Corrected entries are found by what they should have been, struck ones are marked so, and nothing is found \
            that is hidden now.

            annals search refrigerant propane
            annals search '"lead time" OR deliver* -board' --kind decision
            """)

    @Argument(help: ArgumentHelp("What to look for; put it in quotes where it begins with -.", valueName: "words"))
    var words: [String]

    @Option(
        help: ArgumentHelp(
            "Only this kind: idea, argument, vote, decision, task …, or an action such as goal-set.", valueName: "kind")
    )
    var kind: String?

    @Option(help: ArgumentHelp("Only what this person did, by id or name.", valueName: "person"))
    var person: String?

    @Option(help: ArgumentHelp("Only what was said in or for this session.", valueName: "session"))
    var session: String?

    @Option(help: ArgumentHelp("Only what belongs to this theme, by id or title.", valueName: "theme"))
    var theme: String?

    @Option(help: ArgumentHelp("Only what happened from then on.", valueName: "moment"))
    var from: String?

    @Option(help: ArgumentHelp("Only what happened up to then.", valueName: "moment"))
    var to: String?

    @Option(name: [.customShort("n"), .long], help: ArgumentHelp("At most so many hits.", valueName: "count"))
    var limit = 20

    @OptionGroup var options: ReadOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit takes a number above 0") }
    }

    func run() throws {
        let query = try parse()
        // A kind that there is none of is refused whatever the log holds.
        _ = try kind.map { try SearchKind($0) }
        try options.read { reading in
            let results = try reading.search(query, try reading.filter(narrowing))
            options.json ? try printJSON(results) : try printText(results, reading)
        }
    }

    /// The query: one argument is read as it is; of several, one with spaces is a phrase that the shell took the quotes
    /// from.
    private func parse() throws -> SearchQuery {
        let text =
            words.count == 1
            ? words[0]
            : words.map { $0.contains(where: \.isWhitespace) && !$0.contains("\"") ? "\"\($0)\"" : $0 }
                .joined(separator: " ")
        do { return try SearchQuery(text) } catch { throw Failure(error.description, code: 2) }
    }

    private var narrowing: SearchNarrowing {
        var narrowing = SearchNarrowing()
        narrowing.kind = kind
        narrowing.person = person
        narrowing.session = session
        narrowing.theme = theme
        narrowing.from = from
        narrowing.to = to
        narrowing.limit = limit
        return narrowing
    }

    private func printText(_ results: Search.Results, _ reading: Reading) throws {
        if results.hits.isEmpty { return print("Nothing found.") }
        let narrator = try reading.narrator()
        let zone = try reading.organization().zone
        for hit in results.hits { print(hit.text(narrator, zone)) }
        if results.hasMore { print("\nThere is more; --limit \(limit * 5) shows up to \(limit * 5).") }
    }

    private func printJSON(_ results: Search.Results) throws {
        let value: JSONValue = ["hits": .each(results.hits) { $0.json }, "more": .truth(results.hasMore)]
        print(value.versioned.written(pretty: true))
    }
}
