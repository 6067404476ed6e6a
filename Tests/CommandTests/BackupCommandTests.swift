import Foundation
import Testing

@Suite("annals backup and annals restore")
struct BackupCommandTests {
    @Test func `a backup is the log as it was, and makes a log again`() throws {
        let box = Sandbox(.year)
        let lines = box.lines()
        let backup = box.annals("backup", "saved.annals", "--keys", "--json")
        #expect(backup.code == 0, "\(backup)")
        #expect(backup.json["schemaVersion"].int == 1 && backup.json["entries"].int == 50)
        #expect(backup.json["keys"].text == "saved.annals-keys")
        #expect(box.lines("saved.annals") == lines)
        var status = stat()
        #expect(stat(box.path("saved.annals-keys"), &status) == 0 && status.st_mode & 0o777 == 0o600)
        // In WAL mode, as a log is.
        let bytes = try #require(box.bytes("saved.annals"))
        #expect(bytes[18...19] == [2, 2])
        #expect(!box.files.contains { $0.hasSuffix(".part") })

        for part in ["", "-keys", "-lock", "-wal", "-shm"] { unlink(box.path("acme.annals" + part)) }
        let restored = box.annals("restore", "saved.annals", "acme.annals")
        #expect(restored.code == 0, "\(restored)")
        #expect(box.lines("acme.annals") == lines)
        #expect(box.annals("verify", "--log", "acme.annals").code == 0)
        #expect(
            box.annals("record", "idea-captured", "text=It goes on", "--as", "P-1", "--log", "acme.annals").code == 0)
        #expect(box.annals("checkpoint", "--log", "acme.annals").code == 0)
    }

    @Test func `nothing is overwritten, and keys go only where they are asked for`() {
        let box = Sandbox(.year)
        #expect(box.annals("backup", "saved.annals").code == 0)
        #expect(!box.files.contains("saved.annals-keys"))
        #expect(
            box.annals("backup", "saved.annals", "--log", "acme.annals")
                == .fails("saved.annals is already there: name another file, or move it away"))
        #expect(box.annals("restore", "saved.annals", "acme.annals").code == 1)
        #expect(box.annals("backup", "none/saved.annals", "--log", "acme.annals").code == 1)
    }

    @Test func `a damaged log makes no backup`() throws {
        let box = Sandbox(.year)
        var bytes = try #require(box.bytes("acme.annals"))
        let place = try #require(bytes.firstRange(of: Array("Ringstrasse".utf8))).lowerBound
        bytes[place] ^= 1
        box.write("acme.annals", bytes: bytes)
        let backup = box.annals("backup", "saved.annals")
        #expect(backup.code == 3)
        #expect(backup.err.contains("entry #41"), "\(backup)")
        #expect(box.files == ["acme.annals"])
    }

    @Test func `keys that cannot be copied leave nothing behind`() throws {
        let box = Sandbox(.year)
        #expect(box.annals("backup", "saved.annals", "--keys").code == 0)
        for bad in [[], Array("no database".utf8)] as [[UInt8]] {
            box.write("saved.annals-keys", bytes: bad)
            let before = box.files
            let restored = box.annals("restore", "saved.annals", "new.annals")
            #expect(restored.code != 0 && restored.err.contains("saved.annals-keys"), "\(restored)")
            #expect(box.files == before, "\(box.files)")
        }
        unlink(box.path("saved.annals-keys"))
        let restored = box.annals("restore", "saved.annals", "new.annals")
        #expect(restored.code == 0, "\(restored)")

        unlink(box.path("acme.annals-keys"))
        let backup = box.annals("backup", "other.annals", "--keys", "--log", "acme.annals")
        #expect(backup.code == 1 && backup.err.contains("no acme.annals-keys to copy"), "\(backup)")
        #expect(!box.files.contains { $0.hasPrefix("other.annals") })
    }

    @Test func `what a backup left that was broken off does not stand in the way of the next`() {
        let box = Sandbox(.year)
        box.write("saved.annals.part", "half a copy")
        box.write("saved.annals.part-journal", "its journal")
        #expect(box.annals("backup", "saved.annals").code == 0)
        #expect(box.annals("verify", "--log", "saved.annals").code == 0)
        #expect(!box.files.contains { $0.contains(".part") }, "\(box.files)")
    }

    @Test func `while others write, each backup is whole at one moment`() throws {
        let box = Sandbox(.year)
        let line = #"{"type":"idea-captured","actor":"P-1","data":{"text":"One more"}}"#
        box.write("lines.jsonl", String(repeating: line + "\n", count: 400))
        let writer = box.start(["record", "-"], input: box.path("lines.jsonl"))
        var sizes: [Int] = []
        for number in 1...4 {
            let backup = box.annals("backup", "\(number).saved", "--log", "acme.annals", "--json")
            #expect(backup.code == 0, "\(backup)")
            sizes.append(backup.json["entries"].int ?? 0)
        }
        #expect(writer.finish().code == 0)
        let lines = box.lines()
        #expect(lines.count == 450)
        for (number, size) in zip(1..., sizes) {
            #expect(box.lines("\(number).saved") == Array(lines.prefix(size)))
        }
        #expect(sizes == sizes.sorted())
    }
}
