/// A small generator of chance with a seed, the same on every machine, so that what fails can be told again.
public struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    /// Where chance begins.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of those.
    public mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    /// A number from 1 to that one.
    public mutating func upTo(_ limit: Int) -> Int { Int.random(in: 1...max(1, limit), using: &self) }

    /// True once in so many times.
    public mutating func oneIn(_ count: Int) -> Bool { upTo(count) == 1 }
}
