// How a report is shown to programs.

extension Report {
    /// The whole report.
    public var json: JSONValue {
        [
            "scope": .text(scope.description), "form": .text(form.rawValue), "organization": .text(organization),
            "title": .text(title), "subtitle": .each(subtitle) { .text($0) }, "circle": .each(circle) { .text($0) },
            "from": .text(from.description), "end": .text(end.description), "asOf": .text(asOf.description),
            "known": JSONValue(known.rawValue), "leaf": .optional(leaf?.hex),
            "headline": .each(headline) {
                ["value": .text($0.value), "label": .text($0.label), "tone": .text($0.tone.rawValue)]
            },
            "sections": .each(sections) { $0.json }, "counts": counts.json,
        ]
    }
}

extension Report.Section {
    var json: JSONValue {
        [
            "key": .text(key), "title": .text(title), "blocks": .each(blocks) { $0.json }, "more": JSONValue(more),
            "entries": .each(entries.sorted()) { JSONValue($0.rawValue) },
        ]
    }
}

extension Report.Block {
    var json: JSONValue {
        switch self {
        case .words(let text): ["words": .text(text)]
        case .items(let items): ["items": .each(items) { $0.json }]
        case .table(let table):
            [
                "table": [
                    "caption": .text(table.caption), "columns": .each(table.columns) { .text($0.title) },
                    "rows": .each(table.rows) { row in
                        ["cells": .each(row.cells) { .text($0) }, "sign": .optional(row.sign?.rawValue)]
                    },
                ]
            ]
        case .picture(let picture): ["picture": picture.json]
        }
    }
}

extension Report.Item {
    var json: JSONValue {
        [
            "id": .optional(id), "text": .text(text), "sign": .optional(sign?.rawValue),
            "notes": .each(notes) { ["label": .optional($0.label), "text": .text($0.text)] },
            "entries": .each(entries) { JSONValue($0.rawValue) },
        ]
    }
}

extension Report.Picture {
    var json: JSONValue {
        switch self {
        case .goals(let bars):
            [
                "goals": .each(bars) {
                    [
                        "goal": .text($0.id), "title": .text($0.title), "rank": $0.rank.map { JSONValue($0) } ?? .null,
                        "sign": .text($0.sign.rawValue), "from": .text($0.from.description),
                        "to": .text($0.to.description),
                    ]
                }
            ]
        case .measures(let charts): ["measures": .each(charts) { $0.json }]
        case .decisions(let spans, let from, let to):
            [
                "from": .text(from.description), "to": .text(to.description),
                "decisions": .each(spans) {
                    [
                        "decision": .text($0.id), "title": .text($0.title), "sign": .text($0.sign.rawValue),
                        "from": .text($0.from.description), "to": .optional($0.to), "by": .optional($0.by),
                    ]
                },
            ]
        }
    }
}

extension Report.Chart {
    var json: JSONValue {
        [
            "measure": .text(id), "name": .text(name), "unit": .text(unit), "sign": .optional(sign?.rawValue),
            "caption": .text(caption),
            "readings": .each(points) {
                [
                    "period": .text($0.period.description), "value": .number($0.value),
                    "status": .text($0.status.rawValue),
                ]
            },
            "targets": .each(targets) {
                [
                    "period": .text($0.period.description), "low": $0.low.map { .number($0) } ?? .null,
                    "high": $0.high.map { .number($0) } ?? .null,
                ]
            },
        ]
    }
}

extension Report.Counts {
    var json: JSONValue {
        [
            "entries": JSONValue(entries), "shown": JSONValue(shown), "hidden": JSONValue(hidden),
            "struck": JSONValue(struck), "leftOut": JSONValue(leftOut), "exported": JSONValue(exported),
            "chapters": .each(chapters) {
                [
                    "chapter": .text($0.name), "entries": JSONValue($0.entries), "shown": JSONValue($0.shown),
                    "hidden": JSONValue($0.hidden), "struck": JSONValue($0.struck), "leftOut": JSONValue($0.leftOut),
                ]
            },
        ]
    }
}
