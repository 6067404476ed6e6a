@testable import Annals

extension Right {
    private static let homework: Step = "homework-assigned session=S-1 person=P-13 what=Read due=2026-01-13"

    /// Homework, house rules, the agenda and questions.
    static let preparation: [Right] = [
        Right("SMCWP", "rule-agreed session=S-1 text=X"),
        Right("SMCWP", "rule-broken session=S-1 rule=L-1", after: "rule-agreed session=S-1 text=X"),
        Right("SMCWT", "homework-assigned session=S-1 person=P-5 what=X due=2026"),
        Right("SMCWT", "homework-changed homework=H-1 what=X why=X", after: homework),
        Right("SWO", "homework-submitted homework=H-1 text=X", after: homework),
        Right("SMCWT", #"agenda-set session=S-1 items:=[{"stage":"a","title":"A","minutes":1}]"#),
        Right("SMCWP", "question-posed session=S-1 text=X"),
        Right("SMCWP", "question-answered question=Q-1 text=X", after: "question-posed session=S-1 text=X"),
    ]
}
