import Foundation

@testable import Annals

/// What a read as of a moment, known at a position, is by definition.
///
/// As plainly as it can be written: every line known by then, less those struck, those corrected as they should have
/// been, in the order of (occurredAt, position), up to the moment. The yardstick of every faster reading; it shares
/// nothing with them but stories and views.
struct PlainLibrary: WholeLibrary {
    let asOf: Instant
    let known: Position
    private let recorded: [Entry]
    private let inEffect: [Entry]

    init(_ all: [Entry], asOf: Instant, known: Position) {
        self.asOf = asOf
        self.known = known
        recorded = all.filter { $0.position <= known }
        var struck: [Position] = []
        for entry in recorded { if case .entryStruck(let strike) = entry.action { struck.append(strike.entry) } }
        var entries: [Entry] = []
        for entry in recorded where !struck.contains(entry.position) {
            var last: (correction: EntryCorrected, position: Position)?
            for other in recorded {
                if case .entryCorrected(let correction) = other.action, correction.entry == entry.position {
                    last = (correction, other.position)
                }
            }
            entries.append(last.map { entry.corrected(by: $0.correction, at: $0.position) } ?? entry)
        }
        // The opening of the log says in which zone dates are meant, and comes first whatever its own.
        inEffect = entries.sorted { left, right in
            if left.position == Position(1) || right.position == Position(1) { return left.position < right.position }
            return left.occurredAt == right.occurredAt
                ? left.position < right.position : left.occurredAt < right.occurredAt
        }
    }

    private var happened: [Entry] {
        inEffect.filter { $0.occurredAt <= asOf || $0.position == Position(1) }
    }

    func entries(of subject: Subject, aboutOnly: Bool) -> [Entry] {
        happened.filter { $0.about.contains(subject) || (!aboutOnly && $0.mentions.contains(subject)) }
    }

    func entry(at position: Position) -> Entry? { recorded.first { $0.position == position } }
    func entryInEffect(at position: Position) -> Entry? { happened.first { $0.position == position } }
    func creation(of subject: Subject) -> Entry? { inEffect.first { $0.creates(subject) } }
    func forEachInEffect(_ body: (Entry) throws -> Void) rethrows { for entry in happened { try body(entry) } }
    func leaf(at position: Position) -> Digest? { entry(at: position).map { Digest.leaf(of: $0.line) } }

    func fate(of position: Position) -> [Entry] {
        recorded.filter { entry in
            switch entry.action {
            case .entryStruck(let it): it.entry == position
            case .entryCorrected(let it): it.entry == position
            case .entryRedacted(let it): it.entry == position
            default: false
            }
        }
    }

    /// The view of what happened, then how people, series, measures and sessions that it names came into the log later.
    func fold<View: Projection>(_ type: View.Type) -> View {
        var view = View()
        for entry in happened { view.apply(entry) }
        let timeless: Set<Subject.Kind> = [.person, .series, .measure, .session]
        let named = Set(happened.flatMap { $0.about + $0.mentions }.filter { timeless.contains($0.kind) })
        for entry in inEffect where entry.occurredAt > asOf && entry.position != Position(1) {
            let creates = named.contains { subject in
                entry.creates(subject) && inEffect.first { $0.creates(subject) }?.position == entry.position
            }
            if creates { view.apply(entry) }
        }
        return view
    }
}
