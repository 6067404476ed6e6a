import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Runs what serves until the process is asked to stop, and then lets it come to its end in good order.
///
/// The first SIGINT or SIGTERM asks: nothing new is taken in, open requests are answered, streams are closed. What a
/// client holds up beyond ``patienceSeconds`` is cut off. A second signal ends the process at once, with the code that
/// shells give for it (128 and the signal); what was acknowledged is durable all the same.
enum GracefulStop {
    /// How long open requests and streams have to come to their end.
    static let patienceSeconds: Int64 = 5

    static func run(_ service: any Service, _ logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(services: [service], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(patienceSeconds)
        let group = ServiceGroup(configuration: configuration)
        let asked = Mutex(false)
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        // Goes on to the end of the process: a second signal counts while the log is being closed too.
        Task {
            for await signal in signals {
                let isFirst = asked.withLock { asked in
                    defer { asked = true }
                    return !asked
                }
                if !isFirst { _exit(128 + signal.rawValue) }
                await group.triggerGracefulShutdown()
            }
        }
        do {
            try await group.run()
        } catch is CancellationError {
            // Some client was cut off.
        }
    }
}
