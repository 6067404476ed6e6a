import Annals
import AnnalsLog
import Foundation

extension Log {
    /// A log with the five years of `Fixtures/company.jsonl`, as `company.annals` in a folder.
    static func ofCompany(in folder: TemporaryFolder) throws -> Log {
        let log = try Log.create(
            at: folder.file("company.annals"), Log.Founding(organization: "Tannbach", timeZone: "Europe/Berlin"))
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Fixtures").standardized
        let documents = fixtures.appendingPathComponent("company-documents")
        _ = try Importer(Array(Data(contentsOf: fixtures.appendingPathComponent("company.jsonl")))).run(
            into: log,
            documents: { sha256 in
                FileManager.default.contents(atPath: documents.appendingPathComponent(sha256.hex).path).map {
                    Array($0)
                }
            })
        return log
    }
}
