@testable import Annals

extension Right {
    private static let breakout: Step = "breakout-formed session=S-1 title=X people=P-5"

    /// Items, modes, turns, breakouts and what is carried on.
    static let room: [Right] = [
        Right("SMCW", "item-entered session=S-1 item=N-1", after: Room.agenda),
        Right("SMCW", "time-extended session=S-1 minutes=5"),
        Right("SMCW", "mode-set session=S-1 capture=hidden"),
        Right("SMCW", "ideas-revealed session=S-1", after: "mode-set session=S-1 capture=hidden"),
        Right("SMCWP", "hand-raised session=S-1 person=P-5"),
        Right("SMCW", "turn-given session=S-1 person=P-5"),
        Right("SMCWP", "turn-passed session=S-1 person=P-5"),
        Right("SMCWP", "turn-ended session=S-1 person=P-5", after: "turn-given session=S-1 person=P-5"),
        Right("SMCW", "breakout-formed session=S-1 title=X people=P-5"),
        Right("SMCWP", "breakout-reported breakout=K-1", after: breakout),
        Right("SMCW", "experience-shared session=S-1 text=X"),
        Right("SMCWPO", "carried item=T-1 into=S-2 in S-1", after: Room.next),
    ]
}
