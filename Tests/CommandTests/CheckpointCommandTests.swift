import Foundation
import Testing

@Suite("annals checkpoint, witness, status and verify --since")
struct CheckpointCommandTests {
    /// A log with a person, an idea and its keys.
    private func opened() -> Sandbox {
        let box = Sandbox()
        #expect(box.annals("init", "Acme", "--log", "acme.annals", "--time-zone", "Europe/Berlin").code == 0)
        #expect(box.annals("record", "person-joined", "name=Ann Lee").code == 0)
        #expect(box.annals("record", "idea-captured", "text=Enter the Baltics", "--as", "P-1").code == 0)
        return box
    }

    private func key(_ box: Sandbox) -> String { box.annals("status", "--json").json["key"].text ?? "" }

    @Test func `a log that was never signed says so`() {
        let box = opened()
        let status = box.annals("status", "--log", "acme.annals")
        #expect(status.code == 0)
        #expect(status.out.hasPrefix("acme.annals: the log of Acme\n  3 entries, the last written down on "))
        #expect(
            status.out.contains(
                "\n  checkpoint  none yet; annals checkpoint makes one, and so does the close of a session\n"))
        let json = box.annals("status", "--json").json
        #expect(json["schemaVersion"].int == 1 && json["entries"].int == 3)
        #expect(
            json["holdsKey"].value as? Bool == true && json["checkpoint"]["size"].int == nil
                && json["problem"].text == nil)
        #expect(
            box.annals("verify", "--log", "acme.annals")
                == .prints(
                    """
                    acme.annals is sound: 3 entries, 5 rows of the index
                    No checkpoint signs it yet; annals checkpoint makes one.
                    """))
    }

    @Test func `a ballot that cannot be closed since its box is gone is told, deadline or not`() {
        let box = opened()
        let line =
            #"{"type":"ballot-opened","data":{"question":"Where?","options":[{"id":"a","text":"A"},{"id":"b","text":"B"}],"#
            + #""method":{"name":"approval"},"electorate":["P-1","P-2","P-3"],"secret":true}}"#
        for name in ["Bob", "Cid"] { #expect(box.annals("record", "person-joined", "name=\(name)").code == 0) }
        #expect(box.annals(["record", "-"], input: line + "\n").code == 0)
        #expect(box.annals("status", "--json").json["lostPapers"].list.isEmpty)
        let vote = #"{"type":"vote-sealed","actor":"P-1","data":{"ballot":"B-1","choice":["a"]}}"#
        #expect(box.annals(["record", "-"], input: vote + "\n").code == 0)
        #expect(box.annals("status", "--json").json["lostPapers"].list.isEmpty)
        #expect(box.shell("rm acme.annals-box").code == 0)
        let words =
            "1 of 1 sealed papers of B-1 are not in the ballot box: put the box file back, or withdraw B-1"
        #expect(box.annals("status").out.hasSuffix("\n  box         \(words)\n"))
        #expect(box.annals("status", "--json").json["lostPapers"][0].text == words)
        #expect(box.annals("record", "ballot-withdrawn", "ballot=B-1", "reason=Lost").code == 0)
        #expect(box.annals("status", "--json").json["lostPapers"].list.isEmpty)
    }

    @Test func `a checkpoint is a note that names the log, its length and its root`() {
        let box = opened()
        let made = box.annals("checkpoint", "--out", "three.note")
        #expect(made.code == 0 && box.text("three.note") == made.out)
        let lines = made.out.split(separator: "\n", omittingEmptySubsequences: false)
        let origin = String(key(box).prefix { $0 != "+" })
        #expect(lines.count == 6 && lines[0] == origin && lines[1] == "3" && lines[3] == "" && lines[5] == "")
        #expect(lines[4].hasPrefix("— \(origin) "))
        // Nothing came since: the same again.
        #expect(box.annals("checkpoint") == Outcome(code: 0, out: made.out, err: ""))
        let json = box.annals("checkpoint", "--json").json
        #expect(json["size"].int == 3 && json["note"].text == made.out && json["signedBy"].texts == [origin])
        #expect(
            box.annals("verify", "--log", "acme.annals").out.hasSuffix(
                "\n1 checkpoint, the last of #3; 0 entries are not signed yet\n"))
        #expect(box.annals("status").out.contains("\n  checkpoint  of #3, "))
    }

    @Test func `verify --since proves that the log only grew, or says what differs`() {
        let box = opened()
        #expect(box.annals("checkpoint", "--out", "three.note").code == 0)
        box.copy(box.path("acme.annals"), to: "backup.db")
        #expect(box.annals("record", "idea-captured", "text=Stay", "--as", "P-1").code == 0)
        #expect(box.annals("checkpoint", "--out", "four.note").code == 0)
        let grown = box.annals("verify", "--since", "three.note", "--log", "acme.annals")
        #expect(grown.code == 0 && grown.out.contains("\nIt goes on from the checkpoint of 3: 1 came since.\n"))
        #expect(box.annals("verify", "--since", "three.note", "--key", key(box)).code == 0)
        #expect(box.annals("verify", "--since", "three.note", "--json").json["since"].int == 3)
        let cut = box.annals("verify", "--since", "four.note", "--log", "backup.db")
        #expect(
            cut
                == .fails(
                    """
                    backup.db does not go on from what was signed
                    annals: the log was cut off: the checkpoint signs 4 entries, and there are 3
                    """, code: 3))
        #expect(box.annals("record", "idea-captured", "text=Go", "--as", "P-1", "--log", "backup.db").code == 0)
        let forked = box.annals("verify", "--since", "four.note", "--log", "backup.db")
        #expect(forked.code == 3 && forked.err.contains("it is a fork that parted from the checkpoint at or before #4"))
        #expect(box.annals("verify", "--since", "three.note", "--log", "backup.db").code == 0)
    }

    @Test func `what is no checkpoint, or of another log or key, is refused`() {
        let box = opened()
        box.write("bad.note", "hello\n")
        #expect(
            box.annals("verify", "--since", "bad.note")
                == .fails("bad.note holds no signed note: the note has no empty line with signatures after it"))
        #expect(box.annals("verify", "--since", "none.note").code == 1)
        #expect(box.annals("verify", "--key", "x").code == 2)
        let other = opened()
        #expect(other.annals("checkpoint", "--out", box.path("other.note")).code == 0)
        let foreign = box.annals("verify", "--since", "other.note")
        #expect(foreign.code == 3 && foreign.err.contains("the checkpoint is of annals/"))
        #expect(box.annals("checkpoint", "--out", "own.note").code == 0)
        #expect(box.annals("verify", "--since", "own.note", "--key", "x").code == 2)
        #expect(box.annals("verify", "--since", "own.note", "--key", key(other)).code == 3)
        // A signature that nobody's key of this log made.
        box.write("forged.note", box.text("own.note").replacing("\n3\n", with: "\n2\n"))
        let forged = box.annals("verify", "--since", "forged.note")
        #expect(forged.code == 3 && forged.err.contains("signed by none of the log's own keys"))
    }

    @Test func `a witness makes a key, signs, and is named from then on`() {
        let box = opened()
        #expect(box.annals("checkpoint", "--out", "three.note").code == 0)
        let made = box.annals("witness", "key", "secretary.example", "-o", "secretary.key")
        let key = made.out.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(made.code == 0 && key.hasPrefix("secretary.example+"))
        #expect(box.annals("witness", "key", "secretary.example", "-o", "secretary.key").code == 1)
        #expect(box.shell("stat -c %a secretary.key").out == "600\n")
        #expect(box.annals("witness", "add", "three.note", "--key", key).code == 3)
        #expect(box.annals("witness", "sign", "three.note", "--key", "secretary.key", "-o", "signed.note").code == 0)
        #expect(
            box.annals("witness", "add", "signed.note", "--key", key)
                == .prints("secretary.example signs the checkpoint of #3"))
        #expect(
            box.annals("witness", "add", "signed.note", "--key", key)
                == .prints("secretary.example had signed the checkpoint of #3 already"))
        #expect(box.annals("witness", "list").out == "The checkpoint of #3 is signed by\n  secretary.example  \(key)\n")
        #expect(box.annals("status").out.contains("\n  witnesses   secretary.example\n"))
        #expect(box.annals("verify").out.contains("\nsecretary.example signs #3 as a witness, by the key \(key)\n"))
        #expect(box.annals("verify", "--since", "signed.note", "--key", key).code == 0)
    }

    @Test func `a witness signs no second head of one size, and none that is shorter`() {
        let box = opened()
        #expect(box.annals("witness", "key", "w", "-o", "w.key").code == 0)
        box.copy(box.path("acme.annals"), to: "other.db")
        box.copy(box.path("acme.annals-keys"), to: "other.db-keys")
        #expect(box.annals("checkpoint", "--out", "short.note").code == 0)
        for (log, text) in [("acme.annals", "Stay"), ("other.db", "Go")] {
            #expect(box.annals("record", "idea-captured", "text=\(text)", "--as", "P-1", "--log", log).code == 0)
            #expect(box.annals("checkpoint", "--out", "\(text).note", "--log", log).code == 0)
        }
        #expect(box.annals("witness", "sign", "Stay.note", "--key", "w.key").code == 0)
        let twice = box.annals("witness", "sign", "Go.note", "--key", "w.key")
        #expect(twice.code == 3 && twice.err.contains("you signed 4 entries of annals/"))
        #expect(box.annals("witness", "sign", "short.note", "--key", "w.key").code == 3)
    }

    @Test func `without its keys a log is not signed, and one put back from a backup only after a steward accepts it`()
    {
        let box = opened()
        box.copy(box.path("acme.annals"), to: "backup.db")
        #expect(box.annals("record", "idea-captured", "text=Stay", "--as", "P-1").code == 0)
        #expect(box.annals("checkpoint").code == 0)
        #expect(
            box.annals("checkpoint", "--log", "backup.db")
                == .fails("there is no keys file backup.db-keys: put it back; without it nobody can sign"))
        #expect(
            box.annals("status", "--log", "backup.db").out.contains(
                "\n  not signed  there is no keys file backup.db-keys"))
        #expect(box.shell("mv backup.db acme.annals").code == 0)
        let refused = box.annals("checkpoint")
        #expect(refused.code == 3)
        #expect(
            refused.err.hasPrefix(
                "annals: the log has 3 entries, and 4 were signed: it was cut off, or put back from a backup; "))
        #expect(box.annals("verify").code == 3)
        // The message says what to type.
        let command =
            refused.err.split(separator: "annals record ").last?.split(separator: " ").prefix(3).map(String.init) ?? []
        #expect(command.first == "break-accepted")
        #expect(box.annals(["record"] + command + ["reason=The disk failed", "--as", "P-1"]).code == 0)
        #expect(box.annals("checkpoint").code == 0)
        #expect(box.annals("verify").code == 0)
        #expect(
            box.annals("log", "-n", "1").out.contains(
                "accepted that the log does not go on from the 4 entries last signed: The disk failed"))
    }

    @Test func `verify --quick leaves the index alone`() {
        let box = opened()
        #expect(
            box.annals("verify", "--quick", "--log", "acme.annals").out.hasPrefix(
                "acme.annals is sound: 3 entries, the index was not looked at\n"))
    }
}
