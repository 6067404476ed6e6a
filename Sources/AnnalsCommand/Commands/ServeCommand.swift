import Annals
import AnnalsLog
import AnnalsServer
import ArgumentParser
import Foundation

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Open the log in a browser: on this machine, or for a whole team.",
        discussion: """
            Prints a link that opens the door once, as --as or else as the first steward. Everybody else comes in with a \
            personal link: annals invite P-3. What somebody may see and do is what the log says of them.

            For a team, give --host 0.0.0.0 with --certificate and --key, or put it behind a proxy and say --address.
            """)

    @Option(help: ArgumentHelp("The port; 0 for any that is free.", valueName: "number"))
    var port = 8080

    @Option(help: ArgumentHelp("The address to listen at; 0.0.0.0 for all.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The certificate chain, for TLS.", valueName: "pem"))
    var certificate: String?

    @Option(help: ArgumentHelp("The private key of the certificate.", valueName: "pem"))
    var key: String?

    @Option(help: ArgumentHelp("Under which people reach it: https://strategy.example.org.", valueName: "url"))
    var address: String?

    @Option(name: .customLong("as"), help: ArgumentHelp("Who comes in with the printed link.", valueName: "person"))
    var person: String?

    @OptionGroup var log: LogOptions

    func validate() throws {
        if !(0...65535).contains(port) { throw ValidationError("--port takes a number from 0 to 65535") }
        if (certificate == nil) != (key == nil) { throw ValidationError("--certificate and --key go together") }
        if let address, URL(string: address)?.scheme.map({ ["http", "https"].contains($0) }) != true {
            throw ValidationError("--address takes an address such as https://strategy.example.org")
        }
    }

    func run() async throws {
        let log = try log.openForWriting()
        defer { try? log.close() }
        let serving = try ServingLock(ofLogAt: log.path)
        defer { serving.release() }
        var settings = AnnalsServer.Settings()
        settings.host = host
        settings.port = port
        settings.address = address
        if let certificate, let key { settings.certificate = (certificate, key) }
        if !settings.isLoopback, certificate == nil, address?.hasPrefix("https:") != true {
            Terminal.complain(
                "annals: note: without TLS whoever shares the network can read along: give --certificate and --key")
        }
        let (id, name) = try log.read { reading in
            let id = try person.map { try reading.person($0) } ?? reading.firstSteward()
            return (id, try reading.name(id))
        }
        let now = Instant.now()
        let secret = try Access(to: log).invite(
            id, until: Instant(milliseconds: now.milliseconds + 24 * 3600 * 1000), now: now, once: true)
        let final = settings
        let path = log.path
        try await AnnalsServer(log, settings).run { port in
            let base = final.base(port: port)
            serving.note(base)
            print("\(path) is open at \(base)\n\nAs \(name), once: \(base)/enter/\(secret)\n\nCtrl-C stops it.")
            try? Terminal.flush()
        }
    }
}

extension Reading {
    /// Who keeps the log: the first steward who is still here.
    fileprivate func firstSteward() throws -> PersonID {
        let zone = try organization().zone
        let steward = try subjects(.person).lazy.compactMap { PersonID($0) }.first { id in
            try story(id).map { $0.left == nil && $0.forgotten == nil && $0.holds(.steward, at: .now(), in: zone) }
                ?? false
        }
        guard let steward else {
            throw Failure(
                "nobody is in the log yet who could come in; annals record person-joined name=\"Ann Lee\" makes the first"
            )
        }
        return steward
    }
}
