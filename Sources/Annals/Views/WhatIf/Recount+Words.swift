// A count again in words, for people and for programs alike.

extension Recount.Outcome {
    /// The stored word for programs.
    public var word: String {
        switch self {
        case .carried: "carried"
        case .failed: "failed"
        case .tied: "tied"
        case .noQuorum: "no-quorum"
        case .tooFew: "too-few"
        }
    }

    /// The options that it is about: those that win, or those that are level.
    public var options: [String] {
        switch self {
        case .carried(let options), .tied(let options): options
        case .failed, .noQuorum, .tooFew: []
        }
    }

    /// `carried`, `not carried`, `Six weeks wins`, `level: Hall and School`.
    public func words(_ name: (String) -> String) -> String {
        let named = options.map(name).joined(separator: ", ")
        switch self {
        case .carried: return named.isEmpty ? "carried" : "\(named) \(options.count == 1 ? "wins" : "win")"
        case .failed: return "not carried"
        case .tied: return named.isEmpty ? "level" : "level: \(named)"
        case .noQuorum: return "no quorum"
        case .tooFew: return "too few to stay secret"
        }
    }
}

extension Recount.Margin {
    /// How close it was, as a sentence without its end.
    public func words(_ name: (String) -> String) -> String? {
        switch self {
        case .votes(let switched, let more, let towards):
            let to = towards.rawValue
            var ways: [String] = []
            if let switched { ways.append("\(switched) changing to \(to)") }
            if let more { ways.append("\(more) more \(to)") }
            return ways.isEmpty
                ? "no vote \(to) would change it" : "\(ways.joined(separator: " or ")) would change it"
        case .objections(let count):
            return count == 0
                ? "one objection would stop it" : "\(count) \(count == 1 ? "objection stops" : "objections stop") it"
        case .lead(let option, let over, let by): return "\(name(option)) is \(by) ahead of \(name(over))"
        case .pair(let option, let over, let pro, let contra):
            return "closest: \(name(option)) over \(name(over)), \(pro) to \(contra)"
        case .toQuorum(let count): return "\(count) more had to take part"
        }
    }
}

extension Recount.Remark {
    /// What is to be said, as a sentence.
    public func words(_ person: (PersonID) -> String, option: (String) -> String) -> String {
        switch self {
        case .stillOpen: "The ballot is open: both counts are of the votes so far."
        case .withdrawn: "The ballot was withdrawn and counts nothing; both counts are of the votes that were there."
        case .totalsOnly: "The minutes give totals only: the count is made from them."
        case .annulled(.repeated): "The result was contested, and found one to vote on again."
        case .annulled: "The result was contested, and found void."
        case .votesThough(let voter, true):
            "\(person(voter)) declared an interest and could not vote; the vote is counted all the same."
        case .votesThough(let voter, false):
            "\(person(voter)) was not among those who may vote; the vote is counted all the same."
        case .proxyStays(let giver, let holder):
            "The vote of \(person(giver)) stays, though \(person(holder)) cast it as their proxy; leave it out with --absent \(giver)."
        case .tieStays(let chair?):
            "The votes are level, and \(person(chair)) in the chair did not say what then; --tie says it."
        case .tieStays(nil): "The votes are level, and there is no chair to break the tie."
        case .settingsDropped(let names):
            "Of the ballot's terms the other method has no place for: \(names.joined(separator: ", "))."
        case .defaultWins(let text):
            "\(option(text)) was the option that stays when nothing else is chosen; here it counts like any other."
        case .nobodyLeft: "Nobody is left who may vote."
        }
    }
}

extension VotingMethod {
    /// The method with what is not usual of its settings: `ranked, default Wait`, `dots, 4 each`.
    public func words(_ option: (String) -> String) -> String {
        var parts = [name.rawValue]
        if let budget { parts.append("\(budget) dots each") }
        if name == .score { parts.append("\(lowest ?? 0) to \(highest ?? 5)") }
        if unranked == .noOpinion { parts.append("unranked is no opinion") }
        if let defaultOption { parts.append("default \(option(defaultOption))") }
        if let overDefault { parts.append("\(overDefault) over it") }
        if let seats { parts.append("\(seats) elected") }
        return parts.joined(separator: ", ")
    }
}

extension Threshold {
    /// Reads it as it is stored: `two-thirds`, `3/5`; `nil` for anything else.
    public init?(_ text: String) {
        for known in [Threshold.simple, .absolute, .twoThirds, .threeQuarters, .unanimous]
        where known.description == text {
            self = known
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { UInt16($0) }
        guard parts.count == 2, let part = parts[0], let whole = parts[1], part >= 1, part <= whole, whole <= 1000
        else { return nil }
        self = .fraction(Int(part), Int(whole))
    }
}
