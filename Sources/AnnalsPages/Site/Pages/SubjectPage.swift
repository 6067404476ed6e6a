public import Annals

/// The page of anything that has no page of a kind of its own: a ballot, a finding, an idea, a theme, a part of the
/// platform.
public struct SubjectPage {
    let subject: Subject
    let why: Why?
    let story: [EntryLine]
    /// What it is called, where the graph of why does not say so.
    let title: String?

    /// Puts it together.
    public init(_ subject: Subject, why: Why?, story: [EntryLine], title: String? = nil) {
        self.subject = subject
        self.why = why
        self.story = story
        self.title = title
    }

    /// The page.
    public func page(in frame: SiteFrame) -> SitePage {
        let root = why?.graph.nodes.first
        let label = root.map { $0.label.isEmpty ? frame[$0.kind.words] : $0.label }
        let state = root?.state.map { SiteSign(frame.language.state($0), .quiet) }
        let kind = SubjectLink.folder(subject.kind)
        let register = kind.flatMap { Register.Kind(rawValue: $0) }
        let heading = SiteHeading(
            why.map { $0.narrator.named(label ?? title ?? "") } ?? title ?? subject.id, id: subject.id,
            kicker: register.map { Runs(frame[$0.title], link: frame.href("/\($0.rawValue)")) }
                ?? Runs(frame[subject.kind.name]),
            sign: state,
            facts: [
                root?.person.flatMap { person in why.map { Runs($0.name(person), link: frame.link(person.subject)) } },
                root?.mark.map { Runs(frame.day($0.occurredAt)) },
                root?.mark?.session.map { frame.id($0.subject) },
            ])
        let rest = why.map { $0.sections(in: frame, leaving: [.record]) + [$0.picture(in: frame)].compactMap { $0 } }
        let record = SiteSection.story(story, more: frame.href("/log", [("subject", subject.id)]), in: frame)
        return SitePage(heading, part: nil, (rest ?? []) + [record].compactMap { $0 }, in: frame)
    }
}

extension Register.Kind {
    /// The title of its page.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
