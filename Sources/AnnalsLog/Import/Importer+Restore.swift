public import Annals
import Foundation

extension Importer {
    /// Makes a log of an export, byte for byte.
    ///
    /// The rules are not asked again: `verify` says whether the lines hold.
    ///
    /// - Parameter documents: finds the content of an attached document by its SHA-256.
    public func restore(
        at path: String, progress: Progress = { _, _ in }, documents: (Digest) throws -> [UInt8]? = { _ in nil }
    ) throws -> Summary {
        let export = try wholeExport(documents)
        let store = try SQLiteStore.create(at: path)
        do {
            let summary = try restore(export, into: store, progress, documents)
            try store.close()
            return summary
        } catch {
            try? store.close()
            for suffix in ["", "-wal", "-shm", "-lock"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            throw error
        }
    }

    /// Puts an export into a store that has nothing in it yet.
    package func restore(into store: some EntryStore) throws -> Summary {
        try restore(try wholeExport { _ in nil }, into: store, { _, _ in }, { _ in nil })
    }

    /// The lines, once nothing is found wrong with them; throws the `Failure` that says what is.
    private func wholeExport(_ documents: (Digest) throws -> [UInt8]?) throws -> Export {
        if lines.isEmpty { throw Failure(lines: [], more: 0) }
        var export = Export()
        for line in lines {
            do {
                try StrictJSON.check(line.bytes)
                try export.take(line.bytes, number: line.number)
            } catch let fault as Fault {
                throw Failure(lines: [Failure.Line(number: line.number, problem: fault.description)], more: 0)
            }
        }
        var faults = export.faults()
        for (entry, sha256) in export.attached where try documents(sha256) == nil {
            faults.append(
                Failure.Line(
                    number: entry.number,
                    problem:
                        "the content of the document \(sha256.hex) is missing; name the folder of the export's documents with --documents"
                ))
        }
        if !faults.isEmpty { throw Failure(lines: Array(faults.prefix(100)), more: max(0, faults.count - 100)) }
        return export
    }

    private func restore(
        _ export: Export, into store: some EntryStore, _ progress: Progress, _ documents: (Digest) throws -> [UInt8]?
    ) throws -> Summary {
        let contents = Dictionary(export.attached.map { ($0.entry.position, $0.sha256) }) { first, _ in first }
        try store.write { writer in
            for (index, entry) in export.entries.enumerated() {
                try writer.append([entry], on: AppendCondition(after: Position(index)))
                if let sha256 = contents[entry.position], try writer.documentLength(sha256) == nil,
                    let content = try documents(sha256)
                {
                    try writer.keep(Document(content))
                }
                if index % 500 == 0 { progress(index, export.entries.count) }
            }
        }
        progress(export.entries.count, export.entries.count)
        return Summary(added: export.entries.count, repeated: 0, head: Position(export.entries.count))
    }
}
