import Annals
import Crypto

/// Holds the keys beside a log against what is sealed in it: a text that its key does not open is lost to its readers,
/// and looks to them as if somebody had been forgotten.
struct SealCheck {
    private let path: String
    /// `nil` where there is no keys file that may be read, or it is damaged: then nothing is said of what it holds.
    private let keys: Keys?
    private var owners: [KeyOwner: Tally] = [:]
    private var forgotten: Set<KeyOwner> = []

    private struct Tally {
        var opened = 0
        /// How many texts its key does not open, or, where it is not there, how many there are.
        var closed = 0
        /// The entry with the first of those.
        var first: Position?
        /// What stands there.
        var place = ""
    }

    /// - Parameter path: the log's.
    init(besideLogAt path: String, log: String) {
        self.path = path + "-keys"
        keys = (try? KeysFile.find(besideLogAt: path, log: log)?.sealingKeys()).map { Keys(log, $0) }
    }

    mutating func take(_ entry: Entry) {
        guard let keys else { return }
        if case .personForgotten(let forgetting) = entry.action { forgotten.insert(.person(forgetting.person)) }
        for (place, sealed) in entry.sealedTexts {
            guard let owner = sealed.owner else { continue }
            let context = SealedText.context(log: keys.log, entry: entry.id, path: place)
            let opened = keys.key(of: owner).flatMap { sealed.opened(with: $0, context: context) }
            if opened?.hash == sealed.hash {
                owners[owner, default: Tally()].opened += 1
                continue
            }
            var tally = owners[owner] ?? Tally()
            tally.closed += 1
            if tally.first == nil { (tally.first, tally.place) = (entry.position, place) }
            owners[owner] = tally
        }
    }

    /// Says what does not open.
    func finish(_ report: inout Verifier.Report) {
        guard let keys else { return }
        for (owner, tally) in owners {
            guard let first = tally.first, !forgotten.contains(owner) else { continue }
            if keys.key(of: owner) == nil {
                let texts = (report.unreadable?.texts ?? 0) + tally.closed
                let earliest = min(report.unreadable?.first ?? first, first)
                report.unreadable = Verifier.Unreadable(
                    texts: texts, owners: (report.unreadable?.owners ?? []) + [owner], first: earliest)
            } else if tally.opened > 0 {
                report.add(first, "\(tally.place) does not open with the key of \(owner), which opens other texts")
            } else {
                report.add(
                    first,
                    "\(path) does not hold the key of \(owner) that its texts are sealed under from here on, but another",
                    isOfKeys: true)
            }
        }
        report.unreadable?.owners.sort { $0.description < $1.description }
    }
}
