public import Annals
public import AnnalsLog
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle

/// A log behind HTTP: an API to record and to read, and a stream of what is recorded.
///
/// Nobody is shown anything before they have signed in; what they may see and do is what the log says of them.
public struct AnnalsServer: Sendable {
    /// How it is reached.
    public struct Settings: Sendable {
        /// The address to listen at: `127.0.0.1` for this machine alone, `0.0.0.0` for all.
        public var host = "127.0.0.1"
        /// The port; 0 for any that is free.
        public var port = 8080
        /// The certificate chain and its private key, as PEM files; left out, HTTP without TLS.
        public var certificate: (chain: String, key: String)?
        /// The address under which people reach it, where that is another: `https://strategy.example.org`.
        public var address: String?

        /// Listens on this machine alone.
        public init() {}

        /// Whether only this machine can reach it.
        public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

        /// Whether nothing but this machine reaches it, by no other server's way either.
        var isForThisMachineAlone: Bool { isLoopback && address == nil }

        /// Whether browsers reach it through TLS, here or in front of it.
        var isSecure: Bool { certificate != nil || address?.hasPrefix("https://") == true }

        /// The address for people, once the port is known.
        public func base(port: Int) -> String {
            if let address { return address.hasSuffix("/") ? String(address.dropLast()) : address }
            let name = host == "0.0.0.0" || host == "::" ? "localhost" : host.contains(":") ? "[\(host)]" : host
            return "\(certificate == nil ? "http" : "https")://\(name):\(port)"
        }
    }

    let house: House

    /// A server of a log that is open for writing.
    ///
    /// - Parameter clock: tells the time; for tests.
    public init(
        _ log: Log, _ settings: Settings = Settings(), clock: @escaping @Sendable () -> Instant = Instant.now
    ) throws {
        house = try House(log, settings, clock: clock)
    }

    /// Serves until the process is asked to stop (SIGINT, SIGTERM).
    ///
    /// Then open requests are answered, streams end, and what was taken in is durable. Asked a second time, the process
    /// ends at once.
    ///
    /// - Parameter onStart: told the port once it listens.
    public func run(onStart: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        var logger = Logger(label: "annals")
        logger.logLevel = .error
        let application = try application(logger, onStart: onStart)
        do {
            try await GracefulStop.run(application, logger)
        } catch let error as IOError {
            throw CannotServe(error, house.settings)
        }
        await house.writer.stop()
    }

    /// The application that answers requests.
    func application(
        _ logger: Logger, onStart: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let channel = HTTP1Channel.Configuration(idleTimeout: .seconds(75))
        var server = HTTPServerBuilder.http1(configuration: channel)
        if let certificate = house.settings.certificate {
            let chain = try CannotServe.reading(certificate.chain, "a certificate chain") {
                try NIOSSLCertificate.fromPEMFile($0).map { NIOSSLCertificateSource.certificate($0) }
            }
            let key = try CannotServe.reading(certificate.key, "a private key") {
                try NIOSSLPrivateKey(file: $0, format: .pem)
            }
            var tls = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
            tls.minimumTLSVersion = .tlsv12
            server = try .tls(server, tlsConfiguration: tls)
        }
        return Application(
            router: router, server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(house.settings.host, port: house.settings.port), serverName: "annals"),
            services: [Watch(announcements: house.announcements)],
            onServerRunning: { channel in onStart(channel.localAddress?.port ?? 0) }, logger: logger)
    }

    /// What answers which request: the guards in order, then the routes.
    var router: Router<VisitContext> {
        let router = Router(context: VisitContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders(isSecure: house.settings.isSecure))
        router.add(middleware: Problems())
        router.add(middleware: RateGuard(rates: house.rates))
        router.add(middleware: OriginGuard(settings: house.settings))
        router.add(middleware: SignInGuard(house: house))
        for route in Route.all { route.add(to: router, of: house) }
        return router
    }
}

/// Looks from time to time whether other processes have written to the log.
private struct Watch: Service {
    let announcements: Announcements

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            for round in 1... {
                try await Task.sleep(for: .milliseconds(200))
                announcements.look()
                if round.isMultiple(of: 75) { announcements.beat() }
            }
        }
    }
}

/// Why a server cannot begin, and what to do.
public struct CannotServe: Error, CustomStringConvertible {
    /// What is wrong, where, and what to do next.
    public let description: String

    fileprivate init(_ error: IOError, _ settings: AnnalsServer.Settings) {
        description =
            switch error.errnoCode {
            case EADDRINUSE:
                "port \(settings.port) is taken by another program: choose another, or 0 for any that is free"
            case EACCES: "port \(settings.port) is not for this user: choose one above 1023"
            case EADDRNOTAVAIL: "\(settings.host) is no address of this machine"
            default: "\(settings.host), port \(settings.port), cannot be listened at: \(error)"
            }
    }

    private init(_ description: String) { self.description = description }

    fileprivate static func reading<Value>(
        _ path: String, _ what: String, _ body: (String) throws -> Value
    ) throws -> Value {
        do { return try body(path) } catch {
            throw CannotServe("\(path) cannot be read as \(what) in PEM form")
        }
    }
}
