import Testing

@testable import Annals

@Suite("Why something is as it is, as a graph")
struct TrailGraphTests {
    /// D-3 rests on F-1, which rests on #41, and on I-1 and A-1; it replaces D-2.
    ///
    /// G-2, a target and money come of it, and T-2 of G-2.
    static let steps: [Step] =
        Room.full + [
            "measurement-recorded measure=M-1 period=2025 value=40 in S-1",
            "finding-recorded lens=market text=Rivals evidence=#41 by P-6 in S-1",
            "assumption-stated text=Rates in S-1",
            """
            decision-taken title=Go statement=Go how=authority deciders=P-2 basis=F-1,I-1 assumes=A-1 supersedes=D-2 \
            in S-1
            """,
            "goal-set title=Lead kind=goal horizon=2026 decision=D-3 owner=P-5 in S-1",
            "task-assigned title=Write from=G-2 in S-1",
            "target-set measure=M-1 period=2026 value=50 decision=D-3 in S-1",
            "resource-allocated to=G-2 nature=money amount=5 unit=EUR period=2026 decision=D-3 in S-1",
            "argument-made on=D-3 stance=against text=No evidence=F-1 by P-5 in S-1",
            "decision-reviewed decision=D-3 verdict=uphold actual=Fine",
        ]

    static func graph(
        _ room: Given, _ root: String, depth: Int, known: Position? = nil, asOf: Instant = .latest
    ) throws -> TrailGraph {
        let subject = try #require(Subject(id: root))
        let source = ChronicleLibrary(room.log, asOf: asOf, known: known)
        let library = Recollection(Vicinity(source, around: subject))
        let ground = try DecisionID(subject).flatMap { try Ground(of: $0, in: library, at: .of("12:00")) }
        return try #require(try TrailGraph(of: subject, in: library, depth: depth, ground: ground))
    }

    private func ids(_ graph: TrailGraph, _ side: TrailGraph.Side, _ depth: Int? = nil) -> [String] {
        graph.nodes.filter { $0.side == side && (depth == nil || $0.depth == depth) }.map(\.subject.id).sorted()
    }

    private func has(_ graph: TrailGraph, _ from: String, _ relation: TrailGraph.Relation, _ to: String) -> Bool {
        graph.edges.contains { $0.from.id == from && $0.relation == relation && $0.to.id == to }
    }

    @Test func `one step shows what a decision rests on, what was said of it, and what came of it`() throws {
        let graph = try Self.graph(given(Self.steps), "D-3", depth: 1)
        #expect(ids(graph, .ground) == ["A-1", "D-2", "F-1", "I-1", "S-1"])
        #expect(ids(graph, .remark) == ["#49", "#50"])
        #expect(ids(graph, .outcome) == ["#47", "#48", "G-2"])
        #expect(graph.isCut)
        #expect(has(graph, "D-3", .restsOn, "F-1") && has(graph, "D-3", .assumes, "A-1"))
        #expect(has(graph, "D-3", .replaces, "D-2") && has(graph, "D-3", .takenIn, "S-1"))
        #expect(has(graph, "G-2", .cameOf, "D-3") && has(graph, "#47", .cameOf, "D-3"))
        #expect(has(graph, "#49", .saidOf, "D-3") && has(graph, "#50", .happenedTo, "D-3"))
        // What was met is joined though the walk does not go that way: the money went to the goal.
        #expect(!has(graph, "#48", .givenTo, "G-2"))
    }

    @Test func `further steps go on the same way and never turn`() throws {
        let two = try Self.graph(given(Self.steps), "D-3", depth: 2)
        #expect(ids(two, .ground, 2) == ["#41"])
        #expect(ids(two, .outcome, 2) == ["T-2"])
        #expect(has(two, "#48", .givenTo, "G-2") && has(two, "F-1", .cameUpIn, "S-1"))
        let far = try Self.graph(given(Self.steps), "D-3", depth: 9)
        #expect(ids(far, .ground, 3) == ["M-1"])
        #expect(!far.isCut)
        // D-2 led to G-1 and T-1 too, and those are no part of why D-3 was decided.
        #expect(far.node(Subject(.goal, 1)) == nil && far.node(Subject(.task, 1)) == nil)
    }

    @Test func `nothing is met twice, every edge joins two that were met, and each but the root was met by one`() throws
    {
        for root in ["D-3", "T-2", "G-2", "M-1", "F-1", "A-1", "I-1", "S-1", "B-1", "#41", "#49"] {
            let graph = try Self.graph(given(Self.steps), root, depth: 9)
            let subjects = graph.nodes.map(\.subject)
            #expect(Set(subjects).count == subjects.count, "\(root)")
            #expect(Set(graph.edges).count == graph.edges.count, "\(root)")
            for edge in graph.edges {
                #expect(subjects.contains(edge.from) && subjects.contains(edge.to), "\(root)")
            }
            for node in graph.nodes.dropFirst() {
                let via = try #require(node.via)
                #expect(graph.edges.contains(via), "\(root)")
            }
            #expect(graph.nodes.first?.via == nil && graph.nodes.first?.side == .root)
        }
    }

    @Test func `from a task the way leads up to goal, decision and what that rests on`() throws {
        let graph = try Self.graph(given(Self.steps), "T-2", depth: 3)
        #expect(ids(graph, .ground, 1) == ["G-2", "S-1"])
        #expect(ids(graph, .ground, 2) == ["D-3"])
        #expect(ids(graph, .ground, 3) == ["A-1", "D-2", "F-1", "I-1"])
        #expect(ids(graph, .outcome) == [])
        #expect(graph.mark?.position == Position(46))
    }

    @Test func `from a measure it leads on to its target and to whatever rests on its readings`() throws {
        let graph = try Self.graph(given(Self.steps), "M-1", depth: 3)
        #expect(ids(graph, .outcome, 1) == ["#41", "#47"])
        #expect(ids(graph, .outcome, 2) == ["F-1"])
        #expect(ids(graph, .outcome, 3) == ["#49", "D-3"])
    }

    @Test func `from a session it leads on to all that came up in it`() throws {
        let graph = try Self.graph(given(Self.steps), "S-1", depth: 1)
        #expect(
            ids(graph, .outcome) == [
                "A-1", "B-1", "D-1", "D-2", "D-3", "F-1", "G-1", "G-2", "I-1", "I-2", "I-3", "M-1", "T-1", "T-2",
            ])
    }

    @Test func `each node names the entry behind it, and whose it is`() throws {
        let graph = try Self.graph(given(Self.steps), "D-3", depth: 3)
        func node(_ id: String) -> TrailGraph.Node? { graph.nodes.first { $0.subject.id == id } }
        #expect(node("D-3")?.mark?.position == Position(44))
        #expect(node("F-1")?.mark?.position == Position(42) && node("F-1")?.person == PersonID(6))
        #expect(node("G-2")?.mark?.position == Position(45) && node("G-2")?.person == PersonID(5))
        #expect(node("#41")?.label == "M-1 Sales in 2025: 40 EUR" && node("#41")?.kind == .figure)
        #expect(node("#47")?.label == "M-1 Sales for 2026: at least 50 EUR" && node("#47")?.state == "stands")
        #expect(node("#48")?.label == "5 EUR of money for 2026 to G-2")
        #expect(node("#50")?.label == "Fine" && node("#50")?.state == "uphold")
        #expect(graph.names[PersonID(5)] == "Eve" && graph.names[PersonID(6)] == "Fay")
    }

    @Test func `what is dated before the decision and was written down after it is marked so`() throws {
        let room = given(Self.steps).and("argument-made on=F-1 stance=for text=Late by P-5 at 09:43")
        let graph = try Self.graph(room, "D-3", depth: 2)
        #expect(graph.nodes.filter(\.isWrittenLater).map(\.subject.id) == ["#51"])
        let late = try #require(graph.node(Subject(.entry, 51)))
        #expect(late.isKnownThen && graph.daysLater(late) == 0)
        // What was said after the decision was not known then, and is not late either.
        let after = try #require(graph.node(Subject(.entry, 49)))
        #expect(!after.isKnownThen && !after.isWrittenLater)
    }

    @Test func `a leg that moved since says so`() throws {
        let room = given(Self.steps).and("assumption-judged assumption=A-1 holds=false evidence=#41")
        let graph = try Self.graph(room, "D-3", depth: 2)
        #expect(graph.nodes.filter(\.hasMoved).map(\.subject.id) == ["A-1"])
        #expect(graph.node(Subject(.assumption, 1))?.shifts.map(\.words) == ["A-1 “Rates” was judged not to hold"])
        #expect(graph.node(Subject(.entry, 51))?.kind == .judgement)
    }

    @Test func `a corrected entry says by which correction it reads so, and a struck one that it is struck`() throws {
        let corrected = given(Self.steps).and(
            ##"entry-corrected entry=#42 data:={"finding":"F-1","lens":"market","text":"Allies","evidence":["#41"]} reason=X"##
        )
        let finding = try Self.graph(corrected, "D-3", depth: 1).node(Subject(.finding, 1))
        #expect(finding?.label == "Allies" && finding?.correctedBy == Position(51))
        let struck = given(Self.steps).and("entry-struck entry=#41 reason=X")
        #expect(try Self.graph(struck, "D-3", depth: 2).node(Subject(.entry, 41))?.state == "struck")
        // Before that was known it was no different.
        #expect(try Self.graph(struck, "D-3", depth: 2, known: Position(50)).node(Subject(.entry, 41))?.state == nil)
    }

    @Test func `an idea that is still hidden shows neither its words nor who had it`() throws {
        let room = given(
            "mode-set session=S-1 capture=hidden", "idea-captured text=Secret by P-5 in S-1",
            "decision-proposed title=Go from=I-1 in S-1")
        let graph = try Self.graph(room, "D-1", depth: 2)
        let idea = try #require(graph.node(Subject(.idea, 1)))
        #expect(idea.label == Sight.veil && idea.person == nil && idea.mark?.actor == nil)
        #expect(!graph.json.written(pretty: false).contains("Secret"))
        #expect(graph.names[PersonID(5)] == nil)
    }

    @Test func `a reversal moves what hung on the decision, and ends the rest`() throws {
        let room = given(
            Room.full + [
                "decision-taken title=Stop statement=Stop how=authority deciders=P-2 in S-1",
                #"decision-reversed decision=D-2 by=D-3 hanging:=[{"on":"G-1","fate":"cancel"},{"on":"T-1","fate":"move","to":"D-3"}]"#,
            ])
        let graph = try Self.graph(room, "D-3", depth: 1)
        #expect(has(graph, "D-3", .reverses, "D-2"))
        #expect(has(graph, "T-1", .movedTo, "D-3") && has(graph, "G-1", .closedBy, "D-3"))
        let old = try Self.graph(room, "D-2", depth: 1)
        #expect(ids(old, .outcome) == ["D-3", "G-1", "T-1"])
    }

    @Test func `of many check-ins the last one is shown, and a contest stands beside its ballot`() throws {
        let room = given(
            Room.full + [
                "check-in-made on=G-1 remark=Slow by P-9", "check-in-made on=G-1 remark=Better by P-9",
                "ballot-closed ballot=B-1 by P-2 in S-1", "ballot-contested ballot=B-1 ground=Wrong by P-6 in S-1",
            ])
        let goal = try Self.graph(room, "G-1", depth: 1)
        #expect(goal.nodes.filter { $0.kind == .checkIn }.map(\.label) == ["Better"])
        let ballot = try Self.graph(room, "B-1", depth: 1)
        #expect(ballot.nodes.filter { $0.kind == .contest }.map(\.label) == ["Wrong"])
    }

    @Test func `a goal stands under the goal that it stands under now`() throws {
        let room = given(
            Room.full + [
                "goal-set title=Two kind=goal horizon=2026 under=G-1", "goal-set title=Three kind=goal horizon=2026",
                "goal-revised goal=G-2 under=G-3 why=X",
            ])
        #expect(ids(try Self.graph(room, "G-2", depth: 1), .ground) == ["G-3"])
    }

    @Test func `nothing is made up of what is not there`() throws {
        let room = given(Room.full)
        let library = Recollection(Vicinity(ChronicleLibrary(room.log), around: Subject(.task, 9)))
        #expect(try TrailGraph(of: Subject(.task, 9), in: library, depth: 2) == nil)
        #expect(try TrailGraph(of: Subject(.person, 1), in: library, depth: 2) == nil)
    }
}
