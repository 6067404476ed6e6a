public import Annals

extension Reading {
    /// Why something was decided, or is there.
    ///
    /// - Parameters:
    ///   - text: the id that somebody wrote; an entry that is no figure, target or argument stands for what it is about.
    ///   - depth: how many steps to go, where somebody said so.
    /// - Throws: `AskError` where nothing of that kind has a why, `Refusal` where it is not there.
    public func why(_ text: String, depth: Int? = nil) throws -> Why {
        let root = try whyRoot(text)
        let viewer = Viewer(self)
        guard let why = try Why(of: root, in: self, depth: depth, at: moment, hiding: { viewer.hidden(in: $0) }) else {
            throw Refusal.notFound(root)
        }
        return why
    }

    private func whyRoot(_ text: String) throws -> Subject {
        guard let subject = Subject(id: text), TrailGraph.hasWhy(subject) else {
            throw AskError.misspelt(
                "“\(text.shortened)” is no id that one can ask the why of, such as D-9, T-12, G-5 or M-2",
                russian:
                    "«\(text.shortened)» — не номер, о котором можно спросить «почему», такой как D-9, T-12, G-5 или M-2",
                register: "decisions")
        }
        guard subject.kind == .entry else { return subject }
        let position = Position(subject.number)
        guard let entry = try inEffect(position), entry.orderedAt <= asOf else { throw Refusal.noEntry(position) }
        if TrailGraph.standsForItself(entry) { return subject }
        if let about = entry.about.first(where: { TrailGraph.hasWhy($0) && $0.kind != .entry }) { return about }
        throw AskError.unknown(
            "\(position) (\(entry.action.name)) is about nothing that has a why",
            russian: "\(position) (\(entry.action.name)) — ни о чём таком, у чего есть «почему»")
    }
}
