import Annals
import Foundation

/// What the terminal can do, and what is written to it.
enum Terminal {
    /// Whether standard output is a terminal that shows colours.
    static let hasColours =
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// Writes to standard error.
    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Writes out what was printed; says so where standard output does not take it.
    static func flush() throws {
        guard fflush(nil) == 0 else {
            throw Failure("standard output cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    /// Says which entries of a newer release a view passes over.
    static func warn(of positions: [Position]) {
        guard let first = positions.first else { return }
        let more = positions.count > 1 ? " and \(positions.count - 1) more" : ""
        complain(
            "annals: note: \(first)\(more) can only be understood by a newer release and is passed over; annals log shows it raw"
        )
    }

    static func bold(_ text: String) -> String { hasColours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    /// What was found: in colour, or between marks where there are no colours.
    static func marked(_ text: String) -> String { hasColours ? "\u{1B}[1;33m\(text)\u{1B}[0m" : "«\(text)»" }
    static func dim(_ text: String) -> String { hasColours ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

/// A bar for long work; silent where standard error is no terminal.
struct ProgressBar {
    private let title: String
    private let isShown = isatty(STDERR_FILENO) == 1

    init(_ title: String) {
        self.title = title
    }

    /// Shows how far the work has come.
    func show(_ done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        let width = 30
        let filled = done * width / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        FileHandle.standardError.write(
            Data("\r\(title) \(bar) \(done * 100 / total)%\(done == total ? "\n" : "")".utf8))
    }
}
