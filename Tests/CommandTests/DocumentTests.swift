import Foundation
import Testing

@Suite("annals attach and document")
struct DocumentTests {
    private static let sha256 = "8a7525b1492fb84833f5c4a69b30f4bfbb134f9b666b61a2c1872d63d234c085"

    private func attached() -> Sandbox {
        let box = Sandbox(.year)
        box.write("notes.txt", "Notes")
        #expect(
            box.annals("attach", "D-1", "notes.txt", "--as", "P-1")
                == .prints("#51 document-attached\n  \(DocumentTests.sha256)  notes.txt"))
        return box
    }

    @Test func `a file is attached, kept by its hash, and given back`() {
        let box = attached()
        #expect(box.annals("document", "#51") == Outcome(code: 0, out: "Notes", err: ""))
        #expect(box.annals("document", DocumentTests.sha256).out == "Notes")
        #expect(box.annals("document", "51", "-o", "back.txt") == .prints(""))
        #expect(box.text("back.txt") == "Notes")
        #expect(box.annals("show", "D-1").out.contains("document “notes.txt” attached to D-1 (text/plain, 5 bytes)"))
        #expect(box.annals("verify", "--log", "acme.annals").out.contains(", 1 document\n"))
    }

    @Test func `name, type and source may be said, and the type follows from the extension`() {
        let box = Sandbox(.year)
        for (file, type) in [
            ("a.PDF", "application/pdf"), ("b.unknown", "application/octet-stream"), ("c", "application/octet-stream"),
        ] {
            box.write(file, file)
            box.annals("attach", "#17", file)
            #expect(
                box.annals("log", "-n", "1", "--json").json["entries"][0]["entry"]["data"]["mediaType"].text == type)
        }
        box.annals("attach", "I-1", "c", "--name", "Lease", "--media-type", "text/x-lease", "--source", "Landlord")
        let data = box.annals("log", "-n", "1", "--json").json["entries"][0]["entry"]["data"]
        #expect(data["name"].text == "Lease" && data["mediaType"].text == "text/x-lease")
        #expect(data["source"].text == "Landlord" && data["bytes"].int == 1)
    }

    @Test func `a file is never written over without --force`() {
        let box = attached()
        box.write("back.txt", "Mine")
        #expect(
            box.annals("document", "#51", "-o", "back.txt")
                == .fails("back.txt is there already; write over it with --force, or choose another name"))
        #expect(box.text("back.txt") == "Mine")
        #expect(box.annals("document", "#51", "-o", "back.txt", "--force").code == 0)
        #expect(box.text("back.txt") == "Notes")
        #expect(box.files == ["acme.annals", "back.txt", "notes.txt"])
    }

    private static let bad: [([String], String, Int32)] = [
        (["document", "#16"], "#16 is idea-captured, and attaches no document", 1),
        (["document", "#99"], "there is no entry #99 in the log; see annals log", 1),
        (["document", "D-1"], "“D-1” is neither an entry (#17) nor a SHA-256 of 64 digits", 2),
        (
            ["document", "0000000000000000000000000000000000000000000000000000000000000000"],
            "there is no document 0000000000000000000000000000000000000000000000000000000000000000 in the log; annals log --type document-attached lists them",
            1
        ),
        (
            ["attach", "D-1", "missing.txt"],
            "missing.txt cannot be read (No such file or directory): check the path and its rights", 1
        ),
        (["attach", "D-1", "empty.txt"], "empty.txt is empty; there is nothing to keep of it", 1),
        (["attach", "D-1", "."], ". is a folder; name a file of lines", 1),
        (["attach", "D-99", "notes.txt"], "D-99 is not in the log; see annals decisions", 1),
        (
            ["attach", "X-1", "notes.txt"],
            "field on is “X-1”, expected an id such as D-1; annals record document-attached --help shows its fields", 2
        ),
        (
            ["record", "document-attached", "on=D-1", "name=n", "mediaType=a/b", "sha256=00", "bytes=1"],
            "the content of “n” is missing; attach it with annals attach", 1
        ),
    ]

    @Test(arguments: bad)
    func `what is not there is said`(_ arguments: [String], _ message: String, _ code: Int32) {
        let box = attached()
        box.write("empty.txt", "")
        #expect(box.annals(arguments) == .fails(message, code: code))
        #expect(box.lines().count == 51)
    }

    @Test func `a file that is too large is not even read`() {
        let box = Sandbox(.year)
        box.write("large.bin", bytes: [UInt8](repeating: 1, count: 20_000_001))
        #expect(
            box.annals("attach", "D-1", "large.bin")
                == .fails("large.bin has 20000001 bytes; a document has at most 20,000,000"))
    }

    @Test func `documents go with an export and come with it again`() {
        let box = attached()
        let note =
            "annals: note: 1 document is not in it, and without them it cannot be taken in again; write them to a folder with --documents\n"
        #expect(box.annals("export", "-o", "all.jsonl").err == note)
        #expect(
            box.annals("import", "all.jsonl", "--log", "copy.annals")
                == .fails(
                    "all.jsonl, line 51: the content of the document \(DocumentTests.sha256) is missing; name the folder of the export's documents with --documents; nothing was taken in"
                ))
        #expect(!box.files.contains("copy.annals"))
        #expect(box.annals("export", "-o", "all.jsonl", "--documents", "documents") == .prints(""))
        #expect(box.text("documents/\(DocumentTests.sha256)") == "Notes")
        #expect(box.annals("import", "all.jsonl", "--log", "copy.annals", "--documents", "documents").code == 0)
        #expect(box.annals("document", "#51", "--log", "copy.annals").out == "Notes")
        #expect(box.annals("verify", "--log", "copy.annals").code == 0)
        box.write("documents/\(DocumentTests.sha256)", "Other")
        #expect(
            box.annals("import", "all.jsonl", "--log", "second.annals", "--documents", "documents").err
                .contains("is not the document that its name says; nothing was taken in"))
        // Written again by the next export.
        box.annals("export", "-o", "all.jsonl", "--documents", "documents", "--log", "acme.annals")
        #expect(box.text("documents/\(DocumentTests.sha256)") == "Notes")
    }

    @Test func `action lines attach documents from a folder`() {
        let box = Sandbox(.year)
        mkdir(box.path("documents"), 0o755)
        box.write("documents/\(DocumentTests.sha256)", "Notes")
        let line =
            #"{"type":"document-attached","data":{"on":"D-1","name":"n","mediaType":"text/plain","sha256":"\#(DocumentTests.sha256)","bytes":5}}"#
        #expect(box.annals("import", "-", input: line).err.contains("the content of “n” is missing"))
        #expect(box.annals("import", "-", "--documents", "documents", input: line).code == 0)
        #expect(box.annals("document", "#51").out == "Notes")
    }

    @Test func `a content that was taken out is said to be`() {
        let box = attached()
        box.annals("redact", "#51", "content", "--reason", "The law", "--yes")
        #expect(
            box.annals("document", "#51") == .fails("the content of “notes.txt” (#51) was taken out of the log"))
        #expect(box.annals("export", "-o", "all.jsonl").err == "")
        #expect(box.annals("import", "all.jsonl", "--log", "copy.annals").code == 0)
        #expect(box.annals("verify", "--log", "copy.annals").code == 0)
    }
}

@Suite("annals keys rotate")
struct KeyTests {
    @Test func `the key changes, and verify follows`() {
        let box = Sandbox()
        box.annals("init", "Acme", "--time-zone", "Europe/Berlin")
        box.annals("record", "person-joined", "name=Ann")
        #expect(box.annals("keys", "rotate", "--as", "Ann") == .prints("#3 key-changed"))
        #expect(box.annals("keys", "rotate", "--as", "P-1") == .prints("#4 key-changed"))
        #expect(box.annals("verify", "--json").json["holdsKey"].truth == true)
        #expect(box.files == ["acme.annals", "acme.annals-keys"])
        #expect(box.annals("log", "-n", "1").out.hasSuffix("Ann: the log's signing key changed\n"))
        unlink(box.path("acme.annals-keys"))
        #expect(
            box.annals("keys", "rotate", "--log", "acme.annals")
                == .fails("there is no keys file acme.annals-keys: put it back; without it nobody can sign"))
        #expect(box.annals("verify").code == 0)
    }

    @Test func `an old keys file is found by verify`() {
        let box = Sandbox()
        box.annals("init", "Acme", "--time-zone", "Europe/Berlin")
        box.copy(box.path("acme.annals-keys"), to: "old-keys")
        box.annals("keys", "rotate")
        unlink(box.path("acme.annals-keys"))
        box.copy(box.path("old-keys"), to: "acme.annals-keys")
        let outcome = box.annals("verify", "--log", "acme.annals")
        #expect(outcome.code == 3)
        #expect(outcome.err.contains("acme.annals-keys does not hold the log's present signing key"))
    }
}
