import Foundation
import Testing

@Suite("annals init")
struct InitTests {
    @Test func `a new log is named for the organization and says what comes next`() {
        let box = Sandbox()
        #expect(
            box.annals("init", "Acme & Söhne", "--time-zone", "Europe/Berlin", "--year-starts-in", "4", "--size", "40")
                == .prints(
                    """
                    acme-söhne.annals is open: the log of Acme & Söhne, in Europe/Berlin.
                    acme-söhne.annals-keys holds its signing key: keep a copy where only stewards can reach it.
                    Next: annals record person-joined name="Your Name"
                    """))
        #expect(box.files == ["acme-söhne.annals", "acme-söhne.annals-keys"])
        #expect(box.annals("record", "person-joined", "name=Ann Lee") == .prints("#2 person-joined P-1"))
        let opened = box.annals("show", "#1", "--json").json["entry"]
        #expect(opened["type"].text == "log-opened")
        #expect(opened["data"]["organization"].text == "Acme & Söhne")
        #expect(opened["data"]["timeZone"].text == "Europe/Berlin")
        #expect(opened["data"]["yearStartsIn"].int == 4)
        #expect(opened["data"]["size"].int == 40)
        #expect(opened["data"]["log"].text?.count == 32)
    }

    @Test func `the keys can be read by their owner alone`() throws {
        let box = Sandbox()
        box.annals("init", "Acme", "--time-zone", "UTC")
        let rights =
            try FileManager.default.attributesOfItem(atPath: box.path("acme.annals-keys"))[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test func `the log lies where --log says, and the next step says so too`() {
        let box = Sandbox()
        #expect(
            box.annals("init", "Acme", "--time-zone", "UTC", "--log", "other.annals")
                == .prints(
                    """
                    other.annals is open: the log of Acme, in UTC.
                    other.annals-keys holds its signing key: keep a copy where only stewards can reach it.
                    Next: annals record person-joined name="Your Name" --log other.annals
                    """))
    }

    @Test func `without a time zone it is that of the machine`() {
        let box = Sandbox()
        let outcome = box.annals("init", "Acme", environment: ["TZ": "Asia/Tokyo"])
        #expect(outcome.out.hasPrefix("acme.annals is open: the log of Acme, in Asia/Tokyo.\n"))
    }

    @Test func `two logs have ids and keys of their own`() {
        let box = Sandbox()
        let data = ["a.annals", "b.annals"].map { name in
            box.annals("init", "Acme", "--time-zone", "UTC", "--log", name)
            return box.annals("show", "#1", "--json", "--log", name).json["entry"]["data"]
        }
        #expect(data[0]["log"].text != data[1]["log"].text)
        #expect(data[0]["key"].text != data[1]["key"].text)
    }

    @Test func `a log that is there is never made anew`() {
        let box = Sandbox()
        box.annals("init", "Acme", "--time-zone", "UTC")
        let before = (box.bytes("acme.annals"), box.bytes("acme.annals-keys"))
        #expect(box.annals("init", "Acme") == .fails("acme.annals is already there: open it, or choose another name"))
        #expect(box.bytes("acme.annals") == before.0)
        #expect(box.bytes("acme.annals-keys") == before.1)
    }

    @Test func `keys that are left of another log are never overwritten`() {
        let box = Sandbox()
        box.write("acme.annals-keys", "precious")
        #expect(
            box.annals("init", "Acme", "--time-zone", "UTC")
                == .fails("acme.annals-keys is already there: the keys of another log; move them to safety first"))
        #expect(box.files == ["acme.annals-keys"])
        #expect(box.text("acme.annals-keys") == "precious")
    }

    @Test(arguments: [
        (
            ["Acme", "--time-zone", "Mars/Olympus"],
            "“Mars/Olympus” is no time zone that this system knows; use a name such as Europe/London"
        ),
        (
            ["Acme", "--time-zone", "UTC", "--year-starts-in", "13"],
            "13 is no month; the year starts in a month from 1 to 12"
        ),
        (["", "--time-zone", "UTC"], "field organization: is empty; give 1 to 200 characters"),
        (
            ["Acme", "--time-zone", "UTC", "--log", "nowhere/acme.annals"],
            "nowhere/acme.annals-keys cannot be made (No such file or directory): check the folder and its rights"
        ),
    ])
    func `what cannot be founded leaves no file`(_ arguments: [String], _ message: String) {
        let box = Sandbox()
        #expect(box.annals(["init"] + arguments) == .fails(message))
        #expect(box.files.isEmpty)
    }
}

@Suite("Finding the log")
struct FindingTests {
    @Test func `it is named by --log, before anything else`() {
        let box = Sandbox(.year)
        box.copy(Template.founded.path, to: "other.annals")
        #expect(
            box.annals("goals", "--csv", "--log", "other.annals", environment: ["ANNALS_LOG": box.path("acme.annals")])
                .out
                == "goal,status,rank,light,horizon,owner,title\r\n")
    }

    @Test func `it is named by ANNALS_LOG, before what lies in the folder`() {
        let box = Sandbox(.year)
        box.copy(Template.founded.path, to: "other.annals")
        #expect(
            box.annals("goals", "--csv", environment: ["ANNALS_LOG": box.path("other.annals")]).out
                == "goal,status,rank,light,horizon,owner,title\r\n")
    }

    @Test func `it is the only one in this folder, or in the nearest one above that has any`() throws {
        let box = Sandbox(.founded)
        try FileManager.default.createDirectory(atPath: box.path("a/b"), withIntermediateDirectories: true)
        let folder = URL(fileURLWithPath: box.folder).resolvingSymlinksInPath().path
        #expect(box.annals("verify").out.hasPrefix("\(folder)/acme.annals is sound: 1 entry, 2 rows of the index\n"))
        #expect(
            box.annals("verify", in: box.path("a/b")).out.hasPrefix(
                "\(folder)/acme.annals is sound: 1 entry, 2 rows of the index\n"))
    }

    @Test func `of several in a folder none is taken`() {
        let box = Sandbox(.founded)
        box.copy(Template.founded.path, to: "b.annals")
        let outcome = box.annals("plan")
        #expect(outcome.code == 2)
        #expect(outcome.err.hasSuffix("/folder holds several logs (acme.annals, b.annals); name one with --log\n"))
    }

    @Test func `a folder of that name is no log`() throws {
        let box = Sandbox(.founded)
        try FileManager.default.createDirectory(atPath: box.path("old.annals"), withIntermediateDirectories: true)
        #expect(box.annals("goals", "--csv").code == 0)
    }

    @Test func `where there is none, it says how to name or make one`() {
        let box = Sandbox()
        #expect(
            box.annals("plan", in: "/")
                == .fails(
                    "no log here or in a folder above; name one with --log or ANNALS_LOG, or make one with annals init NAME"
                ))
    }
}
