/// A moment in time, to the millisecond, on the UTC clock: `2026-01-14T10:32:07.120Z`.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let milliseconds: Int64

    /// Takes milliseconds since 1970.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The first and the last moment that a line can hold: the years 0000 to 9999.
    public static let earliest = Instant(milliseconds: -62_167_219_200_000)
    /// The last moment of the year 9999.
    public static let latest = Instant(milliseconds: 253_402_300_799_999)

    /// Whether a line can hold it.
    var isWritable: Bool { (Instant.earliest...Instant.latest).contains(self) }

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment so much later.
    public func advanced(byMilliseconds count: Int64) -> Instant { Instant(milliseconds: milliseconds + count) }
}

extension Instant: CustomStringConvertible, LosslessStringConvertible {
    /// The stored form, always 24 characters: `2026-01-14T10:32:07.120Z`.
    public var description: String {
        var text = [UInt8]()
        text.reserveCapacity(24)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the stored form and nothing else.
    public init?(_ description: String) {
        self.init(stored: Array(description.utf8)[...])
    }

    /// Reads the 24 bytes of the stored form; `nil` for anything else, also for a day that no calendar has.
    init?(stored text: ArraySlice<UInt8>) {
        guard text.count == 24 else { return nil }
        let start = text.startIndex
        func byte(_ offset: Int) -> UInt8 { text[start + offset] }
        func digits(_ offset: Int, _ count: Int) -> Int? {
            var value = 0
            for index in offset..<(offset + count) {
                let digit = Int(byte(index)) - 0x30
                guard (0...9).contains(digit) else { return nil }
                value = value * 10 + digit
            }
            return value
        }
        guard byte(4) == 0x2D, byte(7) == 0x2D, byte(10) == 0x54, byte(13) == 0x3A, byte(16) == 0x3A,
            byte(19) == 0x2E, byte(23) == 0x5A,
            let year = digits(0, 4), let month = digits(5, 2), let day = digits(8, 2), let hour = digits(11, 2),
            let minute = digits(14, 2), let second = digits(17, 2), let milli = digits(20, 3),
            let date = Day(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        milliseconds =
            Int64(date.daysSince1970) * 86_400_000 + Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(milli)
    }

    func write(to text: inout [UInt8]) {
        let days = Int(milliseconds.floorDivided(by: 86_400_000))
        let rest = Int(milliseconds - Int64(days) * 86_400_000)
        let date = Day(daysSince1970: days)
        text.append(count: 24) { text in
            func put(_ value: Int, at start: Int, _ width: Int, then mark: Unicode.Scalar) {
                var value = value
                for index in (start..<start + width).reversed() {
                    text[index] = UInt8(0x30 + value % 10)
                    value /= 10
                }
                text[start + width] = UInt8(ascii: mark)
            }
            put(date.year, at: 0, 4, then: "-")
            put(date.month, at: 5, 2, then: "-")
            put(date.day, at: 8, 2, then: "T")
            put(rest / 3_600_000, at: 11, 2, then: ":")
            put(rest / 60_000 % 60, at: 14, 2, then: ":")
            put(rest / 1000 % 60, at: 17, 2, then: ".")
            put(rest % 1000, at: 20, 3, then: "Z")
        }
    }
}

extension BinaryInteger {
    /// The quotient rounded towards minus infinity, for a positive divisor.
    func floorDivided(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
