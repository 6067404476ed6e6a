import Annals
import AnnalsProof
import Foundation
import TestSupport
import Testing

/// Two checkers that share no code must find the same of whatever they are given.
@Suite("tools/verify.py and verify(key:) agree", .enabled(if: PythonChecker.isThere, "there is no Python 3"))
struct AgreementTests {
    private let log = SampleLog()

    /// What ours finds, as JSON.
    private func found(_ task: PythonChecker.Task) throws -> [String: Any] {
        let value: JSONValue
        do {
            let bundle = try Evidence(json: task.bundle)
            let findings = try bundle.verify(
                key: task.key.flatMap { TrustedKey($0) }, witnesses: try task.witnesses.map { try NoteKey($0) })
            value = (["schemaVersion": 1] as JSONValue).adding(findings.json)
        } catch EvidenceError.malformed(let problem) {
            value = ["damage": .list([EvidenceFindings.Damage(.form, nil, problem).json])]
        } catch EvidenceError.newer {
            value = ["newer": true]
        }
        let data = Data(value.written(pretty: false).utf8)
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// Compares both over all tasks, and gives the codes of what was found of each.
    private func compare(_ tasks: [(name: String, task: PythonChecker.Task)]) throws -> [Set<String>] {
        let theirs = try PythonChecker.check(tasks.map(\.task))
        try #require(theirs.count == tasks.count)
        return try zip(tasks, theirs).map { task, theirs in
            let ours = try found(task.task)
            let codes = ours.codes
            if codes == ["form"], theirs.codes == ["form"] { return codes }
            #expect(ours as NSDictionary == theirs as NSDictionary, "\(task.name)")
            return ours["newer"] == nil ? codes : ["newer"]
        }
    }

    @Test func `over a good bundle, with and without keys`() throws {
        let bundle = Array(try log.evidence().json.written(pretty: true).utf8)
        let board = try SampleLog.noteKey("acme.example/board", SampleLog.board, .cosignature).text
        let auditor = try SampleLog.noteKey("auditor.example", SampleLog.auditor, .cosignature).text
        let keys = [
            nil, SampleLog.base64(SampleLog.first), SampleLog.base64(SampleLog.second),
            try SampleLog.noteKey(SampleLog.origin, SampleLog.second).text, SampleLog.base64(SampleLog.stranger),
        ]
        let codes = try compare(
            keys.map { ("key \($0 ?? "none")", PythonChecker.Task(bundle: bundle, key: $0)) } + [
                ("witnesses", PythonChecker.Task(bundle: bundle, witnesses: [board, auditor])),
                ("a witness who did not sign", PythonChecker.Task(bundle: bundle, witnesses: [board, keys[3] ?? ""])),
            ])
        #expect(codes == [[], [], [], [], ["trust"], [], []])
    }

    @Test(arguments: EvidenceTests.changes)
    func `over each kind of damage`(change: EvidenceTests.Change) throws {
        var bundle = try log.evidence()
        try change.make(&bundle, log)
        let task = PythonChecker.Task(bundle: Array(bundle.json.written(pretty: true).utf8))
        let codes = try compare([(change.name, task)])
        #expect(!codes[0].isEmpty)
    }

    @Test func `over bundles in which each member is missing, of another form, or another`() throws {
        let text = try log.evidence().json.written(pretty: false)
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        var tasks: [(name: String, task: PythonChecker.Task)] = []
        func add(_ name: String, _ value: [String: Any]) throws {
            let data = try JSONSerialization.data(withJSONObject: value, options: [.withoutEscapingSlashes])
            tasks.append((name, PythonChecker.Task(bundle: Array(data))))
        }
        /// Every variation of an object, put back in its place.
        func vary(_ object: [String: Any], _ place: String, _ put: ([String: Any]) -> [String: Any]) throws {
            for (name, value) in object.sorted(by: { $0.key < $1.key }) {
                var other = object
                other[name] = nil
                try add("\(place)\(name) is missing", put(other))
                for wrong in [NSNull(), true, -1, 1.5, "x", ["x"], [7], ["a": 1]] as [Any] {
                    other[name] = wrong
                    try add("\(place)\(name) is \(wrong)", put(other))
                }
                if let text = value as? String {
                    other[name] = text + "0"
                    try add("\(place)\(name) has one more character", put(other))
                    other[name] = String(text.dropFirst())
                    try add("\(place)\(name) has one less", put(other))
                } else if let number = value as? Int {
                    other[name] = number + 1
                    try add("\(place)\(name) is one more", put(other))
                }
            }
            try add("\(place)more", put(object.merging(["more": 1]) { $1 }))
        }
        try vary(whole, "") { $0 }
        for list in ["lines", "disclosed"] {
            let items = try #require(whole[list] as? [[String: Any]])
            for (index, item) in items.enumerated() where index % 3 == 0 || item["leaf"] != nil {
                try vary(item, "\(list)[\(index)].") { changed in
                    var items = items
                    items[index] = changed
                    return whole.merging([list: items]) { $1 }
                }
            }
        }
        let codes = try compare(tasks)
        // What stands there by the maker's word alone: for whom it was made, and up to where it lists.
        let own = ["viewer is missing", "viewer is x", "viewer has one more character", "viewer has one less"]
        for (task, codes) in zip(tasks, codes) { #expect(codes.isEmpty == own.contains(task.name), "\(task.name)") }
        #expect(tasks.count > 300)
    }

    @Test(arguments: [1, 2, 3])
    func `over bundles with a changed, missing, repeated or swapped byte somewhere`(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        // A signature that nobody checks may say anything.
        let witnesses = [
            try SampleLog.noteKey("acme.example/board", SampleLog.board, .cosignature).text,
            try SampleLog.noteKey("auditor.example", SampleLog.auditor, .cosignature).text,
        ]
        let good = Array(try log.evidence().json.written(pretty: false).utf8)
        var tasks: [(name: String, task: PythonChecker.Task)] = []
        for _ in 0..<400 {
            var bytes = good
            let index = Int.random(in: 0..<bytes.count - 1, using: &chance)
            let kind = Int.random(in: 0..<4, using: &chance)
            switch kind {
            case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<7, using: &chance)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(bytes[index], at: index)
            default: bytes.swapAt(index, index + 1)
            }
            if bytes != good {
                tasks.append(("byte \(index), kind \(kind)", PythonChecker.Task(bundle: bytes, witnesses: witnesses)))
            }
        }
        let codes = try compare(tasks)
        let whole = try Evidence(json: good)
        for (task, codes) in zip(tasks, codes) where codes.isEmpty {
            // Nothing else may pass than what is the maker's own word, or reads the same.
            var bundle = try Evidence(json: task.task.bundle)
            bundle.viewer = whole.viewer
            bundle.positions = whole.positions
            #expect(bundle == whole, "\(task.name)")
        }
        #expect(codes.filter { !$0.isEmpty }.count > 360)
    }

    @Test func `the script's own Ed25519 finds the same as the package`() throws {
        let bundle = try log.evidence()
        var wrong = bundle
        wrong.checkpoint = try log.note(by: SampleLog.stranger).written
        let tasks = [bundle, wrong].map { PythonChecker.Task(bundle: Array($0.json.written(pretty: true).utf8)) }
        let plain = try PythonChecker.check(tasks, isPlain: true)
        #expect(plain.map(\.codes) == [[], ["signature"]])
    }
}

extension [String: Any] {
    /// The codes of the damage that was found.
    fileprivate var codes: Set<String> {
        Set((self["damage"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String })
    }
}
