/// Whether something that was sent again says the same as what was stored of it.
package enum JSONAgreement {
    /// Whether JSON says what other JSON says, as far as it says anything: what an object leaves out may have been filled
    /// in where it was stored.
    ///
    /// Both as we write them: compact, and each value in its one way.
    package static func holds(_ given: [UInt8], in stored: [UInt8]) -> Bool {
        if given == stored { return true }
        if let mine = members(given), let theirs = members(stored) {
            return mine.allSatisfy { key, value in theirs[key].map { holds(value, in: $0) } ?? false }
        }
        if let mine = elements(given), let theirs = elements(stored) {
            return mine.count == theirs.count && zip(mine, theirs).allSatisfy { holds($0, in: $1) }
        }
        return false
    }

    /// The values of an object; `nil` where it is none.
    private static func members(_ bytes: [UInt8]) -> [String: [UInt8]]? {
        var (json, members) = (JSONReader(bytes), [String: [UInt8]]())
        guard bytes.first == UInt8(ascii: "{") else { return nil }
        do {
            try json.object { (json, key) throws(Fault) in members[key] = Array(try json.skip()) }
            return members
        } catch { return nil }
    }

    /// The values of a list; `nil` where it is none.
    private static func elements(_ bytes: [UInt8]) -> [[UInt8]]? {
        var (json, elements) = (JSONReader(bytes), [[UInt8]]())
        guard bytes.first == UInt8(ascii: "[") else { return nil }
        do {
            try json.list { (json, _) throws(Fault) in elements.append(Array(try json.skip())) }
            return elements
        } catch { return nil }
    }
}
