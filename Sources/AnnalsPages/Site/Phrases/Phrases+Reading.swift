extension Phrases {
    /// Reading, in Russian.
    static let reading: [String: String] = [:]
}
