import Annals
import Foundation
import Testing

/// What stands in files for decades must not change by accident: each action's name, version and fields, as text.
@Suite("The catalogue as it is stored")
struct CatalogueSnapshotTests {
    /// Run once with ANNALS_WRITE_SNAPSHOTS=1 after a change that is meant; a released action gets a new version instead.
    @Test func `names, versions and fields are those of the snapshot`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Snapshots/catalogue.txt").standardizedFileURL
        let catalogue =
            AnyAction.catalogue.map { listing in
                let fields = listing.fields.map { field in
                    "  \(field.name)\(field.isRequired ? "" : field.isNew ? " (new)" : "?"): \(words(field.shape))"
                }
                return (["\(listing.name) v\(listing.version)"] + fields).joined(separator: "\n")
            }.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["ANNALS_WRITE_SNAPSHOTS"] != nil {
            try Data(catalogue.utf8).write(to: file)
        }
        let snapshot = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(catalogue == snapshot)
    }

    private func words(_ shape: Shape) -> String {
        switch shape {
        case .text: "text"
        case .number: "number"
        case .integer: "integer"
        case .truth: "truth"
        case .words(let words): words.joined(separator: " | ")
        case .id(let kinds): kinds.map { "\($0.name) id" }.joined(separator: " | ")
        case .anyID: "any id"
        case .personOrLevel: "person or level"
        case .position: "position"
        case .period: "period"
        case .when: "when"
        case .choice: "choice"
        case .map(let key, let value): "{\(words(key)): \(words(value))}"
        case .list(let element): "[\(words(element))]"
        case .object(let name, let fields):
            "\(name) {\(fields.map { "\($0.name)\($0.isRequired ? "" : "?"): \(words($0.shape))" }.joined(separator: ", "))}"
        }
    }
}
