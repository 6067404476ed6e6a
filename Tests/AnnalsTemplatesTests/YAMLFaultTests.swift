import Annals
import Testing

@testable import AnnalsTemplates

/// A sound technique, to be spoilt.
private let sound = """
    type: technique
    name: fine
    title: {en: Fine, ru: Хорошо}
    purpose: To be spoilt
    people: {least: 2, most: 9}
    steps:
      - step: talk
        title: Talk
        minutes: 10
        instruction: Talk.
        turns: {order: round, seconds: 60}
      - step: vote
        title: Vote
        minutes: 5
        instruction: Vote.
        ballot: {method: dots, options: ideas, budget: 5}
    leaves:
      - {output: findings, lens: swot, atLeast: 2}
    """

private func faults(_ yaml: String, file: String = "fine.yaml", techniques: Set<String>? = nil) -> [String] {
    faults(bytes: Array(yaml.utf8), file: file, techniques: techniques)
}

private func faults(bytes: [UInt8], file: String = "fine.yaml", techniques: Set<String>? = nil) -> [String] {
    do {
        _ = try TemplateItem(yaml: bytes, file: file, techniques: techniques)
        return []
    } catch {
        return error.faults.map(\.description)
    }
}

@Suite("Faults of a YAML file")
struct YAMLFaultTests {
    @Test func `a sound file has none`() throws {
        #expect(faults(sound) == [])
        #expect(faults("\u{FEFF}" + sound) == [])
        #expect(faults(sound.replacing("\n", with: "\r\n")) == [])
        guard case .technique(let technique) = try TemplateItem(yaml: Array(sound.utf8), file: "fine.yaml") else {
            Issue.record("it is no technique")
            return
        }
        #expect(technique.title == Wording("Fine", russian: "Хорошо"))
        #expect(technique.purpose == Wording("To be spoilt"))
        #expect(technique.minutes == 15)
    }

    @Test(arguments: [
        ("minutes: 10", "minutes: ten", "line 9: steps[0].minutes is “ten”, expected a whole number from 1 to 1440"),
        ("minutes: 10", "minutes: 1441", "line 9: steps[0].minutes is “1441”, expected a whole number from 1 to 1440"),
        ("minutes: 10", "minutes: 1.5", "line 9: steps[0].minutes is “1.5”, expected a whole number from 1 to 1440"),
        ("minutes: 10", "minutes:", "line 9: steps[0].minutes is empty, expected a whole number from 1 to 1440"),
        ("minutes: 10", "minutes: [10]", "line 9: steps[0].minutes is a list, expected a whole number from 1 to 1440"),
        ("    minutes: 10\n", "", "line 7: steps[0].minutes is missing"),
        (
            "minutes: 10", "minutes: 10\n    minuts: 10",
            "line 10: steps[0].minuts is no key here; did you mean minutes? (there are: step, title, minutes, instruction, capture, reveals, turns, ballot)"
        ),
        ("step: vote", "step: talk", "line 12: steps[1].step is “talk”, which stands above already"),
        ("order: round", "order: circle", "line 11: steps[0].turns.order is “circle”, expected one of round, hands"),
        ("seconds: 60", "seconds: 4", "line 11: steps[0].turns.seconds is “4”, expected a whole number from 5 to 3600"),
        (
            "method: dots", "method: dice",
            "line 16: steps[1].ballot.method is “dice”, expected one of majority, consent, approval, dots, score, ranked, instant-runoff, single-transferable"
        ),
        (
            "budget: 5", "lowest: 5",
            "line 16: steps[1].ballot.lowest is no setting of dots; there are: budget, most, winners, quorum, secret, hidden, mayChange, advisory"
        ),
        (
            "budget: 5", "budget: many",
            "line 16: steps[1].ballot.budget is “many”, expected a whole number from 1 to 1000"
        ),
        (
            "{method: dots, options: ideas, budget: 5}", "{method: majority, options: motion, threshold: half}",
            "line 16: steps[1].ballot.threshold is “half”, expected one of simple, absolute, two-thirds, three-quarters, unanimous"
        ),
        ("least: 2", "least: 10", "line 5: people goes from 10 to 9, expected least to be no more than most"),
        ("{least: 2, most: 9}", "several", "line 5: people is “several”, expected a whole number from 1 to 500"),
        (
            "lens: swot", "lens: SWOT",
            "line 18: leaves[0].lens is “SWOT”, expected one of swot, pestel, competitors, market, customers, resources, execution, culture, gap"
        ),
        (
            "lens: swot", "part: mission",
            "line 18: leaves[0].part is no key of findings; there are: lens, side, ground, with, atLeast"
        ),
        ("output: findings", "side: strength", "line 18: leaves[0].output is missing"),
        ("en: Fine, ru: Хорошо", "en: Fine, de: Gut", "line 3: title.de is no key here (there are: en, ru)"),
        ("{en: Fine, ru: Хорошо}", "{}", "line 3: title says nothing; give en, ru or both"),
        ("{en: Fine, ru: Хорошо}", "", "line 3: title is empty, expected a text"),
        ("{en: Fine, ru: Хорошо}", "[Fine]", "line 3: title is a list, expected a text"),
        (
            "{en: Fine, ru: Хорошо}", #""a\tb""#,
            "line 3: title holds the control character U+0009; a title stands on one line"
        ),
        ("purpose: To be spoilt", "purpose: \"\"", "line 4: purpose is empty, expected a text"),
        ("purpose: To be spoilt", #"purpose: "a\eb""#, "line 4: purpose holds the control character U+001B"),
        (
            "name: fine", "name: fine/../..",
            "line 2: name is “fine/../..”, expected 1 to 60 letters, digits and hyphens, such as half-year-offsite"
        ),
        ("name: fine", "name: good", "line 2: name is “good”, but the file is fine.yaml; give both the same name"),
        ("type: technique", "type: trick", "line 1: type is “trick”, expected one of template, technique, pack, style"),
        ("type: technique\n", "", "line 1: type is missing"),
        ("people: {", "title: {", "line 3: title stands there twice; keep one of them"),
        ("? x", "? x", ""),
    ])
    func `each names the line, the key, what was found and what is expected`(
        _ text: String, _ spoilt: String, _ fault: String
    ) {
        let found = faults(sound.replacing(text, with: spoilt, maxReplacements: 1))
        #expect(found.first == (fault.isEmpty ? nil : "fine.yaml, " + fault))
    }

    @Test func `all of them are told, in the order of their lines`() {
        let spoilt = sound.replacing("minutes: 10", with: "minutes: ten").replacing("minutes: 5", with: "minutes: five")
            .replacing("people:", with: "poeple:")
        #expect(
            faults(spoilt) == [
                "fine.yaml, line 1: people is missing",
                "fine.yaml, line 5: poeple is no key here; did you mean people? (there are: type, name, title, purpose, people, steps, leaves)",
                "fine.yaml, line 9: steps[0].minutes is “ten”, expected a whole number from 1 to 1440",
                "fine.yaml, line 14: steps[1].minutes is “five”, expected a whole number from 1 to 1440",
            ])
    }

    @Test(arguments: [
        ("", "is empty; annals template copy makes a file to begin with"),
        ("# nothing but a remark\n", "is empty; annals template copy makes a file to begin with"),
        ("planning", "is “planning”, expected keys with their values"),
        ("- a\n- b\n", "is a list, expected keys with their values"),
    ])
    func `what is no set of keys is told`(_ yaml: String, _ problem: String) {
        #expect(faults(yaml).first?.hasSuffix(problem) == true, "\(faults(yaml))")
    }

    @Test(arguments: [
        ("type: [technique\nname: x\n", 2), ("type: \"technique\n", 2), ("\ttype: technique\n", 1),
        ("type: technique\n  name: x\n", 2), ("a: b: c\n", 1), ("type: %\n", 1),
        ("type: technique\n---\ntype: pack\n", 2),
    ])
    func `what is not YAML is told with its line`(_ yaml: String, _ line: Int) {
        let found = faults(yaml)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("fine.yaml, line \(line): is not YAML: ") == true, "\(found)")
    }

    @Test func `a stage may only name techniques at hand`() throws {
        let planning = try #require(ShippedFiles.all.first { $0.name == "planning" }).yaml
        #expect(faults(planning, file: "planning.yaml") == [])
        let found = faults(planning, file: "planning.yaml", techniques: ["round-robin"])
        #expect(
            found.first
                == "planning.yaml, line 85: stages[1].techniques[0] is “silent-capture”, which is no technique at hand (there are: round-robin)"
                || found.first?.contains("stages[1].techniques[0] is “silent-capture”") == true)
    }

    @Test func `a template opens with promises`() throws {
        let planning = try #require(ShippedFiles.all.first { $0.name == "planning" }).yaml
        let found = faults(planning.replacing("stage: promises", with: "stage: welcome"), file: "planning.yaml")
        #expect(found.count == 1)
        #expect(
            found[0].hasSuffix(
                "stages begins with “welcome”, expected promises: every session after the first of its series opens with it"
            ))
    }
}

@Suite("Hostile YAML")
struct HostileYAMLTests {
    @Test func `what is larger than any template is not even parsed`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 262_145)
        #expect(faults(bytes: bytes) == ["fine.yaml: has 262145 bytes; the most is 262144"])
    }

    @Test func `bytes that are not UTF-8 are told with their line`() {
        #expect(
            faults(bytes: Array("type: technique\nname: ".utf8) + [0xFF, 0xFE, 0x0A]) == [
                "fine.yaml, line 2: is not UTF-8; save the file as UTF-8 and try again"
            ])
        #expect(faults(bytes: [0xFF, 0xFE, 0x74, 0x00]).first?.contains("is not UTF-8") == true)
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 50_000),
        "a:\n  " + String(repeating: "- ", count: 50_000) + "x", String(repeating: "? ", count: 100_000),
        (0..<400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
    ])
    func `what is nested deeply is refused before it is parsed`(_ yaml: String) {
        #expect(faults(yaml).first?.hasSuffix("is nested too deeply; no template needs more than a few levels") == true)
    }

    @Test func `aliases that stand for billions of nodes are refused, as values and as keys`() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1...12 {
            let again = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(again)]")
        }
        let expected = "fine.yaml, line 2: uses the alias *a0; aliases are not read here, write out what it stands for"
        #expect(faults(lines.joined(separator: "\n")) == [expected])
        #expect(faults((lines + ["? *a12", ": x"]).joined(separator: "\n")) == [expected])
        #expect(faults(sound + "\nextra: &x 1\nmore: {<<: *x}\n").first?.contains("uses the alias *x") == true)
    }

    @Test func `ampersands and asterisks in texts are no aliases`() {
        #expect(faults(sound.replacing("Talk.", with: "Ask R&D, *then* marketing & sales.")) == [])
    }

    @Test func `an anchor that nobody uses does no harm`() {
        #expect(faults(sound.replacing("name: fine", with: "name: &mine fine")) == [])
    }

    @Test(arguments: ["type: technique\u{0}\n", "type: \u{7}technique\n", "type: technique\u{1B}[31m\n"])
    func `control characters are told, and none reaches the terminal`(_ yaml: String) {
        let found = faults(yaml)
        #expect(!found.isEmpty)
        #expect(!found.joined().unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    }

    @Test func `a key that is a list is told`() {
        #expect(faults(sound + "\n? [a, b]\n: c\n").first?.hasSuffix("has a key that is no word") == true)
    }

    @Test func `lists without end are cut short`() {
        let many = sound + "\n" + String(repeating: "  - {output: ideas}\n", count: 5000)
        #expect(faults(many) == ["fine.yaml, line 18: leaves has 5001 elements; the most is 100"])
    }

    @Test func `no more faults are gathered than anybody reads`() {
        let keys = (0..<3000).map { "extra\($0): 1" }.joined(separator: "\n")
        #expect(faults(sound + "\n" + keys).count == 100)
    }
}
