@testable import Annals

extension StateTable {
    /// Pulses, lessons, summaries, messages, check-ins and exports.
    static let followUp: [StateTable] = [pulse, session, task]

    private static let pulse = StateTable(
        subject: "pulse",
        states: [
            State("open", open), State("answered", open, "pulse-answered pulse=Y-1 answers=4 by P-5"),
            State("closed", open, "pulse-closed pulse=Y-1"),
            State("anonymous", "pulse-opened session=S-1 when=closing statements=Good anonymous=true"),
        ],
        rows: [
            Row("pulse-answered pulse=Y-1 answers=3 by P-5", "yes", "isAlready", "isAlready", "isNot"),
            Row("pulse-answered pulse=Y-1 answers=3 by P-6", "yes", "yes", "isAlready", "isNot"),
            Row("answer-sealed pulse=Y-1 answers=3 by P-5", "notSecret", "notSecret", "isAlready", "yes"),
            Row(
                #"answers-opened pulse=Y-1 answers:=[{"answers":[1]}]"#, "notSecret", "notSecret", "isAlready",
                "onlyByClosing"),
            Row("pulse-closed pulse=Y-1", "yes", "yes", "isAlready", "yes"),
            Row("pulse-opened session=S-1 when=closing", "isAlready", "isAlready", "yes", "isAlready"),
            Row("pulse-opened session=S-1 when=later statements=X", "yes", "yes", "yes", "yes"),
        ])

    private static let open: Step = "pulse-opened session=S-1 when=closing statements=Good"

    private static let session = StateTable(
        subject: "session, followed up", base: Room.scheduled,
        states: [
            State("scheduled"), State("open", opening), State("closed", opening, "session-closed session=S-1"),
            State(
                "summed up", opening, "session-closed session=S-1", "summary-published session=S-1 form=page"),
            State("cancelled", "session-cancelled session=S-1"),
        ],
        rows: [
            Row("summary-published session=S-1 form=page", "isNot", "isNot", "yes", "yes", "isNot"),
            Row(
                "summary-shared session=S-1 with=Press channel=X", "noSummary", "noSummary", "noSummary", "yes",
                "noSummary"),
            Row(
                "summary-acknowledged session=S-1 stance=agree by P-5", "noSummary", "noSummary", "noSummary", "yes",
                "noSummary"),
            Row(
                "message-planned session=S-1 audience=X text=X channel=X due=2026 owner=P-5", "yes", "yes", "yes",
                "yes", "yes"),
            Row("lesson-learned session=S-1 text=X", "yes", "yes", "yes", "yes", "yes"),
            Row("pulse-opened session=S-1 when=later statements=X", "yes", "yes", "yes", "yes", "yes"),
        ])

    private static let opening: Step = "session-opened session=S-1 present=P-2,P-5"

    private static let task = StateTable(
        subject: "task, followed up", base: Room.open + ["task-assigned title=Call owner=P-5"],
        states: [
            State("open"), State("done", "task-completed task=T-1"), State("struck", "entry-struck entry=#28 reason=X"),
        ],
        rows: [
            Row("check-in-made on=T-1 remark=X", "yes", "yes", "wasStruck"),
            Row("exported what=T-1 format=csv", "yes", "yes", "wasStruck"),
        ])
}
