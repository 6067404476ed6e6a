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
            "language": language.rawValue, "phrases": phrases,
            "form": isPage && lines < 58 ? "page airy" : form.rawValue, "formName": form.words(in: language),
            "organization": organization, "title": title,
            "subtitle": subtitle, "hasHeadline": !headline.isEmpty,
            "headline": headline.map { ["value": $0.value, "label": $0.label, "tone": $0.tone.rawValue] },
            "hasContents": !isPage && sections.count > 4, "sections": sections.map { $0.context(in: language) },
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
        if !circle.isEmpty { context["circle"] = circleWords }
        if let leaf { context["leaf"] = isPage ? String(leaf.hex.prefix(16)) + "…" : leaf.hex }
        return context
    }

    /// The words of the page itself.
    private var phrases: [String: String] {
        [
            "confidential": language.says("Confidential.", russian: "Конфиденциально."),
            "contents": language.says("Contents", russian: "Содержание"), "nothing": nothingWords,
            "counts": language.says("What of the log is in this report", russian: "Что из журнала вошло в этот отчёт"),
            "chapters": language.says(
                "Entries by chapter of the catalogue of actions", russian: "Записи по разделам каталога действий"),
            "once": language.says("each is counted once", russian: "каждая учтена один раз"),
            "chapter": counts.table.columns[0].title, "entries": counts.table.columns[1].title,
            "shown": counts.table.columns[2].title, "hidden": counts.table.columns[3].title,
            "struck": counts.table.columns[4].title, "leftOut": counts.table.columns[5].title,
            "all": counts.total.name, "leaf": leafWord,
        ]
    }
}

extension Report.Form {
    /// What it is called on the page.
    func words(in language: Language) -> String {
        switch self {
        case .page: language.says("On a page", russian: "На одной странице")
        case .full: language.says("Full report", russian: "Полный отчёт")
        case .audit: language.says("For board and auditors", russian: "Для совета и аудиторов")
        }
    }
}

extension Report {
    /// Where there is nothing to tell.
    var nothingWords: String {
        language.says("Nothing is on record of it.", russian: "В журнале об этом ничего нет.")
    }

    /// The sentence that names who alone may read it.
    var circleWords: String {
        let names = circle.joined(separator: ", ")
        return language.says("For \(names) alone.", russian: "Только для \(names).")
    }

    /// What stands before the leaf.
    var leafWord: String { language.says("Leaf", russian: "Лист") }

    /// What it was made from, and how anybody makes it again.
    var madeWords: String {
        let again =
            "annals report \(scope) --form \(form.rawValue) --as-of \(asOf) --known '\(known)'"
            + language.says("", russian: " --language \(language.rawValue)")
        let (stood, became) = (language.date(zone.day(of: end)), language.date(zone.day(of: asOf)))
        return language.says(
            "As things stood on \(stood), and what became of them by \(became). Made from the log at \(known), never "
                + "typed; this makes it again: \(again)",
            russian: "Состояние на \(stood) и что из этого вышло к \(became). Составлено по журналу на \(known), без "
                + "ручного ввода; составить снова: \(again)")
    }
}

extension Report.Section {
    fileprivate func context(in language: Language) -> [String: Any] {
        var context: [String: Any] = [
            "key": key, "title": title,
            "blocks": blocks.enumerated().map { $1.context(at: "\(key)-\($0)", in: language) },
        ]
        if more > 0 { context["more"] = moreWords(in: language) }
        return context
    }

    /// How many have no room: `and 4 more`.
    func moreWords(in language: Language) -> String {
        language.says("and \(more) more", russian: "и ещё \(more)")
    }
}

extension Report.Block {
    fileprivate func context(at place: String, in language: Language) -> [String: Any] {
        switch self {
        case .words(let text): return ["words": text]
        case .items(let items): return ["hasItems": true, "items": items.map { $0.context(in: language) }]
        case .table(let table): return ["table": table.context(in: language)]
        case .picture(.measures(let charts)):
            return [
                "hasCharts": true, "charts": charts.map { $0.context(at: place, in: language) },
                "legend": MeasureChart.legend(of: charts, in: language),
            ]
        case .picture(.goals(let bars)):
            return ["picture": BarPicture(goals: bars, id: place, in: language).svg]
        case .picture(.decisions(let spans, let from, let to)):
            return ["picture": BarPicture(decisions: spans, from: from, to: to, id: place, in: language).svg]
        }
    }
}

extension Report.Item {
    fileprivate func context(in language: Language) -> [String: Any] {
        var context: [String: Any] = [
            "text": text,
            "notes": notes.map { note in
                note.label.map { ["label": $0, "text": note.text] } ?? ["text": note.text]
            },
        ]
        if let id { context["id"] = id }
        return context.merging(sign?.context(in: language) ?? [:]) { $1 }
    }
}

extension Report.Sign {
    fileprivate func context(in language: Language) -> [String: Any] {
        ["sign": words(in: language), "tone": tone.rawValue, "glyph": Glyph.svg(self)]
    }
}

extension Report.Table {
    fileprivate func context(in language: Language) -> [String: Any] {
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
                context.merge(row.sign?.context(in: language) ?? [:]) { $1 }
                return context
            },
        ]
    }
}

extension Report.Chart {
    fileprivate func context(at place: String, in language: Language) -> [String: Any] {
        var context: [String: Any] = [
            "name": name, "caption": caption, "svg": MeasureChart(self, id: "\(place)-\(id)", in: language).svg,
        ]
        context.merge(sign?.context(in: language) ?? [:]) { $1 }
        return context
    }
}

extension String {
    fileprivate var isShort: Bool { !isEmpty && count <= 16 && filter { $0 == " " }.count <= 1 }
}
