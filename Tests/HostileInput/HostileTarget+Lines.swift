import Annals
import AnnalsLog

extension HostileTarget {
    /// A line of a log: what is read is written so that it is read to the same.
    static let line = HostileTarget("line", longest: 4096) { bytes in
        _ = try? LineHeader(line: bytes)
        _ = PlanGlance(bytes)
        guard let entry = try? Entry(line: bytes) else { return }
        try hold(entry.line == bytes, "an entry does not keep its line")
        let written = entry.written()
        let again = try must("what was written is not read: \(written.shown)") { try Entry(line: written) }
        try hold(again.action == entry.action, "the action changes when it is written: \(written.shown)")
        try hold(
            again.position == entry.position && again.id == entry.id && again.occurredAt == entry.occurredAt
                && again.recordedAt == entry.recordedAt && again.actor == entry.actor
                && again.recorder == entry.recorder && again.session == entry.session
                && again.isAnonymous == entry.isAnonymous && again.about == entry.about
                && again.mentions == entry.mentions, "the head of the line changes when it is written")
        try hold(again.written() == written, "what is written twice differs: \(written.shown)")
    }

    /// An action line: what is taken in from outside is stored so that the log reads it to the same.
    static let action = HostileTarget("action", longest: 4096) { bytes in
        var json = JSONReader(bytes)
        let isJSON = (try? json.skip()) != nil && (try? json.finish()) != nil
        let isSound = (try? StrictJSON.check(bytes)) != nil
        // The other way round ours refuses more: half a surrogate pair, what is nested too deep.
        let isText = String(validating: bytes, as: UTF8.self) != nil
        try hold(!isJSON || isSound || !isText, "ours takes for JSON what Foundation does not")
        guard isSound else { return }
        for name in ["Europe/Berlin", "Asia/Kolkata"] {
            var reader = JSONReader(bytes)
            guard let zone = Zone(name), let draft = try? Draft(actionLine: &reader, zone: zone),
                (try? reader.finish()) != nil
            else { continue }
            try stored(draft.action)
        }
    }

    /// Throws where an action, whose ids may still be missing, is not read again as it is written.
    private static func stored(_ action: AnyAction) throws {
        let json = action.json
        var reader = JSONReader(json)
        let again = try must("what is stored is not read: \(json.shown)") {
            let again = try AnyAction(type: action.name, version: action.version, input: &reader)
            try reader.finish()
            return again
        }
        try hold(again == action, "the action changes when it is stored: \(json.shown)")
        try hold(again.json == json, "what is stored twice differs: \(json.shown)")
        try hold((try? StrictJSON.check(json)) != nil, "what is stored is no JSON to others: \(json.shown)")
    }
}
