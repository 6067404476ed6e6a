import Foundation
import Testing

@Suite(
    "tools/verify.py over exports and checkpoints",
    .enabled(if: Sandbox().shell("python3 --version").code == 0, "there is no Python 3"))
struct VerifyScriptCommandTests {
    private let box: Sandbox
    private let key: String

    /// A log with its keys, exported twice, and signed each time: `old` after its first lines, `new` at its end.
    init() {
        box = Sandbox()
        box.annals("init", "Acme", "--time-zone", "Europe/Berlin")
        let lines = Acme.year.split(separator: "\n").map(String.init)
        box.write("some.jsonl", lines.prefix(20).joined(separator: "\n"))
        box.write("rest.jsonl", lines.dropFirst(20).joined(separator: "\n"))
        #expect(box.annals("import", "some.jsonl").code == 0)
        #expect(box.annals("checkpoint", "--out", "old.txt").code == 0)
        // Labels of the first part are ids in the second.
        var rest = box.text("rest.jsonl")
        for (label, id) in VerifyScriptCommandTests.labels {
            rest = rest.replacingOccurrences(of: "\"\(label)\"", with: "\"\(id)\"")
        }
        box.write("rest.jsonl", rest)
        #expect(box.annals("import", "rest.jsonl").code == 0)
        #expect(box.annals("checkpoint", "--out", "new.txt").code == 0)
        #expect(box.annals("export", "-o", "log.jsonl").code == 0)
        key = JSON(text: box.lines()[0])["data"]["key"].text ?? ""
    }

    private static let labels = [
        "@ann": "P-1", "@bob": "P-2", "@cy": "P-3", "@dee": "P-4", "@offsite": "R-1", "@revenue": "M-1",
        "@winter": "S-1", "@vienna": "I-1", "@online": "I-2", "@prices": "I-3",
    ]

    private func python(_ arguments: String...) -> Outcome {
        box.shell("python3 -B \(Program.project.path)/tools/verify.py " + arguments.joined(separator: " "))
    }

    /// Changes the lines of the export, and gives what is found.
    private func found(_ change: (inout [String]) -> Void) -> [String] {
        var lines = box.text("log.jsonl").split(separator: "\n").map(String.init)
        change(&lines)
        box.write("changed.jsonl", lines.map { $0 + "\n" }.joined())
        let outcome = python("log", "changed.jsonl", "--checkpoint", "new.txt", "--json")
        #expect(outcome.code == (outcome.json["sound"].truth == true ? 0 : 3))
        return outcome.json["damage"].list.map { "\($0["code"].text ?? "") \($0["position"].int ?? 0)" }
    }

    @Test func `a whole export holds against two checkpoints, and is said to have only grown between them`() {
        let outcome = python("log", "log.jsonl", "--checkpoint", "new.txt", "--checkpoint", "old.txt", "--key", key)
        #expect(outcome.code == 0 && outcome.err == "")
        let count = box.lines().count
        #expect(outcome.out.contains("\(count) entries without a gap, times never going back."))
        #expect(outcome.out.contains("From 21 to \(count) entries the log only grew: none of the first 21 was changed"))
        #expect(outcome.out.contains("The signature is of the key that you gave"))
        // The root is the one that the checkpoint carries.
        let root = box.text("new.txt").split(separator: "\n")[2]
        #expect(outcome.out.hasSuffix("Root of the tree: \(root)\n"))
    }

    @Test func `without a checkpoint it says that nothing outside was compared`() {
        let outcome = python("log", "log.jsonl")
        #expect(outcome.code == 0 && outcome.out.contains("nothing outside it was compared: give --checkpoint"))
    }

    @Test func `a changed, removed, repeated, swapped or added line is found`() {
        #expect(found { _ in } == [])
        #expect(found { $0[15] = $0[15].replacingOccurrences(of: "Vienna", with: "Venice") } == ["root 0"])
        #expect(found { $0.remove(at: 15) }.contains("order 16"))
        #expect(found { $0.insert($0[15], at: 15) }.contains("order 17"))
        #expect(found { $0.swapAt(15, 16) }.contains("order 16"))
        #expect(found { $0.removeLast() } == ["shorter 0"])
        #expect(found { $0[15] = "no entry" } == ["line 16", "root 0"])
        #expect(
            found { $0[15] = String($0[15].dropLast()) + ",\"leaf\":\"\(String(repeating: "0", count: 64))\"}" }
                .contains("redaction 16"))
        #expect(found { $0.removeAll() }.contains("chain 0"))
        #expect(found { $0.removeFirst() }.contains("chain 1"))
    }

    @Test func `what was taken out for the law's sake holds by its leaf`() {
        let position = 1 + (box.lines().firstIndex { $0.contains("\"Sell online\"") } ?? 0)
        #expect(box.annals("redact", "#\(position)", "text", "--reason", "Private", "--as", "P-1", "--yes").code == 0)
        #expect(box.annals("export", "-o", "log.jsonl").code == 0)
        let outcome = python("log", "log.jsonl", "--checkpoint", "new.txt")
        #expect(outcome.code == 0 && outcome.out.contains("Texts were taken out of #\(position)"))
        #expect(
            found { $0[position - 1] = $0[position - 1].replacingOccurrences(of: "idea-captured", with: "idea-parked") }
                .contains("redaction \(position)"))
    }

    @Test func `a checkpoint is checked alone, and that of another log is refused`() {
        let good = python("checkpoint", "new.txt", "--key", key)
        #expect(
            good.code == 0 && good.out.contains("signed for \(box.lines().count) entries, by the key that you gave"))
        #expect(python("checkpoint", "new.txt").code == 2)
        box.write("short.txt", box.text("old.txt").replacingOccurrences(of: "\n21\n", with: "\n20\n"))
        #expect(python("checkpoint", "short.txt", "--key", key).code == 3)
        let other = Sandbox()
        other.annals("init", "Other", "--time-zone", "UTC")
        other.annals("checkpoint", "--out", "other.txt")
        box.copy(other.path("other.txt"), to: "other.txt")
        #expect(python("checkpoint", "other.txt", "--key", key).code == 3)
        let mixed = python("log", "log.jsonl", "--checkpoint", "other.txt")
        #expect(mixed.code == 3 && mixed.err.contains("other.txt is of annals/"))
    }
}
