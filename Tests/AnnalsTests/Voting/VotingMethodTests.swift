import Testing

@testable import Annals

@Suite("A voting method's settings")
struct VotingMethodTests {
    private let three = ["A", "B", "C"]

    @Test(arguments: [
        (#"{"name":"majority"}"#, #"{"name":"majority","v":1}"#),
        (#"{"name":"consent"}"#, #"{"name":"consent","v":1}"#),
        (#"{"name":"approval"}"#, #"{"name":"approval","v":1}"#),
        (#"{"name":"dots","budget":5}"#, #"{"name":"dots","v":1,"budget":5,"most":5}"#),
        (#"{"name":"dots","most":2,"budget":5}"#, #"{"name":"dots","v":1,"budget":5,"most":2}"#),
        (#"{"name":"score"}"#, #"{"name":"score","v":1,"lowest":0,"highest":5}"#),
        (#"{"name":"score","lowest":-2,"highest":2}"#, #"{"name":"score","v":1,"lowest":-2,"highest":2}"#),
        (#"{"name":"ranked"}"#, #"{"name":"ranked","v":1,"unranked":"last"}"#),
        (
            #"{"name":"ranked","unranked":"no-opinion","default":"C","overDefault":46.5966737010272,"ratios":{"A":3,"B":"3/2"}}"#,
            #"{"name":"ranked","v":1,"unranked":"no-opinion","default":"C","overDefault":46.5966737010272,"ratios":{"A":"3/1","B":"3/2"}}"#
        ),
        (#"{"name":"instant-runoff"}"#, #"{"name":"instant-runoff","v":1}"#),
        (#"{"name":"single-transferable","seats":2}"#, #"{"name":"single-transferable","v":1,"seats":2}"#),
    ])
    func `settings that are left out are filled in, and kept in one order`(_ given: String, _ stored: String) throws {
        var reader = JSONReader(Array(given.utf8))
        var method = try VotingMethod.read(&reader, Entry.headerField)
        method.complete()
        var writer = JSONWriter()
        method.write(&writer)
        #expect(writer.text == stored)
        var again = JSONReader(Array(stored.utf8))
        #expect(try VotingMethod.read(&again, Entry.headerField) == method)
    }

    @Test(arguments: ["0", "-1", "1.5", "2/3", "3/0", "1001", "3/2/1", "#3", "x"])
    func `a ratio is a whole number or a fraction, from 1`(_ text: String) {
        let json = Number(text) == nil ? "\"\(text)\"" : text
        var reader = JSONReader(Array(#"{"name":"ranked","ratios":{"A":\#(json)}}"#.utf8))
        #expect(throws: Fault.self) { _ = try VotingMethod.read(&reader, Entry.headerField) }
    }

    @Test func `every method has at least one version, and new ballots get the last`() throws {
        for name in VotingMethodName.allCases {
            var method = VotingMethod(name)
            method.complete()
            #expect(method.v == name.versions.count && name.versions.count >= 1)
        }
        #expect(VotingMethodName.allCases.map(\.versions.count) == [1, 1, 1, 1, 1, 1, 1, 1])
    }

    @Test func `a version of a newer release is not counted by another's code`() {
        for name in VotingMethodName.allCases {
            let newer = VotingMethod(name) { $0.v = 2 }
            #expect(throws: Refusal.unknownMethodVersion(name.rawValue, 2)) {
                _ = try Poll(newer, options: ["A", "B"], papers: []).counted()
            }
        }
    }

    @Test(arguments: [
        (VotingMethodName.majority, 2, "one option, the motion"), (.consent, 2, "one option, the proposal"),
        (.approval, 1, "2 to 1000 options"), (.dots, 1, "2 to 1000 options"), (.score, 1001, "2 to 1000 options"),
        (.ranked, 1, "2 to 50 options"), (.instantRunoff, 51, "2 to 50 options"),
        (.singleTransferable, 1, "2 to 50 options"),
    ])
    func `each method takes so many options`(_ name: VotingMethodName, _ count: Int, _ expected: String) {
        let options = (0..<count).map { "O\($0)" }
        #expect(throws: Refusal.optionCount(name.rawValue, count, expected: expected)) {
            try VotingMethod(name).check(options: options)
        }
    }

    @Test(arguments: [
        (VotingMethod(.majority) { $0.budget = 3 }, "budget"), (VotingMethod(.consent) { $0.seats = 3 }, "seats"),
        (VotingMethod(.approval) { $0.most = 3 }, "most"),
        (VotingMethod(.dots) { $0.lowest = 3 }, "lowest"), (VotingMethod(.dots) { $0.highest = 3 }, "highest"),
        (VotingMethod(.score) { $0.unranked = .last }, "unranked"),
        (VotingMethod(.score) { $0.defaultOption = "A" }, "default"),
        (VotingMethod(.instantRunoff) { $0.overDefault = 1 }, "overDefault"),
        (VotingMethod(.singleTransferable) { $0.ratios = Named([("A", Ratio(3))]) }, "ratios"),
        (VotingMethod(.ranked) { $0.seats = 2 }, "seats"),
    ])
    func `a setting of another method is refused`(_ method: VotingMethod, _ setting: String) {
        let options = method.name.optionCounts.range.contains(3) ? three : ["A"]
        #expect(throws: Refusal.notOfMethod(setting, method.name.rawValue, takes: method.name.takes)) {
            try method.check(options: options)
        }
    }

    @Test func `winners, thresholds and their base belong to some methods only`() {
        let several: Set<VotingMethodName> = [.approval, .dots, .score, .ranked]
        let tested: Set<VotingMethodName> = [.majority, .approval]
        for name in VotingMethodName.allCases {
            let method = VotingMethod(name) {
                if name == .dots { $0.budget = 3 }
                if name == .singleTransferable { $0.seats = 2 }
            }
            let options = name.optionCounts.range.contains(3) ? three : ["A"]
            func refused(_ setting: String, _ isTaken: Bool, _ check: () throws -> Void) {
                if isTaken {
                    #expect(throws: Never.self) { try check() }
                } else {
                    #expect(throws: Refusal.notOfMethod(setting, name.rawValue, takes: name.takes)) { try check() }
                }
            }
            refused("winners", several.contains(name)) { try method.check(options: options, winners: 2) }
            refused("threshold", tested.contains(name)) { try method.check(options: options, threshold: .absolute) }
            refused("of", tested.contains(name)) { try method.check(options: options, of: .electorate) }
        }
    }

    @Test(arguments: [
        (VotingMethod(.dots), Refusal.needs("budget", "every voter has so many dots")),
        (VotingMethod(.dots) { $0.budget = 0 }, .outOfRange("budget", 0, "1", "1000")),
        (
            VotingMethod(.dots) {
                $0.budget = 3
                $0.most = 4
            }, .outOfRange("most", 4, "1", "3")
        ),
        (VotingMethod(.score) { $0.lowest = 5 }, .outOfRange("highest", 5, "6", "1000")),
        (VotingMethod(.score) { $0.highest = 0 }, .outOfRange("highest", 0, "1", "1000")),
        (VotingMethod(.score) { $0.lowest = -1001 }, .outOfRange("lowest", -1001, "-1000", "999")),
        (VotingMethod(.ranked) { $0.defaultOption = "X" }, .noSuchChoice("X", ["A", "B", "C"])),
        (
            VotingMethod(.ranked) { $0.overDefault = 3 },
            .needs("default", "overDefault and ratios compare with that option")
        ),
        (
            VotingMethod(.ranked) {
                $0.defaultOption = "C"
                $0.overDefault = 0
            }, .notAboveZero("overDefault", 0)
        ),
        (
            VotingMethod(.ranked) {
                $0.defaultOption = "C"
                $0.ratios = Named([("C", Ratio(3))])
            }, .noSuchChoice("C", ["A", "B"])
        ),
        (VotingMethod(.singleTransferable), .needs("seats", "single-transferable fills so many")),
        (VotingMethod(.singleTransferable) { $0.seats = 3 }, .outOfRange("seats", 3, "1", "2")),
        (VotingMethod(.singleTransferable) { $0.seats = 0 }, .outOfRange("seats", 0, "1", "2")),
    ])
    func `settings that make no sense are refused`(_ method: VotingMethod, _ refusal: Refusal) {
        #expect(throws: refusal) { try method.check(options: three) }
    }

    @Test(arguments: [0, 3]) func `some win and some do not`(_ winners: Int) {
        #expect(throws: Refusal.outOfRange("winners", Number(winners), "1", "2")) {
            try VotingMethod(.approval).check(options: three, winners: winners)
        }
    }

    @Test func `a refusal of a method says what to do`() {
        #expect(
            Refusal.notOfMethod("seats", "dots", takes: ["budget", "most"]).description
                == "“seats” does not belong to dots; leave it out (it takes: budget, most)")
        #expect(
            Refusal.notOfMethod("winners", "consent", takes: []).description
                == "“winners” does not belong to consent; leave it out (it takes no settings)")
        #expect(
            Refusal.overBudget(spent: 4, budget: 3).description == "4 dots are given, but each voter has 3; take 1 away"
        )
    }
}

@Suite("What may stand on a paper")
struct PaperTests {
    private static let dots = VotingMethod(.dots) {
        $0.budget = 3
        $0.most = 2
    }
    private static let options = ["A", "B", "C"]
    private static let words = "an object of option and "

    @Test(arguments: [
        (VotingMethod(.majority), #""abstain""#), (VotingMethod(.consent), #""stand-aside""#),
        (VotingMethod(.approval), #"["C","A"]"#), (VotingMethod(.approval), "[]"), (dots, #"{"A":2,"C":1}"#),
        (dots, #"{"A":0}"#), (dots, "{}"), (VotingMethod(.score), #"{"A":0,"B":5,"C":5}"#),
        (VotingMethod(.score) { $0.lowest = -2 }, #"{"A":-2}"#), (VotingMethod(.ranked), #"{"A":1,"B":1,"C":7}"#),
        (VotingMethod(.ranked), "{}"), (VotingMethod(.instantRunoff), #"{"C":1,"A":3}"#),
        (VotingMethod(.singleTransferable), #"{"C":2,"A":1}"#),
    ])
    func `a choice in the method's shape is allowed`(_ method: VotingMethod, _ json: String) throws {
        var reader = JSONReader(Array(json.utf8))
        let choice = try Choice.read(&reader, Entry.headerField)
        #expect(throws: Never.self) { try method.allows(choice, options: PaperTests.options) }
    }

    @Test(arguments: [
        (VotingMethod(.majority), #""agree""#, Refusal.noSuchChoice("agree", ["for", "against", "abstain"])),
        (VotingMethod(.consent), #""for""#, .noSuchChoice("for", ["agree", "stand-aside", "object"])),
        (
            VotingMethod(.consent), #"["A"]"#,
            .wrongShape("consent", expected: "one of agree, stand-aside, object")
        ),
        (VotingMethod(.approval), #""A""#, .wrongShape("approval", expected: "a list of the options approved of")),
        (VotingMethod(.approval), #"["A","X"]"#, .noSuchChoice("X", options)),
        (VotingMethod(.approval), #"["A","B","A"]"#, .optionTwice("A")),
        (dots, #"["A"]"#, .wrongShape("dots", expected: words + "dots")),
        (dots, #"{"A":2,"B":2}"#, .overBudget(spent: 4, budget: 3)), (dots, #"{"A":3}"#, .outOfRange("A", 3, "0", "2")),
        (dots, #"{"A":-1}"#, .outOfRange("A", -1, "0", "2")),
        (dots, #"{"A":0.5}"#, .wrongShape("dots", expected: words + "dots (whole numbers)")),
        (dots, #"{"X":1}"#, .noSuchChoice("X", options)),
        (VotingMethod(.score), #"{"A":6}"#, .outOfRange("A", 6, "0", "5")),
        (VotingMethod(.score), #"{"A":-1}"#, .outOfRange("A", -1, "0", "5")),
        (VotingMethod(.score), #"{"A":4.5}"#, .wrongShape("score", expected: words + "score (whole numbers)")),
        (VotingMethod(.ranked), #"{"A":0}"#, .outOfRange("A", 0, "1", "1000")),
        (VotingMethod(.ranked), #"{"A":1,"X":2}"#, .noSuchChoice("X", options)),
        (VotingMethod(.ranked), #""A""#, .wrongShape("ranked", expected: words + "rank, 1 the best")),
        (
            VotingMethod(.instantRunoff), #"{"A":1,"B":1}"#,
            .wrongShape("instant-runoff", expected: words + "rank, 1 the best, no two the same")
        ),
        (
            VotingMethod(.singleTransferable), #"{"A":2,"B":2}"#,
            .wrongShape("single-transferable", expected: words + "rank, 1 the best, no two the same")
        ),
    ])
    func `any other is refused by name`(_ method: VotingMethod, _ json: String, _ refusal: Refusal) throws {
        var reader = JSONReader(Array(json.utf8))
        let choice = try Choice.read(&reader, Entry.headerField)
        #expect(throws: refusal) { try method.allows(choice, options: PaperTests.options) }
    }

    @Test func `an option named twice by a program is refused`() {
        #expect(throws: Refusal.optionTwice("A")) {
            try PaperTests.dots.allows(
                .numbers([.init(option: "A", number: 1), .init(option: "A", number: 1)]), options: PaperTests.options)
        }
    }

    @Test func `an objection needs a reason, nothing else does`() {
        #expect(VotingMethod(.consent).needsReason(.word("object")))
        #expect(!VotingMethod(.consent).needsReason(.word("agree")))
        #expect(!VotingMethod(.consent).needsReason(.word("stand-aside")))
        #expect(!VotingMethod(.majority).needsReason(.word("object")))
    }
}
