import Foundation

@testable import Annals

/// A small log made of action lines, and the reports of it.
struct Sample {
    let log: Chronicle

    /// Records those lines, one a minute from 09:00 on 14 January 2026, after an opening and three people.
    init(_ lines: [String]) throws {
        let opening = [
            #"{"type":"log-opened","data":{"log":"000102030405060708090a0b0c0d0e0f","key":"A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=","organization":"Acme","timeZone":"Europe/London","yearStartsIn":1}}"#,
            #"{"type":"person-joined","data":{"name":"Ann Lee"}}"#,
            #"{"type":"person-joined","data":{"name":"Bob Roe"}}"#,
        ]
        var log = Chronicle()
        for (index, line) in (opening + lines).enumerated() {
            var json = JSONReader(Array(line.utf8))
            let draft = try Draft(actionLine: &json, zone: Zone("Europe/London") ?? .utc)
            try log.record(draft, now: Instant(milliseconds: 1_768_381_200_000 + Int64(index) * 60_000))
        }
        self.log = log
    }

    /// A report as of mid-March 2026.
    func report(
        _ scope: String = "2026", _ form: Report.Form = .full, speaking language: Language = .english
    ) throws -> Report {
        guard let scope = Report.Scope(scope),
            let report = try Report(
                of: scope, form, in: ChronicleLibrary(log), now: Instant(milliseconds: 1_773_576_000_000),
                speaking: language)
        else { throw Missing() }
        return report
    }

    struct Missing: Error {}

    /// A text as a JSON string.
    static func quoted(_ text: String) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed), as: UTF8.self)
    }

    /// A log in which every text that people type is the same one.
    static func saying(_ text: String) throws -> Sample {
        let words = try quoted(text)
        return try Sample([
            #"{"type":"measure-defined","data":{"name":\#(words),"unit":\#(words),"nature":"other","better":"higher","rollsUp":"sum"}}"#,
            #"{"type":"target-set","data":{"measure":"M-1","period":"2025","value":5,"why":\#(words)}}"#,
            #"{"type":"measurement-recorded","data":{"measure":"M-1","period":"2025","value":4}}"#,
            #"{"type":"goal-set","data":{"title":\#(words),"kind":"goal","horizon":"2026"}}"#,
            #"{"type":"decision-taken","data":{"title":\#(words),"statement":\#(words),"rationale":\#(words),"how":"authority","deciders":["P-1"]}}"#,
            #"{"type":"decision-taken","data":{"title":\#(words),"statement":\#(words),"how":"authority","deciders":["P-1"],"supersedes":["D-1"]}}"#,
            #"{"type":"task-assigned","data":{"title":\#(words),"owner":"P-2","due":"2026-02"}}"#,
            #"{"type":"idea-captured","data":{"text":\#(words)}}"#,
            #"{"type":"finding-recorded","data":{"lens":"swot","side":"threat","text":\#(words)}}"#,
            #"{"type":"lesson-learned","data":{"text":\#(words)}}"#,
            #"{"type":"note-added","data":{"on":"D-1","text":\#(words)}}"#,
        ])
    }
}
