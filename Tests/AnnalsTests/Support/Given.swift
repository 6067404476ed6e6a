import Testing

@testable import Annals

/// Records those steps, one a minute: the entry at position n is written down at 09:00 + n minutes on 2026-01-14.
func given(_ steps: [Step], sourceLocation: SourceLocation = #_sourceLocation) -> Given {
    var given = Given()
    for step in steps {
        do {
            try given.record(step.draft)
        } catch {
            Issue.record("given “\(step)”: \(error)", sourceLocation: sourceLocation)
        }
    }
    return given
}

/// The usual room (`Room.people` and a session that is open), then those steps.
func given(_ steps: Step..., sourceLocation: SourceLocation = #_sourceLocation) -> Given {
    given(Room.open + steps, sourceLocation: sourceLocation)
}

/// A log so far.
struct Given {
    private(set) var log = Chronicle()

    /// The time at which the entry at that position is written down.
    static func time(_ position: Int) -> Instant {
        Instant(milliseconds: 1_768_381_200_000 + Int64(position) * 60_000)
    }

    @discardableResult
    mutating func record(_ draft: Draft) throws -> Entry {
        try log.record(draft, now: Given.time(log.entries.count + 1))
    }

    /// Tries one more step.
    func when(_ step: Step) -> Outcome { when(step.draft, step.description) }

    /// Tries one more draft.
    func when(_ draft: Draft, _ words: String = "") -> Outcome {
        var copy = self
        let result = Result { try copy.record(draft) }
        return Outcome(words: words.isEmpty ? draft.action.name : words, log: copy.log, result: result)
    }

    /// Tries steps one after the other, of which all but the last must be recorded.
    func and(_ step: Step, sourceLocation: SourceLocation = #_sourceLocation) -> Given {
        var copy = self
        do {
            try copy.record(step.draft)
        } catch {
            Issue.record("and “\(step)”: \(error)", sourceLocation: sourceLocation)
        }
        return copy
    }
}

/// What came of a step.
struct Outcome {
    let words: String
    let log: Chronicle
    let result: Result<Entry, any Error>

    /// It is recorded.
    func records(sourceLocation: SourceLocation = #_sourceLocation) {
        records(sourceLocation: sourceLocation) { _, _ in }
    }

    /// It is recorded; then looks at the entry and at the log with it.
    func records(
        sourceLocation: SourceLocation = #_sourceLocation, _ check: (Entry, Chronicle) throws -> Void
    ) rethrows {
        switch result {
        case .success(let entry): try check(entry, log)
        case .failure(let error): Issue.record("“\(words)” was refused: \(error)", sourceLocation: sourceLocation)
        }
    }

    /// It is refused, for that reason and no other.
    func refused(_ expected: Refusal, sourceLocation: SourceLocation = #_sourceLocation) {
        switch result {
        case .success(let entry):
            Issue.record("“\(words)” was recorded as \(entry.position)", sourceLocation: sourceLocation)
        case .failure(let error as Refusal): #expect(error == expected, "\(words)", sourceLocation: sourceLocation)
        case .failure(let error): Issue.record("“\(words)”: \(error)", sourceLocation: sourceLocation)
        }
    }

    /// It is no well-formed action.
    func faulty(_ expected: Fault, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(throws: expected, "\(words)", sourceLocation: sourceLocation) { try result.get() }
    }

    /// The refusal, where there was one.
    var refusal: Refusal? {
        if case .failure(let error as Refusal) = result { error } else { nil }
    }

    /// `recorded`, or the name of the refusal's case.
    var verdict: String {
        switch result {
        case .success: "recorded"
        case .failure(let error as Refusal): error.caseName
        case .failure(let error): "\(error)"
        }
    }
}

extension Chronicle {
    /// What has become of a subject, by a plain fold.
    func story<Of: Story>(_ id: Identifier<Of>) -> Of {
        var story = Of(id)
        for entry in inEffect() where entry.about.contains(id.subject) { story.apply(entry) }
        return story
    }

    /// The data of an entry, as JSON.
    func data(_ position: Int) -> String { String(decoding: entries[position - 1].action.json, as: UTF8.self) }
}

extension Entry {
    /// Its line, as text.
    var text: String { String(decoding: line, as: UTF8.self) }
    /// The fields of its action, as JSON.
    var data: String { String(decoding: action.json, as: UTF8.self) }
}

extension Mark {
    /// The mark that the entry at a position of a `Given` has, where nothing else is said of it.
    static func at(_ position: Int, actor: PersonID? = nil, session: SessionID? = nil) -> Mark {
        let time = Given.time(position)
        return Mark(
            Entry(
                position: Position(position), id: EntryID(at: time, random: (0, 0)), occurredAt: time, recordedAt: time,
                actor: actor, session: session, action: AnyAction(NoteAdded())))
    }
}
