import Annals
import AnnalsLog
import Foundation
import Synchronization

/// A clock that tests set.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ instant: Instant = Instant(milliseconds: 1_767_258_000_000)) {
        self.instant = Mutex(instant)
    }

    var now: Instant {
        get { instant.withLock { $0 } }
        set { instant.withLock { $0 = newValue } }
    }

    func advance(minutes: Int64) { instant.withLock { $0 = $0.advanced(byMilliseconds: minutes * 60_000) } }
}

/// A log in memory, opened for a test organization.
func logInMemory(_ clock: TestClock = TestClock()) throws -> Log {
    let log = Log(store: MemoryStore(), path: "memory", clock: { clock.now })
    try log.record(Draft(opening))
    return log
}

/// A log in a file of a new folder; the caller removes the folder.
func logInFile(_ folder: TemporaryFolder, _ clock: TestClock = TestClock()) throws -> Log {
    try Log.create(
        at: folder.file("acme.annals"), Log.Founding(organization: "Acme", timeZone: "Europe/Berlin"),
        clock: { clock.now })
}

/// The opening of a test log.
let opening = LogOpened {
    $0.log = "0123456789abcdef0123456789abcdef"
    $0.key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    $0.organization = "Acme"
    $0.timeZone = "Europe/Berlin"
}

extension Log {
    /// Every entry as it stands, for a plain fold.
    func chronicle() throws -> Chronicle {
        try read { reading in
            var entries: [Entry] = []
            try reading.forEachRecorded {
                entries.append($0)
                return true
            }
            return Chronicle(entries)
        }
    }
}
