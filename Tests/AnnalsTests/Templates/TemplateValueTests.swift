import Testing

@testable import Annals

@Suite("Templates as values")
struct TemplateValueTests {
    private let template: SessionTemplate = {
        var template = SessionTemplate()
        template.stages = [("promises", 20), ("goals", 45)].map { key, minutes in
            var stage = SessionTemplate.Stage()
            stage.key = key
            stage.title = Wording("T " + key, russian: "Т " + key)
            stage.minutes = minutes
            stage.outputs = [ExpectedOutput(key)].compactMap { $0 }
            return stage
        }
        return template
    }()

    @Test func `the first session of a series has no promises to open on`() {
        #expect(template.planned(isFirst: true, in: .english).map(\.stage) == ["goals"])
        #expect(template.planned(isFirst: false, in: .english).map(\.stage) == ["promises", "goals"])
    }

    @Test func `planned stages hold titles in the language, minutes and outputs`() {
        let stages = template.planned(isFirst: false, in: .russian)
        #expect(stages.map(\.title) == ["Т promises", "Т goals"])
        #expect(stages.map(\.minutes) == [20, 45])
        #expect(stages.map(\.outputs) == [["promises"], ["goals"]])
        #expect(template.minutes == 65)
    }

    @Test func `advice holds where all that it names is so`() {
        let advice = advice(team: .strong, aim: "agree", sizeUpTo: 250)
        #expect(advice.matches(team: .strong, aim: "agree", size: 250))
        #expect(!advice.matches(team: .growing, aim: "agree", size: 250))
        #expect(!advice.matches(team: .strong, aim: "learn", size: 250))
        #expect(!advice.matches(team: .strong, aim: "agree", size: 251))
        #expect(!advice.matches(team: nil, aim: "agree", size: 10))
        #expect(!advice.matches(team: .strong, aim: nil, size: 10))
        #expect(!advice.matches(team: .strong, aim: "agree", size: nil))
    }

    @Test func `styles are ranked by what speaks for them less what speaks against`() {
        let styles = [
            style("against", [advice(.avoid, team: .strong)]), style("nothing", []),
            style("once", [advice(team: .strong), advice(aim: "learn")]),
            style("twice", [advice(team: .strong), advice(aim: "agree")]),
        ]
        #expect(
            styles.ranked(team: .strong, aim: "agree", size: nil).map(\.name) == [
                "twice", "once", "nothing", "against",
            ])
        #expect(styles.ranked(team: nil, aim: nil, size: nil).map(\.name) == ["against", "nothing", "once", "twice"])
    }

    private func advice(
        _ verdict: StyleGuide.Verdict = .fits, team: TeamStrength? = nil, aim: String? = nil, sizeUpTo: Int? = nil
    ) -> StyleGuide.Advice {
        var advice = StyleGuide.Advice()
        advice.verdict = verdict
        advice.team = team
        advice.aim = aim
        advice.sizeUpTo = sizeUpTo
        return advice
    }

    private func style(_ name: String, _ advice: [StyleGuide.Advice]) -> StyleGuide {
        var style = StyleGuide()
        style.name = name
        style.advice = advice
        return style
    }
}
