public import Annals
public import AnnalsProof
import Foundation

/// How a log stands: how far it goes, and how far that is signed.
public struct LogStatus: Sendable {
    /// The log's own id.
    public let log: String
    /// Whose log it is.
    public let organization: String
    /// Its clock.
    public let zone: Zone
    /// How many entries it has, with the root of their tree.
    public let head: TreeHead
    /// When the last entry was written down.
    public let recordedAt: Instant?
    /// The key that signs for it.
    public let key: NoteKey
    /// The last checkpoint, with the signatures of its witnesses; `nil` where none was made.
    public let checkpoint: SignedNote?
    /// How many entries that signs.
    public let checkpointed: Position?
    /// When the last of them was written down.
    public let checkpointedAt: Instant?
    /// The keys of the witnesses who signed it.
    public let witnesses: [NoteKey]
    /// Whether the keys file beside the log holds its key; `nil` where there is no keys file.
    public let holdsKey: Bool?
    /// What the keys file signed last.
    public let signed: TreeHead?
    /// Why nothing can be signed now, and what to do; `nil` where all is well.
    public let problem: String?
    /// The ballots that cannot be closed, since the ballot box that held their sealed papers is gone, each with what to do.
    public let lostPapers: [String]
}

extension Log {
    /// How the log stands.
    public func status() throws -> LogStatus {
        try read { reading in
            let organization = try reading.organization()
            let head = try reading.treeHead()
            let last = try reading.lastCheckpoint(upTo: reading.known)
            let signing = try Signing(organization, head, besideLogAt: path, from: reading.reader)
            return LogStatus(
                log: organization.log, organization: organization.name, zone: organization.zone, head: head,
                recordedAt: try reading.entry(at: reading.known)?.recordedAt, key: try reading.signingKey(),
                checkpoint: last?.note, checkpointed: last?.position,
                checkpointedAt: try last.flatMap { try reading.entry(at: $0.position)?.recordedAt },
                witnesses: try last.map { try reading.witnesses(at: $0.position) } ?? [], holdsKey: signing.holdsKey,
                signed: signing.signed, problem: signing.problem, lostPapers: try lostPapers(reading))
        }
    }

    /// Of ballots that are open and have sealed papers, while there is no box.
    private func lostPapers(_ reading: Reading) throws -> [String] {
        guard !box.isThere else { return [] }
        let source = StoreSource(reading.reader)
        return try reading.reader.unfinished(.ballot).compactMap { subject in
            let told = try source.inEffect(of: subject, aboutOnly: true)
            let count = BoxOpening.standing(in: told, of: subject).count
            return count == 0 ? nil : "\(Refusal.papersMissing(subject, count, of: count))"
        }
    }
}

/// Whether the log can be signed now.
private struct Signing {
    private(set) var holdsKey: Bool?
    private(set) var signed: TreeHead?
    private(set) var problem: String?

    /// Looks into the keys file; one that this user may not read is a problem, and no failure.
    init(
        _ organization: Organization, _ head: TreeHead, besideLogAt path: String, from reader: any EntryReader
    ) throws {
        do {
            guard let keys = try KeysFile.find(besideLogAt: path, log: organization.log) else {
                problem = "there is no keys file \(path)-keys: put it back; without it nothing is signed"
                return
            }
            let continuity = try Continuity(organization, head, keys, from: reader)
            (signed, problem) = (continuity.signed, continuity.problem)
            let holds = try keys.publicKeys().contains(organization.key)
            holdsKey = holds
            if !holds {
                problem = "\(keys.path) does not hold the log's present signing key: put the right file back"
            }
        } catch let error as StoreError where error.code != .damaged {
            problem = error.message
        }
    }
}
