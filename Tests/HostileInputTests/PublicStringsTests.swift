import Annals
import AnnalsLog
import Foundation
import HostileInput
import Testing

/// The folder of shared data, where the environment names it.
private let dataFolder = ProcessInfo.processInfo.environment["ANNALS_DATA"].map { URL(filePath: $0) }

@Suite("Hostile strings of others")
struct PublicStringsTests {
    @Test(.enabled(if: dataFolder != nil, "set ANNALS_DATA to the folder of shared data, which holds JSONTestSuite"))
    func `no case of JSONTestSuite breaks a reader, and none that must be rejected is taken for sound`() throws {
        struct Case: Decodable {
            let name: String
            let expect: String
            let base64: Data?
        }
        let folder = try #require(dataFolder).appending(path: "vectors")
        let cases = try Data(contentsOf: folder.appending(path: "jsontestsuite.jsonl")).split(separator: 0x0A)
            .map { try JSONDecoder().decode(Case.self, from: $0) }
        #expect(cases.count > 300)
        for example in cases {
            let large = folder.appending(path: "jsontestsuite-large/\(example.name)")
            let bytes = Array(try example.base64 ?? Data(contentsOf: large))
            let isSound = Self.isTaken(bytes)
            if example.expect == "accept" { #expect(isSound, "\(example.name)") }
            if example.expect == "reject" { #expect(!isSound, "\(example.name)") }
            for target in HostileTarget.all where ["line", "action", "evidence", "note"].contains(target.name) {
                do { try target.feed(bytes) } catch { Issue.record("\(target.name), \(example.name): \(error)") }
            }
        }
    }

    /// Whether bytes pass as those of a line do: Foundation's parser looks at their structure, then ours at all of them.
    private static func isTaken(_ bytes: [UInt8]) -> Bool {
        do {
            try StrictJSON.check(bytes)
            var reader = JSONReader(bytes)
            try reader.skip()
            try reader.finish()
            return true
        } catch {
            return false
        }
    }

    @Test(
        .enabled(if: dataFolder != nil, "set ANNALS_DATA to the folder of shared data, which holds the naughty strings")
    )
    func `every naughty string breaks no reader, and stands in the log as it was typed`() throws {
        let file = try #require(dataFolder).appending(path: "vectors/blns.json")
        let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
        #expect(strings.count > 400)
        for string in strings {
            for target in HostileTarget.all where ["time", "note", "line", "action"].contains(target.name) {
                do { try target.feed(Array(string.utf8)) } catch {
                    Issue.record("\(target.name), “\(string)”: \(error)")
                }
            }
            var json = JSONWriter()
            json.string(string)
            var reader = JSONReader(json.bytes)
            #expect(try Array(reader.string().utf8) == Array(string.utf8))
        }
    }
}
