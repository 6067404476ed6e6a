public import Annals

extension Search.Hit {
    /// For programs: the entry, how well it fits, and each text in which something was found.
    public var json: JSONValue {
        [
            "position": JSONValue(entry.position.rawValue), "type": .text(entry.action.name),
            "score": .raw(Array("\((score * 1000).rounded() / 1000)".utf8)), "entry": .raw(entry.readableLine),
            "struckBy": struckBy.map { JSONValue($0.rawValue) } ?? .null,
            "correctedBy": correctedBy.map { JSONValue($0.rawValue) } ?? .null,
            "passages": .each(passages) { $0.json },
        ]
    }
}

extension Search.Passage {
    /// The text, and from where to where the words stand, counted in Unicode scalars from 0.
    fileprivate var json: JSONValue {
        func offset(_ index: String.Index) -> JSONValue {
            JSONValue(text.unicodeScalars.distance(from: text.startIndex, to: index))
        }
        return [
            "field": .text(field), "text": .text(text),
            "ranges": .each(ranges) { [offset($0.lowerBound), offset($0.upperBound)] },
        ]
    }
}
