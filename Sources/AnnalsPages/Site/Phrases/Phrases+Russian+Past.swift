extension Phrases {
    static let past: [String: String] = [:]
}
