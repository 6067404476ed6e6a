import Foundation
import Testing

@Suite("annals doctor and annals salvage")
struct SalvageCommandTests {
    /// Overwrites the page on which a text stands.
    private func overwrite(pageWith text: String, in box: Sandbox) throws -> [UInt8] {
        let whole = try #require(box.bytes("acme.annals"))
        var bytes = whole
        let place = try #require(bytes.firstRange(of: Array(text.utf8))).lowerBound / 4096 * 4096
        bytes.replaceSubrange(place..<(place + 4096), with: Array(repeating: 0xA5, count: 4096))
        box.write("acme.annals", bytes: bytes)
        return whole
    }

    @Test func `of a sound log the doctor says what is around it, and nothing of damage`() {
        let box = Sandbox(.year)
        let outcome = box.annals("doctor")
        #expect(outcome.code == 0 && outcome.err.isEmpty)
        #expect(outcome.out.contains("sound: 50 entries"))
        #expect(!outcome.out.contains("✗"))
        let json = box.annals("doctor", "--json").json
        #expect(json["schemaVersion"].int == 1 && json["sound"].truth == true && json["salvage"].isNull)
        #expect(json["level"].text != "damage")
        #expect(
            json["findings"].list.contains {
                $0["area"].text == "sqlite" && $0["text"].text?.contains("SQLite 3.") ?? false
            })
        #expect(
            box.annals("doctor", "none.annals")
                == .fails("there is no log at none.annals: check the path, or make one with init"))
    }

    @Test func `keys that others may read are told, and other programs' files beside a log`() {
        let box = Sandbox(.year)
        chmod(box.path("acme.annals-keys"), 0o644)
        box.write("acme.annals-views", "not ours")
        let findings = box.annals("doctor", "--json").json["findings"].list
        #expect(
            findings.contains {
                $0["level"].text == "warning" && $0["area"].text == "keys"
                    && $0["advice"].text?.contains("chmod 600") ?? false
            })
        #expect(findings.contains { $0["level"].text == "note" && $0["area"].text == "views" })
    }

    @Test func `a damaged page is found, what is whole is saved, and a backup fills the gap`() throws {
        let box = Sandbox(.year)
        let lines = box.lines()
        let whole = try overwrite(pageWith: "Ringstrasse", in: box)
        let doctor = box.annals("doctor")
        #expect(doctor.code == 3)
        #expect(doctor.out.contains("acme.annals -o SAVED.jsonl writes them"))
        #expect(box.annals("plan").code == 3)
        let salvage = box.annals("salvage", "acme.annals", "-o", "saved.jsonl", "--json")
        #expect(salvage.code == 3)
        let saved = box.text("saved.jsonl").split(separator: "\n").map(String.init)
        let missing = salvage.json["missing"].list.compactMap { $0["position"].int }
        #expect(!missing.isEmpty && missing.contains(41))
        #expect(saved == lines.enumerated().filter { !missing.contains($0.offset + 1) }.map(\.element))
        #expect(salvage.json["saved"].int == saved.count && salvage.json["last"].int == 50)
        // What the indexes still say of the one that is lost; that by subject begins with the first whole block of entries.
        let lost = salvage.json["missing"].list.first { $0["position"].int == 41 }
        #expect(lost?["about"].texts == [])
        #expect(lost?["occurredAt"].text?.hasPrefix("2024-03-20") ?? false)
        #expect(box.annals("salvage", "acme.annals", "-o", "saved.jsonl").code == 1)

        box.write("backup.annals", bytes: whole)
        let filled = box.annals("salvage", "acme.annals", "backup.annals", "-o", "all.jsonl")
        #expect(filled.code == 0, "\(filled)")
        #expect(box.text("all.jsonl").split(separator: "\n").map(String.init) == lines)
        #expect(box.annals("import", "all.jsonl", "--log", "new.annals").code == 0)
        #expect(box.annals("verify", "--log", "new.annals").code == 0)

        // The first lines without a gap make a log by themselves, as it says.
        let first = try #require(salvage.json["whole"].int)
        #expect(first == (missing.min() ?? 0) - 1)
        let begun = box.shell("head -n \(first) saved.jsonl | \"$ANNALS\" import - --log begun.annals")
        #expect(begun.code == 0, "\(begun)")
        #expect(box.lines("begun.annals") == Array(lines.prefix(first)))
    }

    @Test func `where nothing is left of a log nothing is written`() {
        let box = Sandbox()
        box.write("acme.annals", String(repeating: "no log ", count: 4000))
        let outcome = box.annals("salvage", "acme.annals", "-o", "saved.jsonl")
        #expect(outcome == .fails("no line of a log was found in acme.annals: restore a backup; nothing was written"))
        #expect(box.files == ["acme.annals"])
        #expect(box.annals("doctor", "acme.annals").code == 3)
    }
}
