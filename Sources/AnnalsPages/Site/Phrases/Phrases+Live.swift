extension Phrases {
    /// The live session, in Russian.
    static let live: [String: String] = [:]
}
