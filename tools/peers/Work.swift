import Annals
import Foundation

/// One event of the work that all systems do, as the peers' data set has it.
struct Event: Sendable {
    enum Kind: String, Sendable {
        case session = "SessionOpened"
        case idea = "IdeaProposed"
        case vote = "VoteCast"
        case taskOpened = "TaskOpened"
        case taskClosed = "TaskClosed"
        case comment = "CommentAdded"
        case decision = "DecisionRecorded"

        /// What is taken off the length of a payload to make the length of the text, so that the mean line is as long as
        /// the mean payload: a ballot's is longer than the idea of the others, and so the rest are shorter.
        var bytesBeside: Int {
            switch self {
            case .session: 370
            case .idea: 520
            case .vote: 366
            case .taskOpened: 366
            case .taskClosed: 356
            case .comment: 350
            case .decision: 390
            }
        }
    }

    /// Which session, from 0, in the order in which they open.
    let session: Int
    let kind: Kind
    /// A number that chooses who acts.
    let participant: Int
    /// Which idea or task of its session, from 0.
    let item: Int
    /// What it says, as JSON, as long as makes the stored line about as long as the payload that the others keep.
    let text: String

    /// Reads the first events of a file: stream, version, type and payload, with tabs between.
    static func read(_ path: String, _ count: Int) throws -> [Event] {
        let file = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        var sessions: [Substring: Int] = [:]
        var events: [Event] = []
        events.reserveCapacity(count)
        var start = file.startIndex
        while events.count < count, start < file.endIndex {
            let end = file[start...].firstIndex(of: 0x0A) ?? file.endIndex
            let columns = String(decoding: file[start..<end], as: UTF8.self).split(separator: "\t")
            start = end + 1
            guard columns.count == 4, let kind = Kind(rawValue: String(columns[2])) else {
                throw Problem("\(path): line \(events.count + 1) is no event of the work")
            }
            let session = sessions[columns[0], default: sessions.count]
            sessions[columns[0]] = session
            let payload = try JSONDecoder().decode(Payload.self, from: Data(columns[3].utf8))
            let item = payload.data.ideaId ?? payload.data.taskId ?? payload.data.on
            events.append(
                Event(
                    session: session, kind: kind, participant: Int(payload.actor.suffix(4)) ?? 0,
                    item: item.flatMap { Int($0.suffix(2)) } ?? 0,
                    text: fitted(payload.data.text, columns[3].utf8.count - kind.bytesBeside)))
        }
        guard events.count == count else { throw Problem("\(path) holds \(events.count) events, and not \(count)") }
        return events
    }

    /// A text as JSON, cut or repeated so that it has about so many bytes.
    private static func fitted(_ text: String, _ wanted: Int) -> String {
        var room = min(max(wanted, 4), 190)
        var fitted = "\""
        while true {
            for scalar in text.unicodeScalars {
                guard room > 0 else { return fitted + "\"" }
                switch scalar {
                case "\"": fitted += "\\\""
                case "\n": fitted += " "
                default: fitted.unicodeScalars.append(scalar)
                }
                room -= scalar == "\"" ? 2 : scalar.utf8.count
            }
            fitted += " "
            room -= 1
        }
    }

    private struct Payload: Decodable {
        struct Fields: Decodable {
            let ideaId: String?
            let taskId: String?
            let on: String?
            let text: String
        }
        let actor: String
        let data: Fields
    }
}

/// What went wrong, for people.
struct Problem: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Who takes part: 201 people, three of them in each session; the first of the three leads it, as a steward (as the first of all is by joining).
enum Team {
    static let size = 3
    static let people = 201
    /// How many entries a log begins with, its opening among them.
    static let beginning = people + people / size

    static func person(_ session: Int, _ member: Int) -> Int { session * size % people + member % size + 1 }

    /// The actions with which they join, before anything is measured.
    static var joining: [Draft] {
        let all = (1...people).compactMap { PersonID(Subject(.person, UInt32($0))) }
        let joined = all.map { person in
            Draft(
                PersonJoined {
                    $0.person = person
                    $0.name = "Person \(person)"
                })
        }
        let granted = all.enumerated().filter { $0.offset > 0 && $0.offset % size == 0 }.map { _, person in
            Draft(
                RoleGranted {
                    $0.person = person
                    $0.role = .steward
                })
        }
        return joined + granted
    }
}

/// The ids that sessions, ballots and tasks have in the log.
///
/// One writer can tell them beforehand, for each is the next; several ask the receipts.
struct Given {
    private var sessions: [Int: String] = [:]
    private var ballots: [[Int]: String] = [:]
    private var tasks: [[Int]: (id: String, owner: Int)] = [:]
    private var next = ["S": 0, "B": 0, "T": 0]

    func session(_ event: Event) -> String { sessions[event.session] ?? "S-0" }
    func ballot(_ event: Event) -> String? { ballots[[event.session, event.item]] }
    func task(_ event: Event) -> (id: String, owner: Int)? { tasks[[event.session, event.item]] }

    /// Takes note of what an event created: of the next id, or of the one in its receipt.
    mutating func note(_ event: Event, _ created: String? = nil) {
        func id(_ letter: String) -> String {
            if let created { return created }
            next[letter, default: 0] += 1
            return "\(letter)-\(next[letter, default: 0])"
        }
        switch event.kind {
        case .session: sessions[event.session] = id("S")
        case .idea: ballots[[event.session, event.item]] = id("B")
        case .taskOpened: tasks[[event.session, event.item]] = (id("T"), Team.person(event.session, event.participant))
        default: break
        }
    }
}

extension Event {
    /// The action line of the event.
    func line(_ given: Given) -> [UInt8] {
        let chair = Team.person(session, 0)
        let member = Team.person(session, participant)
        let place = #","session":"\#(given.session(self))""#
        let written: String
        switch kind {
        case .session:
            written = action(
                "session-scheduled", by: chair, "",
                #""kind":"planning","title":"Session \#(session)","purpose":\#(text),"startsAt":"2027-03-01""#)
        case .idea:
            let voters = (0..<Team.size).map { "\"P-\(Team.person(session, $0))\"" }.joined(separator: ",")
            written = action(
                "ballot-opened", by: chair, place,
                #""question":\#(text),"options":[{"id":"yes","text":"Yes"}],"method":{"name":"majority"},"electorate":[\#(voters)],"mayChange":true"#
            )
        case .vote:
            written = action(
                "vote-cast", by: member, place,
                #""ballot":"\#(given.ballot(self) ?? "B-0")","choice":"\#(participant % 3 == 0 ? "against" : "for")","reason":\#(text)"#
            )
        case .taskOpened:
            written = action(
                "task-assigned", by: chair, place, #""title":\#(text),"owner":"P-\#(member)""#)
        case .taskClosed:
            let task = given.task(self)
            written = action(
                "task-completed", by: task?.owner ?? chair, place,
                #""task":"\#(task?.id ?? "T-0")","outcome":\#(text)"#)
        case .comment:
            let on = given.ballot(self) ?? given.session(self)
            written = action(
                "argument-made", by: member, place, #""on":"\#(on)","stance":"remark","text":\#(text)"#)
        case .decision:
            written = action(
                "decision-taken", by: chair, place,
                #""title":"Decided","statement":\#(text),"how":"authority","deciders":["P-\#(chair)"]"#)
        }
        return Array(written.utf8)
    }

    private func action(_ name: String, by person: Int, _ place: String, _ data: String) -> String {
        #"{"type":"\#(name)","actor":"P-\#(person)"\#(place),"data":{\#(data)}}"#
    }
}
