public import Annals

/// The sorts of file that templates are kept in.
public enum TemplateType: String, CaseIterable, Sendable {
    case template = "template"
    case technique = "technique"
    case pack = "pack"
    case style = "style"
}

/// What one file holds.
public enum TemplateItem: Hashable, Sendable {
    case template(SessionTemplate)
    case technique(Technique)
    case pack(TopicPack)
    case style(StyleGuide)

    /// Its sort.
    public var type: TemplateType {
        switch self {
        case .template: .template
        case .technique: .technique
        case .pack: .pack
        case .style: .style
        }
    }

    /// Its name.
    public var name: String {
        switch self {
        case .template(let item): item.name
        case .technique(let item): item.name
        case .pack(let item): item.name
        case .style(let item): item.name
        }
    }

    /// What it is called.
    public var title: Wording {
        switch self {
        case .template(let item): item.title
        case .technique(let item): item.title
        case .pack(let item): item.title
        case .style(let item): item.title
        }
    }
}

/// How names are written, which are the names of files too.
public enum TemplateName {
    /// What a name looks like, for messages.
    public static let rule = "1 to 60 letters, digits and hyphens, such as half-year-offsite"

    /// Whether a text is a name.
    public static func isName(_ text: String) -> Bool {
        guard (1...60).contains(text.unicodeScalars.count), text.first != "-", text.last != "-" else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }
}
