import Annals

/// What a line need not say, since the file says it already.
extension MinutesReader {
    /// Fills in what the file says already: the session, the label of what is created, how a decision was taken.
    mutating func complete(_ act: inout Act, _ form: Form) throws(Wrong) {
        for name in form.order {
            guard let field = form.fields[name] else { continue }
            if name == "session", field.isRequired, act[name] == nil, let session { act[name] = .text(session) }
        }
        switch act.action {
        case NoteAdded.name: if act["on"] == nil, let session { act["on"] = .text(session) }
        case Carried.name: if act["into"] == nil, let session { act["into"] = .text(session) }
        case SessionClosed.name:
            if act["next"] == nil, let next { act["next"] = try json(next, form.fields["next"]) }
        case DecisionTaken.name: decide(&act)
        // `refer D-3 to the finance committee`: where it went is why it was put off.
        case DecisionDeferred.name where form.words.first == "refer":
            if case .text(let whither)? = act["reason"] { act["reason"] = .text("referred \(whither)") }
        default: break
        }
        if act.action.hasPrefix("alternative-") || act.action == CriterionAdded.name, act["decision"] == nil,
            let whole = act.decisionOfPart
        {
            act["decision"] = .text(whole)
        }
        for name in form.order {
            guard let field = form.fields[name], field.isNew, case .id(let kinds) = field.shape, let kind = kinds.first
            else { continue }
            if act[name] == nil { act[name] = .text(label(kind)) }
            if case .text(let ref)? = act[name] { recent.append((kind, ref)) }
        }
    }

    /// A decision is one that was proposed, or a new one with a title; by ballot where a ballot on it was closed.
    private func decide(_ act: inout Act) {
        if act["decision"] == nil, act["title"] == nil {
            act["decision"] = (act.decisionOfPart ?? proposed.last).map(JSONValue.text)
        }
        var isKnown = false
        if case .text(let ref)? = act["decision"] {
            isKnown = ref.hasPrefix("@") ? proposed.contains(ref) : DecisionID(ref).map(log.decisions.contains) ?? false
            if act["how"] == nil, act["ballot"] == nil,
                let ballot = recent.last(where: { known in
                    known.kind == .ballot
                        && ballots[known.ref].map { $0.decision == ref && $0.isClosed } ?? false
                })?.ref
            {
                act["ballot"] = .text(ballot)
            }
        }
        if !isKnown, act["title"] == nil, case .text(let statement)? = act["statement"] {
            act["title"] = .text(statement.asTitle)
        }
        if act["how"] == nil { act["how"] = act["ballot"] == nil ? "consensus" : "ballot" }
    }
}

extension Act {
    /// The decision whose alternative or criterion is named by id.
    var decisionOfPart: String? {
        for field in ["alternative", "criterion"] {
            if case .text(let ref)? = self[field], let subject = Subject(id: ref), subject.kind.hasParts {
                return Subject(.decision, subject.number).id
            }
        }
        return nil
    }
}

extension String {
    /// At most 200 characters of it, cut after a word.
    fileprivate var asTitle: String {
        let flat = String(map { $0.isNewline ? " " : $0 })
        if flat.unicodeScalars.count <= 200 { return flat }
        var short = String(String.UnicodeScalarView(flat.unicodeScalars.prefix(198)))
        if let space = short.lastIndex(of: " ") { short = String(short[..<space]) }
        return short + "…"
    }
}
