import Testing

@testable import Annals

@Suite("Expected outputs")
struct ExpectedOutputTests {
    @Test(arguments: [
        "promises", "findings lens=swot", "findings lens=swot side=strength", "findings ground=outside atLeast=3",
        "platform part=values", "goals state=ranked", "goals with=horizon",
        "initiatives approach=growth with=owner,resources",
        "tasks with=owner,due", "measures with=target for=every-goal", "measurements nature=financial with=target",
        "decisions with=rationale,basis,deciders", "alternatives atLeast=2", "criteria nature=risk",
        "scores for=every-alternative", "ballots method=consent", "pulses when=before", "summary with=audience",
        "review-date", "dissent", "agreements",
    ])
    func `the stored form is read and written word for word`(_ text: String) throws {
        #expect(try ExpectedOutput(text: text).description == text)
    }

    @Test(arguments: [
        ("", "output", "is “”, expected one of promises, findings"),
        ("Findings", "output", "is “Findings”, expected one of promises, findings"),
        ("findings lens=SWOT", "lens", "is “SWOT”, expected one of swot, pestel, competitors, market"),
        ("findings lens", "lens", "is no condition; write key=word"),
        ("findings part=mission", "part", "is no key of findings; there are: lens, side, ground, with, atLeast"),
        ("promises atLeast=1", "atLeast", "is no key of promises; it has none"),
        ("findings side=strength", "side", "needs a lens that has sides, such as swot"),
        ("findings lens=pestel side=strength", "side", "is “strength”, expected one of political, economic"),
        ("findings lens=swot,pestel", "lens", "takes one word"),
        ("findings lens=swot lens=swot", "lens", "stands there twice"),
        ("findings atLeast=0", "atLeast", "is “0”, expected a whole number from 1 to 999"),
        ("findings atLeast=1000", "atLeast", "is “1000”, expected a whole number from 1 to 999"),
        ("findings atLeast=+1", "atLeast", "is “+1”, expected a whole number from 1 to 999"),
        ("findings atLeast=01", "atLeast", "is “01”, expected a whole number from 1 to 999"),
        ("tasks with=", "with", "is “”, expected one word without spaces, such as growth"),
        ("tasks with=owner,owner", "with", "names something twice"),
        ("tasks with=horizon", "with", "is “horizon”, expected one of owner, due"),
        ("platform", "part", "is missing; name one of mission, vision, values"),
    ])
    func `what is outside the vocabulary is a fault that names the key`(
        _ text: String, _ key: String, _ problem: String
    ) {
        do {
            _ = try ExpectedOutput(text: text)
            Issue.record("“\(text)” was read")
        } catch {
            #expect(error.path == key)
            #expect(error.problem.hasPrefix(problem), "\(error.problem)")
        }
        #expect(ExpectedOutput(text) == nil)
    }

    @Test func `conditions are put in the order of the keys`() throws {
        #expect(try ExpectedOutput(text: "findings atLeast=2  lens=swot").description == "findings lens=swot atLeast=2")
    }

    @Test func `its parts can be asked for`() throws {
        let output = try ExpectedOutput(text: "tasks with=owner,due atLeast=4")
        #expect(output.kind == .tasks)
        #expect(output.needs == ["owner", "due"])
        #expect(output.atLeast == 4)
        #expect(output.word(.lens) == nil)
        #expect(try ExpectedOutput(text: "goals state=ranked").word(.state) == "ranked")
        #expect(try ExpectedOutput(text: "goals").atLeast == 1)
    }

    @Test func `every key of every kind takes each of its words`() throws {
        for kind in ExpectedOutput.Kind.allCases {
            for key in kind.keys {
                for word in kind.words(key) ?? (key == .atLeast ? ["2"] : ["growth"]) {
                    let lens = FindingLens.allCases.first { $0.sides.map(\.rawValue).contains(word) }?.rawValue
                    let part = kind == .platform && key != .part ? " part=mission" : ""
                    let text = "\(kind.rawValue)\(part)\(lens.map { " lens=\($0)" } ?? "") \(key.rawValue)=\(word)"
                    #expect(try ExpectedOutput(text: text).description == text)
                }
            }
        }
    }

    @Test(arguments: [
        ("promises", "a fate for every promise", "судьба каждого обещания"),
        (
            "findings lens=swot side=strength atLeast=2", "findings (SWOT, strength), at least 2",
            "выводы (SWOT, сильная сторона), не меньше 2"
        ),
        ("platform part=mission", "mission: stated or confirmed", "миссия: сформулировано или подтверждено"),
        ("goals state=ranked", "goals, ranked", "цели, в порядке важности"),
        ("tasks with=owner,due", "tasks with owner and due date", "задачи, у каждого: ответственный и срок"),
        (
            "measures with=target for=every-goal", "a measure with target for every goal",
            "показатель, у каждого: целевое значение для каждой цели"
        ),
        ("initiatives approach=own-way", "initiatives (own-way)", "инициативы (own-way)"),
    ])
    func `it is told to people in either language`(_ text: String, _ english: String, _ russian: String) throws {
        let output = try ExpectedOutput(text: text)
        #expect(output.words(in: .english) == english)
        #expect(output.words(in: .russian) == russian)
    }

    @Test func `no word of the vocabulary is left without Russian`() throws {
        for kind in ExpectedOutput.Kind.allCases {
            for key in kind.keys where key != .approach {
                for word in kind.words(key) ?? ["2"] where !["swot", "pestel"].contains(word) {
                    let lens = FindingLens.allCases.first { $0.sides.map(\.rawValue).contains(word) }?.rawValue
                    let text = "\(kind.rawValue)\(lens.map { " lens=\($0)" } ?? "") \(key.rawValue)=\(word)"
                    let told = try ExpectedOutput(text: text).words(in: .russian)
                        .replacing("SWOT", with: "").replacing("PESTEL", with: "")
                    #expect(!told.contains { $0.isASCII && $0.isLetter }, "\(text): \(told)")
                }
            }
        }
    }

    @Test func `a planned stage knows which of its outputs programs understand`() throws {
        let stage = PlannedStage { $0.outputs = ["goals", "goals with=horizon", "a good mood"] }
        #expect(stage.expected == [try ExpectedOutput(text: "goals"), try ExpectedOutput(text: "goals with=horizon")])
    }
}
