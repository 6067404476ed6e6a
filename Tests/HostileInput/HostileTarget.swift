/// One reader of bytes that anybody may have written, and what it must hold whatever they are.
///
/// The fuzzer (`tools/fuzz`) thinks of bytes; the tests run what it found, in `Fixtures/fuzz/NAME`.
package struct HostileTarget: Sendable {
    /// What it is called; the folder of its inputs too.
    package let name: String
    /// The most bytes that are worth trying.
    package let longest: Int
    /// Reads the bytes; throws `Broken` where a law does not hold.
    ///
    /// That the reader refuses them is no fault.
    package let feed: @Sendable ([UInt8]) throws -> Void

    init(_ name: String, longest: Int, _ feed: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.name = name
        self.longest = longest
        self.feed = feed
    }

    /// All of them.
    package static let all = [line, action, importing, export, minutes, evidence, note, time, query, form, body]
}

/// A law that an input breaks.
package struct Broken: Error, CustomStringConvertible {
    /// Which, and how.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Throws where a law does not hold.
func hold(_ holds: Bool, _ law: @autoclosure () -> String) throws {
    if !holds { throw Broken(law()) }
}

/// Runs what must go well, since something before it did.
func must<Value>(_ law: @autoclosure () -> String, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let broken as Broken { throw broken } catch { throw Broken("\(law()): \(error)") }
}

extension [UInt8] {
    /// For messages.
    var shown: String { String(decoding: prefix(2000), as: UTF8.self) }
}
