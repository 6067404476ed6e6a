extension TrailGraph {
    /// The graph for programs: where it began, the nodes with the entries behind them, the edges, the people.
    public var json: JSONValue {
        [
            "root": .text(root.text), "depth": JSONValue(depth), "then": mark?.json ?? .null, "cut": .truth(isCut),
            "nodes": .each(nodes) { json($0) },
            "edges": .each(edges) { edge in
                [
                    "from": .text(edge.from.text), "to": .text(edge.to.text), "relation": .text(edge.relation.rawValue),
                    "entry": JSONValue(edge.position.rawValue),
                ]
            },
            "people": .each(names.sorted { $0.key < $1.key }) {
                ["person": .text($0.key.description), "name": .text($0.value)]
            },
            "crowded": .each(crowded) { .text($0.text) },
        ]
    }

    private func json(_ node: Node) -> JSONValue {
        [
            "subject": .text(node.subject.text), "kind": .text(node.kind.rawValue), "label": .text(node.label),
            "state": .optional(node.state), "person": .optional(node.person), "side": .text(node.side.rawValue),
            "depth": JSONValue(node.depth), "at": node.mark?.json ?? .null,
            "correctedBy": node.correctedBy.map { JSONValue($0.rawValue) } ?? .null,
            "knownThen": .truth(node.isKnownThen), "writtenDownLater": .truth(node.isWrittenLater),
            "daysLater": daysLater(node).map { JSONValue($0) } ?? .null,
            "moved": .each(node.shifts) { shift in
                [
                    "cause": .text(shift.cause.rawValue), "at": .text(shift.at.description),
                    "entry": JSONValue(shift.position.rawValue), "words": .text(shift.words),
                    "settled": .truth(shift.isSettled),
                ]
            },
        ]
    }
}
