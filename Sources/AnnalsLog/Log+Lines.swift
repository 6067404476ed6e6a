public import Annals

extension Log {
    /// Records one action line, its times in the organization's zone, people by id or by name.
    @discardableResult
    public func record(
        line: [UInt8], documents: [Document] = [], acceptsClock: Bool = false
    ) throws -> Receipt {
        try record(lines: [line], documents: documents, acceptsClock: acceptsClock)[0].get()
    }

    /// Records action lines in one transaction with one sync; one that is refused does not hold back the others.
    ///
    /// - Parameters:
    ///   - lines: the lines, each a JSON object.
    ///   - actor: who acts where a line does not say, by id or by name.
    ///   - who: who writes down what others did, by id or by name.
    ///   - documents: the contents of the documents that lines attach.
    ///   - acceptsClock: whether to go on though the clock is far behind the last entry.
    public func record(
        lines: [[UInt8]], actor: String? = nil, recorder who: String? = nil, documents: [Document] = [],
        acceptsClock: Bool = false
    ) throws -> [Result<Receipt, any Error>] {
        try write { recorder in
            try recorder.closeOverdue()
            let organization = try recorder.organization()
            if lines.count > Log.few { try recorder.appendBehind() }
            return try lines.map { line in
                do {
                    try StrictJSON.check(line)
                    let labels = Labels(recorder.source)
                    var json = JSONReader(line, resolver: labels)
                    var draft = try Draft(actionLine: &json, zone: organization.zone)
                    try json.finish()
                    try draft.readCorrection(recorder.source, labels, organization.zone)
                    draft.documents = documents
                    if draft.actor == nil, !draft.isAnonymous {
                        draft.actor = try actor.map { try labels.person($0, at: "actor") }
                    }
                    if draft.recorder == nil, draft.actor != nil {
                        draft.recorder = try who.map { try labels.person($0, at: "recorder") }
                    }
                    return .success(try recorder.record(draft, acceptsClock: acceptsClock))
                } catch let refusal as Refusal {
                    return .failure(refusal)
                } catch let fault as Fault {
                    return .failure(fault)
                }
            }
        }
    }
}
