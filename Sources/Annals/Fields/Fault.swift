/// A value of the wrong shape: not a rule of strategy but of the form.
public struct Fault: Error, Sendable {
    /// The field, as a path: `data.options[1].id`; empty for the whole.
    public var path: String
    /// What was found and what was expected, in one line.
    public var problem: String
    /// The same in Russian; `nil` where only those meet it who write JSON.
    public var russian: String?
    /// Whether the value is of the right form and only what it names is not there.
    public var isNotFound = false

    /// Describes what is wrong with a value.
    public init(_ problem: String, russian: String? = nil, at path: String = "", isNotFound: Bool = false) {
        self.path = path.onOneLine
        self.problem = problem.onOneLine
        self.russian = russian?.onOneLine
        self.isNotFound = isNotFound
    }

    /// The same fault, at another place.
    package func at(_ path: String) -> Fault {
        var fault = self
        fault.path = path.onOneLine
        return fault
    }

    /// The same fault, seen from the value around it.
    func under(_ outer: String) -> Fault {
        at(path.isEmpty ? outer : path.hasPrefix("[") ? outer + path : outer + "." + path)
    }
}

extension Fault: Equatable {
    /// Equal when both say the same of the same place, in whatever language.
    public static func == (left: Fault, right: Fault) -> Bool {
        (left.path, left.problem, left.isNotFound) == (right.path, right.problem, right.isNotFound)
    }
}

extension Fault: CustomStringConvertible {
    /// `field "due": is not a day …`.
    public var description: String { path.isEmpty ? problem : "field \(path.excerpt): \(problem)" }

    /// What is wrong where, as each language says it; in English where there is no other.
    public func told(in language: Language) -> String {
        guard language == .russian, let russian else { return description }
        return path.isEmpty ? russian : "поле «\(Russian.field(path).excerpt)»: \(russian)"
    }
}
