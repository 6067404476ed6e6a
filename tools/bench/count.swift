// What counting a ballot takes, from papers as they are stored to the whole result.
//
//     count PAPERS OPTIONS
//
// Draws papers by the same chance as count.c, and prints the seconds that a ranked count takes with a sum over its
// pairwise table, then the seconds of the same papers by instant runoff, by single transferable vote (five seats, or
// half of the options) and by score.
import Annals

/// SplitMix64.
struct Chance {
    private var state: UInt64 = 7

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard arguments.count == 2 else { fatalError("usage: count PAPERS OPTIONS") }
let (papers, size) = (arguments[0], arguments[1])
let options = (1...size).map { "I-\($0)" }
var chance = Chance()
let choices = (0..<papers).map { _ in
    Choice.numbers(
        options.compactMap { option in
            let drawn = chance.next()
            if drawn % 4 == 0 { return nil }
            return Choice.OptionNumber(option: option, number: Number((drawn >> 32) % UInt64(size) + 1))
        })
}

func counted(
    _ name: VotingMethodName, _ settings: (inout VotingMethod) -> Void = { _ in }
) throws -> (seconds: Double, pairwise: [[Number]]) {
    var method = VotingMethod(name, settings)
    method.complete()
    let poll = Poll(method, options: options, papers: choices.map { Poll.Paper($0) })
    let clock = ContinuousClock()
    let start = clock.now
    let count = try poll.counted()
    return ((clock.now - start) / .seconds(1), count.pairwise)
}

let ranked = try counted(.ranked)
var sum: UInt64 = 0
for row in ranked.pairwise { for cell in row { sum = sum &* 31 &+ UInt64(cell.units) } }
let others = try [
    counted(.instantRunoff), counted(.singleTransferable) { $0.seats = min(5, size / 2) },
    counted(.score) { $0.highest = size },
]
print(ranked.seconds, sum, others.map { "\($0.seconds)" }.joined(separator: " "))
