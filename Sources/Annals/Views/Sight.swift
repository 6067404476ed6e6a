/// What of an entry may be shown now: the one place that says so, for every page, list and file that shows entries.
///
/// A pure function of the entry and of what became of its subjects; it knows no viewer, since what is hidden here is
/// hidden from everybody. What only some may read is ``Withheld`` from the others.
public enum Sight {
    /// The parts of an entry that are not to be shown.
    public struct Hidden: OptionSet, Sendable {
        /// One bit a part.
        public let rawValue: Int

        /// Those parts.
        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// What was said.
        public static let text = Hidden(rawValue: 1)
        /// Who said it, and who wrote it down.
        public static let author = Hidden(rawValue: 2)
    }

    /// What of an entry is hidden now.
    ///
    /// - Parameters:
    ///   - entry: the entry.
    ///   - story: what has become of a subject by now.
    public static func hidden(
        in entry: Entry, _ story: (Subject) throws -> (any Story)?
    ) rethrows -> Hidden {
        switch entry.action {
        case .ideaCaptured(let captured): try hidden(in: captured.idea, orStruck: captured.hidden == true, story)
        case .ideaReworded(let change): try hidden(in: change.idea, orStruck: true, story)
        case .voteCast(let vote): (try story(vote.ballot.subject) as? Ballot)?.hidesVotes == true ? .text : []
        case .entryCorrected(let correction):
            // What is hidden is not told by another door; who corrects it need not be who said it.
            if let action = correction.action {
                try hidden(in: entry.with(action, correctedBy: nil), story).subtracting(.author)
            } else {
                []
            }
        default: []
        }
    }

    /// What is hidden of an idea.
    ///
    /// One that was struck has no story any more. It can be struck only before anybody revealed it, and so what was
    /// hidden of it stays so.
    private static func hidden(
        in idea: IdeaID, orStruck wasHidden: Bool, _ story: (Subject) throws -> (any Story)?
    ) rethrows -> Hidden {
        let idea = try story(idea.subject) as? Idea
        let isHidden = if let idea, idea.began != nil { idea.isHidden } else { wasHidden }
        return isHidden ? [.text, .author] : []
    }

    /// What stands where a text is hidden.
    public static let veil = "(hidden until it is revealed)"

    /// What stands where a text is hidden, in a language.
    package static func veil(in language: Language) -> String {
        language.says(veil, russian: "(скрыто, пока не откроют)")
    }
}

extension Entry {
    /// The entry less what is hidden of it; its line is then not the one of the log.
    public func showing(without hidden: Sight.Hidden) -> Entry { showing(without: hidden, in: .english) }

    /// The same, with the veil in a language.
    func showing(without hidden: Sight.Hidden, in language: Language) -> Entry {
        if hidden.isEmpty { return self }
        let veil = Sight.veil(in: language)
        var action = action
        if hidden.contains(.text) {
            switch action {
            case .ideaCaptured(var captured):
                captured.text = veil
                action = .ideaCaptured(captured)
            case .ideaReworded(var change):
                change.text = veil
                action = .ideaReworded(change)
            case .voteCast(var vote):
                vote.choice = .word(veil)
                vote.reason = nil
                action = .voteCast(vote)
            case .entryCorrected(var correction):
                guard let said = correction.action else { break }
                correction.data = ActionData(
                    of: with(said, correctedBy: nil).showing(without: .text, in: language).action)
                correction.reason = veil
                action = .entryCorrected(correction)
            default: break
            }
        }
        let isNamed = !hidden.contains(.author)
        var unseen = isNamed ? [] : [actor?.subject, recorder?.subject].compactMap { $0 }
        // Who stands in a text is hidden with it.
        let shown = Set(SubjectCollector(action.body).mentions)
        let authors = isNamed ? [actor?.subject, recorder?.subject] : []
        unseen += SubjectCollector(self.action.body).mentions.filter { !shown.contains($0) && !authors.contains($0) }
        return Entry(
            position: position, id: id, occurredAt: occurredAt, recordedAt: recordedAt, actor: isNamed ? actor : nil,
            recorder: isNamed ? recorder : nil, isAnonymous: isAnonymous, session: session, about: about,
            mentions: mentions.filter { !unseen.contains($0) }, action: action)
    }
}

extension Idea {
    /// Its wording, as far as it may be shown now.
    public var shownText: String { shownText(in: .english) }
    /// Its wording, as far as it may be shown now, in a language where it may not.
    package func shownText(in language: Language) -> String { isHidden ? Sight.veil(in: language) : text }
    /// Who had it, as far as that may be shown now.
    public var shownAuthor: PersonID? { isHidden ? nil : author }
}
