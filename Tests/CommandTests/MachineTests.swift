import Foundation
import Testing

/// The real program on a machine that fails it.
@Suite("A machine without room, or with two minds")
struct MachineTests {
    /// A small disk in memory, mounted where root may; gone with the last word about it.
    private final class SmallDisk {
        let box = Sandbox()

        init?(kilobytes: Int) {
            guard Program.isRoot, SmallDisk.run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", box.folder)
            else { return nil }
        }

        deinit { _ = SmallDisk.run("umount", "-l", box.folder) }

        private static func run(_ arguments: String...) -> Bool {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = arguments
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }
    }

    static let canMount = SmallDisk(kilobytes: 64) != nil

    @Test(.enabled(if: MachineTests.canMount, "skipped: no disk can be mounted here"))
    func `a disk that fills up says no room, keeps what was acknowledged, and goes on when there is room`() throws {
        let disk = try #require(SmallDisk(kilobytes: 1200))
        let box = disk.box
        #expect(box.annals("init", "Acme", "--log", "acme.annals").code == 0)
        #expect(box.annals("record", "person-joined", "name=Ann").code == 0)
        let filler = box.path("filler")
        var acknowledged = 2
        var refusals: Set<String> = []
        // Room for a few pages more, then for one less each time.
        for pages in stride(from: 24, through: 0, by: -1) {
            unlink(filler)
            fill(filler, leaving: pages * 4096, in: box.folder)
            for number in 1...4 {
                let outcome = box.annals(
                    "record", "idea-captured", "text=Idea \(pages)-\(number) \(String(repeating: "x", count: 3000))")
                if outcome.code == 0 {
                    acknowledged += 1
                } else {
                    #expect(outcome.code == 1, "\(pages) pages: \(outcome)")
                    #expect(outcome.err.contains("no room"), "\(pages) pages: \(outcome.err)")
                    refusals.insert(outcome.err)
                    break
                }
            }
        }
        #expect(!refusals.isEmpty)
        unlink(filler)
        #expect(box.lines().count == acknowledged)
        #expect(box.annals("record", "idea-captured", "text=There is room again").code == 0)
        let verify = box.annals("verify")
        #expect(verify.code == 0, "\(verify)")
        #expect(box.lines().count == acknowledged + 1)
    }

    /// Writes a file that leaves so many bytes of the disk.
    private func fill(_ path: String, leaving bytes: Int, in folder: String) {
        var disk = statvfs()
        guard statvfs(folder, &disk) == 0 else { return }
        let count = Int(disk.f_bavail) * Int(disk.f_frsize) - bytes
        guard count > 0 else { return }
        _ = FileManager.default.createFile(atPath: path, contents: Data(repeating: 1, count: count))
    }

    @Test func `a log is served by one server at a time, and the second says where the first is`() throws {
        let box = Sandbox()
        #expect(box.annals("init", "Acme", "--log", "acme.annals").code == 0)
        #expect(box.annals("record", "person-joined", "name=Ann").code == 0)
        let first = box.start(["serve", "--port", "0"])
        defer {
            first.kill()
            _ = first.finish()
        }
        // Until it says where it is: the file holds its address from then on.
        var address = ""
        for _ in 0..<2400 where address.isEmpty {
            usleep(50_000)
            address = box.text("acme.annals-serving")
        }
        try #require(address.hasPrefix("http://127.0.0.1:"))
        let second = box.annals("serve", "--port", "0")
        #expect(second.code == 1)
        #expect(second.err.contains("is served already at \(address): use that server, or stop it first"), "\(second)")
        // Whoever only records need not care.
        #expect(box.annals("record", "person-joined", "name=Bob", "--as", "P-1").code == 0)
    }

    @Test func `what a server that was killed left does not stop the next one`() throws {
        let box = Sandbox()
        #expect(box.annals("init", "Acme", "--log", "acme.annals").code == 0)
        #expect(box.annals("record", "person-joined", "name=Ann").code == 0)
        for _ in 1...2 {
            let server = box.start(["serve", "--port", "0"])
            var address = ""
            for _ in 0..<2400 where !address.hasPrefix("http") {
                usleep(50_000)
                address = box.text("acme.annals-serving")
            }
            #expect(address.hasPrefix("http"))
            server.kill()
            _ = server.finish()
            box.write("acme.annals-serving", "")
        }
    }
}
