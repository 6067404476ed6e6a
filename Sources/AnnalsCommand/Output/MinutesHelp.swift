/// How minutes are written, for `annals minutes --help`.
enum MinutesHelp {
    static let text = """
        TEXT
        """
}
