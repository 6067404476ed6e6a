import Annals
import Crypto
import Foundation
import GRDB

/// The file of a log's secrets, beside it and named for it: `acme.annals-keys`, readable by its owner alone.
///
/// Today it holds the key that signs checkpoints. A missing one is never silently made anew.
struct KeysFile {
    let path: String
    /// The public half of the signing key, in Base64.
    let publicKey: String

    /// Makes the keys of a new log, durable before its first entry is.
    static func create(besideLogAt logPath: String, log: String) throws -> KeysFile {
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
            let key = Curve25519.Signing.PrivateKey()
            var configuration = Configuration()
            configuration.prepareDatabase { database in
                try database.execute(
                    sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON")
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { database in
                try database.execute(
                    sql: """
                        PRAGMA application_id = \(applicationID);
                        PRAGMA user_version = 1;
                        CREATE TABLE log (id TEXT NOT NULL) STRICT;
                        CREATE TABLE signing (number INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;
                        """)
                try database.execute(sql: "INSERT INTO log (id) VALUES (?)", arguments: [log])
                try database.execute(sql: "INSERT INTO signing (key) VALUES (?)", arguments: [key.rawRepresentation])
            }
            try queue.close()
            return KeysFile(path: path, publicKey: key.publicKey.rawRepresentation.base64EncodedString())
        } catch {
            unlink(path)
            if let error = error as? DatabaseError { throw StoreError(error, at: path) }
            throw StoreError(
                .cannotOpen, "\(path) cannot be written (\(error)): check the disk and the folder's rights",
                underlying: error)
        }
    }

    /// "AnnK": tells a keys file from other databases.
    private static let applicationID: Int32 = 0x416E_6E4B
}
