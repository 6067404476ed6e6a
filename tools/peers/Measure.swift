import Foundation

/// Times pieces of one operation, and reports them as the peers do: one JSON object a line.
struct Measure {
    private let clock = ContinuousClock()
    private var latencies: [Double] = []
    private var spent = 0.0

    /// The seconds measured so far.
    var seconds: Double { spent }

    /// Runs a piece, and counts the time that it takes.
    mutating func time<Result>(_ body: () throws -> Result) rethrows -> Result {
        let start = clock.now
        let result = try body()
        add((clock.now - start) / .seconds(1))
        return result
    }

    /// Counts a piece that took so many seconds.
    mutating func add(_ seconds: Double) {
        spent += seconds
        latencies.append(seconds)
    }

    /// Counts latencies alone, for pieces that ran beside each other.
    mutating func note(_ latencies: [Double], seconds: Double) {
        self.latencies += latencies
        spent = seconds
    }

    /// Prints the result.
    ///
    /// - Parameter more: further members of the object, as JSON.
    func report(_ system: String, _ op: String, _ events: Int, bytesPerEvent: Double? = nil, more: String = "") {
        let sorted = latencies.sorted()
        func percentile(_ share: Double) -> String {
            guard sorted.count > 1 else { return "null" }
            return String(format: "%.2f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] * 1e6)
        }
        let size = bytesPerEvent.map { String(format: "%.1f", $0) } ?? "null"
        let numbers =
            String(format: #""seconds":%.6f,"events_per_s":%.1f,"#, spent, Double(events) / spent)
            + #""p50_us":\#(percentile(0.5)),"p99_us":\#(percentile(0.99)),"#
            + String(format: #""peak_rss_mb":%.1f,"#, Measure.peakMegabytes) + #""db_bytes_per_event":\#(size)"#
        print(
            #"{"system":"\#(system)","op":"\#(op)","n_measured":\#(events),\#(numbers)\#(more.isEmpty ? "" : "," + more)}"#
        )
    }

    /// The most memory that this process has had.
    private static var peakMegabytes: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return Double(line?.split(separator: " ").dropFirst().first ?? "0").map { $0 / 1024 } ?? 0
    }
}
