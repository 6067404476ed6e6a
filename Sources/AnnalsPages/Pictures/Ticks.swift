import Foundation

/// Round values for an axis.
struct Ticks: Equatable {
    /// The lowest value of the axis.
    let low: Double
    /// The highest.
    let high: Double
    /// The values that are marked.
    let values: [Double]

    /// Ticks that take in some values: about that many, at 1, 2 or 5 times a power of ten, from zero where zero is near.
    init(of values: [Double], about count: Int = 3) {
        var least = values.min() ?? 0
        var most = values.max() ?? 1
        if least > 0, least < most * 0.5 { least = 0 }
        if most < 0, most > least * 0.5 { most = 0 }
        if least == most {
            let room = least == 0 ? 1 : abs(least) * 0.2
            least -= room
            most += room
        }
        let rough = (most - least) / Double(max(1, count))
        let power = pow(10, floor(log10(rough)))
        let step = [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? rough
        let first = floor(least / step + 1e-9)
        let last = ceil(most / step - 1e-9)
        self.values = stride(from: first, through: last, by: 1).map { $0 * step }
        low = first * step
        high = last * step
    }

    /// A value as the label of the axis, with no more digits than the steps need.
    func label(_ value: Double) -> String {
        let step = values.count > 1 ? values[1] - values[0] : abs(value)
        var digits = 0
        var scaled = step
        while digits < 6, abs(scaled - scaled.rounded()) > 1e-6 {
            scaled *= 10
            digits += 1
        }
        if abs(high) >= 10_000 || abs(low) >= 10_000 {
            let units: [(Double, String)] = [(1e9, "bn"), (1e6, "m"), (1e3, "k")]
            for (size, word) in units where max(abs(high), abs(low)) >= size * 10 {
                return trimmed(value / size, step / size) + (value == 0 ? "" : word)
            }
        }
        return SVG.decimal(value, digits)
    }

    private func trimmed(_ value: Double, _ step: Double) -> String {
        var digits = 0
        var scaled = step
        while digits < 3, abs(scaled - scaled.rounded()) > 1e-6 {
            scaled *= 10
            digits += 1
        }
        return SVG.decimal(value, digits)
    }
}
