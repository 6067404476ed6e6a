import Annals
import AnnalsLog
import AnnalsProof
import ArgumentParser
import Foundation

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract:
            "Copy the log to another file, whole at one moment, while others go on writing; the copy is verified.",
        discussion: """
            The keys go with it only with --keys: keep them apart, where only stewards can reach them, and note that a \
            copy of the keys still reads what is forgotten later. The ballot box is in no backup.
            """)

    @Argument(help: ArgumentHelp("Where to; nothing may be there.", valueName: "file"))
    var target: String

    @OptionGroup var log: LogOptions

    @Flag(help: "Also copy the keys file, as FILE-keys.")
    var keys = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let path = try log.find()
        let bar = ProgressBar("Verifying")
        let backup = try Backup(ofLogAt: path, to: target, withKeys: keys) { bar.show($0, of: $1) }
        if json { return print(backup.json.versioned.written(pretty: true)) }
        print("\(target) holds \(backup.told) of \(path), and is sound.")
        print(
            backup.keys.map { "\($0) holds its keys: keep it apart, where only stewards can reach it." }
                ?? "Its keys are not in it: annals keys export FILE copies them, or --keys.")
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a log of a backup again: verified, with the keys that lie beside the backup.",
        discussion: """
            The backup stays as it is. Nothing may lie in the place of the new log: move a damaged one away first, and \
            keep it, for annals salvage may find in it what the backup lacks.
            """)

    @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
    var backup: String

    @Argument(help: ArgumentHelp("The log that it is to become.", valueName: "log"))
    var target: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let hasKeys = FileManager.default.fileExists(atPath: backup + "-keys")
        let keysAreThere = FileManager.default.fileExists(atPath: target + "-keys")
        let bar = ProgressBar("Verifying")
        let restored = try Backup(ofLogAt: backup, to: target, withKeys: hasKeys && !keysAreThere) {
            bar.show($0, of: $1)
        }
        if json { return print(restored.json.versioned.written(pretty: true)) }
        print("\(target) is there again, with \(restored.told), and is sound.")
        if keysAreThere {
            print("\(target)-keys was there and stays as it is; annals status says whether it fits.")
        } else if !hasKeys {
            print(
                "There are no keys beside \(backup): put \(target)-keys back from the vault, else nothing can be signed."
            )
        }
    }
}

extension Backup {
    fileprivate var told: String { Words.count(report.entries, "entry", "entries") }

    fileprivate var json: JSONValue {
        [
            "path": .text(path), "entries": JSONValue(report.entries), "root": .text(report.head.root.hex),
            "bytes": JSONValue(bytes), "keys": keys.map { .text($0) } ?? .null,
            "checkpoint": report.checkpoints.count > 0 ? JSONValue(report.checkpoints.last.rawValue) : .null,
        ]
    }
}
