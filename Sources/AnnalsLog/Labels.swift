import Annals

/// What stands for ids in a file of action lines: labels of its own, and people's names.
final class Labels: IDResolver {
    private let source: StoreSource
    private var subjects: [String: Subject] = [:]
    private var failed: Set<String> = []
    private var people: [String: [PersonID]]?
    private var blamed = false
    /// The labels that the line at hand declares, in the order of its fields.
    var declared: [String] = []

    init(_ source: StoreSource) {
        self.source = source
    }

    func declare(_ label: String, as kind: Subject.Kind) throws(Fault) -> Subject {
        if let subject = subjects[label] {
            // A decision that was proposed under a label is taken under it.
            if subject.kind == kind { return subject }
            throw Fault("“\(label)” already stands for \(subject.id)")
        }
        declared.append(label)
        return Subject(kind)
    }

    func resolve(_ text: String, as kinds: [Subject.Kind]) throws(Fault) -> Subject {
        if text.hasPrefix("@") {
            guard let subject = subjects[text] else {
                blamed = failed.contains(text)
                throw Fault("is the label “\(text)”, which no line before this one gives to anything")
            }
            if kinds.isEmpty || kinds.contains(subject.kind) { return subject }
            throw Fault("is “\(text)”, which stands for the \(subject.kind.name) \(subject.id), expected a \(kinds.map(\.name).joined(separator: " or "))")
        }
        guard kinds.isEmpty || kinds.contains(.person), let named = person(text) else { throw Subject.notAnID(text, kinds) }
        guard named.count == 1 else {
            throw Fault("is “\(text)”, the name of \(named.map(\.description).joined(separator: " and ")); name one by id")
        }
        return named[0].subject
    }

    /// The ids that the declared labels got.
    func bind(to created: [Subject]) {
        for (label, subject) in zip(declared, created) { subjects[label] = subject }
        declared = []
    }

    /// The line at hand came to nothing, and so do the labels that it declares: lines that name them are not blamed.
    func fail() {
        failed.formUnion(declared)
        declared = []
    }

    /// Whether a fault only follows from that of an earlier line.
    func blames(_ fault: Fault) -> Bool {
        defer { blamed = false }
        return blamed
    }

    /// Takes up a person who joined or was renamed by the line at hand.
    func take(_ entry: Entry) {
        switch entry.action {
        case .personJoined, .personChanged: people = nil
        default: break
        }
    }

    private func person(_ name: String) -> [PersonID]? {
        if people == nil { people = (try? names()) ?? [:] }
        return people?[name]
    }

    private func names() throws -> [String: [PersonID]] {
        var names: [String: [PersonID]] = [:]
        for number in 1..<(try source.next(Subject(.person)).number) {
            var person = Person(PersonID(number))
            for entry in try source.entries(of: Subject(.person, number), aboutOnly: true).inEffect() { person.apply(entry) }
            if person.began != nil { names[person.name, default: []].append(person.id) }
        }
        return names
    }
}
