public import Annals
public import AnnalsProof

/// What a bundle is to be evidence of.
public struct EvidenceRequest: Sendable {
    /// The decision, task, goal, ballot, session or whatever else it is about.
    public var subject: Subject
    /// What the list of positions is about: the subject, and its ballots and parts.
    public var about: [Subject]
    /// Entries that belong to its story beyond those: what it rests on, what came of it.
    public var story: Set<Position>
    /// Whose names it discloses.
    public var names = Names.nobody
    /// Whether it discloses what was said in sessions that only a circle may read.
    public var disclosesTexts = false
    /// For whose eyes it is made; `nil` where it may show what there is.
    public var viewer: PersonID?

    /// Whose names a bundle discloses.
    public enum Names: Sendable, Equatable {
        case nobody
        case people(Set<PersonID>)
        /// Of everybody whom one of its lines names.
        case everybody
    }

    /// Asks for the evidence of a subject.
    public init(
        of subject: Subject, about: [Subject], story: Set<Position>, names: Names = .nobody, viewer: PersonID? = nil
    ) {
        self.subject = subject
        self.about = about
        self.story = story
        self.names = names
        self.viewer = viewer
    }
}

/// A bundle that was made, and what is not in it.
public struct MadeEvidence: Sendable {
    /// The bundle.
    public internal(set) var evidence: Evidence
    /// Entries that are hidden from everybody now: votes of an open ballot, ideas before they are revealed.
    public internal(set) var hidden: [Position] = []
    /// Entries that texts were taken out of later than the checkpoint signs for: as they are left, nothing proves them.
    public internal(set) var unproved: [Position] = []
    /// People whose names were asked for, and which nothing in the log gives away any more, or no key at hand opens.
    public internal(set) var unnamed: [PersonID] = []
}

extension EvidenceRequest {
    /// Asks for the evidence of all that there is to tell of why.
    public init(of why: Why) {
        var story = Set(why.graph.nodes.flatMap { [$0.mark?.position, $0.correctedBy].compactMap { $0 } })
        story.formUnion(why.graph.edges.map(\.position))
        story.formUnion(why.story.map(\.position))
        var about = [why.graph.root]
        if let trail = why.trail {
            story.formUnion((trail.entries + trail.remarks + trail.figures).map(\.position))
            about += trail.ballots.map(\.id.subject)
            about +=
                trail.decision.alternatives.map(\.alternative.subject)
                + trail.decision.criteria.map(\.criterion.subject)
        }
        self.init(of: why.graph.root, about: about, story: story)
    }
}
