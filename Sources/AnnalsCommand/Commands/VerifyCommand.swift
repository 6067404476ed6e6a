import Annals
import AnnalsLog
import AnnalsProof
import ArgumentParser

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that nothing of the log was changed: lines, leaves, tree, checkpoints and index.",
        discussion: """
            Whoever keeps a checkpoint from before (annals checkpoint prints one) proves with --since that the log only \
            grew from it: that it was not cut off, and is no other copy that went a different way.
            """)

    @OptionGroup var log: LogOptions

    @Flag(help: "Also run the rules again on every entry, and count every ballot again.")
    var rules = false

    @Option(help: ArgumentHelp("Also prove that the log goes on from an older checkpoint.", valueName: "note file"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "The key that checkpoint must be signed with, or a file that holds it; left out, one that the log names.",
            valueName: "key"))
    var key: String?

    @Flag(help: "Only lines, leaves, tree and checkpoints, not what is made of them: index and documents.")
    var quick = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if key != nil, since == nil { throw ValidationError("--key belongs to the checkpoint of --since") }
    }

    func run() throws {
        let older = try self.older
        let path = try log.find()
        let log = try VerifyCommand.told(path) { try Log(openingAt: path, readOnly: true) }
        defer { try? log.close() }
        let bar = ProgressBar("Verifying")
        let report = try VerifyCommand.told(path) {
            try Verifier.verify(log, quick: quick, since: older) { bar.show($0, of: $1) }
        }
        let again = report.isSound && rules ? try judgeAgain(log) : nil
        if json {
            let value: JSONValue = [
                "sound": .truth(report.isSound), "entries": JSONValue(report.entries),
                "indexRows": JSONValue(report.indexRows), "unknown": JSONValue(report.unknown),
                "documents": JSONValue(report.documents), "redacted": JSONValue(report.redacted),
                "holdsKey": report.holdsKey.map { .truth($0) } ?? .null, "root": .text(report.head.root.hex),
                "tiles": JSONValue(report.tiles), "checkpoints": JSONValue(report.checkpoints.count),
                "lastCheckpoint": report.checkpoints.count > 0 ? JSONValue(report.checkpoints.last.rawValue) : .null,
                "witnesses": .each(report.witnesses) {
                    ["name": .text($0.key.name), "key": .text($0.key.text), "last": JSONValue($0.last.rawValue)]
                },
                "since": report.since.map { JSONValue($0.size) } ?? .null,
                "notSigned": report.notSigned.map { .text($0) } ?? .null,
                "unreadable": report.unreadable.map { unreadable in
                    [
                        "texts": JSONValue(unreadable.texts),
                        "keys": .each(unreadable.owners) { .text($0.description) },
                        "first": JSONValue(unreadable.first.rawValue),
                    ]
                } ?? .null,
                "quick": .truth(quick),
                "damage": .each(report.damage) { $0.json }, "parted": .each(report.parted) { .text($0) },
                "more": JSONValue(report.more),
                "rules": again.map { again in
                    [
                        "judged": JSONValue(again.judged), "recounted": JSONValue(again.recounted),
                        "sealed": JSONValue(again.sealed),
                        "wrong": .each(again.wrong) { $0.json }, "remarks": .each(again.remarks) { $0.json },
                    ]
                } ?? .null,
            ]
            print(value.versioned.written(pretty: true))
        } else if report.isSound {
            let documents = report.documents > 0 ? ", " + Words.count(report.documents, "document", "documents") : ""
            let redacted =
                report.redacted > 0
                ? "; \(Words.count(report.redacted, "entry", "entries")) with texts taken out, proved as \(report.redacted == 1 ? "it is" : "they are") left"
                : ""
            let unknown = report.unknown > 0 ? "; \(report.unknown) of a newer release, kept as they are" : ""
            let index =
                quick ? "the index was not looked at" : "\(Words.count(report.indexRows, "row", "rows")) of the index"
            print(
                "\(path) is sound: \(Words.count(report.entries, "entry", "entries")), \(index)\(documents)\(redacted)\(unknown)"
            )
            for line in report.signatures { print(line) }
            if let again { print(again.text) }
        }
        guard report.isSound else {
            let lines = report.damage.map(\.text) + report.parted
            let more = report.more > 0 ? ["and \(report.more) more"] : []
            let verdict =
                report.damage.isEmpty
                ? "\(path) does not go on from what was signed"
                : report.isOnlyOfKeys
                    ? "\(path) itself is sound, and its keys file is not: put that back from the vault"
                    : VerifyCommand.verdict(path)
            throw Failure(([verdict] + lines + more).joined(separator: "\n"), code: 3)
        }
        if let again, !again.isSound {
            throw Failure(again.wrong.map(\.text).joined(separator: "\n"), code: 3)
        }
    }

    /// The checkpoint that the log must go on from.
    private var older: Verifier.Older? {
        get throws {
            try since.map { path in
                let note = try SignedNote.read(path)
                do {
                    return try Verifier.Older(note, key: try key.map { try NoteKey.typed($0) })
                } catch let error as ProofError {
                    throw Failure("\(path) holds no checkpoint: \(error)")
                }
            }
        }
    }

    private func judgeAgain(_ log: Log) throws -> Verifier.RulesReport {
        let bar = ProgressBar("Judging again")
        return try Verifier.verifyRules(log) { bar.show($0, of: $1) }
    }

    private static func verdict(_ path: String) -> String {
        "\(path) is damaged: annals doctor says more; keep this file for the inquiry, and restore a backup"
    }

    /// Says of a file that cannot even be read what is said of one with wrong lines.
    private static func told<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as StoreError where error.code == .damaged {
            throw Failure("\(verdict(path)) (\(error.message))", code: 3)
        }
    }
}

extension Verifier.Damage {
    fileprivate var text: String { "\(position.map { "entry \($0): " } ?? "")\(problem)" }

    fileprivate var json: JSONValue {
        ["position": position.map { JSONValue($0.rawValue) } ?? .null, "problem": .text(problem)]
    }
}

extension Verifier.Report {
    /// What signatures say, a line each.
    fileprivate var signatures: [String] {
        var lines: [String] = []
        if let since {
            lines.append("It goes on from the checkpoint of \(since.size): \(Int64(entries) - since.size) came since.")
        }
        let after = Int64(entries) - checkpoints.last.rawValue
        lines.append(
            checkpoints.count == 0
                ? "No checkpoint signs it yet; annals checkpoint makes one."
                : "\(Words.count(checkpoints.count, "checkpoint", "checkpoints")), the last of \(checkpoints.last); \(Words.count(Int(after), "entry is", "entries are")) not signed yet"
        )
        lines += witnesses.map { "\($0.key.name) signs \($0.last) as a witness, by the key \($0.key.text)" }
        if let notSigned { lines.append("Note: \(notSigned).") }
        if let unreadable {
            lines.append("Note: the keys file is an older copy: \(unreadable). Put the latest one back.")
        }
        return lines
    }
}

extension Verifier.RulesReport {
    /// What was judged and counted again, and what today's rules say of it.
    fileprivate var text: String {
        let counts =
            "\(Words.count(judged, "entry", "entries")) judged again, \(Words.count(recounted, "ballot", "ballots")) counted again"
        let left =
            sealed > 0
            ? [
                "\(Words.count(sealed, "entry rests", "entries rest")) on texts sealed for a circle, whose keys are not here: "
                    + "nothing is said of \(sealed == 1 ? "it" : "them")."
            ] : []
        let verdict = isSound && recounted > 0 ? "Every result follows from its votes: \(counts)." : "\(counts)."
        return ([verdict] + left + remarks.map(\.text))
            .joined(separator: "\n")
    }
}
