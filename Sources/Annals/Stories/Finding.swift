// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// Something that the analysis found, until it is replaced or holds no more.
public struct Finding: Story {
    public static let kind = Subject.Kind.finding
    public private(set) var began: Mark?
    /// The id.
    public let id: FindingID
    /// What was found, and what shows it.
    public private(set) var said = FindingRecorded()
    public private(set) var retired: Mark?
    /// The finding that stands in for it.
    public private(set) var replacedBy: (finding: FindingID, mark: Mark)?

    /// How a finding stands.
    public enum State: String, CaseIterable, Sendable {
        case standing = "standing"
        case replaced = "replaced"
        case retired = "retired"
    }

    public init(_ id: FindingID) {
        self.id = id
    }

    public var owners: [PersonID] { began?.actor.map { [$0] } ?? [] }

    /// How it stands.
    public var state: State { replacedBy != nil ? .replaced : retired != nil ? .retired : .standing }

    /// When it was replaced or retired.
    public var ended: Mark? { replacedBy?.mark ?? retired }

    /// What was found.
    public var text: String { said.text }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .findingRecorded(let recorded):
            if recorded.finding == id {
                began = began ?? Mark(entry)
                said = recorded
            }
            if recorded.replaces.contains(id) { replacedBy = (recorded.finding, Mark(entry)) }
        case .findingRetired: retired = Mark(entry)
        default: break
        }
    }
}

extension World {
    /// Refuses what needs a finding that was neither replaced nor retired.
    mutating func mustStand(_ finding: FindingID) throws(Refusal) {
        let story = try story(finding)
        if let ended = story.ended { throw .isAlready(finding.subject, story.state.rawValue, since: ended) }
    }
}
