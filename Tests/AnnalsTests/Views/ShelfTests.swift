import Testing

@testable import Annals

@Suite("The shelf of stories")
struct ShelfTests {
    /// A task assigned under that number.
    private func assigned(_ number: UInt32, at position: Int64) -> (entry: Entry, subject: Subject) {
        let id = TaskID(number)
        var action = TaskAssigned()
        action.task = id
        action.title = "Task \(number)"
        return (entry(.taskAssigned(action), position), id.subject)
    }

    private func done(_ number: UInt32, at position: Int64) -> (entry: Entry, subject: Subject) {
        var action = TaskCompleted()
        action.task = TaskID(number)
        action.outcome = "Done"
        return (entry(.taskCompleted(action), position), TaskID(number).subject)
    }

    private func entry(_ action: AnyAction, _ position: Int64) -> Entry {
        let time = Given.time(Int(position))
        return Entry(
            position: Position(position), id: EntryID(at: time, random: (0, UInt64(position))),
            occurredAt: time, recordedAt: time, action: action)
    }

    private func shelf(_ told: [(entry: Entry, subject: Subject)]) -> Shelf<Todo> {
        var shelf = Shelf<Todo>()
        for (entry, subject) in told { shelf.apply(entry, to: subject) }
        return shelf
    }

    @Test(arguments: [[1, 2, 3], [3, 1, 2], [64, 63, 128, 0, 65], [70_000, 5, 4_294_967_295, 66, 1]] as [[UInt32]])
    func `gives its stories by rising number, in whatever order they came`(_ numbers: [UInt32]) {
        let shelf = shelf(numbers.enumerated().map { assigned($1, at: Int64($0 + 1)) })
        #expect(shelf.all.map(\.id.number) == numbers.sorted())
        #expect(shelf.count == numbers.count)
        var backwards: [UInt32] = []
        shelf.lookBack {
            backwards.append($0.id.number)
            return backwards.count < 2
        }
        #expect(backwards == numbers.sorted().suffix(2).reversed())
        for number in numbers { #expect(shelf[TaskID(number)]?.title == "Task \(number)") }
        #expect(shelf[TaskID(7)] == nil && shelf[TaskID(129)] == nil)
    }

    @Test func `knows which are current, also once one is taken up again`() {
        var shelf = shelf((1...130).map { assigned($0, at: Int64($0)) })
        for number in 1...130 as ClosedRange<UInt32> where !number.isMultiple(of: 50) {
            let (entry, subject) = done(number, at: 200 + Int64(number))
            shelf.apply(entry, to: subject)
        }
        #expect(shelf.current.map(\.id.number) == [50, 100])
        #expect(shelf.all.count == 130)
        var reopened = TaskReopened()
        reopened.task = TaskID(51)
        shelf.apply(entry(.taskReopened(reopened), 400), to: TaskID(51).subject)
        #expect(shelf.current.map(\.id.number) == [50, 51, 100])
    }

    @Test func `a copy stays as it was`() {
        var shelf = shelf((1...100).map { assigned($0, at: Int64($0)) })
        let before = shelf
        let (entry, subject) = done(80, at: 101)
        shelf.apply(entry, to: subject)
        #expect(before.current.count == 100 && before[TaskID(80)]?.state == .open)
        #expect(shelf.current.count == 99 && shelf[TaskID(80)]?.state == .done)
    }

    @Test func `lets go of stories and keeps its order`() {
        var shelf = shelf((1...200).map { assigned($0, at: Int64($0)) })
        let gone = shelf.remove { !$0.id.number.isMultiple(of: 40) }
        #expect(gone.count == 195 && gone.first == TaskID(1) && gone.last == TaskID(199))
        #expect(shelf.all.map(\.id.number) == [40, 80, 120, 160, 200])
        #expect(shelf.current.map(\.id.number) == [40, 80, 120, 160, 200])
        let (entry, subject) = assigned(41, at: 300)
        shelf.apply(entry, to: subject)
        #expect(shelf.all.map(\.id.number) == [40, 41, 80, 120, 160, 200])
    }
}
