import Annals
import Foundation

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
        if !declared.contains(label) { declared.append(label) }
        return Subject(kind)
    }

    func resolve(_ text: String, as kinds: [Subject.Kind]) throws(Fault) -> Subject {
        if text.utf8.first == UInt8(ascii: "@") {
            guard let subject = subjects[text] else {
                blamed = failed.contains(text)
                throw Fault("is the label “\(text)”, which no line before this one gives to anything")
            }
            if kinds.isEmpty || kinds.contains(subject.kind) { return subject }
            throw Fault(
                "is “\(text)”, which stands for the \(subject.kind.name) \(subject.id), expected a \(kinds.map(\.name).joined(separator: " or "))"
            )
        }
        guard kinds.isEmpty || kinds.contains(.person), let named = person(text) else {
            guard kinds == [.person], Subject(id: text) == nil else { throw Subject.notAnID(text, kinds) }
            throw Fault(
                "is “\(text.prefix(40))”, neither the id of a person such as P-1 nor a name that annals people knows",
                russian:
                    "«\(text.prefix(40))» — не номер человека, такой как P-1, и не имя, которое знает annals people",
                isNotFound: true)
        }
        guard named.count == 1 else {
            throw Fault(
                "is “\(text)”, the name of \(named.map(\.description).joined(separator: " and ")); name one by id",
                russian:
                    "имя «\(text)» носят \(named.map(\.description).joined(separator: " и ")); назовите одного по номеру",
                isNotFound: true)
        }
        return named[0].subject
    }

    /// The person that an id or a name means, named in that key of the line.
    func person(_ text: String, at key: String) throws(Fault) -> PersonID {
        if let id = PersonID(text), id.isGiven { return id }
        do {
            return try PersonID(resolve(text, as: [.person])) ?? PersonID()
        } catch {
            throw error.at(key)
        }
    }

    func person(inText words: String) -> PersonID? {
        if let subject = subjects["@" + words] { return PersonID(subject) }
        guard let named = person(words), named.count == 1 else { return nil }
        return named[0]
    }

    /// The ids that the declared labels got.
    func bind(to created: [Subject]) throws(Fault) {
        guard !declared.isEmpty else { return }
        var fresh = created
        if fresh.count != declared.count {
            // Of several things that a line creates, those that it only carries on with have their labels already.
            let known = Set(subjects.values)
            fresh.removeAll { known.contains($0) }
        }
        guard fresh.count == declared.count else {
            throw Fault("creates \(fresh.count) things and labels \(declared.count) of them; label all or none")
        }
        for (label, subject) in zip(declared, fresh) { subjects[label] = subject }
        declared = []
    }

    /// A line came to nothing, and so do the labels that it declares: lines that name them are not blamed.
    func fail(_ line: [UInt8]) {
        failed.formUnion(Labels.declared(in: line))
        declared = []
    }

    /// The labels that a faulty line declares; where its action cannot be told, all that stand in it.
    private static func declared(in line: [UInt8]) -> [String] {
        let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
        if let data = object?["data"] as? [String: Any], let type = object?["type"] as? String,
            let listing = AnyAction.listing(type)
        {
            return labels(of: listing.fields, in: data)
        }
        return String(decoding: line, as: UTF8.self).split(separator: "\"").map(String.init).filter {
            $0.hasPrefix("@")
        }
    }

    private static func labels(of fields: [FieldDescription], in data: [String: Any]) -> [String] {
        fields.flatMap { field in
            if case .list(.object(_, let inner)) = field.shape, let elements = data[field.name] as? [[String: Any]] {
                return elements.flatMap { labels(of: inner, in: $0) }
            }
            guard field.isNew, let label = data[field.name] as? String, label.hasPrefix("@") else { return [] }
            return [label]
        }
    }

    /// Whether a fault only follows from that of an earlier line.
    func blames(_ fault: Fault) -> Bool {
        defer { blamed = false }
        return blamed
    }

    /// Takes up a person who joined or was renamed by the line at hand.
    func take(_ entry: Entry) {
        switch entry.action {
        // Not all names anew: a file may join thousands, and name one after each.
        case .personJoined(let joined): people?[joined.name, default: []].append(joined.person)
        case .personChanged: people = nil
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
            for entry in try source.inEffect(of: Subject(.person, number), aboutOnly: true) {
                person.apply(entry)
            }
            if person.began != nil, !person.name.isEmpty { names[person.name, default: []].append(person.id) }
        }
        return names
    }
}
