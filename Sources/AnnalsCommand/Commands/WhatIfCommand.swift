import Annals
import AnnalsLog
import ArgumentParser

struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whatif",
        abstract: "Count a ballot, or weigh a decision by criteria, with something changed. Writes nothing.",
        usage: """
            annals whatif B-5 --without 'Ann Lee'
            annals whatif B-7 --method ranked
            annals whatif B-5 --threshold two-thirds --weight P-2=2 --vote P-4=against
            annals whatif D-9 --criterion cost=2 --drop-criterion risk
            """,
        discussion: """
            The count as it was stands beside the one that would have been, made by the same code, with how close it was \
            and who decided it. Papers are read by another method only where they say all that it asks for: scores and \
            dots tell an order, an order tells no scores. A ballot that is hidden or sealed is not counted before it \
            closes. An earlier round of a ballot is counted as of then: --as-of.

            Of a decision by criteria it shows the order of the alternatives, and for each criterion how far its weight \
            could move before another alternative comes first. Points are means of people's scores; the score of a cost \
            or a risk counts as what is left to 10.

            With nothing changed, it shows how close it was.
            """)

    @Argument(help: "A ballot, such as B-3, or a decision, such as D-9.")
    var subject: String

    @OptionGroup var changes: AlterationOptions

    @Option(
        help: ArgumentHelp("As if this person had not voted, though they could.", valueName: "person"))
    var absent: [String] = []

    @Option(
        help: ArgumentHelp(
            "As if this person had voted so: P-4=for, P-4=hall,school, P-4=hall:3,school:1, 'P-4=hall>school'.",
            valueName: "person=choice"))
    var vote: [String] = []

    @Option(help: ArgumentHelp("What the chair chooses where the votes are level.", valueName: "option"))
    var tie: String?

    @Option(
        help: ArgumentHelp("What a criterion weighs, by id or name: c2=3, cost=2.", valueName: "criterion=weight"))
    var criterion: [String] = []

    @Option(help: ArgumentHelp("Leave a criterion out, by id or name.", valueName: "criterion"))
    var dropCriterion: [String] = []

    @OptionGroup var options: ReadOptions

    func run() throws {
        if let ballot = BallotID(subject), ballot.isGiven {
            guard criterion.isEmpty, dropCriterion.isEmpty else {
                throw Failure("criteria belong to decisions; name one, such as annals whatif D-9", code: 2)
            }
            return try options.show { reading in
                try recount(ballot, reading).json { reading.shown($0) }
            } text: { reading in
                try WhatIfPage(reading).text(recount(ballot, reading))
            }
        }
        guard let decision = DecisionID(subject), decision.isGiven else {
            throw Failure(
                "“\(subject)” is neither a ballot (B-3) nor a decision (D-9); annals ballots lists ballots", code: 2)
        }
        try options.show { reading in
            try weighing(decision, reading).json()
        } text: { reading in
            try WhatIfPage(reading).text(weighing(decision, reading))
        }
    }

    private func recount(_ id: BallotID, _ reading: Reading) throws -> Recount {
        guard let ballot = try reading.story(id) else { throw Refusal.notFound(id.subject) }
        var alteration = try changes.alteration(reading)
        alteration.absent = try absent.map { try reading.person($0) }
        alteration.tie = tie
        for text in vote {
            let (name, choice) = try AlterationOptions.pair(text, "--vote", "P-4=for")
            alteration.votes.append(.init(try reading.person(name), try ballot.choice(choice)))
        }
        return try Recount(of: ballot, alteration)
    }

    private func weighing(_ id: DecisionID, _ reading: Reading) throws -> Weighing {
        guard let decision = try reading.story(id) else { throw Refusal.notFound(id.subject) }
        var alteration = try changes.alteration(reading)
        alteration.absent = try absent.map { try reading.person($0) }
        let ofBallots = alteration.ofBallots + (vote.isEmpty ? [] : ["vote"]) + (tie == nil ? [] : ["tie"])
        let ballots = try reading.entries(of: id.subject, aboutOnly: false).compactMap { entry -> BallotID? in
            if case .ballotOpened(let opened) = entry.action, opened.decision == id { opened.ballot } else { nil }
        }
        if let first = ofBallots.first {
            let ask = ballots.last.map { ": annals whatif \($0) --\(first) …" } ?? "; annals ballots lists them"
            throw Failure("--\(first) is asked of a ballot\(ask)", code: 2)
        }
        for text in criterion {
            let (name, value) = try AlterationOptions.pair(text, "--criterion", "cost=2")
            guard let weight = Number(value), weight >= .zero else {
                throw Failure("--criterion \(text): “\(value)” is no weight, such as 2 or 0.5", code: 2)
            }
            alteration.criteria[try decision.criterion(name)] = weight
        }
        for name in dropCriterion { alteration.criteria[try decision.criterion(name)] = .zero }
        return try Weighing(of: decision, alteration, ballots: ballots)
    }
}

extension Ballot {
    /// The choice that somebody typed, in the shape of the ballot's method.
    fileprivate func choice(_ text: String) throws -> Choice {
        switch terms.method.name {
        case .majority, .consent: return .word(text)
        case .approval: return .options(text == "nothing" ? [] : text.split(separator: ",").map { option(String($0)) })
        case .dots, .score, .ranked, .instantRunoff, .singleTransferable: break
        }
        if text.contains(">") {
            let groups = text.split(separator: ">").map { $0.split(separator: "=").map { option(String($0)) } }
            return .numbers(
                groups.enumerated().flatMap { rank, group in
                    group.map { Choice.OptionNumber(option: $0, number: Number(rank + 1)) }
                })
        }
        return .numbers(
            try text.split(separator: ",").map { part in
                let sides = part.split(separator: ":", maxSplits: 1)
                guard sides.count == 2, let number = Number(String(sides[1])) else {
                    throw Failure("--vote: “\(part)” is no option with its number, such as \(example)", code: 2)
                }
                return Choice.OptionNumber(option: option(String(sides[0])), number: number)
            })
    }

    private var example: String { "\(terms.options.first?.id ?? "hall"):3" }

    /// The option that an id or its exact words mean.
    private func option(_ text: String) -> String {
        let text = text.trimmingBlanks
        if terms.options.contains(where: { $0.id == text }) { return text }
        return terms.options.first { $0.text == text }?.id ?? text
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Decision {
    /// The criterion that an id (D-9.c2, c2) or a name means; the beginning of a name or a word of it is enough.
    fileprivate func criterion(_ text: String) throws -> CriterionID {
        if let id = CriterionID(text) ?? CriterionID("\(id).\(text)"), criteria.contains(where: { $0.criterion == id })
        {
            return id
        }
        let sought = text.lowercased()
        let exact = criteria.filter { $0.name.lowercased() == sought }
        let begins = criteria.filter { criterion in
            criterion.name.lowercased().hasPrefix(sought)
                || criterion.name.lowercased().split(separator: " ").contains { $0 == sought }
        }
        let natures = criteria.filter { $0.nature.rawValue == sought }
        let found = [exact, begins, natures].first { !$0.isEmpty } ?? []
        guard found.count == 1 else {
            let known = criteria.map { "\($0.criterion) \($0.name)" }.joined(separator: ", ")
            throw Failure(
                found.isEmpty
                    ? (criteria.isEmpty
                        ? "\(id) was not weighed by criteria" : "\(id) has no criterion “\(text)”, but: \(known)")
                    : "“\(text)” means \(found.map(\.criterion.description).joined(separator: " and ")) of \(id); name one by id"
            )
        }
        return found[0].criterion
    }
}

extension Reading {
    /// A person's name, or their id where none is known.
    func shown(_ person: PersonID) -> String { (try? name(person)) ?? person.description }
}
