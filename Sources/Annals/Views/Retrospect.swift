/// A view as of a moment, folded from entries in order that go on beyond it.
///
/// People, series, measures and sessions need only be in the log to be named, so what is dated before they came into it
/// may name them. Whoever reads of that time should find their names: their creation, though dated later, is told to
/// the view after everything else.
public struct Retrospect<View: Projection>: Sendable {
    /// The view so far.
    public private(set) var view = View()
    /// What was named by then, and came into the log later.
    public private(set) var unnamed: Set<Subject> = []
    private var named: Set<Subject> = []
    private var moment: Instant

    /// Looks back at a moment.
    public init(asOf moment: Instant) {
        self.moment = moment
    }

    /// The same look back, to go on to a later moment.
    public func goingOn(to moment: Instant) -> Retrospect {
        var next = self
        next.moment = moment
        return next
    }

    /// Takes up one more entry: by that moment, or the creation of something that was named before it.
    public mutating func apply(_ entry: Entry) {
        if entry.orderedAt <= moment {
            view.apply(entry)
            for subject in entry.about where subject.kind.isTimeless && entry.creates(subject) {
                named.insert(subject)
                unnamed.remove(subject)
            }
            for subject in entry.about + entry.mentions where subject.kind.isTimeless && !named.contains(subject) {
                unnamed.insert(subject)
            }
        } else if !unnamed.isEmpty, let subject = entry.about.first(where: { unnamed.contains($0) }),
            entry.creates(subject)
        {
            unnamed.remove(subject)
            view.apply(entry)
        }
    }
}

extension Chronicle {
    /// A view as of a moment, as known at a position.
    public func view<View: Projection>(
        _ type: View.Type = View.self, asOf: Instant = .latest, known: Position? = nil
    ) -> View {
        var back = Retrospect<View>(asOf: asOf)
        for entry in inEffect(known: known) { back.apply(entry) }
        return back.view
    }
}
