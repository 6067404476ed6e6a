import Annals
import AnnalsLog
import ArgumentParser
import Foundation

/// Who acts, and who writes it down.
struct ActorOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp("Who does it; left out, ANNALS_AS.", valueName: "person"))
    var actor: String?

    @Option(help: ArgumentHelp("Who writes it down, where that is someone else.", valueName: "person"))
    var recordedBy: String?

    /// Who acts: named, or from the environment.
    var acting: String? { PersonFromEnvironment.name(actor) }
}

/// Who reads.
struct ViewerOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Who reads: what that person may not read is left out; left out, ANNALS_AS, else everything.",
            valueName: "person"))
    var viewer: String?

    /// The reading as far as whoever reads may see it.
    func seen(_ reading: Reading) throws -> Reading { try reading.seen(byNamed: PersonFromEnvironment.name(viewer)) }

    /// Who reads, where somebody was named.
    func person(in reading: Reading) throws -> PersonID? {
        try PersonFromEnvironment.name(viewer).map { try reading.person($0) }
    }
}

extension Reading {
    /// The reading as far as somebody may see it, by id or name.
    ///
    /// Where nobody is named, all of it: who holds the files can read them anyway.
    func seen(byNamed viewer: String?) throws -> Reading {
        guard let viewer else { return self }
        let person = try person(viewer)
        let seen = try seen(by: person)
        if let count = seen.withheld?.sessions.count, count > 0 {
            let sessions = Words.count(count, "session is for its circle", "sessions are for their circles")
            Terminal.complain("annals: note: \(sessions), and not shown to \(person)")
        }
        return seen
    }
}

/// The person that the environment names.
private enum PersonFromEnvironment {
    static func name(_ given: String?) -> String? {
        given ?? ProcessInfo.processInfo.environment["ANNALS_AS"].flatMap { $0.isEmpty ? nil : $0 }
    }
}
