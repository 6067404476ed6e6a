/// The files that pages bring along: style sheets, modules of script, and the mark of the product.
public enum Assets {
    /// A file as it is served.
    public struct Asset: Sendable {
        /// Its media type.
        public let type: String
        /// What it holds.
        public let text: String
        /// What its address changes with.
        public let hash: String
    }

    /// The file of that name; `nil` where none is served.
    public static func named(_ name: String) -> Asset? { all[name] }

    /// The address of a file, which changes with what it holds.
    public static func path(_ name: String) -> String {
        guard let asset = all[name] else {
            preconditionFailure("no file called “\(name)” is served: Embedded has those there are")
        }
        return "/assets/\(name)?v=\(asset.hash)"
    }

    private static let all: [String: Asset] = Dictionary(
        uniqueKeysWithValues: EmbeddedFiles.all.compactMap { file in
            let ending = file.name.split(separator: ".").last.map(String.init) ?? ""
            let types = ["css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"]
            guard let type = types[ending], !insides.contains(file.name) else { return nil }
            let text = file.name == "site.css" ? Pages.file("pictures.css") + file.text : file.text
            return (file.name, Asset(type: "\(type); charset=utf-8", text: text, hash: hash(text)))
        })

    /// What other files are made with, and no page asks for.
    private static let insides: Set = ["pictures.css", "report.css", "numbered.css", "evidence.css"]

    /// FNV-1a of 64 bits: it tells versions of our own files apart, and keeps no secret.
    private static func hash(_ text: String) -> String {
        let value = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return String(value, radix: 36)
    }
}
