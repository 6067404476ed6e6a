// The work of the peers, done by Annals: see README.md here.
//
//     annals-peers OP --data EVENTS.tsv --dir FOLDER --n N [--cap SECONDS]
//
// Prints a JSON line for each result. `append_batch1000` leaves the log that the reading operations read.
import Annals
import AnnalsLog
import Foundation

struct Options {
    var data = ""
    var folder = "."
    var count = 10_000
    var cap = 1e9

    init(_ words: some Sequence<String>) throws {
        var words = words.makeIterator()
        while let name = words.next() {
            guard let value = words.next() else { throw Problem("no value for \(name)") }
            switch name {
            case "--data": data = value
            case "--dir": folder = value
            case "--n": count = Int(value) ?? count
            case "--cap": cap = Double(value) ?? cap
            default: throw Problem("unknown option \(name)")
            }
        }
    }

    /// The log that the reading operations read.
    var kept: String { folder + "/annals-kept.annals" }
    /// One that is made and removed by an operation.
    var passing: String { folder + "/annals-passing.annals" }
}

/// Removes a log and what stands beside it.
func remove(_ path: String) {
    for part in ["", "-wal", "-shm", "-lock", "-keys", "-views", "-box"] {
        try? FileManager.default.removeItem(atPath: path + part)
    }
}

func size(_ path: String) -> Double {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.doubleValue ?? 0
}

/// A new log in which all people have joined.
func begin(_ path: String) throws -> Log {
    remove(path)
    let log = try Log.create(at: path, Log.Founding(organization: "Peers"))
    for result in try log.record(Team.joining) { _ = try result.get() }
    return log
}

let words = Array(CommandLine.arguments.dropFirst())
do {
    guard let op = words.first else { throw Problem("usage: annals-peers OP --data FILE --dir FOLDER --n N") }
    let options = try Options(words.dropFirst())
    switch op {
    case "append_single": try Appends.run(options, batch: 1, op)
    case "append_batch100": try Appends.run(options, batch: 100, op)
    case "append_batch1000": try Appends.run(options, batch: 1000, op)
    case "append_single_c8": try await Appends.run(options, writers: 8, op)
    case "append_single_c64": try await Appends.run(options, writers: 64, op)
    case "store_append_single": try StoreAppends.run(options, batch: 1, "append_single")
    case "store_append_batch100": try StoreAppends.run(options, batch: 100, "append_batch100")
    case "store_append_batch1000": try StoreAppends.run(options, batch: 1000, "append_batch1000")
    case "scan_all": try Reads.scan(options, hashes: false)
    case "scan_sha": try Reads.scan(options, hashes: true)
    case "stream_read50": try Reads.stories(options)
    case "project_rebuild": try Reads.rebuild(options)
    default: throw Problem("unknown operation \(op)")
    }
} catch {
    FileHandle.standardError.write(Data("annals-peers: \(error)\n".utf8))
    exit(1)
}
