import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct SalvageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "salvage",
        abstract: "Save what a damaged log still holds: every line that proves intact, and a list of what is missing.",
        discussion: """
            Reads the pages of FILE one by one, also where SQLite refuses it, and writes the lines as annals export does. \
            FILE stays as it is. Nothing is believed unproved: a line is saved where it fits its leaf, or where the tree \
            says so. Older copies named after FILE (a backup, an export) fill what it lacks.

            Exit codes: 0 everything that the file tells of was saved, 3 some of it is missing, 1 nothing was found.
            """)

    @Argument(help: ArgumentHelp("The damaged log.", valueName: "file"))
    var file: String

    @Argument(help: ArgumentHelp("Other copies of it: logs or exports.", valueName: "copy"))
    var copies: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the lines go.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("Where attached documents go.", valueName: "folder"))
    var documents: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        guard !FileManager.default.fileExists(atPath: output) else {
            throw Failure("\(output) is already there: name another file")
        }
        if let documents {
            do {
                try FileManager.default.createDirectory(atPath: documents, withIntermediateDirectories: true)
            } catch {
                throw Failure("\(documents) cannot be made a folder for documents: name another; nothing was written")
            }
        }
        let bar = ProgressBar("Reading pages")
        let salvage = try Salvage(file, copies: copies) { bar.show($0, of: $1) }
        guard !salvage.lines.isEmpty else {
            throw Failure("no line of a log was found in \(file): restore a backup; nothing was written")
        }
        try OutputFile.write(output) { write in
            for (_, line) in salvage.lines { try write(line + [0x0A]) }
        }
        if let documents {
            for (sha256, content) in salvage.documents {
                try OutputFile.write(documents + "/" + sha256.hex) { write in try write(content) }
            }
        }
        let account = SalvageAccount(salvage, from: file, to: output, documents: documents)
        print(json ? account.json.versioned.written(pretty: true) : account.text)
        if !salvage.isWhole {
            try Terminal.flush()
            throw Failure("\(file): \(account.summaryOfMissing)", code: 3)
        }
    }
}
