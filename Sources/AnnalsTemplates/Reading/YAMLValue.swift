import Annals
import Yams

/// What is wrong with one file, gathered while it is read, so that people see all of it at once.
final class FaultSink {
    let file: String
    let techniques: Set<String>?
    private(set) var faults: [TemplateFault] = []

    init(_ file: String, techniques: Set<String>?) {
        self.file = file
        self.techniques = techniques
    }

    func report(_ line: Int, _ key: String, _ problem: String) {
        // What nobody reads through need not be gathered.
        if faults.count < 100 { faults.append(TemplateFault(file: file, line: line, key: key, problem: problem)) }
    }
}

/// A value of a YAML file, with the way to it.
///
/// Reading never stops: what is wrong is reported, and something harmless stands in its place.
struct YAMLValue {
    let node: Node
    let path: String
    let sink: FaultSink

    var line: Int { node.mark?.line ?? 0 }

    /// Whether it is a list.
    var isList: Bool {
        if case .sequence = node { true } else { false }
    }

    /// Its text, whatever it is to say; `nil` where it is a list or has keys.
    var scalar: String? {
        if case .scalar(let scalar) = node { scalar.string } else { nil }
    }

    func report(_ problem: String) { sink.report(line, path, problem) }

    /// What was found, for messages.
    private var found: String {
        switch node {
        case .scalar(let scalar): YAMLValue.isNothing(scalar) ? "is empty" : "is “\(scalar.string.shortened)”"
        case .mapping: "has keys of its own"
        case .sequence: "is a list"
        case .alias: "is an alias"
        }
    }

    private static func isNothing(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    /// Its keys.
    func fields() -> YAMLFields? {
        guard case .mapping(let mapping) = node else {
            report("\(found), expected keys with their values")
            return nil
        }
        return YAMLFields(mapping, self)
    }

    /// Its elements.
    func list(_ limit: Int = 100) -> [YAMLValue] {
        guard case .sequence(let sequence) = node else {
            report("\(found), expected a list")
            return []
        }
        if sequence.count > limit { report("has \(sequence.count) elements; the most is \(limit)") }
        return sequence.prefix(limit).enumerated().map {
            YAMLValue(node: $0.element, path: "\(path)[\($0.offset)]", sink: sink)
        }
    }

    /// A text of up to so many Unicode scalars; up to 200 it is a title, on one line.
    func text(_ limit: Int) -> String? {
        guard case .scalar(let scalar) = node, !YAMLValue.isNothing(scalar) else {
            report("\(found), expected a text")
            return nil
        }
        var text = scalar.string
        while text.last?.isNewline == true { text.removeLast() }
        let count = text.unicodeScalars.count
        if count == 0 || text.allSatisfy(\.isWhitespace) {
            report("is empty, expected a text")
            return nil
        }
        if count > limit { report("has \(count) characters; the most is \(limit)") }
        let isTitle = limit <= 200
        let odd = text.unicodeScalars.first { scalar in
            scalar.properties.generalCategory == .control && (isTitle || scalar != "\n" && scalar != "\t")
        }
        if let odd {
            let code = String(odd.value, radix: 16, uppercase: true)
            report(
                "holds the control character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)"
                    + (isTitle ? "; a title stands on one line" : ""))
        }
        return text
    }

    /// A text in each language: one text for all of them, or `{en: …, ru: …}`.
    func wording(_ limit: Int = 10_000) -> Wording {
        guard case .mapping = node, let fields = fields() else { return Wording(text(limit) ?? "") }
        let english = fields.optional("en")?.text(limit)
        let russian = fields.optional("ru")?.text(limit)
        fields.finish()
        guard let either = english ?? russian else {
            if fields.isEmpty { report("says nothing; give en, ru or both") }
            return Wording("")
        }
        return Wording(english ?? either, russian: russian ?? either)
    }

    /// A whole number.
    func number(_ range: ClosedRange<Int>) -> Int? {
        guard case .scalar(let scalar) = node, let number = Int(scalar.string), range.contains(number) else {
            report("\(found), expected a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// True or false.
    func truth() -> Bool? {
        guard case .scalar(let scalar) = node, let truth = ["true": true, "false": false][scalar.string] else {
            report("\(found), expected true or false")
            return nil
        }
        return truth
    }

    /// One of some words.
    func word<Of: RawRepresentable & CaseIterable>(_ type: Of.Type) -> Of? where Of.RawValue == String {
        guard case .scalar(let scalar) = node, let word = Of(rawValue: scalar.string) else {
            report("\(found), expected one of \(Of.allCases.map(\.rawValue).joined(separator: ", "))")
            return nil
        }
        return word
    }

    /// A name or key: letters, digits and hyphens.
    func name() -> String? {
        guard case .scalar(let scalar) = node, TemplateName.isName(scalar.string) else {
            report("\(found), expected \(TemplateName.rule)")
            return nil
        }
        return scalar.string
    }

    /// One word, or several as a list.
    func words() -> [String] {
        if case .sequence = node { return list().compactMap { $0.text(60) } }
        return text(60).map { [$0] } ?? []
    }

    /// From one number to another: `{least: 2, most: 12}`, or one number.
    func range(_ limits: ClosedRange<Int>) -> ClosedRange<Int>? {
        if case .scalar = node { return number(limits).map { $0...$0 } }
        guard let fields = fields() else { return nil }
        let least = fields.required("least")?.number(limits)
        let most = fields.required("most")?.number(limits)
        fields.finish()
        guard let least, let most else { return nil }
        guard least <= most else {
            report("goes from \(least) to \(most), expected least to be no more than most")
            return nil
        }
        return least...most
    }
}

/// The keys of a value, each to be asked for.
final class YAMLFields {
    let value: YAMLValue
    private var members: [(name: String, key: YAMLValue, value: YAMLValue)] = []
    private var known: [String] = []
    var isEmpty: Bool { members.isEmpty }

    init(_ mapping: Node.Mapping, _ value: YAMLValue) {
        self.value = value
        for (key, content) in mapping {
            guard case .scalar(let scalar) = key else {
                value.sink.report(key.mark?.line ?? value.line, value.path, "has a key that is no word")
                continue
            }
            let path = value.path.isEmpty ? scalar.string : value.path + "." + scalar.string
            members.append(
                (
                    scalar.string, YAMLValue(node: key, path: path, sink: value.sink),
                    YAMLValue(node: content, path: path, sink: value.sink)
                ))
        }
    }

    /// The value of a key that may be left out.
    func optional(_ name: String) -> YAMLValue? {
        if !known.contains(name) { known.append(name) }
        return members.first { $0.name == name }?.value
    }

    /// The value of a key that must be there.
    func required(_ name: String) -> YAMLValue? {
        guard let value = optional(name) else {
            let path = self.value.path
            self.value.sink.report(self.value.line, path.isEmpty ? name : path + "." + name, "is missing")
            return nil
        }
        return value
    }

    /// All keys that were not asked for yet, each with its value.
    func rest() -> [(name: String, value: YAMLValue)] {
        let rest = members.filter { !known.contains($0.name) }
        known += rest.map(\.name)
        return rest.map { ($0.name, $0.value) }
    }

    /// Reports the keys that nobody asked for.
    func finish() {
        for member in members where !known.contains(member.name) {
            let near = known.map { ($0, editDistance($0, member.name)) }.min { $0.1 < $1.1 }
            let meant = near.flatMap { $0.1 <= max(1, member.name.count / 3) ? "; did you mean \($0.0)?" : nil } ?? ""
            member.key.report("is no key here\(meant) (there are: \(known.joined(separator: ", ")))")
        }
    }
}
