import Annals
import AnnalsProof
import Crypto
import Foundation

/// A log of 41 lines made by hand, signed for twice: whatever a bundle can hold stands in it.
struct SampleLog {
    static let id = "000102030405060708090a0b0c0d0e0f"
    static let origin = "annals/" + id
    /// Keys from fixed seeds, so that every run tries the same bytes.
    static let first = key(1)
    static let second = key(2)
    static let board = key(3)
    static let auditor = key(4)
    static let stranger = key(5)

    /// The lines as they stand in the log, the first at 0.
    private(set) var lines: [[UInt8]] = []
    /// Their leaves: not those of the lines, where texts were taken out.
    private(set) var leaves: [Digest] = []

    static let salt = Data((0..<16).map { UInt8(0xA0 + $0) })
    static let names = [2: "Ann Lee", 3: "Bo “Two” Ünal"]

    /// Where what stands.
    static let change: Int64 = 9
    static let redacted: Int64 = 14
    static let redaction: Int64 = 30

    init() {
        add(
            "log-opened", ["log", "organization"],
            #""log":"\#(SampleLog.id)","key":"\#(SampleLog.base64(SampleLog.first))","organization":"Acme","timeZone":"UTC","yearStartsIn":1"#
        )
        for number in 2...3 { addPerson(number) }
        for number in 4...8 {
            add("idea-captured", ["idea:I-\(number)"], #""idea":"I-\#(number)","text":"Idea \#(number)""#)
        }
        let old = SampleLog.base64(SampleLog.first)
        let new = SampleLog.base64(SampleLog.second)
        let message = "annals key-changed 1\nlog \(SampleLog.id)\nold \(old)\nnew \(new)\n"
        let signature = try? SampleLog.first.signature(for: Data(message.utf8)).base64EncodedString()
        add("key-changed", ["log", "organization"], #""key":"\#(new)","signature":"\#(signature ?? "")""#)
        add("decision-proposed", ["decision:D-9"], #""decision":"D-9","statement":"We open a shop in Łódź \"soon\"""#)
        add("idea-captured", ["idea:I-9"], #""idea":"I-9","text":"Rent""#)
        add("ballot-opened", ["ballot:B-4", "decision:D-9"], #""ballot":"B-4","question":"Shop?""#)
        add("idea-captured", ["idea:I-10"], #""idea":"I-10","text":"Buy""#)
        for choice in ["for", "for", "against"] {
            add("vote-cast", ["ballot:B-4"], #""ballot":"B-4","choice":"\#(choice)","reason":"Mine""#)
        }
        add("idea-captured", ["idea:I-11"], #""idea":"I-11","text":"Lease""#)
        add(
            "decision-taken", ["decision:D-9", "ballot:B-4"], #""decision":"D-9","options":[{"text":"a"},{"text":"b"}]"#
        )
        while lines.count < Int(SampleLog.redaction) - 1 {
            add("idea-captured", ["idea:I-\(lines.count)"], #""idea":"I-\#(lines.count)","text":"Filler""#)
        }
        // A reason is taken out of the first vote; the leaf stays that of the line as it was.
        let index = Int(SampleLog.redacted) - 1
        let text = String(decoding: lines[index], as: UTF8.self)
        lines[index] = Array(text.replacingOccurrences(of: #""Mine""#, with: #"{"redacted":30}"#).utf8)
        add(
            "entry-redacted", ["entry:#14", "ballot:B-4"],
            #""entry":14,"fields":["reason"],"reason":"Private","sha256":"\#(Digest(hashing: lines[index]).hex)""#)
        while lines.count < 32 {
            add("idea-captured", ["idea:I-\(lines.count)"], #""idea":"I-\#(lines.count)","text":"More""#)
        }
        add("decision-amended", ["decision:D-9"], #""decision":"D-9","statement":"In spring""#)
        while lines.count < 41 {
            add("idea-captured", ["idea:I-\(lines.count)"], #""idea":"I-\#(lines.count)","text":"Later""#)
        }
    }

    private mutating func addPerson(_ number: Int) {
        let text = SampleLog.salt + Data((SampleLog.names[number] ?? "").utf8)
        let hash = Digest(hashing: Array(text)).hex
        add(
            "person-joined", ["person:P-\(number)"],
            #""person":"P-\#(number)","name":{"sealed":"c2VhbGVk","hash":"\#(hash)","key":"P-\#(number)"},"steward":true"#
        )
    }

    private mutating func add(_ type: String, _ about: [String], _ data: String) {
        let position = lines.count + 1
        let time = "2026-01-14T10:\(position < 10 ? "0" : "")\(position):00.000Z"
        let subjects = about.map { "\"\($0)\"" }.joined(separator: ",")
        let line = Array(
            #"{"position":\#(position),"id":"0199a0b1-0000-7000-8000-0000000000\#(String(position + 16, radix: 16))","type":"\#(type)","v":1,"occurredAt":"\#(time)","recordedAt":"\#(time)","about":[\#(subjects)],"data":{\#(data)}}"#
                .utf8)
        lines.append(line)
        leaves.append(.leaf(of: line))
    }

    // MARK: Signing

    static func key(_ seed: UInt8) -> Curve25519.Signing.PrivateKey {
        // Any 32 bytes are a key.
        (try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(repeating: seed, count: 32))) ?? .init()
    }

    static func base64(_ key: Curve25519.Signing.PrivateKey) -> String {
        key.publicKey.rawRepresentation.base64EncodedString()
    }

    static func noteKey(
        _ name: String, _ key: Curve25519.Signing.PrivateKey, _ algorithm: NoteKey.Algorithm = .ed25519
    ) throws -> NoteKey {
        try NoteKey(name: name, algorithm: algorithm, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// The checkpoint over the first so many lines, signed by the log's second key, the board and the auditor.
    func note(_ size: Int64 = 41, by key: Curve25519.Signing.PrivateKey = SampleLog.second) throws -> SignedNote {
        let head = try TreeHead(size: size, from: LeafHashes(leaves))
        let text = Checkpoint(origin: SampleLog.origin, head: head).text
        let log = try SampleLog.noteKey(SampleLog.origin, key)
        let board = try SampleLog.noteKey("acme.example/board", SampleLog.board, .cosignature)
        let auditor = try SampleLog.noteKey("auditor.example", SampleLog.auditor, .cosignature)
        let time: Int64 = 1_768_400_000
        let message = NoteKey.message(text, at: time)
        return try SignedNote(
            text: text,
            signatures: [
                .init(by: log, Array(key.signature(for: Data(text.utf8)))),
                .init(by: board, at: time, Array(SampleLog.board.signature(for: message))),
                .init(
                    by: auditor, at: time + 60,
                    Array(SampleLog.auditor.signature(for: NoteKey.message(text, at: time + 60)))),
            ])
    }

    /// An entry with its proof.
    func line(_ position: Int64, of size: Int64 = 41) throws -> Evidence.Line {
        let index = Int(position) - 1
        let proof = try InclusionProof(of: position - 1, in: size, from: LeafHashes(leaves))
        return Evidence.Line(
            position: Position(position), line: lines[index],
            leaf: leaves[index] == .leaf(of: lines[index]) ? nil : leaves[index], proof: proof.path)
    }

    /// A bundle about D-9: all that is about it but the second vote, with a name.
    func evidence() throws -> Evidence {
        let positions: [Int64] = [1, 2, 3, 9, 10, 12, 14, 16, 18, 30, 33]
        return Evidence(
            subject: "decision:D-9", about: ["decision:D-9", "ballot:B-4"], known: Position(41),
            positions: [10, 12, 14, 15, 16, 18, 30, 33].map { Position($0) }, viewer: "P-3",
            checkpoint: try note().written, key: try SampleLog.noteKey(SampleLog.origin, SampleLog.second).text,
            lines: try positions.map { try line($0) },
            disclosed: [2, 3].map { number in
                Evidence.Disclosure(
                    position: Position(number), path: "data.name", salt: SampleLog.salt.base64EncodedString(),
                    text: SampleLog.names[number] ?? "")
            })
    }
}
