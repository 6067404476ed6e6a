import Annals
import AnnalsLog

extension Receipt {
    /// Prints what was recorded, and what the log wrote by itself because of it.
    func show(json: Bool) {
        guard json else {
            let created = created.map(\.id).joined(separator: " ")
            print(
                "\(entry.position) \(entry.action.name)\(created.isEmpty ? "" : " " + created)\(isRepeat ? " (recorded before)" : "")"
            )
            let narrator = Narrator(in: .utc, hiding: { _ in [] }, naming: { _ in nil })
            for other in following { print("\(other.position) \(other.action.name) (\(narrator.tell(other)))") }
            for remark in remarks { Terminal.complain("annals: note: \(remark.english)") }
            return
        }
        let value: JSONValue = [
            "position": JSONValue(entry.position.rawValue), "id": .text(entry.id.description),
            "created": .each(created) { .text($0.id) }, "repeated": .truth(isRepeat),
            "remarks": .each(remarks) { .text($0.english) }, "entry": .raw(entry.line),
            "following": .each(following) { .raw($0.line) },
        ]
        print(value.versioned.written(pretty: false))
    }
}
