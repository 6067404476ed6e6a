/// The people and the session that most tests begin with.
enum Room {
    static let opening: Step =
        "log-opened log=000102030405060708090a0b0c0d0e0f key=A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg= organization=Acme timeZone=Europe/London yearStartsIn=1"

    /// Positions #1 to #18: P-1 keeps the log; P-2 to P-7 are for the session; P-8 to P-11 have roles of their own;
    /// P-12 has none, and P-13 will own things.
    static let people: [Step] =
        [opening]
        + ["Ann", "Bob", "Cid", "Dot", "Eve", "Fay", "Gil", "Hal", "Ivy", "Jon", "Kim", "Leo", "Mia"].map {
            "person-joined name=\($0)"
        } + [
            "role-granted person=P-8 role=tracker",
            "role-granted person=P-9 role=coach",
            "role-granted person=P-10 role=auditor",
            "role-granted person=P-11 role=board",
        ]

    /// To #26: S-1 of the series R-1 with a moderator, a chair, a scribe, two participants and an observer.
    static let scheduled: [Step] =
        people + [
            "series-started name=Board kind=planning",
            """
            session-scheduled title=Winter kind=planning series=R-1 purpose=Plan startsAt=2026-01-14 \
            stages:=[{"stage":"goals","title":"Goals"},{"stage":"tasks","title":"Tasks"}]
            """,
            "participant-invited session=S-1 person=P-2 role=moderator",
            "participant-invited session=S-1 person=P-3 role=chair",
            "participant-invited session=S-1 person=P-4 role=scribe",
            "participant-invited session=S-1 person=P-5 role=participant",
            "participant-invited session=S-1 person=P-6 role=participant",
            "participant-invited session=S-1 person=P-7 role=observer",
        ]

    /// To #27: the session is open, and all who are invited are there.
    static let open: [Step] = scheduled + ["session-opened session=S-1 present=P-2,P-3,P-4,P-5,P-6,P-7"]

    /// A motion on which P-2 to P-6 vote; votes may change, and P-3 breaks a tie.
    static let ballot: Step = """
        ballot-opened question=Move? options:=[{"id":"m","text":"Move"}] method:={"name":"majority"} mayChange=true \
        chair=P-3 in S-1
        """

    /// A motion with its own terms.
    static func motion(_ terms: String) -> Step {
        Step(#"ballot-opened question=Move? options:=[{"id":"m","text":"Move"}] method:={"name":"majority"} "# + terms)
    }

    /// A secret motion on which P-2 to P-6 vote, and may change their votes.
    static let secretMotion: Step = motion("secret=true mayChange=true in S-1")

    /// To #40, something of every kind: ideas I-1 to I-3 in the group U-1, the proposal D-1 with an alternative and a
    /// criterion, the ballot B-1 with a vote of P-5, the decision D-2 in force with the goal G-1 and the task T-1 of
    /// it, and the measure M-1.
    ///
    /// P-13 owns what can be owned.
    static let full: [Step] =
        open + [
            "idea-captured text=One by P-13 in S-1",
            "idea-captured text=Two by P-13 in S-1",
            "idea-captured text=Three by P-6 in S-1",
            "ideas-grouped ideas=I-3 title=Rest in S-1",
            "decision-proposed title=Move in S-1",
            "alternative-added decision=D-1 text=Stay in S-1",
            "criterion-added decision=D-1 name=Cost nature=cost weight=2 in S-1",
            ballot,
            "vote-cast ballot=B-1 choice=for by P-5 in S-1",
            "decision-taken title=Hire statement='Hire two' how=authority deciders=P-2 in S-1",
            "goal-set title=Grow kind=goal horizon=2026 owner=P-13 decision=D-2 in S-1",
            "measure-defined name=Sales unit=EUR nature=financial better=higher rollsUp=sum owner=P-13 in S-1",
            "task-assigned title=Call owner=P-13 from=D-2 in S-1",
        ]
}
