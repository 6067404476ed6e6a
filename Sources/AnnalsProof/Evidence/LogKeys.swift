public import Annals
import Foundation

/// The keys of a log, one after the other: the first stands in `log-opened`, each further one in a `key-changed` that
/// the key before it signed.
public struct LogKeys: Sendable {
    /// The log's own id.
    public private(set) var log = ""
    /// Where each key was given, and its 32 bytes; the first first.
    public private(set) var all: [(position: Position, key: [UInt8])] = []

    /// No key yet.
    public init() {}

    /// Takes up a `log-opened` or `key-changed`; says what is wrong with it.
    mutating func take(_ line: EvidenceLine) -> String? {
        let text = line.text("key") ?? ""
        guard let key = Base64.bytes(text), key.count == 32 else { return "holds no public key" }
        var problem: String?
        if line.isOf("log-opened") {
            log = line.text("log") ?? ""
        } else if let old = all.last {
            let change = KeyChanged {
                $0.key = text
                $0.signature = line.text("signature") ?? ""
            }
            if Base64.bytes(change.signature) == nil
                || !change.isSigned(by: Data(old.key).base64EncodedString(), log: log)
            {
                problem = "changes the key, but is not signed by the key before it"
            }
        } else {
            problem = "changes the key, but is not signed by the key before it"
        }
        all.append((line.position, key))
        return problem
    }
}
