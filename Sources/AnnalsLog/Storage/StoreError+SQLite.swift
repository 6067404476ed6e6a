import CAnnalsSQLite
import Foundation
import GRDB

/// What SQLite says, in words that a person can act on: the one place where its codes are read.
extension StoreError {
    /// Translates a result code of SQLite, with what it said and the `errno` behind it.
    init(sqlite code: Int32, _ said: String, errno: Int32 = 0, at path: String) {
        let underlying = DatabaseError(resultCode: ResultCode(rawValue: code), message: said)
        let hasNoRoom = errno == ENOSPC || errno == EDQUOT
        let fullDisk = "no room for \(path); nothing was written: make room and try again"
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL:
            self.init(.busy, "another program holds \(path): try again when it has finished", underlying: underlying)
        case SQLITE_FULL:
            self.init(.diskFull, fullDisk, underlying: underlying)
        // The index of the WAL (subcode 19) finds no room: SQLite does not pass on the `errno` of that.
        case SQLITE_IOERR where code >> 8 == 19:
            self.init(.diskFull, fullDisk, underlying: underlying)
        case SQLITE_CANTOPEN where hasNoRoom:
            self.init(.diskFull, fullDisk, underlying: underlying)
        // A sync (subcode 4) that fails for want of room has still failed: what is on the disk is not known.
        case SQLITE_IOERR where hasNoRoom && code >> 8 != 4:
            self.init(.diskFull, fullDisk, underlying: underlying)
        case SQLITE_CORRUPT:
            self.init(
                .damaged, "\(path) is damaged (\(said)): annals doctor says more, annals salvage saves what it holds",
                underlying: underlying)
        case SQLITE_NOTADB where LogFile.wasALog(path):
            self.init(
                .damaged,
                "\(path) is damaged: it does not begin as a database does; annals salvage saves what it still holds",
                underlying: underlying)
        case SQLITE_NOTADB:
            self.init(.notALog, "\(path) is not a log: it is no SQLite database", underlying: underlying)
        case SQLITE_READONLY:
            self.init(.readOnly, "\(path) may not be written (\(said)): check its rights", underlying: underlying)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            self.init(
                .cannotOpen, "\(path) cannot be opened (\(said)): check the rights of the file and its folder",
                underlying: underlying)
        case SQLITE_CONSTRAINT:
            self.init(.conflict, "\(path) does not take this entry: \(said)", underlying: underlying)
        case SQLITE_IOERR:
            self.init(
                .machine, "the disk failed under \(path) (\(said)): check it, then open the log again and run verify",
                underlying: underlying)
        default:
            self.init(.machine, "SQLite failed on \(path): \(said)", underlying: underlying)
        }
    }

    /// Translates what GRDB threw, which does not tell the `errno` behind it: whether there is room is looked up.
    init(_ error: DatabaseError, at path: String) {
        self.init(
            sqlite: error.extendedResultCode.rawValue, error.message ?? "\(error.resultCode)",
            errno: StoreError.hasRoom(at: path) ? 0 : ENOSPC, at: path)
    }

    /// Translates what GRDB threw of one of our own statements: where it does not fit, the file lacks a part of its schema.
    init(ofStatement error: DatabaseError, at path: String) {
        if error.resultCode == .SQLITE_ERROR {  // no such table or column
            self.init(.damaged, "\(path) lacks a part of its schema (\(error.message ?? "")): restore a copy")
        } else {
            self.init(error, at: path)
        }
    }

    /// Whether the disk has room for the least that SQLite needs beside a log: its index of the WAL.
    private static func hasRoom(at path: String) -> Bool {
        var disk = statvfs()
        guard statvfs(path, &disk) == 0 else { return true }
        return UInt64(disk.f_bavail) * UInt64(disk.f_frsize) >= 32768
    }

    /// Whether nothing more is to be written before the log has been opened again and looked at.
    var stopsWriting: Bool { code == .machine || code == .damaged }
}
