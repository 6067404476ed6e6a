@testable import Annals

extension Right {
    /// Pulses, lessons, summaries, messages, check-ins and exports.
    static let followUp: [Right] = [
        Right("SMCWTK", "pulse-opened session=S-1 when=closing statements=X"),
        Right("SMCWP", "pulse-answered pulse=Y-1 answers=1", after: pulse),
        Right("SMCWTK", "pulse-closed pulse=Y-1", after: pulse),
        Right("SMCWP", "answer-sealed pulse=Y-1 answers=1", after: anonymous),
        Right("SMCWTK", #"answers-opened pulse=Y-1 answers:=[{"answers":[1]}]"#, after: anonymous),
        Right("SMCWP", "lesson-learned session=S-1 text=X"),
        Right(
            "SMCWT", "summary-published session=S-1 form=page", after: "ballot-closed ballot=B-1",
            "session-closed session=S-1 leaving=X"),
        Right(
            "SMCWT", "summary-shared session=S-1 with=Press channel=X", after: "ballot-closed ballot=B-1",
            "session-closed session=S-1 leaving=X", "summary-published session=S-1 form=page"),
        Right(
            everybody, "summary-acknowledged session=S-1 stance=agree", after: "ballot-closed ballot=B-1",
            "session-closed session=S-1 leaving=X", "summary-published session=S-1 form=page"),
        Right("SMCWT", "message-planned session=S-1 audience=X text=X channel=X due=2026 owner=P-6"),
        Right("SMTKO", "check-in-made on=T-1 remark=X in S-1"),
        Right(everybody, "exported what=T-1 format=csv in S-1"),
    ]

    private static let anonymous: Step =
        "pulse-opened session=S-1 when=closing statements=X anonymous=true"
    private static let pulse: Step = "pulse-opened session=S-1 when=closing statements=X"
}
