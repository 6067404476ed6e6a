import Annals
import AnnalsLog
import ArgumentParser

struct GroundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ground",
        abstract: "Whether decisions still stand on what they were taken on: what moved since, and what hangs loose.",
        discussion: """
            All decisions in force, those whose ground has moved first; or one decision in detail. What moved says so \
            until somebody reviews the decision (annals record decision-reviewed). CSV has a line for each thing that \
            moved or hangs loose.
            """)

    @Argument(help: "One decision, such as D-9.")
    var decision: String?

    @OptionGroup var options: TableOptions

    func validate() throws {
        if options.csv, decision != nil { throw ValidationError("--csv lists all decisions; leave the decision out") }
    }

    func run() throws {
        if let decision { return try show(decision) }
        try options.show { reading in
            ["asOf": .text(reading.moment.description), "grounds": .each(try reading.grounds()) { $0.json }]
        } text: { reading in
            let organization = try reading.organization()
            let title = "\(organization.name): the ground of decisions as of \(organization.zone.text(reading.moment))"
            return Ground.text(try reading.grounds(), title: title)
        } csv: { reading in
            Ground.table(try reading.grounds())
        }
    }

    private func show(_ text: String) throws {
        guard let id = DecisionID(text), id.isGiven else {
            throw Failure("“\(text)” is no decision's id, such as D-9; annals decisions lists them", code: 2)
        }
        try options.reading.show { reading in
            try reading.ground(of: id).json
        } text: { reading in
            try reading.ground(of: id).detail
        }
    }
}

extension Reading {
    fileprivate func grounds() throws -> [Ground] {
        try Ground.all(of: try fold(Plan.self), in: Recollection(self), at: moment)
    }

    fileprivate func ground(of id: DecisionID) throws -> Ground {
        if let ground = try Ground(of: id, in: Recollection(self), at: moment) { return ground }
        guard let decision = try story(id) else { throw Refusal.notFound(id.subject) }
        throw Failure("\(id) is \(decision.state.rawValue): only a decision that was taken has ground to stand on")
    }
}
