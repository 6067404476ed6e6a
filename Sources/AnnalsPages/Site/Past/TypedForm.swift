/// A form that somebody fills in to have something recorded.
struct TypedForm {
    /// One field.
    struct Field {
        /// What is typed into it.
        enum Kind {
            case line(type: String)
            case area
            case choice([(value: String, text: String)])
        }

        let name: String
        let label: String
        let value: String
        var kind = Kind.line(type: "text")
        var hint = ""
        var isWide = false
        var isNeeded = false
    }

    let action: String
    var hidden: [(name: String, value: String)] = []
    let fields: [Field]
    let buttons: [(value: String, text: String, isPlain: Bool)]

    var html: String {
        Pages.render(
            "past-form",
            [
                "action": action, "hidden": hidden.map { ["name": $0.name, "value": $0.value] },
                "fields": fields.map(\.context),
                "buttons": buttons.map {
                    ["value": $0.value, "text": $0.text, "isPlain": $0.isPlain] as [String: Any]
                },
            ])
    }
}

extension TypedForm.Field {
    fileprivate var context: [String: Any] {
        var context: [String: Any] = [
            "fieldId": "field-" + name.replacing(".", with: "-"), "name": name, "label": label, "value": value,
            "hint": hint.isEmpty ? false : hint, "isWide": isWide, "isNeeded": isNeeded, "isArea": false,
            "isChoice": false, "isLine": false, "type": "text", "options": [[String: Any]](),
        ]
        switch kind {
        case .line(let type):
            context["isLine"] = true
            context["type"] = type
        case .area: context["isArea"] = true
        case .choice(let options):
            context["isChoice"] = true
            context["options"] = options.map { option in
                ["optionValue": option.value, "optionText": option.text, "isChosen": option.value == value]
                    as [String: Any]
            }
        }
        return context
    }
}
