import Annals
import Foundation
import Testing

@testable import AnnalsLog

@Suite("What the doctor knows")
struct DiagnosisTests {
    private static let mounts = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        30 22 0:40 / /srv/shared\\040logs rw - nfs4 server:/logs rw,vers=4.2
        31 22 0:41 / /tmp rw - tmpfs none rw
        32 22 0:42 / /srv/ann/remote rw - fuse.sshfs ann@far: rw
        33 31 8:2 / /tmp/disk rw - xfs /dev/sdb1 rw
        """

    @Test(arguments: [
        ("/var/lib/annals", "ext4", FileSystemKind.Danger.none), ("/srv/shared logs/acme", "nfs4", .network),
        ("/srv/shared", "ext4", .none), ("/tmp/x", "tmpfs", .memory), ("/tmp/disk", "xfs", .none),
        ("/tmp/diskette", "tmpfs", .memory), ("/srv/ann/remote", "fuse.sshfs", .network),
    ])
    func `the file system of a folder is that of the mount it lies under`(
        _ folder: String, _ name: String, _ danger: FileSystemKind.Danger
    ) throws {
        let kind = try #require(FileSystemKind(of: folder, in: Self.mounts))
        #expect(kind.name == name && kind.danger == danger)
    }

    @Test(arguments: [
        (3_006_023, false), (3_007_000, true), (3_040_001, true), (3_051_002, true), (3_051_003, false),
    ])
    func `the versions of SQLite with the WAL-reset bug are known`(_ version: Int32, _ hasIt: Bool) {
        #expect(Diagnosis.hasWALResetBug(version) == hasIt)
    }

    @Test func `what lies open, lies wrong or is missing around a log is told`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder)
        try log.record(Draft(PersonJoined { $0.name = "Ann Lee" }))
        try log.close()
        let path = folder.file("acme.annals")
        func told(_ level: Diagnosis.Level, _ area: String) throws -> [String] {
            try Diagnosis(path, now: TestClock().now).findings.filter { $0.level == level && $0.area == area }.map(
                \.text)
        }
        #expect(try Diagnosis(path, now: TestClock().now).level != .damage)
        #expect(try told(.warning, "keys") == [])
        // A clock that went back a day.
        let behind = TestClock().now.advanced(byMilliseconds: -86_400_000)
        #expect(
            try Diagnosis(path, now: behind).findings.contains {
                $0.level == .warning && $0.area == "log" && $0.text.contains("this machine's clock says \(behind)")
            })
        try "draft".write(toFile: path + "-new", atomically: false, encoding: .utf8)
        #expect(try told(.warning, "work").count == 1)
        try FileManager.default.removeItem(atPath: path + "-keys")
        #expect(try told(.warning, "keys").contains { $0.contains("there is no") })
        // The keys of another log.
        let other = try TemporaryFolder()
        try logInFile(other).close()
        try FileManager.default.copyItem(atPath: other.file("acme.annals-keys"), toPath: path + "-keys")
        #expect(try told(.damage, "keys").contains { $0.contains("does not hold the keys of this log") })
        expect(.notFound) { _ = try Diagnosis(folder.file("none.annals")) }
        expect(.notALog, naming: "is no file") { _ = try Diagnosis(folder.path) }
    }

    @Test func `a log that ends before what was once read of it, or goes on otherwise, is told`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("acme.annals")
        func record(_ name: String, rebuilding: Bool = false) throws {
            let log = try Log(openingAt: path)
            try log.record(Draft(PersonJoined { $0.name = name }))
            if rebuilding { try log.rebuildViews() }
            try log.close()
        }
        func told() throws -> [String] {
            try Diagnosis(path, now: TestClock().now).findings
                .filter { $0.level == .warning && $0.text.contains("the views file") }.map(\.text)
        }
        try logInFile(folder).close()
        try record("Ann Lee")
        let earlier = try Data(contentsOf: URL(fileURLWithPath: path))
        try record("Bo Ek", rebuilding: true)
        #expect(try told() == [])
        try earlier.write(to: URL(fileURLWithPath: path))
        let lost = try told()
        #expect(lost.count == 1 && lost[0].contains("went on to entry #3, and it ends at #2"), "\(lost)")
        // Somebody goes on with it all the same.
        try record("Cy Oz")
        let parted = try told()
        #expect(parted.count == 1 && parted[0].contains("entry #3 was another one"), "\(parted)")
        try record("Di Pe", rebuilding: true)
        #expect(try told() == [])
    }

    @Test func `of a box, a lock and keys that are of no use it says so, and that the log is sound`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder)
        try log.record(Draft(PersonJoined { $0.name = "Ann Lee" }))
        try log.close()
        let path = folder.file("acme.annals")
        let garbage = Data("garbage, and no database by far".utf8)

        try garbage.write(to: URL(fileURLWithPath: path + "-box"))
        chmod(path + "-box", 0o600)
        var diagnosis = try Diagnosis(path, now: TestClock().now)
        #expect(diagnosis.findings.contains { $0.level == .damage && $0.area == "box" && $0.advice != nil })
        #expect(diagnosis.findings.contains { $0.level == .fine && $0.area == "log" })
        expect(.damaged, naming: "the ballot box") { try Log(openingAt: path).close() }
        try FileManager.default.removeItem(atPath: path + "-box")

        try garbage.write(to: URL(fileURLWithPath: path + "-keys"))
        chmod(path + "-keys", 0o600)
        diagnosis = try Diagnosis(path, now: TestClock().now)
        #expect(diagnosis.level == .damage)
        #expect(Set(diagnosis.findings.filter { $0.level == .damage }.map(\.area)) == ["keys"])
        #expect(diagnosis.findings.contains { $0.level == .fine && $0.area == "log" && $0.text.contains("sound") })
        #expect(diagnosis.salvage == nil)

        try? FileManager.default.removeItem(atPath: path + "-lock")
        try FileManager.default.createDirectory(atPath: path + "-lock", withIntermediateDirectories: false)
        diagnosis = try Diagnosis(path, now: TestClock().now)
        #expect(diagnosis.findings.contains { $0.level == .warning && $0.text.contains("-lock is no file") })
    }

    @Test func `a log that is empty where one lay is damaged, and not to be made anew`() throws {
        let folder = try TemporaryFolder()
        try logInFile(folder).close()
        let path = folder.file("acme.annals")
        try Data().write(to: URL(fileURLWithPath: path))
        expect(.damaged, naming: "annals salvage") { try Log(openingAt: path, readOnly: true).close() }
        let empty = folder.file("empty.annals")
        try Data().write(to: URL(fileURLWithPath: empty))
        expect(.notALog, naming: "remove it") { try Log(openingAt: empty, readOnly: true).close() }
    }
}
