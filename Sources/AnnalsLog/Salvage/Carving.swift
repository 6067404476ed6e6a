import Annals

/// Lines that stand within a page whose own account of its rows is lost.
///
/// In the record of an entry the leaf follows the line at once, so a line proves itself wherever it stands: from
/// `{"position":` to the brace that closes it, and then 32 bytes that must be its leaf.
enum Carving {
    private static let beginning = Array(#"{"position":"#.utf8)

    /// The lines of a page with their leaves, which they fit.
    static func lines(in page: [UInt8]) -> [(line: [UInt8], leaf: Digest)] {
        var found: [(line: [UInt8], leaf: Digest)] = []
        var at = 0
        while let start = next(in: page, from: at) {
            at = start + beginning.count
            guard let end = end(of: start, in: page), end + 32 <= page.count, let leaf = Digest(page[end..<(end + 32)])
            else { continue }
            let line = Array(page[start..<end])
            if Digest.leaf(of: line) == leaf { found.append((line, leaf)) }
        }
        return found
    }

    private static func next(in page: [UInt8], from start: Int) -> Int? {
        guard page.count >= beginning.count else { return nil }
        var at = start
        while at + beginning.count <= page.count {
            if page[at] == 0x7B, page[at..<(at + beginning.count)].elementsEqual(beginning) { return at }
            at += 1
        }
        return nil
    }

    /// Where the object that begins there ends.
    private static func end(of start: Int, in page: [UInt8]) -> Int? {
        var depth = 0
        var isText = false
        var at = start
        while at < page.count {
            switch page[at] {
            case 0x5C where isText: at += 1
            case 0x22: isText.toggle()
            case 0x7B where !isText: depth += 1
            case 0x7D where !isText:
                depth -= 1
                if depth == 0 { return at + 1 }
            default: break
            }
            at += 1
        }
        return nil
    }
}
