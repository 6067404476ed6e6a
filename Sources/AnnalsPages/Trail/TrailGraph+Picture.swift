public import Annals

// What DOT and Mermaid have in common: an arrow leads from a cause to what came of it, and every node says what it is.

extension TrailGraph {
    /// An arrow of a picture.
    struct Arrow {
        let from: Subject
        let to: Subject
        let words: String
        let isRemark: Bool
    }

    /// The arrows, from what came first to what came of it.
    var arrows: [Arrow] {
        edges.map { edge in
            let isRemark = edge.relation == .saidOf || edge.relation == .happenedTo || edge.relation == .bearsOn
            return isRemark
                ? Arrow(from: edge.from, to: edge.to, words: "", isRemark: true)
                : Arrow(from: edge.to, to: edge.from, words: edge.relation.inverse, isRemark: false)
        }
    }

    /// The lines of a node: what it is and how it stands; what it says; whose it is, when, and the entry behind it.
    func lines(_ node: Node, _ named: (String) -> String) -> [String] {
        let id = node.subject.kind == .entry ? "" : " \(node.subject.id)"
        let state = node.state.map { ": \($0)" } ?? ""
        var lines = ["\(node.kind.words)\(id)\(state)"]
        if !node.label.isEmpty { lines += named(node.label).unbroken.wrapped(at: 34, most: 3) }
        let facts = [
            node.person.map { name($0) }, node.mark.map { organization.zone.text($0.occurredAt) },
            node.mark.map { $0.position.description }, node.correctedBy.map { "corrected by \($0)" },
        ]
        lines.append(facts.compactMap { $0 }.joined(separator: ", "))
        if let words = laterWords(node) { lines.append(words) }
        if node.hasMoved { lines.append("MOVED since") }
        return lines.filter { !$0.isEmpty }.map(\.unbroken)
    }

    /// That something was written down only after the root was: `written down 3 days after`.
    public func laterWords(_ node: Node, in language: Language = .english) -> String? {
        daysLater(node).map { days in
            if language == .russian {
                return days == 0
                    ? "внесено позже в тот же день" : "внесено через \(Russian.count(days, "день", "дня", "дней"))"
            }
            return days == 0
                ? "written down later the same day" : "written down \(days) \(days == 1 ? "day" : "days") after"
        }
    }

    /// The name of a node within a picture: letters, digits and `_` alone.
    static func key(_ subject: Subject) -> String {
        subject.part == 0
            ? "\(subject.kind.name)_\(subject.number)" : "\(subject.kind.name)_\(subject.number)_\(subject.part)"
    }

    /// The title of a picture.
    func title(_ named: (String) -> String) -> String {
        let label = nodes.first.map { named($0.label) } ?? ""
        return "Why \(root.id)\(label.isEmpty ? "" : ": \(label)")".unbroken
    }
}

extension TrailGraph.Kind {
    /// The colour in which a kind is filled.
    var colour: String {
        switch self {
        case .decision: "#cfe2f3"
        case .ballot, .alternative, .criterion, .contest, .recount, .reopening, .condition, .deferral: "#d9d2e9"
        case .goal, .platform, .target, .resource: "#d9ead3"
        case .task, .homework, .checkIn: "#e2f0d9"
        case .finding, .figure, .measure, .assumption, .judgement: "#fff2cc"
        case .idea, .group, .question, .theme: "#fce5cd"
        case .argument, .note, .document, .lesson, .dissent, .review: "#f3f3f3"
        case .session, .other: "#ffffff"
        }
    }
}

extension String {
    /// The text in lines of about that many characters, broken between words, and no more than so many of them.
    func wrapped(at width: Int, most: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            var rest = word
            // What is too long for a line by itself is broken anywhere.
            while rest.count > width {
                if !line.isEmpty { lines.append(line) }
                line = ""
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
            if !line.isEmpty, line.count + 1 + rest.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + rest
            if lines.count > most { break }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > most else { return lines }
        return lines.prefix(most - 1) + [lines[most - 1] + "…"]
    }
}
