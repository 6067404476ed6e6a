import Annals
import AnnalsTemplates

/// A template, technique, pack or style, for people.
struct TemplatePage {
    private(set) var text = ""
    private let language: Language

    init(_ entry: TemplateLibrary.Entry, _ language: Language) {
        self.language = language
        let item = entry.item
        add(Terminal.bold("\(item.name)  \(item.title[language])"))
        add("\(item.type.rawValue), \(entry.source == .shipped ? "ships with annals" : entry.source.words)")
        switch item {
        case .template(let template): show(template)
        case .technique(let technique): show(technique)
        case .pack(let pack): show(pack)
        case .style(let style): show(style)
        }
        text.removeLast()
    }

    private mutating func add(_ line: String) { text += line + "\n" }

    private mutating func add(_ label: Labels, _ wording: Wording) {
        add(Labels.line(label, wording[language], language))
    }

    private mutating func add(_ label: Labels, _ words: String) { add(Labels.line(label, words, language)) }

    private mutating func head(_ label: Labels) { add("\n" + Terminal.bold(label.words[language])) }

    private mutating func points(_ wordings: [Wording], _ indent: String) {
        for wording in wordings { add("\(indent)· \(wording[language])") }
    }

    private mutating func show(_ template: SessionTemplate) {
        add(.purpose, template.purpose)
        add(.focus, template.focus)
        add(.outcome, template.outcome)
        add(.people, "\(range(template.people)): \(template.who[language])")
        add(.time, "\(minutes(template.minutes)), \(range(template.days)) \(Labels.days.words[language])")
        add(.place, "\(template.format.rawValue): \(template.place[language])")
        head(.preparation)
        for homework in template.preparation {
            let before = "\(homework.daysBefore) \(Labels.daysBefore.words[language])"
            add("  \(homework.kind)  \(homework.title[language]) (\(before))")
            points(homework.questions, "    ")
        }
        head(.stages)
        for stage in template.stages {
            add("  \(stage.key)  \(stage.title[language]) (\(minutes(stage.minutes)))")
            add("    \(stage.purpose[language])")
            points(stage.questions, "    ")
            if !stage.techniques.isEmpty {
                add("    \(Labels.techniques.words[language]): \(stage.techniques.joined(separator: ", "))")
            }
            for output in stage.outputs { add("    → \(output.words(in: language))") }
        }
        head(.summary)
        points(template.summary, "  ")
        head(.followUp)
        points(template.followUp, "  ")
    }

    private mutating func show(_ technique: Technique) {
        add(.purpose, technique.purpose)
        add(.people, range(technique.people))
        add(.time, minutes(technique.minutes))
        head(.steps)
        for step in technique.steps {
            add("  \(step.key)  \(step.title[language]) (\(minutes(step.minutes)))")
            add("    \(step.instruction[language])")
            if let capture = step.capture { add("    capture: \(capture.rawValue)") }
            if step.reveals { add("    reveals hidden ideas") }
            if let turns = step.turns {
                add("    turns: \(turns.order.rawValue)\(turns.seconds.map { ", \($0) s" } ?? "")")
            }
            if let ballot = step.ballot { add("    ballot: \(words(ballot))") }
        }
        head(.leaves)
        for output in technique.leaves { add("  → \(output.words(in: language))") }
    }

    private mutating func show(_ pack: TopicPack) {
        add(.purpose, pack.purpose)
        for section in pack.sections {
            add("\n" + Terminal.bold("\(section.key)  \(section.title[language])"))
            if !section.stages.isEmpty {
                add("  \(Labels.stages.words[language]): \(section.stages.joined(separator: ", "))")
            }
            points(section.questions, "  ")
        }
        if pack.flags.isEmpty { return }
        head(.flags)
        for flag in pack.flags {
            add("  \(flag.missing.words(in: language))")
            add("    ! \(flag.words[language])")
        }
    }

    private mutating func show(_ style: StyleGuide) {
        add(.purpose, style.purpose)
        add(.fit, style.fit)
        add(.risk, style.risk)
        add(.remedy, style.remedy)
        head(.advice)
        for advice in style.advice {
            let when = [
                advice.team.map { "team \($0.rawValue)" }, advice.aim.map { "aim \($0)" },
                advice.sizeUpTo.map { "size up to \($0)" },
            ].compactMap { $0 }.joined(separator: ", ")
            add("  \(advice.verdict == .fits ? "+" : "−") \(when): \(advice.words[language])")
        }
    }

    private func words(_ ballot: BallotPreset) -> String {
        let settings = ballot.settings.map { setting in
            switch setting.value {
            case .number(let number): "\(setting.name) \(number)"
            case .truth(let truth): truth ? setting.name : "not \(setting.name)"
            case .word(let word): "\(setting.name) \(word)"
            }
        }
        return ([ballot.method.rawValue + " on " + ballot.options.rawValue] + settings).joined(separator: ", ")
    }

    private func range(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }

    private func minutes(_ count: Int) -> String {
        let (hour, minute) = language == .english ? ("h", "min") : ("ч", "мин")
        if count < 60 { return "\(count) \(minute)" }
        return "\(count / 60) \(hour)" + (count % 60 > 0 ? " \(count % 60) \(minute)" : "")
    }
}

/// What stands before the parts of a page, in each language.
enum Labels {
    case purpose, focus, outcome, people, time, place, days, daysBefore, preparation, stages, techniques, summary,
        followUp, steps, leaves, flags, fit, risk, remedy, advice

    var words: Wording {
        switch self {
        case .purpose: Wording("for", russian: "для чего")
        case .focus: Wording("focus", russian: "фокус")
        case .outcome: Wording("outcome", russian: "результат")
        case .people: Wording("people", russian: "люди")
        case .time: Wording("time", russian: "время")
        case .place: Wording("place", russian: "место")
        case .days: Wording("days", russian: "дн.")
        case .daysBefore: Wording("days before", russian: "дн. до сессии")
        case .preparation: Wording("Preparation", russian: "Подготовка")
        case .stages: Wording("Stages", russian: "Стадии")
        case .techniques: Wording("techniques", russian: "техники")
        case .summary: Wording("Summary", russian: "Итоги")
        case .followUp: Wording("Follow-up", russian: "Сопровождение")
        case .steps: Wording("Steps", russian: "Шаги")
        case .leaves: Wording("Leaves behind", russian: "Что остаётся")
        case .flags: Wording("Flagged where it is missing", russian: "Отмечается, если этого нет")
        case .fit: Wording("fits", russian: "подходит")
        case .risk: Wording("risk", russian: "риск")
        case .remedy: Wording("remedy", russian: "как уберечься")
        case .advice: Wording("Advice", russian: "Советы")
        }
    }

    /// A label with what it says, in columns.
    static func line(_ label: Labels, _ text: String, _ language: Language) -> String {
        let name = label.words[language]
        return "  \(name)\(String(repeating: " ", count: max(1, (language == .english ? 9 : 15) - name.count)))\(text)"
    }
}
