import Foundation
import HostileInput
import TestSupport
import Testing

@Suite("Hostile input")
struct CorpusTests {
    /// Where the inputs are: a folder for each target.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/fuzz")

    @Test(arguments: HostileTarget.all.map(\.name))
    func `no input that was kept breaks a law`(name: String) throws {
        let target = try #require(HostileTarget.all.first { $0.name == name })
        let folder = CorpusTests.folder.appending(path: name)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(files.count > 4)
        for file in files {
            let bytes = Array(try Data(contentsOf: folder.appending(path: file)))
            do { try target.feed(bytes) } catch { Issue.record("\(name)/\(file): \(error)") }
        }
    }

    @Test(arguments: HostileTarget.all.map(\.name))
    func `nothing, one byte of each kind, and bytes in a row break no law`(name: String) throws {
        let target = try #require(HostileTarget.all.first { $0.name == name })
        try target.feed([])
        for byte in [0x00, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x2D, 0x30, 0x5B, 0x7B, 0x7F, 0x80, 0xC0, 0xED, 0xF4, 0xFF]
            as [UInt8]
        {
            try target.feed([byte])
            try target.feed(Array(repeating: byte, count: 600))
        }
    }

    @Test(arguments: HostileTarget.all.map(\.name))
    func `nor does any of them with bytes changed, cut out, doubled or cut off`(name: String) throws {
        let target = try #require(HostileTarget.all.first { $0.name == name })
        let folder = CorpusTests.folder.appending(path: name)
        var chance = SplitMix64(seed: 8)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let good = Array(try Data(contentsOf: folder.appending(path: file)))
            for _ in 0..<(good.count > 2000 ? 1 : 3) where !good.isEmpty {
                let bytes = chance.changed(good)
                do { try target.feed(bytes) } catch {
                    Issue.record("\(name)/\(file): \(error); \(Data(bytes).base64EncodedString())")
                }
            }
        }
    }

    @Test func `every folder of inputs has a target, and every target a folder`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: CorpusTests.folder.path)
            .filter { !$0.contains(".") }
        #expect(Set(folders) == Set(HostileTarget.all.map(\.name)))
    }
}

extension SplitMix64 {
    /// The bytes with one to three changes.
    fileprivate mutating func changed(_ good: [UInt8]) -> [UInt8] {
        var bytes = good
        for _ in 1...upTo(3) where !bytes.isEmpty {
            let place = upTo(bytes.count) - 1
            let end = min(bytes.count, place + upTo(12))
            switch upTo(5) {
            case 1: bytes[place] = UInt8(truncatingIfNeeded: next())
            case 2: bytes[place] ^= 1 << UInt8(upTo(8) - 1)
            case 3: bytes.removeSubrange(place..<end)
            case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: if oneIn(4) { bytes.removeSubrange(place...) }
            }
        }
        return bytes
    }
}
