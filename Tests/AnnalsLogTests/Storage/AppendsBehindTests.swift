import Annals
import AnnalsLog
import Testing

@Suite("Appends behind the caller")
struct AppendsBehindTests {
    /// More than two batches are handed over.
    private let many = 300

    @Test(arguments: Engine.allCases)
    func `what was appended is there for every read, and after the commit`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.write { log throws in
                try log.appendBehind()
                for position in 1...many {
                    try log.append([entry(position, about: [Subject(.ballot, 2)])], on: AppendCondition(after: .start))
                    #expect(try log.head.position == Position(position))
                    guard position % 70 == 0 else { continue }
                    #expect(try log.entry(at: Position(position))?.text == "line \(position)")
                    #expect(try log.lastAbout(Subject(.ballot, 2)) == Position(position))
                }
            }
            #expect(try store.lines == (1...many).map { "line \($0)" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `an id is found whether it was there before, was just appended, or comes between those`(
        _ engine: Engine
    ) throws {
        try engine.empty { store throws in
            try store.append(entry(1, id: 10), entry(2, id: 20))
            try store.write { log throws in
                try log.appendBehind()
                func position(_ id: Int) throws -> Int? {
                    try log.position(of: entry(1, id: id).id).map { Int($0.rawValue) }
                }
                #expect(try position(15) == nil)
                try log.append([entry(3, id: 15)], on: AppendCondition(after: .start))
                #expect(try position(15) == 3)
                #expect(try [5, 12, 10, 25, 20, 18, 15, 30].map(position) == [nil, nil, 1, nil, 2, nil, 3, nil])
                try log.append([entry(4, id: 5), entry(5, id: 30)], on: AppendCondition(after: .start))
                #expect(try [5, 12, 10, 25, 20, 18, 15, 30].map(position) == [4, nil, 1, nil, 2, nil, 3, 5])
            }
        }
    }

    @Test(arguments: Engine.allCases, [10, 299])
    func `an id used twice is refused in the end, and nothing of the transaction stays`(
        _ engine: Engine, _ double: Int
    ) throws {
        try engine.empty { store throws in
            try store.append(entry(1))
            expect(.conflict) {
                try store.write { log throws in
                    try log.appendBehind()
                    for position in 2...many {
                        let id = position == double ? 1 : position
                        try log.append([entry(position, id: id)], on: AppendCondition(after: .start))
                    }
                }
            }
            #expect(try store.lines == ["line 1"])
            try store.append(entry(2))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a body that throws takes back what is still on its way`(_ engine: Engine) throws {
        try engine.empty { store throws in
            #expect(throws: CancellationError.self) {
                try store.write { log throws in
                    try log.appendBehind()
                    for position in 1...many { try log.append([entry(position)], on: AppendCondition(after: .start)) }
                    throw CancellationError()
                }
            }
            #expect(try store.lines == [])
            try store.append(entry(1))
        }
    }
}
