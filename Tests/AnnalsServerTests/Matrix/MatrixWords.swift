/// The words of an answer, each once: letters, digits, hyphens and dots that stand together.
struct MatrixWords {
    private(set) var all: Set<String> = []

    init(_ text: String) {
        var word: [UInt8] = []
        var isEntry = false
        func isPart(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...0xFF:
                true
            default: false
            }
        }
        for byte in Array(text.utf8) + [0] {
            if isPart(byte) {
                word.append(byte)
                continue
            }
            while word.last == UInt8(ascii: ".") { word.removeLast() }
            if !word.isEmpty { all.insert((isEntry ? "entries/" : "") + String(decoding: word, as: UTF8.self)) }
            // A link to an entry is a word of its own.
            isEntry = byte == UInt8(ascii: "/") && word == Array("entries".utf8)
            word = []
        }
    }

    func hold(_ part: String) -> Bool { all.contains { $0.contains(part) } }
}
