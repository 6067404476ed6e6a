public import Annals

/// A register: all things of a kind, with what narrows it down.
public struct RegisterPage {
    let kind: Register.Kind
    let register: Register
    /// The statuses that a row can have.
    let statuses: [String]
    /// What it is filtered by, by the name of the field.
    let filter: [String: String]
    /// How many of the latest rows are left out.
    let skipped: Int

    /// The most rows on a page, so that it stays quick however long the register is; CSV has all of them.
    public static let most = 100

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - register: the rows that it shows, at most ``most``, and how many there are in all.
    ///   - skipped: how many of the latest rows are left out, for the pages after the first.
    public init(
        _ kind: Register.Kind, _ register: Register, statuses: [String], filter: [String: String], skipped: Int = 0
    ) {
        self.kind = kind
        self.register = register
        self.statuses = statuses
        self.filter = filter
        self.skipped = skipped
    }

    /// The page.
    public func page(in frame: SiteFrame) -> SitePage {
        let given = filter.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let rows = register.rows.reversed().map { row in
            let cells = row.cells.enumerated().map { index, cell -> Runs in
                switch register.columns[index] {
                case "status", "light": Runs(frame.language.state(cell))
                case "session": Subject(id: cell).map { frame.id($0) } ?? Runs(cell)
                default: index == 0 ? Subject(id: cell).map { frame.id($0) } ?? Runs(cell) : Runs(cell)
                }
            }
            return (cells: cells, sign: SiteSign?.none)
        }
        let table = SiteTable(
            frame[kind.title],
            register.columns.map { .init(frame.column($0), isNumeric: RegisterPage.numeric.contains($0)) },
            rows)
        let form = SiteForm(
            "/\(kind.rawValue)", fields(frame), button: frame["Filter"], hidden: frame.moments,
            links: (filter.isEmpty ? [] : [(frame["Everything"], frame.href("/\(kind.rawValue)"))])
                + [(frame["As CSV"], frame.href("/\(kind.rawValue).csv", given))])
        let after = skipped + rows.count
        let more =
            after < register.count
            ? (frame["Earlier entries"], frame.href("/\(kind.rawValue)", given + [("skip", "\(after)")])) : nil
        return SitePage(
            SiteHeading(frame[kind.title], kicker: Runs(frame["Register"])),
            part: kind == .decisions ? .decisions : kind == .sessions ? .sessions : nil,
            [
                SiteSection("filter", frame["Narrow down"], [.form(form)]),
                SiteSection(
                    "rows", frame[kind.title], count: register.count, more: more,
                    [rows.isEmpty ? .empty(frame["Nothing is of that kind."]) : .table(table)]),
            ], in: frame)
    }

    private static let numeric: Set<String> = ["value", "rank", "rating"]

    private func fields(_ frame: SiteFrame) -> [SiteForm.Field] {
        let all = [(value: "", text: frame["all"])]
        var fields = [
            SiteForm.Field(
                "status", frame["Status"], filter["status"],
                options: all + statuses.filter { !$0.contains("(") }.map { ($0, frame[$0]) }),
            SiteForm.Field("owner", frame["Owner"], filter["owner"], hint: "P-3"),
            SiteForm.Field("session", frame["Session"], filter["session"], hint: "S-4"),
        ]
        if kind.hasThemes { fields.append(SiteForm.Field("theme", frame["Theme"], filter["theme"], hint: "C-1")) }
        return fields + [
            SiteForm.Field("since", frame["Since"], filter["since"], hint: "2024"),
            SiteForm.Field("until", frame["Until"], filter["until"], hint: "2024-Q2"),
        ]
    }
}

extension SiteFrame {
    /// The heading of a column.
    fileprivate func column(_ name: String) -> String { self[name.prefix(1).uppercased() + name.dropFirst()] }
}
