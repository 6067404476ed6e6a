import Annals
import AnnalsLog
import CTestVFS
import Foundation
import Testing

@Suite("Files that are no log, or may not be touched")
struct BadFileTests {
    private func open(_ path: String, readOnly: Bool) throws {
        try SQLiteStore(openingAt: path, readOnly: readOnly).close()
    }

    @Test(arguments: [false, true])
    func `what is not there is not found, and nothing is made`(_ readOnly: Bool) throws {
        let folder = try TemporaryFolder()
        expect(.notFound, naming: "none.annals") { try open(folder.file("none.annals"), readOnly: readOnly) }
        expect(.notFound, naming: "a/none.annals") { try open(folder.file("a/none.annals"), readOnly: readOnly) }
        #expect(try folder.names == [])
    }

    @Test(arguments: [false, true])
    func `a folder, an empty file, a text and another program's database are no logs, and stay as they are`(
        _ readOnly: Bool
    ) throws {
        let folder = try TemporaryFolder()
        expect(.notALog) { try open(folder.path, readOnly: readOnly) }

        let text = String(repeating: "This is no database. ", count: 100)
        for (name, contents) in ["empty": "", "text": text, "short": "hello"] {
            try contents.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
            expect(.notALog, naming: name) { try open(folder.file(name), readOnly: readOnly) }
            #expect(try String(contentsOfFile: folder.file(name), encoding: .utf8) == contents)
        }

        let other = try PlainConnection(folder.file("other"))
        try other.run("CREATE TABLE t (a)")
        expect(.notALog, naming: "another program") { try open(folder.file("other"), readOnly: readOnly) }
        #expect(try other.text("PRAGMA journal_mode") == "delete")
        other.close()
        #expect(try folder.names == ["empty", "other", "short", "text"])
    }

    @Test(arguments: [false, true])
    func `a log of a newer format asks for a newer build`(_ readOnly: Bool) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("newer.annals")
        try SQLiteStore.create(at: path).close()
        let file = try PlainConnection(path)
        try file.run("PRAGMA user_version = 6")
        file.close()
        expect(.newerLog, naming: "format 6") { try open(path, readOnly: readOnly) }
    }

    @Test func `a log without its tables is damaged`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("bare.annals")
        let file = try PlainConnection(path)
        try file.run("PRAGMA application_id = 1097756268; PRAGMA user_version = 1; CREATE TABLE t (a)")
        file.close()
        expect(.damaged, naming: "bare.annals") { try open(path, readOnly: true) }
    }

    @Test func `pages that were overwritten are damage, and the error says where`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("torn.annals")
        let store = try SQLiteStore.create(at: path)
        for number in 1...200 { try store.append(entry(number, line: String(repeating: "x", count: 300))) }
        try store.close()
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 2 * 4096))
        try file.close()
        let torn = try SQLiteStore(openingAt: path)
        expect(.damaged, naming: "torn.annals") { _ = try torn.lines }
        #expect(try !torn.read { log in try log.faults() }.isEmpty)
        expect(.damaged, naming: "torn.annals") { try torn.append(entry(201)) }
        // The second time because the first has stopped the writer.
        expect(.stopped, naming: "verify") { try torn.append(entry(201)) }
        try torn.close()
    }

    // MARK: - Making

    @Test func `a log is made only where nothing is`() throws {
        let folder = try TemporaryFolder()
        try "mine".write(toFile: folder.file("mine"), atomically: true, encoding: .utf8)
        expect(.alreadyThere, naming: "mine") { _ = try SQLiteStore.create(at: folder.file("mine")) }
        #expect(try String(contentsOfFile: folder.file("mine"), encoding: .utf8) == "mine")
        expect(.cannotOpen, naming: "a/new") { _ = try SQLiteStore.create(at: folder.file("a/new")) }
        try "".write(toFile: folder.file("old-wal"), atomically: true, encoding: .utf8)
        expect(.alreadyThere, naming: "old-wal") { _ = try SQLiteStore.create(at: folder.file("old")) }
        #expect(try folder.names == ["mine", "old-wal"])
    }

    @Test func `a path may hold any character, and be a link or relative to a folder`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("50% of ‘what?’ #1 & more.annals")
        try SQLiteStore.create(at: path).close()
        #expect(FileManager.default.fileExists(atPath: path))
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: path)
        let store = try SQLiteStore(openingAt: folder.file("./link"))
        try store.append(entry(1))
        try store.close()
        let direct = try SQLiteStore(openingAt: path, readOnly: true)
        #expect(try direct.lines == ["line 1"])
        try direct.close()
        #expect(try folder.names.filter { $0.hasSuffix("-lock") }.count == 1)
    }

    // MARK: - Rights

    /// Runs a test as a user who owns nothing here, where this process is root's.
    private func withoutRights(_ test: () throws -> Void) rethrows {
        let isNobody = geteuid() == 0 && checkpoint_vfs_be_nobody() == 1
        defer { if isNobody { checkpoint_vfs_be_again() } }
        try test()
    }

    @Test func `a file without write access is read, not written`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("kept.annals")
        let store = try SQLiteStore.create(at: path)
        try store.append(entry(1))
        try store.close()
        chmod(path, 0o444)
        try withoutRights {
            expect(.readOnly, naming: "kept.annals") { try open(path, readOnly: false) }
            let reader = try SQLiteStore(openingAt: path, readOnly: true)
            #expect(try reader.lines == ["line 1"])
            expect(.readOnly) { try reader.append(entry(2)) }
            try reader.close()
        }
        chmod(path, 0o000)
        withoutRights {
            expect(.cannotOpen, naming: "kept.annals") { try open(path, readOnly: true) }
        }
    }

    @Test func `a folder without write access is read, and nothing is made in it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("kept.annals")
        let store = try SQLiteStore.create(at: path)
        try store.append(entry(1))
        try store.close()
        chmod(path, 0o666)
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        try withoutRights {
            expect(.readOnly, naming: folder.path) { try open(path, readOnly: false) }
            expect(.readOnly, naming: "new.annals") { _ = try SQLiteStore.create(at: folder.file("new.annals")) }
            let reader = try SQLiteStore(openingAt: path, readOnly: true)
            #expect(try reader.lines == ["line 1"])
            #expect(try reader.lines == ["line 1"])
            #expect(try folder.names == ["kept.annals", "kept.annals-lock"])
            try reader.close()
        }
    }

    @Test func `a reader without locks says when the file changed under it, and reads anew`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("kept.annals")
        let store = try SQLiteStore.create(at: path)
        try store.append(entry(1))
        try store.close()
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        var reader: SQLiteStore?
        try withoutRights { reader = try SQLiteStore(openingAt: path, readOnly: true) }
        expect(.busy, naming: "read it again") {
            try withoutRights {
                try reader?.read { log in
                    _ = try log.lines
                    checkpoint_vfs_be_again()
                    chmod(folder.path, 0o755)
                    let writer = try SQLiteStore(openingAt: path)
                    try writer.append(entry(2))
                    try writer.close()
                    chmod(folder.path, 0o555)
                    _ = checkpoint_vfs_be_nobody()
                }
            }
        }
        try withoutRights { () throws in #expect(try reader?.lines == ["line 1", "line 2"]) }
        try reader?.close()
    }

    @Test func `entries in a WAL that cannot be read are not passed over`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("kept.annals")
        let store = try SQLiteStore.create(at: path)
        try store.append(entry(1))
        // As a crash leaves them, and a copy without the -shm.
        try FileManager.default.createDirectory(atPath: folder.file("copy"), withIntermediateDirectories: true)
        let copy = folder.file("copy/kept.annals")
        for suffix in ["", "-wal"] { try copyFile(path + suffix, copy + suffix) }
        try store.close()
        chmod(folder.file("copy"), 0o555)
        defer { chmod(folder.file("copy"), 0o755) }
        withoutRights {
            expect(.cannotOpen, naming: "kept.annals-wal") { try open(copy, readOnly: true) }
        }
    }
}

/// Copies by another process: opening and closing a log in this one would drop the locks that SQLite holds on it.
func copyFile(_ from: String, _ to: String) throws {
    let process = try Process.run(URL(fileURLWithPath: "/bin/cp"), arguments: [from, to])
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
}
