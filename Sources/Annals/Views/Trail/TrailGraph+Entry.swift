extension TrailGraph {
    /// Whether an entry is a thing of its own that one can ask the why of: a figure, a target, an argument, a review.
    public static func standsForItself(_ entry: Entry) -> Bool {
        let own = Mark(entry).subject
        return TrailLinks(entry).edges.contains { $0.from == own }
    }
}
