import Annals
import AnnalsProof
import Foundation
import Testing

@testable import AnnalsLog

/// The roots of the first leaves of the lines "line 1", "line 2" …, one by one.
private struct Expected {
    let leaves: [Digest]

    init(_ count: Int) {
        leaves = (1...count).map { .leaf(of: Array("line \($0)".utf8)) }
    }

    func head(_ size: Int) throws -> TreeHead {
        var frontier = MerkleFrontier()
        for leaf in leaves.prefix(size) { frontier.append(leaf) }
        return frontier.head
    }

    func tile(_ number: Int) -> Digest { MerkleTree.root(over: Array(leaves[256 * number..<256 * (number + 1)])) }
}

extension EntryReader {
    fileprivate func tiles(_ level: Int = 1) throws -> [Digest?] {
        var found: [Digest?] = []
        try scanTiles(level: level, 0...Int64.max) { number, root in
            #expect(number == Int64(found.count))
            found.append(root)
            return true
        }
        return found
    }

    fileprivate func head(_ size: Int) throws -> TreeHead { try TreeHead(size: Int64(size), from: StoredTree(self)) }
}

@Suite("The tree in a store")
struct TreeStorageTests {
    private func append(_ range: ClosedRange<Int>, to store: any EntryStore, behind: Bool = false) throws {
        try store.write { log throws in
            if behind { try log.appendBehind() }
            for position in range { try log.append([entry(position)], on: AppendCondition(after: .start)) }
        }
    }

    @Test(arguments: Engine.allCases, [false, true])
    func `a tile is kept with the entry that completes it`(_ engine: Engine, _ behind: Bool) throws {
        try engine.empty { store throws in
            let expected = Expected(700)
            try append(1...255, to: store, behind: behind)
            #expect(try store.read { try $0.tiles() } == [])
            try append(256...256, to: store, behind: behind)
            #expect(try store.read { try $0.tiles() } == [expected.tile(0)])
            // By one each, and over the end of a tile within one transaction.
            for position in 257...300 { try append(position...position, to: store, behind: behind) }
            try append(301...700, to: store, behind: behind)
            try store.read { log throws in
                #expect(try log.tiles() == [expected.tile(0), expected.tile(1)])
                #expect(try log.tiles(2) == [])
                #expect(try log.tileCount == 2)
                for size in [0, 1, 2, 255, 256, 257, 511, 512, 513, 700] {
                    #expect(try log.head(size) == expected.head(size))
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a transaction that is taken back leaves no tile, and the next one makes the right ones`(_ engine: Engine)
        throws
    {
        try engine.empty { store throws in
            try append(1...250, to: store)
            #expect(throws: CancellationError.self) {
                try store.write { log throws in
                    for position in 251...300 {
                        try log.append([entry(position, line: "other \(position)")], on: AppendCondition(after: .start))
                    }
                    throw CancellationError()
                }
            }
            #expect(try store.read { try $0.tileCount } == 0)
            try append(251...520, to: store)
            let expected = Expected(520)
            #expect(try store.read { try $0.tiles() } == [expected.tile(0), expected.tile(1)])
            #expect(try store.read { try $0.head(520) } == expected.head(520))
        }
    }

    @Test func `two who append in turn, and one who comes later, agree on the tree`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("shared.annals")
        let first = try SQLiteStore.create(at: path)
        let second = try SQLiteStore(openingAt: path)
        var next = 1
        // Each appends some; at times more than the other can catch up with leaf by leaf.
        for (index, count) in [1, 2, 100, 3, 300, 1, 5, 400, 2].enumerated() {
            try append(next...(next + count - 1), to: index % 2 == 0 ? first : second)
            next += count
        }
        try first.close()
        try second.close()
        let third = try SQLiteStore(openingAt: path)
        try append(next...1100, to: third)
        let expected = Expected(1100)
        try third.read { log throws in
            #expect(try log.tiles() == (0..<4).map { expected.tile($0) })
            #expect(try log.head(1100) == expected.head(1100))
            let (tree, head) = (try StoredTree(log), try expected.head(1100))
            for index in [0, 255, 256, 700, 1023, 1024, 1099] {
                try InclusionProof(of: Int64(index), in: 1100, from: tree).verify(
                    leaf: expected.leaves[index], head: head)
            }
            for old in [1, 255, 256, 257, 1024, 1099, 1100] {
                try ConsistencyProof(from: Int64(old), to: 1100, from: tree).verify(
                    from: try expected.head(old), to: head)
            }
        }
        try third.close()
    }

    @Test func `a second level of tiles begins after 65,536 entries`() throws {
        let leaves = (0..<65_540).map { Digest.leaf(of: [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8 & 255)]) }
        let tree = MemoryTree(leaves)
        let head = Position(leaves.count)
        #expect(tree.tiles(level: 1, upTo: head).count == 256)
        #expect(tree.tiles(level: 2, upTo: head) == [MerkleTree.root(over: Array(leaves.prefix(65_536)))])
        #expect(tree.tiles(level: 1, upTo: Position(511)).count == 1)
    }

    @Test
    func `a file of an older version gets its tiles when it is brought up, and is proved without them until then`()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.file("old.annals")
        let expected = Expected(600)
        let file = try PlainConnection(path)
        try file.run("PRAGMA application_id = 1097756268; PRAGMA user_version = 3; PRAGMA journal_mode = WAL; BEGIN")
        for statement in Schema.statements(3) { try file.run(statement) }
        for position in 1...600 {
            try file.run(
                """
                INSERT INTO entry (position, id, occurredAt, recordedAt, line, leaf) VALUES (\(position), \
                x'\(Hex.text(entry(position).id.bytes))', 0, 0, 'line \(position)', x'\(expected.leaves[position - 1].hex)')
                """)
        }
        try file.run("COMMIT")
        file.close()
        let reader = try SQLiteStore(openingAt: path, readOnly: true)
        #expect(try reader.read { try $0.keepsTiles } == false)
        #expect(try reader.read { try $0.head(600) } == expected.head(600))
        try reader.close()
        let store = try SQLiteStore(openingAt: path)
        #expect(try store.read { try $0.tiles() } == [expected.tile(0), expected.tile(1)])
        #expect(try store.read { try $0.head(600) } == expected.head(600))
        try store.close()
    }

    @Test(arguments: Engine.allCases)
    func `checkpoints and signatures of witnesses are read back, each once and in order`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try append(1...10, to: store)
            try store.write { log throws in
                try log.addCheckpoint(Position(4), "note of 4")
                try log.addCheckpoint(Position(10), "note of 10")
                try log.addCosignature(StoredCosignature(key: "b", line: "by b"), at: Position(4))
                try log.addCosignature(StoredCosignature(key: "a", line: "by a"), at: Position(4))
            }
            let four = StoredCheckpoint(
                position: Position(4), note: "note of 4",
                cosignatures: [StoredCosignature(key: "a", line: "by a"), StoredCosignature(key: "b", line: "by b")])
            let ten = StoredCheckpoint(position: Position(10), note: "note of 10")
            try store.read { log throws in
                #expect(try log.checkpoint(after: .start) == four)
                #expect(try log.checkpoint(after: Position(4)) == ten)
                #expect(try log.checkpoint(after: Position(10)) == nil)
                #expect(try log.lastCheckpoint(upTo: Position(3)) == nil)
                #expect(try log.lastCheckpoint(upTo: Position(9)) == four)
                #expect(try log.lastCheckpoint(upTo: Position(99)) == ten)
                #expect(try log.cosignatureCount == 2)
            }
            expect(.conflict) { try store.write { try $0.addCheckpoint(Position(10), "again") } }
            expect(.conflict) { try store.write { try $0.addCheckpoint(Position(9), "before") } }
            expect(.conflict) { try store.write { try $0.addCheckpoint(Position(11), "beyond") } }
            let more = StoredCosignature(key: "a", line: "again")
            expect(.conflict) { try store.write { try $0.addCosignature(more, at: Position(4)) } }
            expect(.conflict) { try store.write { try $0.addCosignature(more, at: Position(5)) } }
        }
    }

    static let forbidden = [
        "UPDATE tile SET root = zeroblob(32)",
        "DELETE FROM tile",
        "INSERT INTO tile VALUES (1, 1, zeroblob(32))",
        "INSERT INTO tile VALUES (2, 0, zeroblob(32))",
        "REPLACE INTO tile VALUES (1, 0, zeroblob(32))",
        "UPDATE checkpoint SET note = 'x'",
        "DELETE FROM checkpoint",
        "REPLACE INTO checkpoint VALUES (256, 'x')",
        "INSERT INTO checkpoint VALUES (200, 'x')",
        "INSERT INTO checkpoint VALUES (257, 'x')",
        "UPDATE cosignature SET line = 'x'",
        "DELETE FROM cosignature",
        "REPLACE INTO cosignature VALUES (256, 'key', 'x')",
        "INSERT INTO cosignature VALUES (1, 'key', 'x')",
    ]

    @Test(
        .enabled(if: SQLiteShell.path != nil, "needs the shell of SQLite (apt install sqlite3)"), arguments: forbidden)
    func `the shell of SQLite may not change the tree and its checkpoints`(_ statement: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("guarded.annals")
        let store = try SQLiteStore.create(at: path)
        try append(1...256, to: store)
        try store.write { log throws in
            try log.addCheckpoint(Position(256), "note")
            try log.addCosignature(StoredCosignature(key: "key", line: "line"), at: Position(256))
        }
        let before = try store.read { log in (try log.tiles(), try log.checkpoint(after: .start)) }
        let (output, status) = try SQLiteShell.run(path, statement)
        #expect(status != 0 && output.contains("rror"), "\(output)")
        let after = try store.read { log in (try log.tiles(), try log.checkpoint(after: .start), try log.faults()) }
        #expect(after.0 == before.0 && after.1 == before.1 && after.2 == [])
        try store.close()
    }
}
