extension Phrases {
    /// States, in Russian.
    static let states: [String: String] = [:]
}
