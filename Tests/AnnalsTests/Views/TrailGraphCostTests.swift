import Testing

@testable import Annals

@Suite("Why costs what it shows, not what the log holds")
struct TrailGraphCostTests {
    /// D-3 rests on a reading of M-1, which is read so many times.
    private func room(readings: Int) -> Given {
        var steps = Room.full
        for day in 0..<readings {
            steps.append(
                Step("measurement-recorded measure=M-1 period=\(Day(daysSince1970: 18_000 + day)) value=\(day)"))
        }
        let last = steps.count
        steps.append(Step("decision-taken title=Go statement=Go how=authority deciders=P-2 basis=#\(last) in S-1"))
        return given(steps)
    }

    private func count(_ room: Given, _ root: String) throws -> (entries: Int, graph: TrailGraph) {
        let subject = try #require(Subject(id: root))
        let counting = CountingLibrary(room.log)
        let near = Vicinity(counting, around: subject, most: 20)
        let library = Recollection(near)
        let ground = try DecisionID(subject).flatMap { try Ground(of: $0, in: library, at: .of("12:00")) }
        let graph = try #require(try TrailGraph(of: subject, in: library, depth: 4, ground: ground))
        return (counting.handedOut, graph)
    }

    @Test(arguments: ["D-3", "M-1", "G-1", "T-1"])
    func `a measure with ten times the readings costs the same`(root: String) throws {
        let few = try count(room(readings: 40), root)
        let many = try count(room(readings: 400), root)
        #expect(few.entries == many.entries)
        #expect(few.graph.nodes.map(\.kind) == many.graph.nodes.map(\.kind))
    }

    @Test func `of what half the log names the page says that it was not read whole`() throws {
        let many = try count(room(readings: 400), "M-1").graph
        #expect(many.crowded == [Subject(.measure, 1)])
        #expect(many.nodes[0].label == "Sales")
        // The last reading, for it is the one that anything rests on.
        #expect(many.nodes.filter { $0.kind == .figure }.map(\.subject.id) == ["#440"])
        #expect(try count(room(readings: 10), "M-1").graph.crowded == [])
    }
}

/// A library that counts the entries that it hands out.
final class CountingLibrary: Library {
    let inner: ChronicleLibrary
    private(set) var handedOut = 0

    init(_ log: Chronicle) {
        inner = ChronicleLibrary(log)
    }

    var asOf: Instant { inner.asOf }

    private func counted(_ entries: [Entry]) -> [Entry] {
        handedOut += entries.count
        return entries
    }

    func entries(of subject: Subject, aboutOnly: Bool) -> [Entry] {
        counted(inner.entries(of: subject, aboutOnly: aboutOnly))
    }

    func recentEntries(of subject: Subject, aboutOnly: Bool, most: Int) throws -> (entries: [Entry], isAll: Bool) {
        let recent = try inner.recentEntries(of: subject, aboutOnly: aboutOnly, most: most)
        return (counted(recent.entries), recent.isAll)
    }

    func entry(at position: Position) -> Entry? { inner.entry(at: position) }
    func entryInEffect(at position: Position) -> Entry? { inner.entryInEffect(at: position) }
    func fate(of position: Position) -> [Entry] { inner.fate(of: position) }
    func creation(of subject: Subject) -> Entry? { counted([inner.creation(of: subject)].compactMap { $0 }).first }
}
