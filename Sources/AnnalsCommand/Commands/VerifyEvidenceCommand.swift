import Annals
import AnnalsProof
import ArgumentParser
import Foundation

struct VerifyEvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-evidence",
        abstract: "Check an evidence bundle, with no log at hand: lines, proofs, signature, keys and names.",
        discussion: """
            Give the log's public key from somebody you trust, not from the file that you check: a verifier key \
            (annals/0011…+5a2b3c4d+AQ…), a file that holds one, or the 32 bytes in Base64. Without it, everything else \
            is checked, and the output says that the key is the bundle's own word. An earlier key of the log does too.

            annals verify-evidence d9.json --key acme.key

            tools/verify.py evidence makes the same checks in plain Python, and shares no code with this.
            """)

    @Argument(help: "The bundle, or - for standard input.")
    var file: String

    @Option(help: ArgumentHelp("The log's public key, or a file that holds it.", valueName: "key"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "The verifier key of somebody who must have signed the checkpoint too; may be repeated.", valueName: "key"))
    var witness: [String] = []

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let key = try key.map { given in
            guard let key = TrustedKey(VerifyEvidenceCommand.text(of: given)) else { throw noKey(given, "--key") }
            return key
        }
        let witnesses = try witness.map { given in
            guard let key = try? NoteKey(VerifyEvidenceCommand.text(of: given)) else {
                throw noKey(given, "--witness")
            }
            return key
        }
        let findings: EvidenceFindings
        do {
            findings = try Evidence(json: try ImportCommand.read(file)).verify(key: key, witnesses: witnesses)
        } catch EvidenceError.newer(let version) {
            throw Failure("\(file) is of version \(version), this knows \(Evidence.version): get a newer annals")
        } catch EvidenceError.malformed(let problem) {
            let damage = EvidenceFindings.Damage(.form, nil, problem)
            if json {
                let value: JSONValue = ["sound": false, "trusted": false, "damage": .list([damage.json])]
                print(value.versioned.written(pretty: true))
            }
            throw failure([damage])
        }
        if json {
            print(findings.json.versioned.written(pretty: true))
        } else if findings.isSound {
            print(findings.text)
        }
        if !findings.isSound { throw failure(findings.damage) }
    }

    private func failure(_ damage: [EvidenceFindings.Damage]) -> Failure {
        let more = damage.count > 100 ? ["and \(damage.count - 100) more"] : []
        let verdict = "\(file) does not hold: do not rely on it, and ask where it comes from"
        return Failure(([verdict] + damage.prefix(100).map(\.text) + more).joined(separator: "\n"), code: 3)
    }

    private func noKey(_ given: String, _ option: String) -> Failure {
        Failure(
            "\(option) \(given.prefix(60)) is no key: give a verifier key (name+id+Base64), or a file that holds one",
            code: 2)
    }

    /// What was given, or what stands in the file that was named.
    private static func text(of given: String) -> String {
        let text = FileManager.default.contents(atPath: given).map { String(decoding: $0, as: UTF8.self) } ?? given
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
