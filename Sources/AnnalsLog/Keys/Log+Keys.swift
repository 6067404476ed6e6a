import Annals
import AnnalsProof
import Foundation

extension Log {
    /// What the keys file of a log holds; nothing secret.
    public struct KeysAccount: Sendable, Equatable {
        /// The log's own id.
        public let log: String
        /// The file.
        public let path: String
        /// Whether it is there.
        public let isThere: Bool
        /// The public key that the log goes on under: Ed25519, 32 bytes in Base64.
        public let publicKey: String
        /// The public key as tools for signed notes take it (C2SP signed-note): `annals/<log id>+<key id>+<Base64>`.
        public let verifierKey: String
        /// Whether the file holds the private half of it.
        public let holdsSigningKey: Bool
        /// How many people's keys there are.
        public let people: Int
        /// How many keys of sessions with a circle.
        public let sessions: Int
    }

    /// What the keys file holds; of a log without one, its public key.
    public func keysAccount() throws -> KeysAccount {
        let organization = try read { try $0.organization() }
        let file = try KeysFile.find(besideLogAt: path, log: organization.log)
        return try account(of: file, organization)
    }

    /// Copies the keys file to another place, whole at one moment, for its owner alone, and checks the copy.
    ///
    /// - Throws: `StoreError` where something is there already, where there is no keys file, or where the copy cannot be
    ///   written or is not whole; then there is none.
    @discardableResult
    public func exportKeys(to target: String) throws -> KeysAccount {
        let organization = try read { try $0.organization() }
        guard let file = try KeysFile.find(besideLogAt: path, log: organization.log) else {
            throw StoreError(.notFound, keys.missing)
        }
        let copy = try file.copy(to: target, of: organization.log)
        return try account(of: copy, organization)
    }

    private func account(of file: KeysFile?, _ organization: Organization) throws -> KeysAccount {
        let sealing = try file?.sealingKeys()
        return KeysAccount(
            log: organization.log, path: file?.path ?? path + "-keys", isThere: file != nil,
            publicKey: organization.key,
            verifierKey: try NoteKey(log: organization.log, key: organization.key).text,
            holdsSigningKey: try file?.publicKeys().contains(organization.key) ?? false,
            people: sealing?.personal.count ?? 0, sessions: sealing?.circles.count ?? 0)
    }
}
