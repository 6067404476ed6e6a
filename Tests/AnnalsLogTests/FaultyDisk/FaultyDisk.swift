import CTestVFS
import Foundation
import Testing

@testable import AnnalsLog

/// A folder on a disk that can be made to fail, for all that SQLite keeps there: log, keys, box and views.
///
/// Not checked by the compiler: each test uses its own, by one thread at a time.
final class FaultyDisk: @unchecked Sendable {
    let folder: TemporaryFolder
    private let handle: OpaquePointer

    init() throws {
        folder = try TemporaryFolder()
        // Before SQLite is used for the first time, which mounting does.
        LogConnection.processIsSetUp
        let real = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path
        handle = try #require(faulty_disk_mount(real))
    }

    deinit { faulty_disk_unmount(handle) }

    var log: String { folder.file("acme.annals") }

    /// What goes wrong, and at which calls.
    struct Fault: CustomTestStringConvertible {
        let name: String
        let calls: Int
        let kind: faulty_disk_fault
        var stays = false

        var testDescription: String { name }
    }

    /// Lets the n-th of these calls from now on go wrong.
    func strike(_ fault: Fault, at number: Int) {
        faulty_disk_at(handle, Int32(fault.calls), number, fault.kind, fault.stays ? 1 : 0)
    }

    /// Counts calls from now on, and lets nothing go wrong.
    func count(_ calls: Int) { faulty_disk_at(handle, Int32(calls), 0, faulty_disk_none, 0) }

    var calls: Int { faulty_disk_calls(handle) }
    var hasStruck: Bool { faulty_disk_struck(handle) != 0 }
    var walSyncs: Int { faulty_disk_wal_syncs(handle) }

    /// What a power cut leaves, in a new folder.
    func afterPowerCut(seed: UInt64) throws -> TemporaryFolder {
        let left = try TemporaryFolder()
        try #require(faulty_disk_after_power_cut(handle, seed, left.path) == 0)
        // SQLite's files alone are on the disk; what is made otherwise is made for its owner.
        for name in try left.names where name.hasSuffix("-keys") || name.hasSuffix("-box") {
            chmod(left.file(name), 0o600)
        }
        return left
    }
}
