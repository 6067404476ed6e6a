import Annals

/// What stands at the top of minutes: which session, when, where, who.
struct Header {
    /// What a key of the header means.
    enum Key: String {
        case session, title, kind, date, time, ends, place, purpose, topic, period, series, follows, format, focus,
            outcome
        case team, aim, template, moderator, chair, scribe, present, absent, observers, invited, agenda
        case objectives, minutes, circle
        case writtenBy = "written by"
    }

    private static let words: [String: Key] = [
        "session": .session, "minutes of": .session, "title": .title, "kind": .kind, "type": .kind, "date": .date,
        "day": .date, "time": .time, "starts": .time, "place": .place, "location": .place, "purpose": .purpose,
        "topic of the session": .topic, "period": .period, "plan for": .period, "series": .series, "follows": .follows,
        "format": .format, "focus": .focus, "outcome": .outcome, "team": .team, "aim": .aim, "template": .template,
        "moderator": .moderator, "facilitator": .moderator, "chair": .chair, "scribe": .scribe, "note taker": .scribe,
        "present": .present, "attendees": .present, "absent": .absent, "excused": .absent, "regrets": .absent,
        "observers": .observers, "observer": .observers, "invited": .invited, "agenda": .agenda,
        "objectives": .objectives, "length": .minutes, "circle": .circle, "written by": .writtenBy,
        "сессия": .session, "название": .title, "вид": .kind, "дата": .date, "день": .date,
        "время": .time, "начало": .time, "место": .place, "цель": .purpose, "период": .period, "серия": .series,
        "модератор": .moderator, "ведущий": .moderator, "ведущая": .moderator, "председатель": .chair,
        "секретарь": .scribe, "присутствуют": .present, "присутствовали": .present, "участники": .present,
        "отсутствуют": .absent, "отсутствовали": .absent, "наблюдатели": .observers, "приглашены": .invited,
        "повестка": .agenda, "записал": .writtenBy, "записала": .writtenBy,
    ]

    /// The keys of a line that begins a new day.
    static let dayKeys = ["date", "day", "дата", "день"]

    /// What was typed, in order.
    private(set) var given: [(key: Key, value: String, line: TextLine)] = []
    /// The first time that stands at a line after the header.
    var firstTime: MinutesReader.Clock?

    /// The lines by which people join, who may then be named anywhere in the header.
    private(set) var joins: [TextLine] = []

    /// Takes a line that belongs to the header.
    mutating func take(_ line: TextLine) -> Bool {
        if ["join", "присоединяется"].contains(line.text.firstWord.word.lowercased()) {
            joins.append(line)
            return true
        }
        guard let (word, value) = TextLine.keyed(TextLine.withoutBullet(line.text)), let key = Header.words[word] else {
            return false
        }
        // A second agenda or list of names is a line of its own: an agenda that was changed, people who come in.
        given.append((key, value, line))
        return true
    }

    /// Takes the line at the top for the title, where what follows is a header.
    mutating func takeTitle(_ line: TextLine, before next: TextLine?) -> Bool {
        var text = line.text
        guard let next, MinutesReader.Clock.take(from: &text, line: line.number) == nil, Day(typed: text) == nil,
            TextLine.keyed(text) == nil
        else { return false }
        var own = Header()
        var header = Header()
        guard !own.take(line), header.take(next), header.joins.isEmpty else { return false }
        given.append((.title, text, line))
        return true
    }

    /// The value of a key, with the lines under it.
    subscript(key: Key) -> (value: String, line: TextLine)? {
        guard let found = given.last(where: { $0.key == key }) else { return nil }
        let more = found.line.more.map(\.text)
        return (([found.value] + more).filter { !$0.isEmpty }.joined(separator: " "), found.line)
    }

    /// The fields of the session's schedule that keys of the header fill in.
    static let planned: [(Key, String)] = [
        (.title, "title"), (.topic, "topic"), (.kind, "kind"), (.series, "series"), (.follows, "follows"),
        (.purpose, "purpose"), (.objectives, "objectives"), (.focus, "focus"), (.outcome, "outcome"),
        (.period, "period"), (.format, "format"), (.place, "place"), (.minutes, "minutes"), (.team, "team"),
        (.aim, "aim"), (.circle, "circle"), (.template, "template"),
    ]

    /// The keys that name people, each with what they are to the session.
    static let roles: [(Key, String)] = [
        (.moderator, "moderator"), (.chair, "chair"), (.scribe, "scribe"), (.invited, "participant"),
        (.observers, "observer"),
    ]
}
