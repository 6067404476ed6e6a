/// JSON Schemas (2020-12) of what Annals writes and takes, made from the catalogue.
public enum JSONSchema {
    /// In which form a value is described.
    public enum Form: Sendable {
        /// As it stands in the log: every id given, every time in UTC with milliseconds.
        case stored
        /// As callers give it: ids may be labels or names, times as people write them.
        case given
    }

    /// Entries and action lines of every action, with all that they are made of.
    public static var everything: JSONValue {
        schema(
            "entries-and-action-lines", "A line of an Annals log, or an action line to be recorded",
            ["anyOf": [["$ref": "#/$defs/entry"], ["$ref": "#/$defs/action-line"]]],
            definitions: [
                Definition("entry", entry(nil)), Definition("action-line", actionLine(nil)),
            ] + data(AnyAction.catalogue, .stored) + data(AnyAction.catalogue, .given))
    }

    /// The line of an entry: of one action, or of any.
    public static func entries(of listing: Listing?) -> JSONValue {
        let listings = listing.map { [$0] } ?? AnyAction.catalogue
        return schema(
            listing.map { "\($0.name)-entry" } ?? "entry", listing?.summary ?? "A line of an Annals log",
            entry(listing), definitions: data(listings, .stored))
    }

    /// An action line: of one action, or of any.
    public static func actionLines(of listing: Listing?) -> JSONValue {
        let listings = listing.map { [$0] } ?? AnyAction.catalogue
        return schema(
            listing.map { "\($0.name)-action-line" } ?? "action-line",
            listing?.summary ?? "An action to be recorded, one JSON object a line", actionLine(listing),
            definitions: data(listings, .given))
    }

    /// The fields of one action.
    public static func fields(of listing: Listing, _ form: Form = .stored) -> JSONValue {
        schema(
            listing.name, listing.summary, object(listing.fields, form),
            definitions: form == .stored ? [redacted, sealed] : [])
    }

    private typealias Definition = JSONValue.Member

    private static func schema(
        _ name: String, _ title: String, _ body: JSONValue, definitions: [Definition]
    ) -> JSONValue {
        let head: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .text("urn:annals:schema:\(name)"),
            "title": .text(title),
        ]
        return head.adding(body).adding(definitions.isEmpty ? [:] : ["$defs": .object(definitions)])
    }

    private static func data(_ listings: [Listing], _ form: Form) -> [Definition] {
        (form == .stored ? [redacted, sealed] : [])
            + listings.map { listing in
                Definition(
                    definition(listing, form),
                    (["title": .text(listing.summary)] as JSONValue).adding(object(listing.fields, form)))
            }
    }

    private static var redacted: Definition {
        Definition(
            "redacted",
            [
                "type": "object", "properties": ["redacted": position(.stored)], "required": ["redacted"],
                "additionalProperties": false,
            ])
    }

    private static var sealed: Definition {
        Definition(
            "sealed",
            [
                "type": "object",
                "properties": [
                    "sealed": ["type": "string", "pattern": "^[A-Za-z0-9+/]+={0,2}$"],
                    "hash": ["type": "string", "pattern": "^[0-9a-f]{64}$"],
                    "key": ["type": "string", "pattern": "^[PS]-[1-9][0-9]*$"],
                ], "required": ["sealed", "hash"], "additionalProperties": false,
            ])
    }

    private static func definition(_ listing: Listing, _ form: Form) -> String {
        listing.name + (form == .stored ? "" : "-given")
    }
}

// MARK: - Lines

extension JSONSchema {
    private static func entry(_ listing: Listing?) -> JSONValue {
        let properties: JSONValue = [
            "position": position(.stored), "id": uuid, "type": type(listing, isOpen: true),
            "v": version(listing), "occurredAt": time, "recordedAt": time, "actor": id([.person], .stored),
            "recorder": id([.person], .stored), "anonymous": ["const": true], "session": id([.session], .stored),
            "about": subjects, "mentions": subjects,
            "data": listing.map { reference($0, .stored) } ?? ["type": "object"],
        ]
        return line(properties, required: ["position", "id", "type", "v", "occurredAt", "recordedAt", "data"])
            .adding(listing == nil ? choice(.stored) : [:])
    }

    private static func actionLine(_ listing: Listing?) -> JSONValue {
        let properties: JSONValue = [
            "id": ["type": "string", "pattern": .text("^[0-9A-Fa-f-]{36}$")], "type": type(listing, isOpen: false),
            "v": version(listing), "occurredAt": writtenTime, "actor": id([.person], .given),
            "recorder": id([.person], .given), "anonymous": ["type": "boolean"], "session": id([.session], .given),
            "expect": ["type": "object", "additionalProperties": ["type": "integer", "minimum": 0]],
            "data": listing.map { reference($0, .given) } ?? ["type": "object"],
        ]
        return line(properties, required: ["type"]).adding(listing == nil ? choice(.given) : [:])
    }

    private static func line(_ properties: JSONValue, required: [String]) -> JSONValue {
        [
            "type": "object", "properties": properties, "required": .each(required) { .text($0) },
            "additionalProperties": false,
        ]
    }

    private static func type(_ listing: Listing?, isOpen: Bool) -> JSONValue {
        if let listing { return ["const": .text(listing.name)] }
        // A log may hold entries that only a newer release knows.
        if isOpen { return ["type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"] }
        return ["enum": .each(AnyAction.catalogue) { .text($0.name) }]
    }

    private static func version(_ listing: Listing?) -> JSONValue {
        listing.map { ["const": JSONValue($0.version)] } ?? ["type": "integer", "minimum": 1]
    }

    /// The fields by the type.
    private static func choice(_ form: Form) -> JSONValue {
        [
            "allOf": .each(AnyAction.catalogue) { listing in
                var conditions: JSONValue = ["type": ["const": .text(listing.name)]]
                // Older versions have other fields.
                if form == .stored { conditions = conditions.adding(["v": ["const": JSONValue(listing.version)]]) }
                return [
                    "if": ["properties": conditions],
                    "then": ["properties": ["data": reference(listing, form)]],
                ]
            }
        ]
    }

    private static func reference(_ listing: Listing, _ form: Form) -> JSONValue {
        ["$ref": .text("#/$defs/\(definition(listing, form))")]
    }

    private static var subjects: JSONValue {
        let kinds = Subject.Kind.allCases.map { kind in
            let id = pattern(kind)
            return id == kind.name ? id : "\(kind.name):\(id)"
        }
        return [
            "type": "array", "minItems": 1,
            "items": ["type": "string", "pattern": .text("^(?:\(kinds.joined(separator: "|")))$")],
        ]
    }
}

// MARK: - Values

extension JSONSchema {
    private static func object(_ fields: [FieldDescription], _ form: Form) -> JSONValue {
        // What goes into the ballot box stands in no line.
        let fields = form == .stored ? fields.filter { !$0.isSealed } : fields
        let required = fields.filter(\.isRequired).map { JSONValue.text($0.name) }
        let properties = fields.map { field in
            JSONValue.Member(
                field.name,
                value(field.shape, field, form).adding(["description": .text(field.words)]))
        }
        return (["type": "object", "properties": .object(properties)] as JSONValue)
            .adding(required.isEmpty ? [:] : ["required": .list(required)]).adding(["additionalProperties": false])
    }

    private static func value(_ shape: Shape, _ field: FieldDescription, _ form: Form) -> JSONValue {
        switch shape {
        case .text:
            // Where a text was taken out of a line, the entry that took it out is named; what is a person's own, and what
            // is said within a circle, is sealed.
            form == .stored
                ? ["anyOf": [text(limit: field.limit), ["$ref": "#/$defs/redacted"], ["$ref": "#/$defs/sealed"]]]
                : text(limit: field.limit)
        case .number: ["type": "number"]
        case .integer: ["type": "integer"]
        case .truth: ["type": "boolean"]
        case .words(let words): self.words(words)
        case .id(let kinds): id(kinds, form, isNew: field.isNew)
        case .anyID: anyID(form)
        case .personOrLevel: text(limit: 200)
        case .position: position(form)
        case .period:
            [
                "type": "string",
                "pattern": "^[0-9]{4}(?:-H[12]|-Q[1-4]|-W[0-5][0-9]|-[01][0-9](?:-[0-3][0-9])?)?$",
            ]
        case .when:
            form == .stored
                ? ["type": "string", "pattern": .text("^\(dayPattern)(?:\(timePattern))?$")]
                : ["type": "string", "pattern": .text("^\(dayPattern)(?:[Tt ].*)?$")]
        case .choice:
            [
                "anyOf": [
                    text(limit: field.limit), ["type": "array", "items": text(limit: field.limit)],
                    ["type": "object", "additionalProperties": ["type": "number"]],
                ]
            ]
        case .map(_, let element): ["type": "object", "additionalProperties": value(element, field, form)]
        case .list(let element):
            list(value(element, field, form), isRequired: field.isRequired, form)
        // Such as tallies, whose keys are the options.
        case .object(_, let fields) where fields.isEmpty: ["type": "object"]
        case .object(_, let fields):
            object(fields, form)
        }
    }

    /// An empty list is left out of a line.
    private static func list(_ items: JSONValue, isRequired: Bool, _ form: Form) -> JSONValue {
        let least: JSONValue = isRequired || form == .stored ? ["minItems": 1] : [:]
        return (["type": "array", "items": items] as JSONValue).adding(least).adding(["maxItems": 5000])
    }

    /// A text without control characters, but for newline and tab where it is no title.
    private static func text(limit: Int) -> JSONValue {
        let allowed = limit <= 200 ? "\\u0000-\\u001F" : "\\u0000-\\u0008\\u000B-\\u001F"
        return [
            "type": "string", "minLength": 1, "maxLength": JSONValue(limit),
            "pattern": .text("^[^\(allowed)\\u007F-\\u009F]*$"),
        ]
    }

    private static func words(_ words: [String]) -> JSONValue {
        let plain: JSONValue = ["enum": .each(words.filter { $0 != fraction }) { .text($0) }]
        guard words.contains(fraction) else { return plain }
        return ["anyOf": [plain, ["type": "string", "pattern": "^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}$"]]]
    }

    /// How a share stands among the words of a shape.
    private static let fraction = "N/M"

    private static func id(_ kinds: [Subject.Kind], _ form: Form, isNew: Bool = false) -> JSONValue {
        var patterns = kinds.map { pattern($0) }
        if form == .given {
            // A label of the file; people by their name, too.
            if kinds.contains(.person), !isNew { return ["type": "string", "minLength": 1] }
            patterns.append("@.+")
        }
        return ["type": "string", "pattern": .text("^(?:\(patterns.joined(separator: "|")))$")]
    }

    private static func anyID(_ form: Form) -> JSONValue {
        if form == .given { return ["type": "string", "minLength": 1] }
        let patterns = Subject.Kind.allCases.map { pattern($0) } + ["https?://.*"]
        return ["type": "string", "pattern": .text("^(?:\(patterns.joined(separator: "|")))$")]
    }

    private static func pattern(_ kind: Subject.Kind) -> String {
        let number = "[1-9][0-9]*"
        return switch kind {
        case .platform: "(?:" + PlatformPart.allCases.map(\.rawValue).joined(separator: "|") + ")"
        case .alternative: "D-\(number)\\.[a-z]+"
        case .criterion: "D-\(number)\\.c\(number)"
        case .entry: "#\(number)"
        case .log, .organization, .ranking, .resource: kind.name
        default: "\(kind.letter)-\(number)"
        }
    }

    private static func position(_ form: Form) -> JSONValue {
        let number: JSONValue = ["type": "integer", "minimum": 1, "maximum": JSONValue(UInt32.max)]
        return form == .stored ? number : ["anyOf": [number, ["type": "string", "pattern": "^#?[1-9][0-9]*$"]]]
    }

    private static let dayPattern = "[0-9]{4}-[01][0-9]-[0-3][0-9]"
    private static let timePattern = "T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z"
    private static var time: JSONValue { ["type": "string", "pattern": .text("^\(dayPattern)\(timePattern)$")] }
    private static var writtenTime: JSONValue {
        ["type": "string", "pattern": .text("^\(dayPattern)(?:[Tt ].*)?$")]
    }
    private static var uuid: JSONValue {
        [
            "type": "string",
            "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
        ]
    }
}
