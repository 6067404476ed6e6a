public import Annals
import Foundation

import struct Crypto.SymmetricKey

/// Takes in a file of action lines: all of it or nothing.
///
/// A line without an id gets one that follows from the log, the line and the count of equal lines before it, so that
/// the same file taken in twice adds nothing. New ids may be labels (`"decision":"@rate-2024-07"`), valid in the file.
public struct Importer: Sendable {
    /// What came of an import.
    public struct Summary: Sendable {
        /// How many entries were added.
        public var added = 0
        /// How many lines were there already.
        public var repeated = 0
        /// The last position after the import.
        public var head = Position.start
    }

    /// What is wrong with a file, line by line.
    ///
    /// Nothing of it was taken in.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        /// A line and what is wrong with it.
        public struct Line: Sendable, Equatable {
            /// Its number in the file, from 1.
            public let number: Int
            /// What is wrong with it.
            public let problem: String
            /// The same in Russian; `nil` where only those meet it who write files of lines.
            public let russian: String?

            init(number: Int, problem: String, russian: String? = nil) {
                self.number = number
                self.problem = problem
                self.russian = russian
            }
        }

        /// The faulty lines, in order; at most 100 of them, none where the file holds no line at all.
        public let lines: [Line]
        /// How many more there are.
        public let more: Int

        /// One line a fault.
        public var description: String {
            if lines.isEmpty { return "there is no line in it; name a file of action lines, or an export" }
            let shown = lines.map { "line \($0.number): \($0.problem)" }
            let rest = more > 0 ? ["and \(more) more"] : []
            return (shown + rest).joined(separator: "\n")
        }
    }

    /// Told how many lines are done, of how many.
    public typealias Progress = (_ done: Int, _ of: Int) -> Void

    let lines: [(number: Int, bytes: [UInt8])]

    /// Splits a file into its lines; blank ones are passed over.
    public init(_ file: [UInt8]) {
        var lines: [(number: Int, bytes: [UInt8])] = []
        for (index, line) in file.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            var line = line
            if index == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
            while let last = line.last, last <= 0x20 { line.removeLast() }
            if let first = line.firstIndex(where: { $0 > 0x20 }) { lines.append((index + 1, Array(line[first...]))) }
        }
        self.lines = lines
    }

    /// Whether the lines are those of an exported log: entries with their positions.
    public var isExport: Bool { (lines.first?.bytes.starts(with: Array(#"{"position":"#.utf8))) ?? false }
}

// MARK: - Action lines

extension Importer {
    /// Records all lines in one transaction.
    ///
    /// - Parameters:
    ///   - sender: who sends the lines, where that is known for sure: then it is their rights that count, and where
    ///     they are not the one who acts they stand there as recorder.
    ///   - documents: finds the content of a document that a line attaches, by its SHA-256.
    public func run(
        into log: Log, recorder who: PersonID? = nil, sender: PersonID? = nil, acceptsClock: Bool = false,
        progress: Progress = { _, _ in }, documents: @escaping (Digest) throws -> [UInt8]? = { _ in nil }
    ) throws -> Summary {
        if isExport {
            throw Failure(
                lines: [
                    .init(
                        number: 1,
                        problem:
                            "carries a position: this is an export, and is taken only into a log that is not there yet (--log NEW.annals)"
                    )
                ],
                more: 0)
        }
        if lines.isEmpty { throw Failure(lines: [], more: 0) }
        return try log.write { recorder in
            try recorder.appendBehind()
            var run = try Run(recorder, who, sender, acceptsClock, documents)
            for start in stride(from: 0, to: lines.count, by: 500) {
                let block = lines[start..<min(start + 500, lines.count)]
                let areSound = StrictJSON.areSound(block.lazy.map(\.bytes))
                for line in block { try run.take(line.bytes, number: line.number, isChecked: areSound) }
                progress(start, lines.count)
            }
            progress(lines.count, lines.count)
            if !run.faults.isEmpty {
                throw Failure(lines: Array(run.faults.prefix(100)), more: max(0, run.faults.count - 100))
            }
            recorder = run.recorder
            run.summary.head = try recorder.source.end.position
            return run.summary
        }
    }

    /// The state of one import.
    struct Run {
        var recorder: Recorder
        var summary = Summary()
        var faults: [Failure.Line] = []
        /// The entries that the lines became, or were before, each with the line's number; none where nobody asks.
        var taken: [(number: Int, entry: Entry, isRepeat: Bool)] = []
        private let keepsEntries: Bool
        private let who: PersonID?
        private let sender: PersonID?
        private let acceptsClock: Bool
        private let find: (Digest) throws -> [UInt8]?
        private let organization: Organization
        private let opened: Instant
        private let labels: Labels
        /// How often each line without an id came so far, by the id that the first of them gets.
        private var repeats: [EntryID: Int] = [:]

        init(
            _ recorder: Recorder, _ who: PersonID?, _ sender: PersonID?, _ acceptsClock: Bool,
            keepsEntries: Bool = false,
            _ find: @escaping (Digest) throws -> [UInt8]?
        ) throws {
            self.keepsEntries = keepsEntries
            self.find = find
            self.who = who
            self.sender = sender
            self.acceptsClock = acceptsClock
            var recorder = recorder
            organization = try recorder.organization()
            self.recorder = recorder
            opened = organization.began?.occurredAt ?? .earliest
            labels = Labels(recorder.source)
        }

        mutating func take(_ line: [UInt8], number: Int, isChecked: Bool) throws {
            labels.declared = []
            do {
                if !isChecked { try StrictJSON.check(line) }
                var json = JSONReader(line, resolver: labels)
                var draft = try Draft(actionLine: &json, zone: organization.zone)
                try json.finish()
                if let sender { try recorder.mustSee(&draft, sender) }
                try draft.readCorrection(recorder.source, labels, organization.zone)
                draft.documents = try documents(draft.action)
                if draft.isAnonymous, draft.actor != nil || draft.recorder != nil {
                    // The id of an imported line follows from the line: whoever tried all names would find the one.
                    throw Fault("is true, yet the line names who it was; leave actor and recorder out", at: "anonymous")
                }
                if draft.recorder == nil, let who, draft.actor != nil { draft.recorder = who }
                if draft.id == nil || draft.isAnonymous {
                    let id = try derivedID(draft.lineWithoutSealed ?? line, at: draft.occurredAt ?? opened)
                    draft.id = id
                    draft.isIDDerived = draft.actor == nil && draft.recorder == nil
                    if let position = try recorder.position(of: id),
                        let stored = try recorder.source.entry(at: position)
                    {
                        try labels.bind(to: stored.action.created)
                        if keepsEntries { taken.append((number, stored, true)) }
                        summary.repeated += 1
                        return
                    }
                }
                if let sender {
                    try draft.sign(by: sender)
                    try recorder.mustSee(&draft, sender)
                }
                let receipt = try recorder.record(draft, acceptsClock: acceptsClock)
                if receipt.entry.isAnonymous, receipt.entry.id != draft.id {
                    // Its id must not follow from who it was, and so the same file would add it twice.
                    throw Fault(
                        "is missing: the mode of the session is anonymous; say that it is true, and leave id, actor and recorder out",
                        at: "anonymous")
                }
                try labels.bind(to: receipt.created)
                if !receipt.isRepeat { labels.take(receipt.entry) }
                if keepsEntries { taken.append((number, receipt.entry, receipt.isRepeat)) }
                if receipt.isRepeat { summary.repeated += 1 } else { summary.added += 1 }
            } catch let fault as Fault {
                if !labels.blames(fault) {
                    faults.append(
                        Failure.Line(number: number, problem: fault.description, russian: fault.told(in: .russian)))
                }
                labels.fail(line)
            } catch let refusal as Refusal {
                faults.append(
                    Failure.Line(number: number, problem: refusal.description, russian: refusal.told(in: .russian)))
                labels.fail(line)
            }
        }

        /// The document that an action attaches, where its content is found.
        private func documents(_ action: AnyAction) throws -> [Document] {
            guard case .documentAttached(let attached) = action, let sha256 = Digest(hex: attached.sha256) else {
                return []
            }
            return try find(sha256).map { [Document($0)] } ?? []
        }

        private mutating func derivedID(_ line: [UInt8], at instant: Instant) throws -> EntryID {
            let key = try recorder.keys.imports()
            let first = EntryID.derived(key, log: organization.log, line: line, count: 0, at: instant)
            let count = repeats[first, default: 0]
            repeats[first] = count + 1
            return count == 0
                ? first : .derived(key, log: organization.log, line: line, count: count, at: instant)
        }
    }
}

extension Draft {
    /// Puts down who sends it: nobody writes under another's name.
    fileprivate mutating func sign(by sender: PersonID) throws(Fault) {
        if let recorder, recorder != sender {
            throw Fault("is \(recorder), but \(sender) is signed in: leave it out", at: "recorder")
        }
        recorder = actor == sender ? nil : sender
    }

    /// What an id may follow from where the line holds a choice that is to be sealed: whoever tried all choices would
    /// find the one.
    fileprivate var lineWithoutSealed: [UInt8]? {
        let subject: Subject
        switch action {
        case .voteSealed(let vote): subject = vote.ballot.subject
        case .answerSealed(let answer): subject = answer.pulse.subject
        default: return nil
        }
        let parts = [action.name, occurredAt?.description ?? "", actor?.description ?? "", subject.description]
        return Array(parts.joined(separator: "\n").utf8)
    }
}

extension EntryID {
    /// The id of an imported line that has none: its time is the line's, the rest follows from a secret of the log, from
    /// line and count.
    ///
    /// Without the secret, whoever guessed what a sealed line said could see from its id that they are right.
    static func derived(
        _ key: SymmetricKey, log: String, line: [UInt8], count: Int, at instant: Instant
    ) -> EntryID {
        var text: [UInt8] = []
        text.reserveCapacity(log.utf8.count + line.count + 12)
        text += log.utf8
        text.append(0x0A)
        text.append(decimal: UInt32(clamping: count))
        text.append(0x0A)
        text += line
        let digest = key.authenticationCode(for: text)
        var random: (UInt64, UInt64) = (0, 0)
        for index in 0..<8 {
            random.0 = random.0 << 8 | UInt64(digest[index])
            random.1 = random.1 << 8 | UInt64(digest[index + 8])
        }
        return EntryID(at: instant, random: random)
    }
}
