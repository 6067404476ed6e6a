import AnnalsLog
import AnnalsProof
import ArgumentParser
import Foundation

struct WitnessKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make a witness's own key; no log is needed.",
        discussion: """
            The private half goes into the file, readable by you alone; the public half is printed: hand it to those who \
            check.
            """)

    @Argument(help: "A name for the key without spaces, such as secretary.acme.example.")
    var name: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the private half goes.", valueName: "file"))
    var output: String

    func run() throws {
        let witness: WitnessKey
        do { witness = try WitnessKey(name: name) } catch { throw Failure("\(error)", code: 2) }
        let file = open(output, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Failure(
                errno == EEXIST
                    ? "\(output) is already there: choose another name"
                    : "\(output) cannot be made: check the folder and its rights")
        }
        defer { close(file) }
        try OutputFile.write(to: file, output, Array((witness.text + "\n").utf8))
        print(witness.key.text)
    }
}

struct WitnessSignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Put your signature under a checkpoint; no log is needed.",
        discussion: """
            Says which checkpoint it signed before with that key, in the file beside the key, and does not sign a \
            smaller one, nor another of the same size. Whether the log grew from the one to the other is what annals \
            verify --since says of the log itself: ask for it first.
            """)

    @Argument(help: ArgumentHelp("The checkpoint, as annals checkpoint prints it.", valueName: "note file"))
    var note: String

    @Option(help: ArgumentHelp("The file with your private key.", valueName: "file"))
    var key: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where the note goes; left out, standard output.", valueName: "file"))
    var output: String?

    func run() throws {
        var note = try SignedNote.read(note)
        let head = try Checkpoint(note).head
        let origin = try Checkpoint(note).origin
        guard let text = FileManager.default.contents(atPath: key).map({ String(decoding: $0, as: UTF8.self) }) else {
            throw Failure("\(key) cannot be read: name the file that annals witness key made")
        }
        let witness: WitnessKey
        do { witness = try WitnessKey(text) } catch { throw Failure("\(key) holds no key of a witness: \(error)") }
        let signed = "\(key)-signed"
        if FileManager.default.fileExists(atPath: signed) {
            let last = try Checkpoint(SignedNote.read(signed))
            if last.origin == origin {
                guard head.size > last.head.size || head == last.head else {
                    throw Failure(
                        "you signed \(last.head.size) entries of \(origin) before, and this checkpoint has "
                            + "\(head.size)\(head.size == last.head.size ? " others" : ""): do not sign it, and ask for both copies (\(signed))",
                        code: 3)
                }
                Terminal.complain("annals: note: you signed \(last.head.size) entries before, and now \(head.size)")
            }
        }
        note.add(try witness.sign(note.text, at: Int64(Date().timeIntervalSince1970)))
        try OutputFile.write(signed) { write in try write(note.bytes) }
        guard let output else { return print(note.written, terminator: "") }
        try OutputFile.write(output) { write in try write(note.bytes) }
        print("\(output) is signed by \(witness.key.name): \(head.size) entries of \(origin)")
    }
}
