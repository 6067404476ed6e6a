import Annals

/// Something that is wrong with a file: where, what was found and what is expected.
public struct TemplateFault: Hashable, Sendable {
    /// The file, as it was named.
    public let file: String
    /// The line, from 1; 0 where the file as a whole is meant.
    public let line: Int
    /// The key, as a path: `stages[2].minutes`; empty for the whole.
    public let key: String
    /// What was found and what is expected, in one line.
    public let problem: String

    /// Says what is wrong, where.
    public init(file: String, line: Int, key: String = "", problem: String) {
        self.file = file
        self.line = line
        // A fault keeps control characters off the terminal.
        let fault = Fault(problem, at: key)
        self.key = fault.path
        self.problem = fault.problem
    }
}

extension TemplateFault: CustomStringConvertible {
    /// `planning.yaml, line 12: stages[2].minutes is “ten”, expected …`.
    public var description: String {
        "\(file)\(line > 0 ? ", line \(line)" : ""): \(key.isEmpty ? "" : key + " ")\(problem)"
    }
}

/// Everything that is wrong with a file, in the order of its lines.
public struct TemplateFaults: Error, Equatable, Sendable {
    /// At least one.
    public let faults: [TemplateFault]

    /// One or more faults.
    public init(_ faults: [TemplateFault]) {
        self.faults = faults
    }
}

extension TemplateFaults: CustomStringConvertible {
    /// A line a fault.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension String {
    /// At most its first 40 characters: what somebody wrote, to be named in a message.
    var shortened: String { unicodeScalars.count > 40 ? String(unicodeScalars.prefix(40)) + "…" : self }
}
