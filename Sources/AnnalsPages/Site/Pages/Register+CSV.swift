public import Annals

extension Register {
    /// The register as CSV by RFC 4180, with a header and CRLF at each end of line; what a spreadsheet would take for a
    /// formula is text.
    ///
    /// - Parameter named: a text with the names of the people in it.
    public func csv(naming named: (String) -> String = { $0 }) -> String {
        CSV.text([columns] + rows.map { $0.cells.map(named) })
    }
}
