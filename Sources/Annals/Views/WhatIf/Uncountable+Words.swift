// Why a what-if has no answer, for whoever asked it of a page and not by the options of a command.

extension Uncountable {
    /// What was found, and what can be asked instead, in one line of a language; without the options of commands.
    public func told(in language: Language) -> String { language.says(english, russian: russian).onOneLine }

    private var english: String {
        switch self {
        case .nameless(let ballot, _):
            "\(ballot) is secret: nobody knows whose paper is whose, so nobody's vote can be thought otherwise; "
                + "the method, the threshold and the quorum can"
        case .totalsWithoutNames(let ballot, _):
            "\(ballot): the minutes give totals only, so nobody's vote can be thought otherwise; the threshold can"
        case .notAVoter(let person, let ballot): "\(person) was not among those who may vote on \(ballot)"
        case .needsApproval(let ballot, let from):
            from == .score
                ? "\(ballot) was scored, and nothing says from which score on an option is approved of"
                : "\(ballot) was ranked, and nothing says up to which rank an option is approved of"
        case .noCriteria(let decision, let ballots):
            "\(decision) was not weighed by criteria"
                + (ballots.isEmpty ? "" : "; its vote can be thought otherwise: \(Self.list(ballots))")
        default: description
        }
    }

    private var russian: String {
        switch self {
        case .hidden(let ballot): "голосование \(ballot) идёт, и до закрытия голоса скрыты; спросите потом"
        case .sealed(let ballot):
            "голосование \(ballot) идёт, и до закрытия бюллетени запечатаны; спросите потом"
        case .destroyed(let ballot, let sealed):
            "\(ballot): запечатанных голосов \(sealed); это слишком мало, чтобы они остались тайной, и бюллетени "
                + "уничтожены непрочитанными"
        case .nameless(let ballot, _):
            "голосование \(ballot) тайное: чей бюллетень чей, не знает никто, и представить иным голос одного человека "
                + "нельзя; способ, порог и кворум — можно"
        case .onlyTotals(let ballot, let method):
            "\(ballot): в протоколе только итоги, а для способа «\(method.inRussian)» нужны бюллетени"
        case .totalsWithoutNames(let ballot, _):
            "\(ballot): в протоколе только итоги, и представить иным голос одного человека нельзя; порог — можно"
        case .notAVoter(let person, let ballot): "\(person) не из тех, кто голосует в \(ballot)"
        case .didNotVote(let person, let ballot): "\(person) не голосует в \(ballot)"
        case .unreadable(let ballot, let from, let to, let can):
            "способ голосования \(ballot) — «\(from.inRussian)», и того, что нужно для способа «\(to.inRussian)», в "
                + "бюллетенях нет; по ним можно посчитать так: \(Self.list(can.map(\.inRussian)))"
        case .level(let ballot, let to, let papers, let all, let can):
            "\(ballot): в бюллетенях (\(papers) из \(all)) варианты стоят наравне, а для способа «\(to.inRussian)» "
                + "нужен порядок; по ним можно посчитать так: \(Self.list(can.map(\.inRussian)))"
        case .needsApproval(let ballot, let from):
            from == .score
                ? "в \(ballot) ставили баллы, и с какого балла вариант одобрен, не сказано"
                : "в \(ballot) ранжировали, и до какого места вариант одобрен, не сказано"
        case .notLevel(let option, let level):
            "«\(option)» стоит не наравне; председательствующий выбирает из этих: \(Self.list(level))"
        case .refused(let refusal): refusal.russian
        case .noCriteria(let decision, let ballots):
            "\(decision) не взвешивали по критериям"
                + (ballots.isEmpty ? "" : "; иным можно представить голосование: \(Self.list(ballots))")
        case .noScores(let decision): "ни у одного варианта \(decision) нет оценок по всем критериям"
        case .noCriterionLeft(let decision): "у \(decision) не осталось бы ни одного критерия; оставьте хотя бы один"
        case .didNotScore(let person, let decision): "\(person) ничего не оценивает в \(decision)"
        case .tooLong(let decision):
            "в баллах и весах \(decision) слишком много цифр, чтобы сложить их точно"
        }
    }

    private static func list(_ words: [some CustomStringConvertible]) -> String {
        words.map(\.description).joined(separator: ", ")
    }
}
