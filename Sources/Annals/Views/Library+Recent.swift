extension Library {
    /// By reading them all: for lists in memory.
    public func recentEntries(
        of subject: Subject, aboutOnly: Bool, most: Int
    ) throws -> (entries: [Entry], isAll: Bool) {
        let all = try entries(of: subject, aboutOnly: aboutOnly)
        guard all.count > most else { return (all, true) }
        let last = Set(all.map(\.position).sorted().suffix(most))
        return (all.filter { last.contains($0.position) || $0.creates(subject) }, false)
    }
}
