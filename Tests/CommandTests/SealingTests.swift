import Foundation
import Testing

@Suite("Sealed logs, from the command line")
struct SealedCommandTests {
    /// A year of the shop, with a session that P-1 and P-2 alone may read, and a private note of P-2.
    private static let company: Template = {
        let box = Sandbox(.year)
        for step in [
            [
                "session-scheduled", "title=Zeppelin", "kind=decision", "purpose=Xanadu", "startsAt=2026-01-15",
                "circle=P-1,P-2", "--as", "P-1",
            ],
            ["participant-invited", "session=S-3", "person=P-1", "role=moderator"],
            ["session-opened", "session=S-3", "present=P-1,P-2"],
            ["question-posed", "text=Quagmire", "session=S-3", "--session", "S-3", "--as", "P-1"],
            ["idea-captured", "text=Sell the Kazoo shop", "--session", "S-3", "--as", "P-2"],
            ["argument-made", "on=I-4", "stance=for", "text=Gadzooks", "--session", "S-3", "--as", "P-1"],
            ["decision-taken", "title=Kazoo", "statement=Hullabaloo", "how=authority", "--session", "S-3"],
            ["goal-set", "title=Flapdoodle", "kind=goal", "horizon=2026", "decision=D-3", "--session", "S-3"],
            ["task-assigned", "title=Nebukad", "owner=P-2", "due=2026-02-01", "--session", "S-3", "--as", "P-1"],
            ["task-completed", "task=T-4", "outcome=Razzmatazz", "--as", "P-2"],
            ["note-added", "on=D-3", "text=Whippersnapper", "--as", "P-1"],
            ["note-added", "on=D-1", "text=Gobbledygook", "private=true", "--as", "P-2"],
        ] {
            let outcome = box.annals(["record"] + step)
            precondition(outcome.code == 0, "\(step): \(outcome.err)")
        }
        return Template(copying: box.path("acme.annals"))
    }()

    private static let secrets = [
        "Zeppelin", "Xanadu", "Quagmire", "Kazoo", "Gadzooks", "Hullabaloo", "Flapdoodle", "Nebukad", "Razzmatazz",
        "Whippersnapper", "Gobbledygook",
    ]

    /// Every command that reads, over all of the log and over what the session created.
    private static let commands: [[String]] =
        [
            ["log"], ["log", "--json"], ["log", "--as-of", "2030"], ["history"], ["history", "--json"], ["plan"],
            ["plan", "--json"], ["plan", "--as-of", "2030"], ["compare", "2023", "2026"],
            ["compare", "2023", "2026", "--json"], ["diff", "2023", "2026"], ["advise"], ["tracker"],
            ["tracker", "--json"], ["remind"], ["brief"], ["people"], ["decisions"], ["tasks"], ["goals"], ["ideas"],
            ["ideas", "--csv"], ["sessions"], ["sessions", "--json"], ["questions"], ["ballots"], ["measures"],
            ["findings"], ["assumptions"], ["themes"], ["homework"], ["tasks", "--status", "done"], ["voices"],
            ["ground"], ["report", "2026"], ["report", "2026", "--form", "full"],
            ["report", "2026", "--form", "audit"],
            ["report", "2026", "--format", "html"], ["blame"], ["search", "Kazoo OR Nebukad OR Zeppelin"],
            ["search", "Gobbledygook OR Whippersnapper"], ["why", "D-1"], ["why", "D-1", "--json"], ["show", "D-1"],
            ["show", "D-1", "--json"], ["sql", "SELECT * FROM entries"], ["sql", "SELECT * FROM ideas"],
            ["sql", "SELECT * FROM decisions"], ["sql", "SELECT * FROM tasks"], ["sql", "SELECT * FROM goals"],
            ["sql", "SELECT * FROM sessions"], ["sql", "SELECT * FROM arguments"], ["export"],
            ["export", "--known", "#60"], ["log", "--known", "#60"], ["search", "Kazoo", "--known", "#60"],
        ]
        + ["S-3", "D-3", "I-4", "T-4", "G-3", "Q-1"].flatMap { id in
            [["show", id], ["why", id], ["why", id, "--json"], ["blame", id], ["log", "--subject", id]]
        }
        + ["S-3"].flatMap { id in
            [
                ["replay", id], ["minutes", id], ["report", id], ["completeness", id], ["brief", id], ["voices", id],
                ["promises", id, "--list"], ["retrospective", id], ["log", "--session", id],
            ]
        } + (51...62).map { ["show", "#\($0)", "--json"] }

    @Test func `an outsider finds no word of it by any command`() {
        let box = Sandbox(Self.company)
        for command in Self.commands {
            // An export is for whoever holds the file: it has nobody to be for, and nothing in it is open.
            let outcome = box.annals(command[0] == "export" ? command : command + ["--as", "P-3"])
            for word in Self.secrets where !command.contains(where: { $0.contains(word) }) {
                #expect(!outcome.out.contains(word) && !outcome.err.contains(word), "\(command): \(word)")
            }
            #expect(!outcome.out.contains("«Kazoo»") && !outcome.out.contains("«Gobbledygook»"), "\(command)")
        }
    }

    @Test func `an insider finds all of it, and the private note is for its author alone`() {
        let box = Sandbox(Self.company)
        let log = box.annals("log", "--as", "P-1").out
        for word in Self.secrets where word != "Gobbledygook" && word != "Xanadu" {
            #expect(log.contains(word), "\(word)")
        }
        #expect(log.contains("Bob Roe: a private note on D-1\n"))
        #expect(box.annals("log", "--as", "P-2").out.contains("Bob Roe: private note on D-1: Gobbledygook\n"))
        #expect(box.annals("search", "Gobbledygook", "--as", "P-2").out.contains("«Gobbledygook»"))
        #expect(box.annals("search", "Gobbledygook") == .prints("Nothing found."))
        #expect(box.annals("search", "kazoo").out.contains("Sell the «Kazoo» shop"))
        #expect(box.annals("why", "D-3", "--json", "--as", "P-2").out.contains("Whippersnapper"))
        #expect(
            box.annals("sql", "SELECT text FROM ideas WHERE idea = 'I-4'", "--csv").out
                == "text\r\nSell the Kazoo shop\r\n")
    }

    @Test func `who has the file and not its keys finds no word of it, nor a name`() {
        let box = Sandbox(Self.company)
        box.annals("search", "kazoo")
        unlink(box.path("acme.annals-keys"))
        for name in box.files {
            for word in Self.secrets + ["Ann Lee", "Bob Roe", "Cy Young"] {
                #expect(box.bytes(name).map { Data($0).range(of: Data(word.utf8)) } == .some(nil), "\(name): \(word)")
            }
        }
        for command in Self.commands where command[0] != "export" {
            let outcome = box.annals(command)
            for word in Self.secrets where !command.contains(where: { $0.contains(word) }) {
                #expect(!outcome.out.contains(word), "\(command): \(word)")
            }
        }
        #expect(box.annals("people").out.contains("P-2"))
        #expect(box.annals("verify").code == 0 && box.annals("verify", "--rules").code == 0)
    }

    @Test func `the keys are shown, exported and rotated`() {
        let box = Sandbox(.founded)
        #expect(
            box.annals("keys").out == """
                public key    A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=
                verifier key  annals/00112233445566778899aabbccddeeff+10bd09f0+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4
                keys file     \(box.path("acme.annals"))-keys
                              the signing key, the keys of 0 people and of 0 sessions with a circle

                """)
        #expect(
            box.annals("keys", "export", "vault")
                == .prints("vault: the signing key, the keys of 0 people and of 0 sessions with a circle; checked"))
        #expect(box.annals("keys", "export", "vault") == .fails("vault is already there: name another file"))
        #expect(box.annals("keys", "rotate") == .prints("#2 key-changed"))
        chmod(box.path("acme.annals-keys"), 0o644)
        let refused = box.annals("plan")
        #expect(
            refused.code == 1 && refused.err.contains("may be read by others than its owner (mode 0644): say chmod 600")
        )
    }

    @Test func `what forgetting leaves is listed, with the command that takes it out`() {
        let box = Sandbox(.year)
        box.annals("record", "task-reassigned", "task=T-2", "owner=P-2")
        box.annals("record", "note-added", "on=D-1", "text=Cy Young was against it")
        let outcome = box.annals("forget", "P-3", "--reason", "Asked", "--as", "P-1", "--json").json
        #expect(outcome["keyDestroyed"].truth == true && outcome["cleared"].truth == true)
        #expect(outcome["plainTexts"].list.map { $0["field"].text } == ["text"])
        #expect(outcome["plainTexts"].list[0]["wholeName"].truth == true)
        box.annals("redact", "#52", "text", "--reason", "Asked", "--yes")
        for name in box.files + ["acme.annals-keys"] {
            #expect(box.bytes(name).map { Data($0).range(of: Data("Young".utf8)) } == .some(nil), "\(name)")
        }
    }
}
