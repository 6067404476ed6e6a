package import Annals

/// A checkpoint as it is kept: the log's own note, and what witnesses have put under it.
package struct StoredCheckpoint: Sendable, Equatable {
    /// How many entries it signs.
    package var position: Position
    /// The note with the log's own signature.
    package var note: String
    /// The signatures of witnesses, each with the key that it is checked with.
    package var cosignatures: [StoredCosignature] = []

    /// Names a checkpoint.
    package init(position: Position, note: String, cosignatures: [StoredCosignature] = []) {
        self.position = position
        self.note = note
        self.cosignatures = cosignatures
    }
}

/// The signature of a witness as it is kept.
package struct StoredCosignature: Sendable, Equatable {
    /// The verifier key: `name+id+Base64`.
    package var key: String
    /// The line of the note, without its newline.
    package var line: String

    /// Names a signature.
    package init(key: String, line: String) {
        self.key = key
        self.line = line
    }
}
