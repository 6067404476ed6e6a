import Annals

/// HTML that is put together where it is used: every text is escaped as it goes in, and only other markup goes in as it is.
///
/// For the pieces of live screens, which are made again with each change; pages come from templates.
struct Markup: Sendable, ExpressibleByStringInterpolation {
    private(set) var html: String

    /// No markup at all.
    static let none = Markup(stringLiteral: "")

    init(stringLiteral html: String) { self.html = html }
    init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

    /// Pieces one after the other.
    init(_ pieces: some Sequence<Markup>) { html = pieces.map(\.html).joined() }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate(set) var html: String

        init(literalCapacity: Int, interpolationCount: Int) {
            html = ""
            html.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) { html += literal }
        mutating func appendInterpolation(_ text: String) { html += text.escaped }
        mutating func appendInterpolation(_ number: Int) { html += String(number) }
        mutating func appendInterpolation(_ number: Int64) { html += String(number) }
        mutating func appendInterpolation<Of: Story>(_ id: Identifier<Of>) { html += id.description }
        mutating func appendInterpolation(_ number: Number) { html += number.description }
        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
        mutating func appendInterpolation(_ markup: Markup?) { html += markup?.html ?? "" }
        mutating func appendInterpolation(_ pieces: [Markup]) { for piece in pieces { html += piece.html } }
        /// Markup that is there only sometimes.
        mutating func appendInterpolation(_ markup: @autoclosure () -> Markup, if isThere: Bool) {
            if isThere { html += markup().html }
        }
    }
}
