import Annals
import AnnalsLog

extension HostileTarget {
    /// The body of a form: what it says is an action line, and is recorded or refused in words.
    static let form = HostileTarget("form", longest: 4096) { bytes in
        let fields: [ActionForm.Field]
        do { fields = try FormBody.fields(bytes) } catch is Fault { return }
        let line: [UInt8]
        do { line = try ActionForm(fields, by: PersonID(1)).bytes } catch is AskError { return }
        try must("a form becomes what is no JSON: \(line.shown)") { try StrictJSON.check(line) }
        try send(line)
    }

    /// The body of a request to record: an action line of somebody who is signed in.
    static let body = HostileTarget("body", longest: 4096) { bytes in try send(bytes) }

    /// Sends a line as somebody who leads the session, and as somebody who came in by the code of the room.
    private static func send(_ line: [UInt8]) throws {
        for (sender, room) in [(PersonID(1), nil), (PersonID(2), SessionID(1))] {
            let log = SmallLog.shared
            let last = Intent(Array("{}".utf8), sender: sender)
            // The second is always refused, so that the first is taken back.
            do {
                _ = try log.record(together: [Intent(line, sender: sender, room: room), last])
                // A repeat ends the group before the second.
            } catch is Fault {} catch is Refusal {} catch is OutOfTheRoom {} catch {
                throw Broken("a request fails in no way that is known: \(error)")
            }
        }
        try hold(try SmallLog.shared.read { try $0.head } == SmallLog.head, "something refused was recorded")
    }
}
