import Foundation

/// A validator for the part of JSON Schema 2020-12 that our schemas use; it stops at any keyword that it does not know.
final class SchemaValidator {
    private let root: [String: Any]
    private var patterns: [String: NSRegularExpression] = [:]

    init(_ schema: String) throws {
        root = try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any] ?? [:]
    }

    /// What is wrong with a JSON text, each with its path; nothing where it is valid.
    func problems(_ json: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
        return check(value, root, "")
    }

    private func check(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        schema.flatMap { keyword, rule in check(value, keyword, rule, schema, path) }
    }

    private func check(
        _ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], _ path: String
    ) -> [String] {
        func wrong(_ isWrong: Bool) -> [String] { isWrong ? ["\(path): \(keyword) \(rule)"] : [] }
        let object = value as? [String: Any]
        let array = value as? [Any]
        let text = value as? String
        let number = text == nil ? value as? NSNumber : nil
        let schemas = (rule as? [Any] ?? []).map { $0 as? [String: Any] ?? [:] }
        switch keyword {
        case "$schema", "$id", "title", "description", "$defs", "then": return []
        case "$ref": return check(value, definition(rule), path)
        case "type": return wrong(!isOf(value, rule as? String ?? ""))
        case "const": return wrong(!areEqual(value, rule))
        case "enum": return wrong(!(rule as? [Any] ?? []).contains { areEqual(value, $0) })
        case "pattern": return wrong(text.map { !matches($0, rule as? String ?? "") } ?? false)
        case "minLength": return wrong(text.map { $0.unicodeScalars.count < integer(rule) } ?? false)
        case "maxLength": return wrong(text.map { $0.unicodeScalars.count > integer(rule) } ?? false)
        case "minimum": return wrong(number.map { $0.doubleValue < Double(integer(rule)) } ?? false)
        case "maximum": return wrong(number.map { $0.doubleValue > Double(integer(rule)) } ?? false)
        case "minItems": return wrong(array.map { $0.count < integer(rule) } ?? false)
        case "maxItems": return wrong(array.map { $0.count > integer(rule) } ?? false)
        case "items":
            return (array ?? []).enumerated().flatMap { check($1, rule as? [String: Any] ?? [:], "\(path)[\($0)]") }
        case "required":
            return (rule as? [String] ?? []).filter { object?[$0] == nil }.map { "\(path): lacks \($0)" }
        case "properties":
            let rules = rule as? [String: [String: Any]] ?? [:]
            return (object ?? [:]).flatMap { key, value in rules[key].map { check(value, $0, "\(path).\(key)") } ?? [] }
        case "additionalProperties":
            let known = schema["properties"] as? [String: Any] ?? [:]
            return (object ?? [:]).filter { known[$0.key] == nil }.flatMap { key, value in
                (rule as? [String: Any]).map { check(value, $0, "\(path).\(key)") } ?? ["\(path): has \(key)"]
            }
        case "anyOf":
            let results = schemas.map { check(value, $0, path) }
            return results.contains { $0.isEmpty } ? [] : results.flatMap { $0 }
        case "allOf": return schemas.flatMap { check(value, $0, path) }
        case "if":
            guard check(value, rule as? [String: Any] ?? [:], path).isEmpty else { return [] }
            return check(value, schema["then"] as? [String: Any] ?? [:], path)
        default: return ["\(path): the validator knows no \(keyword)"]
        }
    }

    private func definition(_ reference: Any) -> [String: Any] {
        let name = (reference as? String ?? "").replacingOccurrences(of: "#/$defs/", with: "")
        guard let found = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
            return ["undefined \(reference)": true]
        }
        return found
    }

    private func isOf(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "object": return value is [String: Any]
        case "array": return value is [Any]
        case "string": return value is String
        case "boolean": return isTruth(value)
        case "number": return value is NSNumber && !(value is String) && !isTruth(value)
        case "integer":
            guard let number = value as? NSNumber, !isTruth(value) else { return false }
            return number.doubleValue == number.doubleValue.rounded()
        default: return false
        }
    }

    private func areEqual(_ left: Any, _ right: Any) -> Bool {
        if let left = left as? String { return left == right as? String }
        guard let left = left as? NSNumber, let right = right as? NSNumber else { return false }
        return isTruth(left) == isTruth(right) && left == right
    }

    private func isTruth(_ value: Any) -> Bool {
        guard let number = value as? NSNumber else { return false }
        return String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
    }

    private func integer(_ rule: Any) -> Int { (rule as? NSNumber)?.intValue ?? 0 }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        if patterns[pattern] == nil { patterns[pattern] = try? NSRegularExpression(pattern: pattern) }
        return patterns[pattern]?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
}
