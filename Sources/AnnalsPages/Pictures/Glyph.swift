import Annals

/// The small sign before a line: told apart by shape, so that nobody needs colours to read it.
enum Glyph {
    /// A sign as a picture of its own; the word stands beside it, so readers aloud pass it over.
    static func svg(_ sign: Report.Sign) -> String {
        "<svg class=\"glyph \(sign.tone.rawValue)\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\">\(shape(sign))</svg>"
    }

    /// The shape alone, in a square of twelve: a disc with a tick is well, a triangle needs care, a square with a cross is
    /// bad, a ring says nothing.
    static func shape(_ sign: Report.Sign) -> String {
        switch sign.tone {
        case .good:
            disc + #"<path d="M3.4 6.2 5.3 8 8.7 4.2" fill="none" stroke="var(--paper)" stroke-width="1.5"/>"#
        case .warn:
            #"<path d="M6 .8 11.6 11H.4Z" fill="currentColor"/><path d="M6 4.2V7.4M6 8.6V9.8" stroke="var(--paper)" stroke-width="1.3"/>"#
        case .bad:
            #"<rect x=".7" y=".7" width="10.6" height="10.6" rx="1.4" fill="currentColor"/><path d="M3.6 3.6 8.4 8.4M8.4 3.6 3.6 8.4" stroke="var(--paper)" stroke-width="1.5"/>"#
        case .quiet:
            switch sign {
            case .dropped, .cancelled, .withdrawn:
                ring + #"<path d="M3.4 6H8.6" stroke="currentColor" stroke-width="1.3"/>"#
            case .replaced, .lapsed, .ended:
                ring + #"<path d="M3.4 6H8.2M6.4 4 8.4 6 6.4 8" fill="none" stroke="currentColor" stroke-width="1.2"/>"#
            default: ring
            }
        }
    }

    private static let disc = #"<circle cx="6" cy="6" r="5.4" fill="currentColor"/>"#
    private static let ring = #"<circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" stroke-width="1.2"/>"#
}
