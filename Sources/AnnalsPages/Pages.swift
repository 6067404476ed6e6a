import Foundation
import Mustache

/// The templates that pages are made from, carried inside the program.
enum Pages {
    /// A page made from a template.
    static func render(_ template: String, _ context: [String: Any]) -> String {
        guard let page = library.render(context, withTemplate: template) else {
            preconditionFailure("no template is called “\(template)”: the files in Embedded name those there are")
        }
        return page
    }

    /// The text of an embedded file.
    static func file(_ name: String) -> String {
        guard let file = EmbeddedFiles.all.first(where: { $0.name == name }) else {
            preconditionFailure("no file called “\(name)” is embedded: run tools/embed-templates")
        }
        return file.text
    }

    private static let library: MustacheLibrary = {
        MustacheContentTypes.register(PageText(), named: "PAGE")
        var library = MustacheLibrary()
        for file in EmbeddedFiles.all where file.name.hasSuffix(".mustache") {
            do {
                try library.register(file.text, named: String(file.name.dropLast(".mustache".count)))
            } catch {
                preconditionFailure("\(file.name) is no template: \(error)")
            }
        }
        return library
    }()
}

/// How texts get into a page: the content type that every template begins with, for it does not reach into others.
///
/// The library's own escaping goes by characters and lets a quote pass that has an accent on it; this one goes by scalars.
struct PageText: MustacheContentType {
    func escapeText(_ text: String) -> String { text.escaped }
}

extension String {
    /// The text as HTML and XML take it, in elements and in quoted attributes; without what neither of them allows.
    package var escaped: String {
        var escaped = String.UnicodeScalarView()
        escaped.reserveCapacity(unicodeScalars.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default:
                // Control characters but for newline and tab, those that turn the direction of what follows, and what
                // is no character at all.
                let value = scalar.value
                if (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) { continue }
                let isControl = value < 0x20 && value != 0x0A && value != 0x09 || (0x7F...0x9F).contains(value)
                let isNone = value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
                if !isControl && !isNone { escaped.append(scalar) }
            }
        }
        return String(escaped)
    }
}
