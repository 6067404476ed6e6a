import Annals
import AnnalsProof

import struct Crypto.SHA256

/// The tree as RFC 6962 defines it, word for word, without any of our shortcuts.
enum NaiveTree {
    static func root(_ lines: ArraySlice<[UInt8]>) -> Digest {
        if lines.isEmpty { return sha256([]) }
        if lines.count == 1 { return sha256([0] + lines[lines.startIndex]) }
        let left = lines.prefix(split(lines.count))
        return sha256([1] + root(left).bytes + root(lines.dropFirst(left.count)).bytes)
    }

    /// PATH(m, D[n]) of the RFC.
    static func path(_ m: Int, _ lines: ArraySlice<[UInt8]>) -> [Digest] {
        if lines.count == 1 { return [] }
        let k = split(lines.count)
        let (left, right) = (lines.prefix(k), lines.dropFirst(k))
        return m < k ? path(m, left) + [root(right)] : path(m - k, right) + [root(left)]
    }

    /// SUBPROOF(m, D[n], b) of the RFC.
    static func subproof(_ m: Int, _ lines: ArraySlice<[UInt8]>, _ isWhole: Bool) -> [Digest] {
        if m == lines.count { return isWhole ? [] : [root(lines)] }
        let k = split(lines.count)
        let (left, right) = (lines.prefix(k), lines.dropFirst(k))
        return m <= k
            ? subproof(m, left, isWhole) + [root(right)] : subproof(m - k, right, false) + [root(left)]
    }

    private static func split(_ count: Int) -> Int {
        var k = 1
        while k * 2 < count { k *= 2 }
        return k
    }

    private static func sha256(_ bytes: [UInt8]) -> Digest { Digest(Array(SHA256.hash(data: bytes))) ?? .leaf(of: []) }
}
