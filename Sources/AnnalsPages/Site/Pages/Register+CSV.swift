public import Annals

extension Register {
    /// The register as CSV by RFC 4180, with a header and CRLF at each end of line.
    ///
    /// - Parameter named: a text with the names of the people in it.
    public func csv(naming named: (String) -> String = { $0 }) -> String {
        ([columns] + rows.map { $0.cells.map(named) }).map { cells in
            cells.map(Self.quoted).joined(separator: ",") + "\r\n"
        }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
