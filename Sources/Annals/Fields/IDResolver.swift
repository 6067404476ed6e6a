/// Turns what people write where an id stands (a label, somebody's name) into the id.
public protocol IDResolver {
    /// The subject that the text means; throws a fault that says why not.
    func resolve(_ text: String, as kinds: [Subject.Kind]) throws(Fault) -> Subject
    /// The place that a label for a new subject stands for: 0 where its number is still to be given.
    func declare(_ label: String, as kind: Subject.Kind) throws(Fault) -> Subject
    /// The one person whose name, or label, stands in a text after an `@`; `nil` where there is none.
    func person(inText words: String) -> PersonID?
}
