package import Annals

/// A line of what is told of something: a label and words, in a chapter.
package struct WhyRow {
    package let chapter: WhyChapter
    package let label: String
    package let words: String
    /// What has more of it than is told here.
    package var rest: Subject?

    init(_ chapter: WhyChapter, _ label: String, _ words: String) {
        self.chapter = chapter
        self.label = label
        self.words = words
    }
}

/// The chapters of what is told.
package enum WhyChapter: String, CaseIterable {
    case decided = "How it came about"
    case rests = "What it rests on"
    case said = "What was said of it"
    case fate = "What it replaced, and what became of it"
    case came = "What came of it"
    case record = "On the record"
}

extension Why {
    package typealias Row = WhyRow
    package typealias Chapter = WhyChapter

    package var zone: Zone { graph.organization.zone }

    /// The language in which it is told.
    package var language: Language { narrator.language }

    /// A moment in the organization’s time.
    func time(_ moment: Instant) -> String { language.date(zone.text(moment)) }

    /// A person's name.
    package func name(_ person: PersonID) -> String { trail?.names[person] ?? graph.name(person) }

    /// What it is, and how that stands.
    package var heading: (title: String, state: String) {
        if let trail { return ("\(trail.decision.id)  \(trail.decision.statement)", trail.standing(in: language)) }
        let root = graph.nodes[0]
        let label = root.label.isEmpty ? language.state(root.kind.words) : language.says(root.wording)
        return ("\(root.subject.id)  \(label)", root.standing.map { language.standing($0) } ?? "")
    }

    /// The lines that tell it.
    package var rows: [WhyRow] { trail.map { decisionRows($0) } ?? plainRows }

    /// The ways from the root, with their titles.
    package var sides: [(title: String, side: TrailGraph.Side)] {
        let steps = Words.count(graph.depth, "step", "steps")
        return [
            ("What it rests on, \(steps) back", .ground), ("What was said of it", .remark),
            ("What came of it, \(steps) on", .outcome),
        ]
    }

    /// What the reader should know of the page itself.
    package var notes: [String] {
        var notes: [String] = []
        if showsSteps, graph.isCut {
            notes.append("It goes on from there: --depth \(graph.depth + 1) shows one step more.")
        }
        if !graph.crowded.isEmpty {
            let ids = graph.crowded.map(\.id).joined(separator: ", ")
            notes.append("More entries name \(ids) than were looked at: of these the latest alone are told here.")
        }
        return notes
    }

    /// A node on one line: `T-12 Keep one unit running, done (Viktor Hahn, 2021-02-18 13:50, #401)`.
    package func words(_ node: TrailGraph.Node) -> String {
        let id = node.subject.kind == .entry ? "" : "\(node.subject.id) "
        // How an argument stands is in its label already.
        let state = node.kind == .argument ? "" : node.standing.map { ", \(language.standing($0))" } ?? ""
        let facts = [
            node.person.map { name($0) }, node.mark.map { time($0.occurredAt) },
            node.mark.map { $0.position.description },
            node.correctedBy.map { language.says("corrected by \($0)", russian: "исправлено записью \($0)") },
            graph.laterWords(node, in: language).map {
                language.says("dated before, \($0)", russian: "по дате раньше, \($0)")
            },
        ].compactMap { $0 }
        let label =
            node.label.isEmpty && node.mark == nil
            ? language.says("nothing more is known of it here", russian: "больше здесь ничего не известно")
            : language.says(node.wording)
        let tail = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
        let moved = node.shifts.filter { !$0.isSettled }.map {
            "; \(language["MOVED"]): \(language.says($0.wording))"
        }.joined()
        return "\(id)\(label)\(state)\(tail)\(moved)"
    }
}

/// The nodes of a graph as a tree: each under the one from which it was first met.
package struct TrailTree {
    /// One node of it.
    package struct Line {
        package let level: Int
        package let label: String
        package let node: TrailGraph.Node
    }

    private let children: [Subject: [TrailGraph.Node]]
    private let root: Subject

    package init(_ graph: TrailGraph) {
        root = graph.root
        children = Dictionary(grouping: graph.nodes.filter { $0.via != nil }) { node in
            node.via.map { $0.from == node.subject ? $0.to : $0.from } ?? node.subject
        }
    }

    /// What lies that way, with all that hangs on it.
    package func lines(_ side: TrailGraph.Side) -> [Line] {
        (children[root] ?? []).filter { $0.side == side }.flatMap { lines($0, 1) }
    }

    private func lines(_ node: TrailGraph.Node, _ level: Int) -> [Line] {
        [Line(level: level, label: label(node), node: node)]
            + (children[node.subject] ?? []).flatMap { lines($0, level + 1) }
    }

    private func label(_ node: TrailGraph.Node) -> String { node.linkWords }
}

extension TrailGraph.Node {
    /// What it is to the one from which it was met: `rests on`, `led to`, `argued against`.
    var linkWords: String {
        guard let via else { return "" }
        switch kind {
        case .argument: return state.map { $0 == "remark" ? "remark" : "argued \($0)" } ?? "argument"
        case .figure where via.from == subject, .target, .resource, .note, .document, .lesson, .checkIn, .review,
            .dissent, .deferral, .condition, .contest, .recount, .reopening, .judgement:
            return kind.words
        default: return via.from == subject ? via.relation.inverse : via.relation.words
        }
    }
}
