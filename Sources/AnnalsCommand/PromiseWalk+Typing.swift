import Annals
import AnnalsLog
import Foundation

// How fates are typed: a key each on a terminal, a line each from a pipe.

extension Promise.Fate {
    /// Its key.
    var letter: Character {
        switch self {
        case .done: "d"
        case .carried: "c"
        case .redated: "r"
        case .handedOver: "h"
        case .dropped: "x"
        case .adjusted: "e"
        }
    }

    /// What the key stands for, for a promise.
    fileprivate func label(of promise: Promise) -> String {
        guard case .decision = promise.matter else {
            if case .question = promise.matter, self == .done { return "answered" }
            return rawValue
        }
        return switch self {
        case .done: "upheld"
        case .redated: "upheld until"
        case .dropped: "to be reversed"
        case .adjusted: "to be adjusted"
        case .carried, .handedOver: rawValue
        }
    }

    /// The fate that a letter or a word means.
    fileprivate init?(typed word: some StringProtocol) {
        let word = word.lowercased()
        guard let fate = Promise.Fate.allCases.first(where: { word == $0.rawValue || word == String($0.letter) }) else {
            return nil
        }
        self = fate
    }
}

/// What somebody wants of the walk.
private enum Wish {
    case fate(Promise.Fate, Subject?, Substring)
    case carryTheRest(Substring)
    case skip, back, help, quit
    case unclear(String)

    /// Reads a line: `d`, `r 2026-03-31 why`, `T-14 x why`.
    init(_ line: Substring) {
        var rest = line.trimmed
        func take() -> Substring {
            let word = rest.prefix { !$0.isWhitespace }
            rest = rest[word.endIndex...].trimmed
            return word
        }
        var word = take()
        let subject = Subject(id: word)
        if subject != nil { word = take() }
        if let fate = Promise.Fate(typed: word) {
            self = .fate(fate, subject, rest)
            return
        }
        switch (subject == nil, word.lowercased()) {
        case (true, "a"), (true, "all"): self = .carryTheRest(rest)
        case (true, "s"), (true, "skip"): self = .skip
        case (true, "b"), (true, "back"): self = .back
        case (true, "?"), (true, "help"): self = .help
        case (true, "q"), (true, "quit"): self = .quit
        default: self = .unclear(String(line))
        }
    }
}

extension PromiseWalk {
    private static let help = """
        d done · c carried on into this session · r re-dated · h handed over · x dropped
        of a decision: d upheld · e to be adjusted · x to be reversed · r upheld, and looked at again by a date
        a capital letter (D, C …) asks for words first
        a carry all the rest · s or → skip · b or ← back · ? help · q or Ctrl-C quit (what was recorded stays)
        """

    // MARK: Lines

    /// A line each, from a pipe.
    mutating func goThroughLines() throws {
        var input = InputLines(.standardInput)
        var refused = 0
        reading: while let lines = try input.next() {
            for line in lines where !line.isBlank {
                let text = String(decoding: line.bytes, as: UTF8.self)
                do {
                    guard try carryOut(Wish(text[...])) else { break reading }
                } catch {
                    refused += 1
                    Terminal.complain("annals: line \(line.number): \(Failure(error).message)")
                }
            }
            try Terminal.flush()
        }
        print(showsJSON ? json.versioned.written(pretty: false) : summary)
        if refused > 0 {
            throw Failure(
                "\(refused) of \(Words.count(input.count, "line was", "lines were")) refused; the others are recorded")
        }
    }

    /// Does what was asked; `false` where that was to stop.
    private mutating func carryOut(_ wish: Wish) throws -> Bool {
        switch wish {
        case .fate(let fate, let subject, let rest):
            let name = (subject ?? current?.subject)?.id ?? ""
            tell(try give(fate, rest, to: subject), "\(name) \(fate.rawValue)")
        case .carryTheRest(let words):
            let (receipts, refused) = try carryTheRest(words)
            tell(receipts, "\(receipts.count) carried")
            if let (subject, error) = refused.first {
                let more = refused.count > 1 ? " (and \(refused.count - 1) more)" : ""
                throw Failure("\(subject.id) could not be carried\(more): \(Failure(error).message)")
            }
        case .skip: skip()
        case .back: goBack()
        case .help: print(PromiseWalk.help)
        case .quit: return false
        case .unclear(let text):
            throw Failure("“\(text.unbroken)” is not understood; ? lists the keys", code: 2)
        }
        return true
    }

    private func tell(_ receipts: [Receipt], _ words: String) {
        if showsJSON {
            for receipt in receipts { receipt.show(json: true) }
            return
        }
        let entries = receipts.map { "\($0.entry.position)" }.joined(separator: " ")
        print(words + (entries.isEmpty ? "" : " (\(entries))"))
        for remark in receipts.flatMap(\.remarks) { Terminal.complain("annals: note: \(remark.english)") }
    }

    // MARK: Keys

    /// A key each, on a terminal.
    mutating func goThroughKeys() throws {
        if count > 0 { print(Terminal.bold(heading)) }
        let keyboard = Keyboard()
        defer { keyboard.release() }
        walking: while let promise = current {
            print("\n" + Terminal.bold("\(number) of \(count)  ") + text(promise).joined(separator: "\n        "))
            print(Terminal.dim(keys(of: promise)))
            // Until something becomes of it, or it is left.
            while true {
                let key = try keyboard.key()
                do {
                    guard let wish = try wish(key, promise, keyboard) else { continue }
                    guard try carryOut(wish) else { break walking }
                    if case .help = wish { continue }
                    break
                } catch {
                    print("not recorded: \(Failure(error).message)")
                }
            }
        }
        print((count > 0 ? "\n" : "") + Terminal.bold(summary))
        if place < count { print("annals promises \(sessionID) goes on with what is left.") }
    }

    private func keys(of promise: Promise) -> String {
        let fates = promise.fates.map { "[\($0.letter)] \($0.label(of: promise))" }
        return "        \(fates.joined(separator: "  "))   [s]kip [b]ack [a]ll the rest carried [?] [q]uit"
    }

    /// What a key means; `nil` where it means nothing, or what it needs was not typed after all.
    private func wish(_ key: Keyboard.Key, _ promise: Promise, _ keyboard: Keyboard) throws -> Wish? {
        switch key {
        case .end: return .quit
        case .left: return .back
        case .right: return .skip
        case .enter, .other: return nil
        case .character(let character):
            guard let fate = Promise.Fate(typed: String(character)) else {
                let wish = Wish(String(character)[...])
                if case .unclear = wish { throw Failure("“\(character)” is no key here; ? lists them", code: 2) }
                return wish
            }
            guard let asks = promise.asks(of: fate) else { return .fate(fate, nil, "") }
            guard asks.date || asks.person || asks.needsWords || (character.isUppercase && asks.words != nil) else {
                return .fate(fate, nil, "")
            }
            guard let line = try keyboard.line(after: "        \(fate.label(of: promise)): \(prompt(asks)) ") else {
                return nil
            }
            return .fate(fate, nil, line[...])
        }
    }

    private func prompt(_ asks: Promise.Asks) -> String {
        guard let first = asks.date ? "until when" : asks.person ? "to whom" : nil else {
            return "\(asks.words ?? "")?"
        }
        guard let words = asks.words else { return "\(first)?" }
        let mark = asks.person ? ":" : ","
        return asks.needsWords ? "\(first)\(mark) \(words)?" : "\(first)? (then\(mark) if you like, \(words))"
    }
}
