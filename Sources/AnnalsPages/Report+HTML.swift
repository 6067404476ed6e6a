public import Annals

extension Report {
    /// The report as one HTML file that needs nothing beside it: style and pictures are inside, and no script.
    public var html: String {
        Pages.render("report", context)
    }

    private var context: [String: Any] {
        let isPage = form == .page
        var context: [String: Any] = [
            "css": Pages.file("pictures.css") + Pages.file("report.css") + (isPage ? "" : Pages.file("numbered.css")),
            "form": isPage && lines < 58 ? "page airy" : form.rawValue, "formName": form.words,
            "organization": organization, "title": title,
            "subtitle": subtitle, "hasHeadline": !headline.isEmpty,
            "headline": headline.map { ["value": $0.value, "label": $0.label, "tone": $0.tone.rawValue] },
            "hasContents": !isPage && sections.count > 4, "sections": sections.map { $0.context },
            "isEmpty": sections.isEmpty, "counts": counts.words, "made": madeWords,
            "hasChapters": !isPage && !counts.chapters.isEmpty,
            "chapters": counts.chapters.map { chapter in
                [
                    "name": chapter.name, "entries": chapter.entries, "shown": chapter.shown, "hidden": chapter.hidden,
                    "struck": chapter.struck, "leftOut": chapter.leftOut,
                ] as [String: Any]
            },
            "total": [
                "entries": counts.entries, "shown": counts.shown, "hidden": counts.hidden, "struck": counts.struck,
                "leftOut": counts.leftOut,
            ],
        ]
        if !circle.isEmpty { context["circle"] = circle.joined(separator: ", ") }
        if let leaf { context["leaf"] = isPage ? String(leaf.hex.prefix(16)) + "…" : leaf.hex }
        return context
    }
}

extension Report.Form {
    /// What it is called on the page.
    var words: String {
        switch self {
        case .page: "On a page"
        case .full: "Full report"
        case .audit: "For board and auditors"
        }
    }
}

extension Report {
    /// What it was made from, and how anybody makes it again.
    var madeWords: String {
        "As things stood on \(zone.day(of: end)), and what became of them by \(zone.day(of: asOf)). Made from the log at "
            + "\(known), never typed; this makes it again: "
            + "annals report \(scope) --form \(form.rawValue) --as-of \(asOf) --known '\(known)'"
    }
}

extension Report.Section {
    fileprivate var context: [String: Any] {
        var context: [String: Any] = [
            "key": key, "title": title, "blocks": blocks.enumerated().map { $1.context(in: "\(key)-\($0)") },
        ]
        if more > 0 { context["more"] = moreWords }
        return context
    }

    /// How many have no room: `and 4 more`.
    var moreWords: String { "and \(more) more" }
}

extension Report.Block {
    fileprivate func context(in place: String) -> [String: Any] {
        switch self {
        case .words(let text): return ["words": text]
        case .items(let items): return ["hasItems": true, "items": items.map(\.context)]
        case .table(let table): return ["table": table.context]
        case .picture(.measures(let charts)):
            return [
                "hasCharts": true, "charts": charts.map { $0.context(in: place) },
                "legend": MeasureChart.legend(of: charts),
            ]
        case .picture(.goals(let bars)): return ["picture": BarPicture(goals: bars, id: place).svg]
        case .picture(.decisions(let spans, let from, let to)):
            return ["picture": BarPicture(decisions: spans, from: from, to: to, id: place).svg]
        }
    }
}

extension Report.Item {
    fileprivate var context: [String: Any] {
        var context: [String: Any] = [
            "text": text,
            "notes": notes.map { note in
                note.label.map { ["label": $0, "text": note.text] } ?? ["text": note.text]
            },
        ]
        if let id { context["id"] = id }
        return context.merging(sign?.context ?? [:]) { $1 }
    }
}

extension Report.Sign {
    fileprivate var context: [String: Any] { ["sign": rawValue, "tone": tone.rawValue, "glyph": Glyph.svg(self)] }
}

extension Report.Table {
    fileprivate var context: [String: Any] {
        [
            "caption": caption,
            "columns": columns.map { ["title": $0.title, "isNumeric": $0.isNumeric] as [String: Any] },
            "rows": rows.map { row in
                let cells = zip(columns, row.cells).map { column, text in
                    var cell: [String: Any] = ["text": text, "isNumeric": column.isNumeric]
                    // A date is not broken at its hyphens.
                    if column.isNumeric { cell["kind"] = "number" } else if text.isShort { cell["kind"] = "short" }
                    return cell
                }
                var context: [String: Any] = ["first": cells.first ?? [:], "cells": Array(cells.dropFirst())]
                context.merge(row.sign?.context ?? [:]) { $1 }
                return context
            },
        ]
    }
}

extension Report.Chart {
    fileprivate func context(in place: String) -> [String: Any] {
        var context: [String: Any] = [
            "name": name, "caption": caption, "svg": MeasureChart(self, id: "\(place)-\(id)").svg,
        ]
        context.merge(sign?.context ?? [:]) { $1 }
        return context
    }
}

extension String {
    fileprivate var isShort: Bool { !isEmpty && count <= 16 && filter { $0 == " " }.count <= 1 }
}
