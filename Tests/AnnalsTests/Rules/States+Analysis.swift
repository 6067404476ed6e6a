@testable import Annals

extension StateTable {
    /// Findings, the platform, assumptions and themes.
    static let analysis: [StateTable] = [theme, finding, platform, assumption]

    private static let theme = StateTable(
        subject: "theme", base: Room.full + ["theme-named title=Digital"],
        states: [State("named"), State("struck", "entry-struck entry=#41 reason=X")],
        rows: [
            Row("theme-named title=Digital", "yes", "yes"),
            Row("theme-named theme=C-1 title=X", "alreadyUsed", "alreadyUsed"),
            Row("idea-captured text=X themes=C-1", "yes", "wasStruck"),
            Row("ideas-grouped ideas=I-1 themes=C-1", "yes", "wasStruck"),
            Row("decision-proposed title=X themes=C-1", "yes", "wasStruck"),
            Row("goal-set title=X kind=goal horizon=2026 themes=C-1", "yes", "wasStruck"),
            Row("finding-recorded lens=gap text=X themes=C-1", "yes", "wasStruck"),
        ])

    private static let finding = StateTable(
        subject: "finding", base: Room.full + ["finding-recorded lens=swot side=threat text=X"],
        states: [
            State("standing"), State("replaced", "finding-recorded lens=swot text=Y replaces=F-1"),
            State("retired", "finding-retired finding=F-1 why=X"),
        ],
        rows: [
            Row("finding-recorded lens=swot text=X", "yes", "yes", "yes"),
            Row("finding-recorded lens=swot text=Z replaces=F-1", "yes", "isAlready", "isAlready"),
            Row("finding-retired finding=F-1 why=X", "yes", "isAlready", "isAlready"),
            Row("finding-recorded lens=swot text=X evidence=F-1", "yes", "yes", "yes"),
            Row("task-assigned title=X from=F-1", "yes", "yes", "yes"),
            Row("argument-made on=F-1 stance=against text=X", "yes", "yes", "yes"),
        ])

    private static let platform = StateTable(
        subject: "platform",
        states: [
            State("unsaid", "platform-stated part=vision text=A"),
            State("stated", "platform-stated part=mission text=A"),
            State("restated", "platform-stated part=mission text=A", "platform-stated part=mission text=B"),
            State("confirmed", "platform-stated part=mission text=A", "platform-confirmed part=mission"),
        ],
        rows: [
            Row("platform-stated part=mission text=A", "yes", "nothingChanges", "yes", "nothingChanges"),
            Row("platform-stated part=mission text=B", "yes", "yes", "nothingChanges", "yes"),
            Row("platform-confirmed part=mission", "isNot", "yes", "yes", "yes"),
            Row("note-added on=mission text=X", "yes", "yes", "yes", "yes"),
        ])

    private static let assumption = StateTable(
        subject: "assumption", base: Room.full + ["assumption-stated text=X"],
        states: [
            State("open"), State("held", "assumption-judged assumption=A-1 holds=true evidence=M-1"),
            State("fallen", "assumption-judged assumption=A-1 holds=false evidence=M-1"),
        ],
        rows: [
            Row("assumption-stated text=X", "yes", "yes", "yes"),
            Row("assumption-judged assumption=A-1 holds=true evidence=M-1", "yes", "yes", "yes"),
            Row("assumption-judged assumption=A-1 holds=false evidence=M-1", "yes", "yes", "yes"),
            Row("decision-taken title=X statement=X how=authority assumes=A-1", "yes", "yes", "yes"),
        ])
}
