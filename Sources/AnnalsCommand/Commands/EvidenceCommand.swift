import Annals
import AnnalsLog
import AnnalsProof
import ArgumentParser

struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Make a bundle that proves to an outsider what stands in the log about something.",
        discussion: """
            Of whatever annals why takes: a decision (D-9), ballot, task, goal, measure, session, finding, idea or entry \
            (#17). The bundle holds the entries of its story word for word, the proof of each, the signed checkpoint and \
            the public key; whoever has it checks it with annals verify-evidence or tools/verify.py, and no log at hand. \
            It proves presence, not completeness, and lists the positions of all entries about it.

            A checkpoint is made first where the log moved since the last one and the keys are beside it. Names of \
            people, and what was said in a confidential session, stand sealed in the lines: they are disclosed only where \
            --names and --texts say so, and never a key.

            annals evidence D-9 -o d9.json
            annals evidence D-9 --names P-3 --names P-4 -o d9.json
            annals evidence D-9 --names all -o d9.html      for people, to print
            """)

    @Argument(help: "What it is to prove: D-9, B-4, T-12, S-4, #17.")
    var subject: String

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write it there: .json, or .html for people; left out, JSON is printed.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Disclose the name of a person (P-3, or all); may be repeated.", valueName: "person"))
    var names: [String] = []

    @Flag(help: "Disclose what was said in a confidential session, which stands sealed in its lines.")
    var texts = false

    @Option(help: ArgumentHelp("How many steps of the story to take in, as in annals why.", valueName: "n"))
    var depth: Int?

    @OptionGroup var log: LogOptions
    @OptionGroup var viewer: ViewerOptions

    @Option(help: ArgumentHelp("Only what the log said then.", valueName: "moment"))
    var known: String?

    func validate() throws {
        if let depth, depth < 0 { throw ValidationError("--depth takes a number from 0") }
        if names.contains("all"), names.count > 1 { throw ValidationError("--names all takes in everybody already") }
        if let output, !output.hasSuffix(".json"), !output.hasSuffix(".html") {
            throw ValidationError("-o \(output) ends neither in .json nor in .html, which says what to write")
        }
    }

    func run() throws {
        try signHead()
        let log = try log.openForReading()
        defer { try? log.close() }
        let text = try log.read(at: Moments(known: known)) { given in
            try given.mustHaveBegun()
            let made = try make(from: given)
            say(of: made)
            return output?.hasSuffix(".html") == true
                ? try EvidenceSheet(made.evidence).html : made.evidence.json.written(pretty: true)
        }
        guard let output else { return print(text) }
        try OutputFile.write(output) { write in try write(Array((text + "\n").utf8)) }
    }

    /// Makes a checkpoint where entries came since the last one and the keys are there.
    private func signHead() throws {
        let path = try log.find()
        let (head, signed) = try Log(openingAt: path, readOnly: true).closing { log in
            try log.read { ($0.known, try $0.lastCheckpoint(upTo: $0.known)?.position) }
        }
        if head == signed { return }
        do {
            try Log(openingAt: path).closing { _ = try $0.checkpoint() }
        } catch let error as StoreError where error.code == .damaged {
            throw error
        } catch {
            let far = signed.map { "the last checkpoint covers the entries up to \($0) of \(head)" }
            guard let far else { throw Failure("nothing of the log is signed: \(Failure(error).message)") }
            Terminal.complain("annals: note: \(far), and no new one could be made: \(Failure(error).message)")
        }
    }

    private func make(from given: Reading) throws -> MadeEvidence {
        let all = try given.knowing(given.head)
        guard let (position, note) = try all.lastCheckpoint(upTo: all.known) else {
            throw Failure("nothing of the log is signed; annals checkpoint signs it where its keys file is")
        }
        let covered = try viewer.seen(all.knowing(position))
        let reading = try covered.knowing(min(given.known, position))
        var request = EvidenceRequest(of: try reading.why(subject, depth: depth))
        request.disclosesTexts = texts
        request.viewer = try viewer.person(in: reading)
        request.names =
            names == ["all"]
            ? .everybody : names.isEmpty ? .nobody : .people(Set(try names.map { try reading.person($0) }))
        let made = try EvidenceMaker(reading, covered: covered, under: note).make(request)
        if names != ["all"], let person = made.unnamed.first {
            throw Failure(
                "the name of \(person) cannot be disclosed: it was taken out of the log, or the keys file does not hold its key"
            )
        }
        return made
    }

    /// Says on standard error what is not in the bundle.
    private func say(of made: MadeEvidence) {
        func note(_ positions: [Position], _ why: String) {
            guard !positions.isEmpty else { return }
            Terminal.complain(
                "annals: note: \(positions.places) \(positions.count == 1 ? "is" : "are") not in it: \(why)")
        }
        if !made.unnamed.isEmpty {
            let people = made.unnamed.map(\.description).joined(separator: ", ")
            Terminal.complain(
                "annals: note: \(people) cannot be named: taken out of the log, or no key at hand opens it")
        }
        note(made.hidden, "hidden from everybody until the ballot closes or the ideas are revealed")
        note(made.unproved, "texts were taken out later than the checkpoint signs for")
    }
}

extension Log {
    /// Runs a body, and lets go of the file.
    fileprivate func closing<Result>(_ body: (Log) throws -> Result) throws -> Result {
        defer { try? close() }
        return try body(self)
    }
}
