import Annals

/// Ours, where `Crypto` is imported too and has one of its own.
typealias Digest = Annals.Digest
