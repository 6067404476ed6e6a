import Foundation

/// Keys of a terminal, each as it is pressed; puts the terminal back as it was when it is let go.
final class Keyboard {
    /// What was pressed.
    enum Key: Equatable {
        case character(Character)
        case enter, left, right
        /// Ctrl-C, Ctrl-D, or nobody is there any more.
        case end
        /// Something that means nothing here.
        case other
    }

    private var before = termios()
    private let isTerminal: Bool

    /// Takes over the keys: no echo, no waiting for the end of a line, Ctrl-C as a key like any other.
    init() {
        isTerminal = tcgetattr(STDIN_FILENO, &before) == 0
        guard isTerminal else { return }
        var raw = before
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    }

    /// Puts the terminal back as it was.
    func release() {
        if isTerminal { tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
    }

    /// Waits for a key.
    func key() throws -> Key {
        try Terminal.flush()
        guard let byte = byte() else { return .end }
        switch byte {
        case 3, 4: return .end
        case 10, 13: return .enter
        case 27: return escape()
        case 0..<32, 127: return .other
        default: return character(byte).map { .character($0) } ?? .other
        }
    }

    /// Waits for a line, shown as it is typed; `nil` where somebody thought better of it (Esc, Ctrl-C).
    func line(after prompt: String) throws -> String? {
        print(prompt, terminator: "")
        var text = ""
        while true {
            try Terminal.flush()
            guard let byte = byte() else { return nil }
            switch byte {
            case 10, 13:
                print("")
                return text
            case 8, 127:
                if !text.isEmpty {
                    text.removeLast()
                    print("\u{8} \u{8}", terminator: "")
                }
            case 21:
                print(String(repeating: "\u{8} \u{8}", count: text.count), terminator: "")
                text = ""
            case 3, 4:
                print("")
                return nil
            case 27:
                // An arrow or the like is no change of mind.
                if escape() == .other, !sawSequence {
                    print("")
                    return nil
                }
            case 0..<32: break
            default:
                if let character = character(byte) {
                    text.append(character)
                    print(character, terminator: "")
                }
            }
        }
    }

    // MARK: Bytes

    /// Whether the last escape was the beginning of more.
    private var sawSequence = false

    private func byte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count == 1 { return byte }
            if count < 0, errno == EINTR { continue }
            return nil
        }
    }

    /// The rest of what a key like an arrow sends, where it comes at once.
    private func escape() -> Key {
        sawSequence = false
        guard isWaiting, let first = byte(), first == UInt8(ascii: "[") || first == UInt8(ascii: "O") else {
            return .other
        }
        sawSequence = true
        while isWaiting, let next = byte() {
            switch next {
            case UInt8(ascii: "C"), UInt8(ascii: "B"): return .right
            case UInt8(ascii: "D"), UInt8(ascii: "A"): return .left
            case 0x40...0x7E: return .other
            default: continue
            }
        }
        return .other
    }

    private var isWaiting: Bool {
        var poll = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return Foundation.poll(&poll, 1, 50) > 0
    }

    /// A character that begins with that byte, in UTF-8.
    private func character(_ first: UInt8) -> Character? {
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var bytes = [first]
        while bytes.count < length, let next = byte() { bytes.append(next) }
        return String(validating: bytes, as: UTF8.self)?.first
    }
}
