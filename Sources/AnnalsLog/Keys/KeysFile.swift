import Annals
import Crypto
import Foundation
import GRDB

/// The file of a log's secrets, beside it and named for it: `acme.annals-keys`, readable by its owner alone.
///
/// It holds the key that signs for the log, and the keys that texts are sealed under. A missing one is never silently
/// made anew.
struct KeysFile {
    let path: String

    /// Makes the keys of a new log, durable before its first entry is.
    ///
    /// - Parameter seed: the private half of the signing key, 32 bytes; left out, one is made.
    /// - Returns: the file, and the public half of the signing key in Base64.
    static func create(
        besideLogAt logPath: String, log: String, seed: [UInt8]? = nil
    ) throws -> (file: KeysFile, publicKey: String) {
        let path = logPath + "-keys"
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw errno == EEXIST
                ? StoreError(
                    .alreadyThere, "\(path) is already there: the keys of another log; move them to safety first")
                : StoreError(.cannotOpen, "\(path) cannot be made (\(reason)): check the folder and its rights")
        }
        close(descriptor)
        do {
            let key =
                try seed.map { try Curve25519.Signing.PrivateKey(rawRepresentation: $0) }
                ?? Curve25519.Signing.PrivateKey()
            let queue = try DatabaseQueue(path: path, configuration: writing)
            try queue.write { database in
                try database.execute(
                    sql: """
                        PRAGMA application_id = \(applicationID);
                        CREATE TABLE log (id TEXT NOT NULL) STRICT;
                        CREATE TABLE signing (number INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;
                        """)
                try database.execute(sql: "INSERT INTO log (id) VALUES (?)", arguments: [log])
                try database.execute(sql: "INSERT INTO signing (key) VALUES (?)", arguments: [key.rawRepresentation])
                try countWhole(database)
            }
            try queue.close()
            return (KeysFile(path: path), key.publicKey.rawRepresentation.base64EncodedString())
        } catch {
            unlink(path)
            if let error = error as? DatabaseError { throw StoreError(error, at: path) }
            throw StoreError(
                .cannotOpen, "\(path) cannot be written (\(error)): check the disk and the folder's rights",
                underlying: error)
        }
    }

    /// The keys file of a log; `nil` where there is none.
    static func find(besideLogAt logPath: String, log: String) throws -> KeysFile? {
        let path = logPath + "-keys"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        try checkRights(of: path)
        let file = KeysFile(path: path)
        guard try file.owner() == log else {
            throw StoreError(
                .notALog, "\(path) does not hold the keys of this log: move it away, and put this log's own back")
        }
        return file
    }

    /// The id of the log whose keys they are; `nil` where the file is of another kind.
    func owner() throws -> String? {
        try use(readOnly: true, checked: false) { database in
            guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == KeysFile.applicationID else {
                return nil
            }
            return try String.fetchOne(database, sql: "SELECT id FROM log")
        }
    }

    // MARK: - Keys

    /// The public halves of its signing keys, in Base64: one, or two while the key is being changed.
    func publicKeys() throws -> [String] {
        try use(readOnly: true) { database in
            try privateKeys(database).map { $0.publicKey.rawRepresentation.base64EncodedString() }
        }
    }

    /// Makes another key, durable when this returns, and gives its public half.
    func add() throws -> String {
        let key = Curve25519.Signing.PrivateKey()
        try use { database in
            try database.execute(sql: "INSERT INTO signing (key) VALUES (?)", arguments: [key.rawRepresentation])
        }
        return key.publicKey.rawRepresentation.base64EncodedString()
    }

    /// Signs with the key of that public half, in Base64; `nil` where it is not here.
    func sign(_ message: [UInt8], with publicKey: String) throws -> String? {
        try use(readOnly: true) { database in
            try privateKeys(database).first { $0.publicKey.rawRepresentation.base64EncodedString() == publicKey }?
                .signature(for: message).base64EncodedString()
        }
    }

    /// Destroys the keys for which the body says so.
    func remove(where isSpent: (_ publicKey: String) -> Bool) throws {
        try use { database in
            for row in try Row.fetchAll(database, sql: "SELECT number, key FROM signing") {
                let key = try Curve25519.Signing.PrivateKey(rawRepresentation: row["key"] as Data)
                guard isSpent(key.publicKey.rawRepresentation.base64EncodedString()) else { continue }
                try database.execute(sql: "DELETE FROM signing WHERE number = ?", arguments: [row["number"] as Int64])
            }
        }
    }

    private func privateKeys(_ database: Database) throws -> [Curve25519.Signing.PrivateKey] {
        try Data.fetchAll(database, sql: "SELECT key FROM signing ORDER BY number").map {
            try Curve25519.Signing.PrivateKey(rawRepresentation: $0)
        }
    }

    /// Refuses a file that others than its owner may read or write.
    private static func checkRights(of path: String) throws {
        guard let status = LogFile.status(path), status.st_mode & 0o077 != 0 else { return }
        let mode = String(status.st_mode & 0o777, radix: 8)
        throw StoreError(
            .cannotOpen, "\(path) may be read by others than its owner (mode 0\(mode)): say chmod 600 \(path)")
    }

    /// Writes the file anew, without what was deleted and overwritten.
    func writeAnew() throws {
        try withQueue(readOnly: false) { try $0.vacuum() }
    }

    private static var writing: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// Runs a body in a transaction, on a file that holds what was written to it last.
    ///
    /// - Parameter checked: whether that is looked at; false for what asks only whose file it is, or copies it.
    func use<Result>(
        readOnly: Bool = false, checked: Bool = true, _ body: (Database) throws -> Result
    ) throws -> Result {
        try withQueue(readOnly: readOnly) { queue in
            func looked(_ database: Database) throws -> Result {
                if checked { try checkWhole(database) }
                return try body(database)
            }
            guard !readOnly else { return try queue.read(looked) }
            return try queue.write { database in
                let result = try looked(database)
                try KeysFile.countWhole(database)
                return result
            }
        }
    }

    /// Opens the file, and translates what SQLite says of it.
    func withQueue<Result>(readOnly: Bool, _ body: (DatabaseQueue) throws -> Result) throws -> Result {
        var configuration = Configuration()
        // What a crash left half done can only be undone by who may write.
        if readOnly, LogFile.status(path + "-journal") == nil {
            configuration.readonly = true
            configuration.busyMode = .timeout(10)
        } else {
            configuration = KeysFile.writing
        }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try body(queue)
        } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
            throw StoreError(
                .damaged, "\(path) is damaged: move it away, and put the keys file back from the vault",
                underlying: error)
        } catch let error as DatabaseError {
            throw StoreError(ofStatement: error, at: path)
        } catch let error as RowDecodingError {
            throw StoreError(
                .damaged, "\(path) is damaged: move it away, and put the keys file back from the vault",
                underlying: error)
        }
    }

    /// "AnnK": tells a keys file from other databases.
    private static let applicationID: Int32 = 0x416E_6E4B
}
