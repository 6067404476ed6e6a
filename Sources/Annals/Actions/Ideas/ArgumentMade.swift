// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A reason for or against anything.
public struct ArgumentMade: Action {
    public static let name = "argument-made"
    public static let summary = "Somebody argues for or against something, or remarks on it."
    public static let by = Authority(.anyone)
    public static let bearing = Bearing.annotation
    public var on = Reference.link("")
    public var stance = Stance.remark
    public var text = ""
    public var evidence: [Reference] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.mentions("on", &on, "what it is about: any id, or an entry such as #17")
        try visit("stance", &stance, "for, against, or a remark")
        try visit("text", &text, "the argument")
        try visit.mentions("evidence", &evidence, "what it rests on: ids, entries, links")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        guard on.subject != nil else { throw .notInTheLog(on) }
    }
}

/// Which way an argument goes.
public enum Stance: String, Word {
    case `for` = "for"
    case against = "against"
    case remark = "remark"
}
