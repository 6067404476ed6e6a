import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql", abstract: "Ask the log in SQL: SELECT statements over plain views.",
        discussion: """
            Decisions, votes with a row an option, tasks, targets, attendance and more, as they stand: struck entries \
            left out, corrected ones as they should have been, nothing that is hidden now. --list names the views and \
            their columns. Persons stand with their ids and names; @P-7 within a text is shown by name.

            The log is opened read-only; only SELECT is run. Ctrl-C ends a query that takes too long. Any tool that \
            reads SQLite finds the same views in the log: sqlite3 -readonly acme.annals.

            annals sql "SELECT name, count(*) FROM dissents GROUP BY name ORDER BY 2 DESC"
            annals sql --csv < late-tasks.sql
            """)

    @Argument(help: ArgumentHelp("What to ask; left out, it is read from standard input.", valueName: "query"))
    var query: String?

    @Flag(help: "Name the views and their columns.")
    var list = false

    @Flag(help: "Print CSV.")
    var csv = false

    @OptionGroup var options: ReadOptions

    func validate() throws {
        if csv, options.json { throw ValidationError("choose one of --csv and --json") }
        if list, query != nil { throw ValidationError("choose one of --list and a query") }
    }

    func run() throws {
        if list { return printList() }
        let query = try query ?? readQuery()
        let path = try options.log.find()
        try options.read { reading in
            let analyst = try Analyst(openingAt: path, as: reading)
            let source = interruption(of: analyst)
            defer {
                source.cancel()
                try? analyst.close()
            }
            do {
                try ask(analyst, query, reading)
            } catch let error as AnalystError {
                throw Failure(error.description, code: error.isRefusal ? 1 : 2)
            }
        }
    }

    private func ask(_ analyst: Analyst, _ query: String, _ reading: Reading) throws {
        var results: [JSONValue] = []
        var isFirst = true
        let names = Names(reading)
        try analyst.run(query) { rows in
            if options.json {
                results.append(try rows.json())
                return
            }
            if !isFirst { print(csv ? "\r" : "") }
            isFirst = false
            let table = try rows.table { csv ? names.naming($0) : names.naming($0).unbroken }
            print(csv ? table.csv : table.text, terminator: csv ? "" : "\n")
        }
        if options.json {
            print((["results": .list(results)] as JSONValue).versioned.written(pretty: true))
        }
    }

    /// Ctrl-C ends the query, and the command says so.
    private func interruption(of analyst: Analyst) -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { analyst.interrupt() }
        source.resume()
        return source
    }

    private func readQuery() throws -> String {
        guard isatty(STDIN_FILENO) == 0 else {
            throw Failure("there is no query; write one after the command, or send it to standard input", code: 2)
        }
        let bytes = FileHandle.standardInput.readDataToEndOfFile()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure("the query is not UTF-8 text", code: 2)
        }
        return text
    }

    private func printList() {
        if options.json {
            let views: JSONValue = [
                "views": .each(Analyst.views) { view, columns in
                    ["view": .text(view), "columns": .each(columns) { .text($0) }]
                }
            ]
            return print(views.versioned.written(pretty: true))
        }
        let names = Words.column(Analyst.views.map(\.view))
        for (name, view) in zip(names, Analyst.views) {
            print("\(Terminal.bold(name))  \(view.columns.joined(separator: ", "))")
        }
    }
}

extension AnalystRows {
    /// The rows for people, or as CSV.
    fileprivate func table(_ name: (String) -> String) throws -> Table {
        var table = Table(columns)
        while let row = try next() {
            table.add(
                row.map { value in
                    switch value {
                    case .null: ""
                    case .integer(let number): "\(number)"
                    case .real(let number): AnalystRows.text(number)
                    case .text(let text): name(text)
                    case .bytes(let bytes): Hex.text(bytes)
                    }
                })
        }
        return table
    }

    /// The rows for programs: the columns, then each row as a list of values.
    fileprivate func json() throws -> JSONValue {
        var rows: [JSONValue] = []
        while let row = try next() {
            rows.append(
                .list(
                    row.map { value in
                        switch value {
                        case .null: .null
                        case .integer(let number): JSONValue(number)
                        case .real(let number): number.isFinite ? .raw(Array(AnalystRows.text(number).utf8)) : .null
                        case .text(let text): .text(text)
                        case .bytes(let bytes): .text(Hex.text(bytes))
                        }
                    }))
        }
        return ["columns": .each(columns) { .text($0) }, "rows": .list(rows)]
    }

    /// A number as people write it: 15 digits, which is what a binary one holds of a decimal.
    private static func text(_ number: Double) -> String {
        String(format: "%.15g", number)
    }
}
