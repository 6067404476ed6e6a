public import Annals

extension TemplateItem {
    /// All of it, as JSON.
    public var json: JSONValue {
        switch self {
        case .template(let item): item.json
        case .technique(let item): item.json
        case .pack(let item): item.json
        case .style(let item): item.json
        }
    }
}
