import Annals
import AnnalsProof
import Foundation
import Testing

@testable import AnnalsLog

/// The real program, killed between any two of its writes while it makes, destroys or changes a key.
@Suite("The keys of a program that is killed", .enabled(if: KillBeforeWrite.library != nil, "no C compiler here"))
struct KeysKillTests {
    /// Something that is done with a key.
    enum Act: String, CaseIterable, CustomTestStringConvertible {
        case join = "somebody joins"
        case circle = "a session is scheduled for a circle"
        case forget = "somebody is forgotten"
        case rotate = "the signing key is changed"

        var testDescription: String { rawValue }

        private static let id = "01980000-0000-7000-8000-0000000000ff"

        var arguments: [String] {
            switch self {
            case .join, .circle: ["record", "-"]
            case .forget: ["forget", "P-2", "--reason", "asked for it", "--as", "P-1"]
            case .rotate: ["keys", "rotate", "--as", "P-1"]
            }
        }

        /// The line that is recorded, where it is one.
        var line: String {
            switch self {
            case .join: #"{"type":"person-joined","id":"\#(Act.id)","data":{"name":"Cid Coral"}}"#
            case .circle:
                #"{"type":"session-scheduled","id":"\#(Act.id)","actor":"P-1","data":{"title":"Merger with Heron","#
                    + #""kind":"decision","purpose":"Decide","startsAt":"2030-01-14","circle":["P-1"]}}"#
            case .forget, .rotate: ""
            }
        }
    }

    private static let begun = [
        #"{"type":"person-joined","data":{"name":"Ann Amber"}}"#,
        #"{"type":"person-joined","actor":"P-1","data":{"name":"Bob Birch","email":"bob@birch.example"}}"#,
    ]

    private func prepared() throws -> Sandbox {
        let box = Sandbox()
        let log = try Log.create(at: box.path("acme.annals"), Log.Founding(organization: "Acme"))
        for line in Self.begun { try log.record(line: Array(line.utf8)) }
        try log.close()
        return box
    }

    @Test(arguments: Act.allCases)
    func `killed before any of its writes, no text is without its key and no key outlives its text`(act: Act) throws {
        let prepared = try prepared()
        func copy() -> Sandbox {
            let box = Sandbox()
            for name in prepared.files { box.copy(prepared.path(name), to: name) }
            return box
        }
        let whole = copy()
        let (outcome, changes) = KillBeforeWrite.changes(of: act.arguments, input: act.line + "\n", in: whole)
        #expect(outcome.code == 0, "\(outcome)")
        try check(whole, act, isAcknowledged: true, "not killed")
        #expect(changes.count > 10)
        #expect(changes.contains { $0.contains("acme.annals-keys") })
        let isThorough = ProcessInfo.processInfo.environment["ANNALS_EVERY_KILL"] != nil
        for number in changes.indices where isThorough || number == 0 || changes[number] != changes[number - 1] {
            let box = copy()
            let killed = KillBeforeWrite.run(act.arguments, input: act.line + "\n", in: box, killedBefore: number + 1)
            let moment = "before change \(number + 1): \(changes[number])"
            #expect(killed.code == 128 + SIGKILL, "\(moment)")
            try check(box, act, isAcknowledged: !killed.out.isEmpty, moment)
        }
    }

    /// Opens the log after a kill, looks what is there, does the same again where it is not, and looks once more.
    private func check(_ box: Sandbox, _ act: Act, isAcknowledged: Bool, _ moment: String) throws {
        let log = try Log(openingAt: box.path("acme.annals"))
        defer { try? log.close() }
        var isDone = try isDone(act, log)
        if isAcknowledged { #expect(isDone, "\(moment)") }
        #expect(try Verifier.verify(log).isSound, "\(moment)")
        try checkKeys(act, log, isDone: isDone, box, moment)
        switch act {
        case .join, .circle: try log.record(line: Array(act.line.utf8))
        case .forget: if !isDone { _ = try log.forget(PersonID(2), reason: "asked for it", actor: PersonID(1)) }
        case .rotate: if !isDone { try log.changeKey(actor: PersonID(1)) }
        }
        isDone = try self.isDone(act, log)
        #expect(isDone, "\(moment)")
        try checkKeys(act, log, isDone: true, box, moment)
        #expect(try Verifier.verify(log).isSound, "\(moment)")
        #expect(try log.read { try $0.head } == Position(4), "\(moment)")
    }

    private func isDone(_ act: Act, _ log: Log) throws -> Bool {
        try log.read { reading in
            switch act {
            case .join: try reading.story(PersonID(3)) != nil
            case .circle: try reading.story(SessionID(1)) != nil
            case .forget: try reading.story(PersonID(2))?.forgotten != nil
            case .rotate: try reading.head == Position(4)
            }
        }
    }

    /// What must hold of the keys, whether it was done or not.
    private func checkKeys(_ act: Act, _ log: Log, isDone: Bool, _ box: Sandbox, _ moment: String) throws {
        let account = try log.keysAccount()
        let names = try log.read { reading in try (1...3).map { try reading.story(PersonID($0))?.name } }
        #expect(names[0] == "Ann Amber", "\(moment)")
        switch act {
        case .join:
            #expect(names[1...] == ["Bob Birch", isDone ? "Cid Coral" : nil], "\(moment)")
        case .circle:
            #expect(names[1] == "Bob Birch", "\(moment)")
            if isDone {
                #expect(try log.read { try $0.story(SessionID(1))?.title } == "Merger with Heron", "\(moment)")
            }
            #expect(box.bytes("acme.annals").map { !$0.contains("Heron") } ?? false, "\(moment)")
        case .forget:
            // The opening finished what the kill left: the key is gone where the entry is there.
            #expect(account.people == (isDone ? 1 : 2), "\(moment)")
            #expect((names[1] == "Bob Birch") == !isDone, "\(moment)")
        case .rotate:
            // The key that the log names is at hand: the next checkpoint can be signed.
            #expect(account.holdsSigningKey, "\(moment)")
            #expect(throws: Never.self, "\(moment)") { _ = try log.checkpoint() }
        }
    }
}

extension [UInt8] {
    fileprivate func contains(_ text: String) -> Bool { Data(self).range(of: Data(text.utf8)) != nil }
}
