import Annals
import AnnalsProof
import Foundation

/// Decides which of the lines that were found are those that were written.
struct SalvageWork {
    private typealias Candidate = Remnants.Candidate

    /// The line that stands for an entry.
    private struct Chosen {
        var line: [UInt8]
        var leaf: Digest
        var entry: Entry
        var isFromCopy = false
    }

    private let remnants: Remnants
    private let keysPath: String
    private var copies: [Remnants] = []
    private var chosen: [Int64: Chosen] = [:]
    /// What was found and not taken, and why.
    private var refused: [Int64: String] = [:]
    /// Lines that do not fit the leaf beside them: one of the two was changed.
    private var unfit: [Int64: (line: [UInt8], leaf: Digest, page: Int)] = [:]
    private var remarks: [String] = []

    init(_ remnants: Remnants, keysAt keysPath: String) {
        self.remnants = remnants
        self.keysPath = keysPath
    }

    /// Adds another copy of the log: a log, damaged or not, or an export.
    mutating func add(_ path: String) throws {
        let copy = try Remnants(ofCopy: path)
        if let mine = logID(of: remnants), let other = logID(of: copy), mine != other {
            throw StoreError(.notALog, "\(path) is a copy of another log (\(other), not \(mine)): leave it out")
        }
        copies.append(copy)
    }

    /// The id that the first line or a checkpoint gives; nothing of it is proved.
    private func logID(of remnants: Remnants) -> String? {
        for candidate in remnants.entries[1] ?? [] {
            if case .logOpened(let opening) = (try? Entry(line: candidate.line))?.action { return opening.log }
        }
        for note in remnants.checkpoints.values {
            if let note = try? SignedNote(Array(note.utf8)), let checkpoint = try? Checkpoint(note) {
                return String(checkpoint.origin.dropFirst("annals/".count))
            }
        }
        return nil
    }

    // MARK: - Lines

    mutating func finish(into salvage: inout Salvage) throws {
        choose(from: remnants, isCopy: false)
        for copy in copies { choose(from: copy, isCopy: true) }
        takeOutRedacted()
        let checkpoints = signedCheckpoints()
        let tree = SalvagedTree(leaves(), tiles())
        mend(tree, checkpoints)
        salvage.log = logID(of: remnants) ?? copies.compactMap { logID(of: $0) }.first
        prove(tree, checkpoints, &salvage)
        account(checkpoints, &salvage)
        salvage.remarks = remarks
    }

    private mutating func choose(from source: Remnants, isCopy: Bool) {
        for (position, candidates) in source.entries {
            for candidate in candidates { choose(candidate, position, isCopy: isCopy) }
        }
    }

    private mutating func choose(_ candidate: Candidate, _ position: Int64, isCopy: Bool) {
        guard let entry = try? Entry(line: candidate.line), entry.position.rawValue == position else {
            if !isCopy { refused[position] = "its line cannot be read any more (page \(candidate.page))" }
            return
        }
        guard let leaf = candidate.leaf, leaf == .leaf(of: candidate.line) else {
            if !isCopy || unfit[position] == nil, let leaf = candidate.leaf {
                unfit[position] = (candidate.line, leaf, candidate.page)
            }
            return
        }
        if let other = chosen[position] {
            if other.leaf != leaf {
                remarks.append(
                    "\(Position(position)) is there twice, and the two differ: the one of "
                        + (isCopy && !other.isFromCopy ? "the damaged file" : "the first place") + " was taken")
            }
            return
        }
        // What is known of its leaf in the damaged file outweighs a copy.
        if isCopy, let known = unfit[position], known.leaf != leaf { return }
        chosen[position] = Chosen(line: candidate.line, leaf: leaf, entry: entry, isFromCopy: isCopy)
    }

    /// Holds lines against what is said to have been taken out of them: what was taken out does not come back.
    private mutating func takeOutRedacted() {
        var redactions = Redactions()
        for position in chosen.keys.sorted() { if let entry = chosen[position]?.entry { redactions.take(entry) } }
        for (target, redaction, by) in redactions.all
        where redaction.texts.contains(where: { $0 != EntryRedacted.content }) {
            let position = target.rawValue
            chosen[position] = nil
            let versions = ([remnants] + copies).flatMap { $0.entries[position] ?? [] }
            if let left = versions.first(where: { Digest(hashing: $0.line).hex == redaction.sha256 }),
                let leaf = left.leaf, let entry = try? Entry(line: left.line)
            {
                chosen[position] = Chosen(line: left.line, leaf: leaf, entry: entry)
            } else {
                refused[position] = "texts were taken out of it by \(by), and what was left of it is not whole any more"
            }
            unfit[position] = nil
        }
        for (position, found) in unfit {
            let redacting = Position(position)
            if let entry = try? Entry(line: found.line), entry.isRedacted {
                // By an entry that is lost: a whole copy of it is not what the log said in the end.
                chosen[position] = nil
                refused[position] =
                    "texts were taken out of it by an entry that is lost, so what is left of \(redacting) is not proved"
            } else if chosen[position] == nil {
                refused[position] = "its line does not fit its leaf: one of the two was changed (page \(found.page))"
            }
        }
    }

    // MARK: - Proof

    private func leaves() -> [Int64: Digest] {
        var leaves = unfit.mapValues(\.leaf)
        for (position, entry) in chosen { leaves[position] = entry.leaf }
        return leaves
    }

    private func tiles() -> [Remnants.Tile: Digest] {
        var tiles = remnants.tiles
        for copy in copies { tiles.merge(copy.tiles) { mine, _ in mine } }
        return tiles
    }

    /// The checkpoints whose signature holds, the largest first.
    private mutating func signedCheckpoints() -> [TreeHead] {
        var keys: Set<String> = []
        for entry in chosen.values.map(\.entry) {
            switch entry.action {
            case .logOpened(let opening): keys.insert(opening.key)
            case .keyChanged(let change): keys.insert(change.key)
            default: break
            }
        }
        keys.formUnion((try? KeysFile(path: keysPath).publicKeys()) ?? [])
        var heads: Set<TreeHead> = []
        for (position, text) in ([remnants] + copies).flatMap({ Array($0.checkpoints) }) {
            guard let note = try? SignedNote(Array(text.utf8)), let checkpoint = try? Checkpoint(note) else {
                remarks.append("the checkpoint of \(Position(position)) cannot be read any more")
                continue
            }
            let log = String(checkpoint.origin.dropFirst("annals/".count))
            let isSigned = keys.contains { key in
                (try? NoteKey(log: log, key: key)).map { (try? note.signature(of: $0)) != nil } ?? false
            }
            guard isSigned, checkpoint.head.size == position else {
                remarks.append("the checkpoint of \(Position(position)) is signed by no key that is left")
                continue
            }
            heads.insert(checkpoint.head)
        }
        return heads.sorted { $0.size > $1.size }
    }

    /// Takes lines whose leaf was changed and not they, where tile or checkpoint says so.
    private mutating func mend(_ tree: SalvagedTree, _ checkpoints: [TreeHead]) {
        for (position, found) in unfit.sorted(by: { $0.key < $1.key }) where chosen[position] == nil {
            guard let entry = try? Entry(line: found.line), !entry.isRedacted else { continue }
            tree.set(.leaf(of: found.line), at: position)
            let isProved =
                tree.fitsTile((position - 1) >> 8)
                ?? checkpoints.contains { $0.size >= position && tree.fits($0) == true }
            if isProved {
                chosen[position] = Chosen(line: found.line, leaf: .leaf(of: found.line), entry: entry)
                refused[position] = nil
            } else {
                tree.set(found.leaf, at: position)
            }
        }
    }

    private mutating func prove(_ tree: SalvagedTree, _ checkpoints: [TreeHead], _ salvage: inout Salvage) {
        var proved: Set<Int64> = []
        for head in checkpoints {
            switch tree.fits(head) {
            case true?:
                salvage.checkpoint = salvage.checkpoint ?? Position(head.size)
                tree.forEachLeaf(ofFirst: head.size) { proved.insert($0) }
            case false?:
                remarks.append("the checkpoint of \(Position(head.size)) signs other entries than those that are left")
            case nil: break
            }
        }
        salvage.signed = chosen.keys.count { proved.contains($0) }
        while chosen[salvage.whole.rawValue + 1] != nil { salvage.whole = salvage.whole.next }
        while salvage.wholeSigned < salvage.whole, proved.contains(salvage.wholeSigned.rawValue + 1) {
            salvage.wholeSigned = salvage.wholeSigned.next
        }
    }

    // MARK: - What is left and what is not

    private mutating func account(_ checkpoints: [TreeHead], _ salvage: inout Salvage) {
        for position in chosen.keys.sorted() {
            guard let it = chosen[position] else { continue }
            salvage.lines.append((Position(position), Export.line(it.line, leaf: it.leaf)))
            if it.isFromCopy { salvage.fromCopies += 1 }
        }
        // One place alone that names a position may itself be damage.
        let told = remnants.hints.filter { $0.value.places.count > 1 }.map(\.key)
        let last = max(
            chosen.keys.max() ?? 0, told.max() ?? 0, checkpoints.first?.size ?? 0, unfit.keys.max() ?? 0)
        salvage.last = Position(min(last, Int64(chosen.count) + SalvageWork.mostMissing))
        for position in stride(from: 1, through: salvage.last.rawValue, by: 1) where chosen[position] == nil {
            let hint = remnants.hints[position]
            salvage.missing.append(
                Salvage.Missing(
                    position: Position(position), why: why(position), occurredAt: hint?.occurredAt,
                    subjects: hint?.subjects.filter(\.isAbout).map(\.subject) ?? []))
        }
        accountDocuments(&salvage)
    }

    /// Beyond that a position is damage itself.
    private static let mostMissing: Int64 = 10_000_000

    private func why(_ position: Int64) -> String {
        if let refused = refused[position] { return refused }
        if let page = remnants.broken[position] { return "its row on page \(page) cannot be read whole" }
        return "no page holds it any more"
    }

    private func accountDocuments(_ salvage: inout Salvage) {
        var contents = remnants.documents
        for copy in copies { contents.merge(copy.documents) { mine, _ in mine } }
        var redactions = Redactions()
        let entries = chosen.keys.sorted().compactMap { chosen[$0]?.entry }
        var attachedLast: [String: Position] = [:]
        for entry in entries {
            redactions.take(entry)
            if case .documentAttached(let document) = entry.action { attachedLast[document.sha256] = entry.position }
        }
        for entry in entries {
            guard case .documentAttached(let document) = entry.action, let sha256 = Digest(hex: document.sha256) else {
                continue
            }
            if let gone = redactions.contentTaken(from: entry.position), attachedLast[document.sha256] ?? .start < gone
            {
                continue
            }
            if let content = contents[sha256] {
                salvage.documents[sha256] = content
            } else {
                salvage.lostDocuments.append((sha256, entry.position))
            }
        }
    }
}

extension Remnants {
    /// Reads another copy of a log: its file, or an export of it.
    fileprivate init(ofCopy path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        let beginning = FilePages.bytes(of: file, at: 0, count: 12)
        if file >= 0 { close(file) }
        guard beginning == Array(#"{"position":"#.utf8) else {
            try self.init(of: path)
            return
        }
        try self.init(ofExport: path)
    }

    /// Reads the lines of an export.
    private init(ofExport path: String) throws {
        self.init(export: try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
