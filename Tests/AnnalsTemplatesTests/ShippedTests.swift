import Annals
import Foundation
import Testing

@testable import AnnalsTemplates

@Suite("What ships")
struct ShippedTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/AnnalsTemplates/Shipped").standardizedFileURL

    @Test func `the program carries the files as they lie in the folder`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(ShippedFiles.all.map { $0.name + ".yaml" } == files, "run tools/embed-templates")
        for (name, yaml) in ShippedFiles.all {
            let file = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".yaml"))
            #expect(Data(yaml.utf8) == file, "\(name).yaml differs: run tools/embed-templates")
        }
    }

    @Test(arguments: ShippedFiles.all.map(\.name))
    func `each file is sound and names techniques that ship`(_ name: String) throws {
        let path = Self.folder.appendingPathComponent(name + ".yaml").path
        #expect(try TemplateLibrary().check(path).name == name)
    }

    @Test func `all that was promised ships`() throws {
        let items = try TemplateLibrary().entries.map { "\($0.item.type.rawValue) \($0.item.name)" }
        #expect(
            items == [
                "template planning", "template update", "template decision", "template assessment", "template offsite",
                "technique design-thinking", "technique desired-future", "technique dot-voting", "technique grouping",
                "technique open-discussion", "technique pre-mortem", "technique retrospective",
                "technique round-robin", "technique scoring", "technique silent-capture", "pack digitalization",
                "style blank-sheet", "style expert", "style strategist",
            ])
        #expect(try TemplateLibrary().entries.allSatisfy { $0.source == .shipped && !$0.hidesShipped })
    }

    @Test func `every text stands in English and in Russian`() throws {
        for entry in try TemplateLibrary().entries {
            let json = try JSONSerialization.jsonObject(with: Data(entry.item.json.written(pretty: false).utf8))
            var count = 0
            forEachWording(json) { english, russian in
                count += 1
                #expect(russian.contains(where: isCyrillic), "\(entry.item.name): “\(english)” has no Russian")
                #expect(!english.contains(where: isCyrillic), "\(entry.item.name): “\(english)”")
            }
            #expect(count >= 7, "\(entry.item.name)")
        }
    }

    private func isCyrillic(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { (0x400...0x4FF).contains($0.value) }
    }

    private func forEachWording(_ json: Any, _ body: (String, String) -> Void) {
        if let object = json as? [String: Any] {
            if let english = object["en"] as? String, let russian = object["ru"] as? String { body(english, russian) }
            for value in object.values { forEachWording(value, body) }
        } else if let list = json as? [Any] {
            for value in list { forEachWording(value, body) }
        }
    }
}

@Suite("The kinds of session")
struct KindTests {
    /// The stages of each kind in order, each with what it should leave behind.
    private static let table: [SessionKind: [(stage: String, outputs: [String])]] = [
        .planning: [
            ("promises", ["promises"]),
            (
                "current-state",
                [
                    "findings lens=swot atLeast=1", "findings lens=pestel atLeast=1",
                    "findings lens=competitors atLeast=1", "findings lens=market atLeast=1",
                ]
            ),
            ("direction", ["platform part=mission", "platform part=vision", "platform part=values"]),
            ("goals", ["goals with=horizon", "goals state=ranked"]),
            ("plan", ["initiatives with=approach", "tasks with=owner,due", "resources"]),
            ("monitoring", ["measures with=target for=every-goal", "review-date"]),
        ],
        .update: [
            ("promises", ["promises"]),
            ("environment", ["findings ground=outside"]),
            ("resources", ["findings lens=swot side=strength", "findings lens=swot side=weakness"]),
            ("renewal", ["platform part=mission", "platform part=values", "goals state=renewed"]),
            ("current-strategy", ["decisions state=reviewed", "measurements with=target"]),
            ("new-strategy", ["goals state=changed", "decisions with=supersedes"]),
            ("communication", ["summary with=audience", "tasks"]),
        ],
        .decision: [
            ("promises", ["promises"]),
            ("environment", ["findings ground=outside"]),
            ("resources", ["findings ground=inside"]),
            ("goals", ["goals"]),
            (
                "alternatives",
                [
                    "alternatives atLeast=2", "criteria nature=benefit", "criteria nature=cost",
                    "criteria nature=risk", "scores for=every-alternative",
                ]
            ),
            ("decision", ["decisions with=rationale,basis,deciders", "dissent"]),
            ("implementation", ["initiatives", "tasks", "resources"]),
        ],
        .assessment: [
            ("promises", ["promises"]),
            ("execution", ["goals state=reviewed", "tasks state=reviewed"]),
            (
                "indicators",
                ["measurements nature=financial with=target", "measurements nature=other with=target"]
            ),
            ("environment", ["findings ground=outside"]),
            ("resources", ["findings ground=inside"]),
            ("issues", ["findings"]),
            ("action-plan", ["tasks with=owner,due"]),
        ],
        .offsite: [
            ("promises", ["promises"]),
            ("arrival", []),
            ("team", []),
            ("culture", ["findings lens=culture", "platform part=values"]),
            ("alignment", ["ballots method=consent", "pulses when=before", "pulses when=after"]),
            ("commitments", ["tasks with=owner,due"]),
            ("closing", ["pulses when=closing", "agreements"]),
        ],
    ]

    private func template(_ kind: SessionKind) throws -> SessionTemplate {
        try #require(try TemplateLibrary().template(named: kind.rawValue))
    }

    @Test(arguments: SessionKind.allCases)
    func `each kind goes through its stages and names what each should leave behind`(_ kind: SessionKind) throws {
        let template = try template(kind)
        let expected = try #require(Self.table[kind])
        #expect(template.kind == kind)
        #expect(template.stages.map(\.key) == expected.map(\.stage))
        for (stage, row) in zip(template.stages, expected) {
            #expect(stage.outputs.map(\.description) == row.outputs, "\(kind.rawValue), \(stage.key)")
        }
    }

    @Test(arguments: SessionKind.allCases)
    func `each kind is prepared by figures of some years and a look back, and ends in summary and follow-up`(
        _ kind: SessionKind
    ) throws {
        let template = try template(kind)
        let questions = template.preparation.flatMap(\.questions).map(\.english)
        #expect(template.preparation.contains { $0.kind == "look-back" })
        #expect(questions.contains { $0.contains("two or three years") })
        #expect(questions.contains { $0.contains("a year ago") })
        #expect(template.summary.count >= 3)
        #expect(template.followUp.count >= 2)
    }

    @Test(arguments: SessionKind.allCases)
    func `each stage can be handed to a moderator`(_ kind: SessionKind) throws {
        for stage in try template(kind).stages {
            #expect(stage.questions.count >= 2, "\(stage.key)")
            #expect(!stage.techniques.isEmpty, "\(stage.key)")
            #expect((20...120).contains(stage.minutes), "\(stage.key)")
        }
    }

    @Test func `an offsite differs from a strategy session in all that matters`() throws {
        let offsite = try template(.offsite)
        #expect(offsite.days == 1...3)
        #expect(offsite.format == .offsite)
        for kind in SessionKind.allCases where kind != .offsite {
            let session = try template(kind)
            #expect(session.purpose != offsite.purpose)
            #expect(session.focus != offsite.focus)
            #expect(session.outcome != offsite.outcome)
            #expect(session.who != offsite.who)
            #expect(session.place != offsite.place)
            #expect(session.days.upperBound <= 2)
            #expect((180...960).contains(session.minutes))
        }
    }

    @Test func `every technique has steps with minutes and leaves something behind`() throws {
        let techniques = try TemplateLibrary().entries.compactMap { entry in
            if case .technique(let technique) = entry.item { technique } else { nil }
        }
        for technique in techniques {
            #expect(technique.steps.count >= 3, "\(technique.name)")
            #expect(!technique.leaves.isEmpty, "\(technique.name)")
        }
        let named = Dictionary(uniqueKeysWithValues: techniques.map { ($0.name, $0) })
        #expect(
            named["design-thinking"]?.steps.map(\.key) == ["empathize", "define", "ideate", "prototype", "test"])
        #expect(named["silent-capture"]?.steps.map(\.capture) == [.hidden, nil, .open])
        #expect(named["silent-capture"]?.steps.map(\.reveals) == [false, true, false])
        #expect(named["round-robin"]?.steps[1].turns == Technique.Turns(order: .round, seconds: 90))
        let ballot = try #require(named["dot-voting"]?.steps[1].ballot)
        #expect(ballot.method == .dots)
        #expect(
            ballot.settings == [
                .init("budget", .number(5)), .init("most", .number(3)), .init("hidden", .truth(true)),
            ])
    }

    @Test func `every ballot that a technique opens is one that a ballot can be opened with`() throws {
        var count = 0
        for entry in try TemplateLibrary().entries {
            guard case .technique(let technique) = entry.item else { continue }
            for ballot in technique.steps.compactMap(\.ballot) {
                count += 1
                guard case .object(let members) = ballot.json else { continue }
                let own = BallotPreset.settings(of: ballot.method).filter {
                    !["winners", "threshold", "of"].contains($0)
                }
                var line: JSONValue = ["question": "Which?", "options": [["id": "a", "text": "A"]]]
                line = line.adding(
                    .object(members.filter { !own.contains($0.key) && !["method", "options"].contains($0.key) }))
                let method = JSONValue.object(
                    [JSONValue.Member("name", .text(ballot.method.rawValue))] + members.filter { own.contains($0.key) })
                line = line.adding(["method": method])
                var json = JSONReader(Array(line.written(pretty: false).utf8))
                _ = try AnyAction(type: "ballot-opened", input: &json)
            }
        }
        #expect(count == 7)
    }

    @Test func `the pack on digitalization flags an initiative without an owner inside and resources`() throws {
        guard case .pack(let pack)? = try TemplateLibrary().entry(named: "digitalization")?.item else {
            Issue.record("there is no such pack")
            return
        }
        #expect(pack.sections.map(\.key) == ["why", "problems", "projects", "whole", "owner"])
        #expect(
            pack.flags.map(\.missing.description) == [
                "initiatives approach=digitalization with=internal-owner,resources"
            ])
    }

    @Test(arguments: [
        (TeamStrength.strong, "agree", 5000, "blank-sheet"), (.growing, "decide", 40, "strategist"),
        (.growing, "agree", 40, "strategist"), (.strong, "learn", 5000, "blank-sheet"),
    ])
    func `the advice leads to the style that fits`(
        _ team: TeamStrength, _ aim: String, _ size: Int, _ best: String
    ) throws {
        #expect(try TemplateLibrary().styles.ranked(team: team, aim: aim, size: size).first?.name == best)
    }

    @Test func `each style of the catalogue has a guide`() throws {
        #expect(
            Set(try TemplateLibrary().styles.map(\.style)) == [.blankSheet, .strategist, .expert])
    }
}
