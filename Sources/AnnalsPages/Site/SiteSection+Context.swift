import Annals

// What the templates are given. A key that a partial asks for is always there: the engine would else look for it around.

extension SiteHeading {
    var context: [String: Any] {
        [
            "hasKicker": kicker != nil, "kicker": kicker?.context ?? [], "headId": id.map { $0 as Any } ?? false,
            "headTitle": title.context, "headSign": sign.map { $0.context as Any } ?? false,
            "hasHeadFacts": !facts.isEmpty, "headFacts": facts.map { ["runs": $0.context] },
            "hasActions": !actions.isEmpty,
            "actions": actions.map { ["actionText": $0.text, "actionHref": $0.href] },
        ]
    }
}

extension SiteSign {
    var context: [String: Any] { ["word": word, "tone": tone.rawValue, "glyph": Glyph.svg(tone.example)] }
}

extension Report.Sign.Tone {
    /// A sign that is drawn in this tone.
    fileprivate var example: Report.Sign {
        switch self {
        case .good: .kept
        case .warn: .due
        case .bad: .overdue
        case .quiet: .open
        }
    }
}

extension SiteSection {
    func context(in frame: SiteFrame) -> [String: Any] {
        [
            "key": key, "sectionTitle": title, "width": width.rawValue,
            "count": count.map { $0 as Any } ?? false,
            "blocks": blocks.enumerated().map { $1.context(in: "\(key)-\($0)", frame) },
            "moreText": more.map { $0.text as Any } ?? false, "moreHref": more?.href ?? "",
        ]
    }
}

extension SiteBlock {
    private static let kinds = [
        "isWords", "isLead", "isNote", "isNotice", "isEmpty", "isSubtitle", "isTiles", "isFacts", "isItems", "isTable",
        "isCharts",
        "isPicture", "isForm", "isCode", "isHTML",
    ]

    func context(in place: String, _ frame: SiteFrame) -> [String: Any] {
        let (kind, content): (String, [String: Any]) =
            switch self {
            case .words(let text): ("isWords", ["runs": text.context])
            case .lead(let text): ("isLead", ["runs": text.context])
            case .note(let text): ("isNote", ["runs": text.context])
            case .notice(let tone, let text):
                (
                    "isNotice",
                    ["noticeTone": tone.rawValue, "noticeGlyph": Glyph.svg(tone.example), "runs": text.context]
                )
            case .empty(let text): ("isEmpty", ["text": text])
            case .subtitle(let text): ("isSubtitle", ["text": text])
            case .tiles(let tiles):
                (
                    "isTiles",
                    [
                        "tiles": tiles.map { tile in
                            ["tileName": tile.name, "runs": tile.text.context, "tileNote": ["runs": tile.note.context]]
                                as [String: Any]
                        }
                    ]
                )
            case .facts(let facts):
                ("isFacts", ["facts": facts.map { ["label": $0.label, "runs": $0.text.context] as [String: Any] }])
            case .items(let items): ("isItems", ["items": items.map(\.context)])
            case .table(let table): ("isTable", table.context)
            case .charts(let charts):
                (
                    "isCharts",
                    [
                        "charts": charts.map { $0.context(in: place, frame) },
                        "legend": MeasureChart.legend(of: charts.map(\.chart), in: frame.language),
                    ]
                )
            case .picture(let svg): ("isPicture", ["svg": svg])
            case .form(let form): ("isForm", form.context(in: place))
            case .code(let text): ("isCode", ["text": text])
            case .html(let html): ("isHTML", ["html": html])
            }
        var context = content
        for other in Self.kinds { context[other] = other == kind }
        return context
    }
}

extension SiteItem {
    var context: [String: Any] {
        [
            "itemSign": sign.map { $0.context as Any } ?? false, "itemId": id.map { $0 as Any } ?? false,
            "itemHref": href.map { $0 as Any } ?? false, "itemText": text.context,
            "hasAside": aside != nil, "itemAside": aside?.context ?? [], "hasNotes": !notes.isEmpty,
            "notes": notes.map { note in
                ["noteLabel": note.label.map { $0 as Any } ?? false, "runs": note.text.context] as [String: Any]
            },
        ]
    }
}

extension SiteTable {
    var context: [String: Any] {
        [
            "caption": caption, "hidesCaption": hidesCaption,
            "columns": columns.map { ["columnTitle": $0.title, "isNumeric": $0.isNumeric] as [String: Any] },
            "rows": rows.map { row in
                let cells = zip(columns, row.cells).map { column, text in
                    ["runs": text.context, "isNumeric": column.isNumeric, "isShort": text.text.count <= 18]
                        as [String: Any]
                }
                return [
                    "first": cells.first?["runs"] ?? [], "cells": Array(cells.dropFirst()),
                    "rowSign": row.sign.map { $0.context as Any } ?? false,
                ]
            },
        ]
    }
}

extension SiteChart {
    func context(in place: String, _ frame: SiteFrame) -> [String: Any] {
        [
            "chartName": chart.name, "chartCaption": chart.caption, "chartHref": href.map { $0 as Any } ?? false,
            "chartSign": chart.sign.map { SiteSign($0, in: frame).context as Any } ?? false,
            "svg": MeasureChart(chart, id: "\(place)-\(chart.id)", in: frame.language).svg,
        ]
    }
}

extension SiteForm {
    func context(in place: String) -> [String: Any] {
        [
            "formPath": path, "button": button, "hidden": hidden.map { ["name": $0.name, "value": $0.value] },
            "fields": fields.map { field in
                [
                    "fieldId": "\(place)-\(field.name)", "name": field.name, "label": field.label,
                    "value": field.value, "hint": field.hint, "isMain": field.isMain,
                    "hasOptions": !field.options.isEmpty,
                    "options": field.options.map { option in
                        [
                            "optionValue": option.value, "optionText": option.text,
                            "isChosen": option.value == field.value,
                        ] as [String: Any]
                    },
                ] as [String: Any]
            },
            "links": links.map { ["linkText": $0.text, "linkHref": $0.href] },
        ]
    }
}
