import Annals
import CTestVFS
import Foundation
import Testing

@testable import AnnalsLog

/// A read that gives half of what is there: SQLite takes the rest for zeros, as beyond the end of a file, without a word.
@Suite("A disk that gives back half of what is asked for")
struct ShortReadTests {
    private let fault = FaultyDisk.Fault(name: "a read is cut short", calls: faulty_disk_read, kind: faulty_disk_short)

    @Test func `every answer is right, or the log said to be damaged`() throws {
        let log = try QuestionedLog()
        let disk = try FaultyDisk()
        let path = try log.original.laid(in: disk.folder)
        disk.count(fault.calls)
        #expect(try log.ask(path).wrong == [])
        let reads = disk.calls
        #expect(reads > log.original.pages / 2)
        var found = 0
        for number in 1...reads {
            disk.strike(fault, at: number)
            let told = try log.ask(path)
            #expect(told.wrong == [], "read \(number) of \(reads)")
            #expect(disk.hasStruck, "read \(number) of \(reads)")
            if told.isFound { found += 1 }
        }
        #expect(found > reads / 2)
        // It was the disk, and for once: the file is what it was.
        disk.count(0)
        let told = try log.ask(path)
        #expect(told.wrong == [] && !told.isFound)
    }
}
