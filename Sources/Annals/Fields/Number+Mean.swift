extension Number {
    /// The mean, rounded half up; `nil` of none, or where it has more than 18 digits.
    ///
    /// - Parameter places: the digits behind the point; left out, two more than the numbers have.
    package static func mean(_ numbers: [Number], places: Int? = nil) -> Number? {
        guard !numbers.isEmpty else { return nil }
        let most = numbers.map(\.scale).max() ?? 0
        let places = places ?? most + 2
        let scale = max(most, places)
        let sum = numbers.reduce(Int128(0)) { $0 + $1.scaled(to: scale) }
        let count = (places..<scale).reduce(Int128(numbers.count)) { product, _ in product * 10 }
        let rounded = (sum.magnitude * 2 + count.magnitude) / (count.magnitude * 2)
        return fitting(sum < 0 ? -Int128(rounded) : Int128(rounded), scale: places)
    }
}
