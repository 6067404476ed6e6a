import Annals
import AnnalsLog
import AnnalsProof
import ArgumentParser
import Foundation

struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Sign how far the log goes, so that nobody can rewrite it afterwards.",
        discussion: """
            The note (C2SP, tlog-checkpoint) names the log, how many entries it has and the root of their tree. Send it \
            to somebody who is not in your hands, or print it: annals verify --since NOTE then proves to anyone that the \
            log only grew. The log signs by itself whenever a session is closed.
            """)

    @OptionGroup var log: LogOptions

    @Option(name: .long, help: ArgumentHelp("Also write the note into a file.", valueName: "file"))
    var out: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try log.openForWriting()
        defer { try? log.close() }
        let note = try log.checkpoint()
        if let out { try OutputFile.write(out) { write in try write(note.bytes) } }
        guard json else { return print(note.written, terminator: "") }
        let key = try log.read { try $0.signingKey() }
        print(try note.json(of: key).versioned.written(pretty: true))
    }
}

extension SignedNote {
    /// A checkpoint for programs.
    func json(of key: NoteKey) throws -> JSONValue {
        let checkpoint = try Checkpoint(self)
        return [
            "origin": .text(checkpoint.origin), "size": JSONValue(checkpoint.head.size),
            "root": .text(checkpoint.head.root.hex), "key": .text(key.text),
            "signedBy": .each(signatures) { .text($0.name) }, "note": .text(written),
        ]
    }

    /// Reads the note in a file.
    static func read(_ path: String) throws -> SignedNote {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Failure("\(path) cannot be read: name a file with a checkpoint, as annals checkpoint prints it")
        }
        do {
            return try SignedNote(Array(bytes))
        } catch {
            throw Failure("\(path) holds no signed note: \(error)")
        }
    }
}

extension NoteKey {
    /// The key that somebody typed, or that stands in a file.
    static func typed(_ text: String) throws -> NoteKey {
        let written = FileManager.default.contents(atPath: text).map { String(decoding: $0, as: UTF8.self) } ?? text
        do {
            return try NoteKey(written.trimmingCharacters(in: .whitespacesAndNewlines))
        } catch {
            throw Failure("--key: \(error)", code: 2)
        }
    }
}
