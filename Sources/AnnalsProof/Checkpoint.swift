import Annals
import Foundation

/// The head of a log as it is signed (C2SP, tlog-checkpoint): three lines of a note, and perhaps more.
public struct Checkpoint: Sendable, Equatable {
    /// Which log: `annals/<log id>`.
    public let origin: String
    /// How many entries the log has, and the root of their tree.
    public let head: TreeHead
    /// Further lines, which others may add and we do not read.
    public let extensions: [String]

    /// Names a head.
    public init(origin: String, head: TreeHead, extensions: [String] = []) {
        self.origin = origin
        self.head = head
        self.extensions = extensions
    }

    /// Reads the text of a note; its signatures are not looked at.
    public init(_ note: SignedNote) throws(ProofError) {
        var lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast() == "", lines.count >= 3 else {
            throw ProofError(.malformed, "a checkpoint has three lines: origin, size, root")
        }
        guard !lines.contains("") else { throw ProofError(.malformed, "a checkpoint has no empty line") }
        guard let size = Int64(lines[1]), size >= 0, String(size) == lines[1] else {
            throw ProofError(.malformed, "the second line of a checkpoint is its size, not “\(lines[1])”")
        }
        guard let root = Base64.bytes(String(lines[2])).flatMap({ Digest($0) }) else {
            throw ProofError(
                .malformed, "the third line of a checkpoint is its root, 32 bytes in Base64, not “\(lines[2])”")
        }
        self.init(
            origin: String(lines[0]), head: TreeHead(size: size, root: root),
            extensions: lines.dropFirst(3).map(String.init))
    }

    /// The text that is signed.
    public var text: String {
        let root = Data(head.root.bytes).base64EncodedString()
        return ([origin, String(head.size), root] + extensions).map { $0 + "\n" }.joined()
    }

    /// The name of a log: the origin of its checkpoints, and the name of the key that signs them.
    public static func origin(ofLog id: String) -> String { "annals/\(id)" }
}
