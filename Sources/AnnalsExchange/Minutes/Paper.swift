import Annals

/// What a line must know of a ballot to vote on it.
struct Paper {
    let method: VotingMethodName
    /// What can be voted for, by the id on the ballot.
    let options: [(id: String, text: String)]
    var decision: String?
    var isClosed = false

    init(_ opened: BallotOpened) {
        method = opened.method.name
        options = opened.options.map { ($0.id, $0.text) }
        decision = opened.decision?.description
    }

    init(_ method: VotingMethodName, _ options: [(id: String, text: String)], decision: String?) {
        self.method = method
        self.options = options
        self.decision = decision
    }

    /// The words that can be said to a motion.
    var words: [String: String]? {
        switch method {
        case .majority:
            [
                "for": "for", "yes": "for", "aye": "for", "ayes": "for", "за": "for", "against": "against",
                "no": "against", "nay": "against", "nays": "against", "против": "against", "abstain": "abstain",
                "abstained": "abstain", "abstentions": "abstain", "воздержались": "abstain", "воздержался": "abstain",
            ]
        case .consent:
            [
                "agree": "agree", "consent": "agree", "за": "agree", "stand-aside": "stand-aside",
                "stand aside": "stand-aside", "object": "object", "objects": "object", "против": "object",
            ]
        case .approval, .dots, .score, .ranked, .instantRunoff, .singleTransferable: nil
        }
    }

    /// The option that somebody means, by its id, its text or its number on the ballot.
    func option(_ typed: String) throws(Wrong) -> String {
        let folded = typed.lowercased()
        if let found = options.first(where: { $0.id == typed }) { return found.id }
        let found = options.filter { $0.id.lowercased() == folded || $0.text.lowercased() == folded }
        if found.count == 1 { return found[0].id }
        if let number = Int(typed), options.indices.contains(number - 1) { return options[number - 1].id }
        let all = options.prefix(8).map(\.id).joined(separator: ", ")
        throw Wrong(
            "“\(typed.shortened)” is no option of this ballot; there are \(all)",
            russian: "«\(typed.shortened)» — не вариант этого голосования; есть: \(all)")
    }
}
