// Which texts of an entry are sealed, and under whose keys.

extension AnyAction {
    /// Whose name, title and address it gives.
    package var particulars: PersonID? {
        switch self {
        case .personJoined(let joined): joined.person
        case .personChanged(let change): change.person
        default: nil
        }
    }

    /// Whether it is a note for its author alone.
    package var isPrivateNote: Bool {
        if case .noteAdded(let note) = self { note.isPrivate == true } else { false }
    }

    /// The action that its fields are of: of a correction, what it corrects to.
    package var said: AnyAction {
        if case .entryCorrected(let correction) = self { correction.action ?? self } else { self }
    }

    /// The session that it draws a circle around, or keeps one around.
    package var drawsCircle: SessionID? {
        switch said {
        case .sessionScheduled(let it): it.circle.isEmpty ? nil : it.session
        case .sessionChanged(let it): it.circle.isEmpty ? nil : it.session
        default: nil
        }
    }
}

extension Entry {
    /// Whether texts of it are sealed whatever its session: somebody's particulars, or a private note.
    package var isPersonal: Bool { action.said.particulars != nil || action.said.isPrivateNote }

    /// The same entry with its texts sealed in the line; in memory it reads as before.
    ///
    /// - Parameters:
    ///   - circle: the session whose circle alone may read it; `nil` where all may.
    ///   - author: whose private note it corrects, where it corrects one.
    ///   - sealer: who seals.
    /// - Throws: what the sealer throws; `Refusal.tooLong` where the line would be.
    package func sealed(circle: SessionID?, author: PersonID?, by sealer: some Sealer) throws -> Entry {
        let said = action.said
        let person = said.particulars
        let author = said.isPrivateNote ? author ?? actor : nil
        let note = if case .entryCorrected = action { "data.data.text" } else { "data.text" }
        var entry = self
        for place in TextPlaces.all(of: action, in: line).reversed() {
            let owner: KeyOwner? =
                if place.isPersonal, let person {
                    .person(person)
                } else if let author, place.path == note {
                    .person(author)
                } else {
                    circle.map { .session($0) }
                }
            guard let owner else { continue }
            var json = JSONReader(line, at: place.range.lowerBound, resolver: nil)
            let sealed = try sealer.seal(try json.string(), under: owner, of: id, at: place.path)
            entry.line.replaceSubrange(place.range, with: sealed.json)
        }
        if entry.line.count > Entry.longestLine {
            let longest = action.members.max { $0.json.count < $1.json.count }
            throw Refusal.tooLong(field: longest?.key ?? "data", bytes: entry.line.count)
        }
        return entry
    }
}
