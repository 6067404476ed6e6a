@testable import Annals

extension Right {
    /// Documents, corrections, redactions, themes, keys and forgetting.
    static let recordMore: [Right] = [
        Right("SMCWP", Step("\(Notes.attached) in S-1")),
        Right("SM", #"entry-corrected entry=#29 data:={"text":"Deux"} reason=X"#),
        Right("SM", #"entry-corrected entry=#40 data:={"title":"Call them"} reason=X"#),
        Right("S", #"entry-corrected entry=#14 data:={"name":"Mia May"} reason=X"#),
        Right("S", "entry-redacted entry=#29 fields=text reason=X"),
        Right("S", Keys.change),
        Right("S", Keys.giveUp),
        Right("S", "person-forgotten person=P-7 reason=X", after: "ballot-withdrawn ballot=B-1 reason=X"),
    ]
}
