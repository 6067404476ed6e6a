@testable import Annals

extension RefusalCase {
    /// Findings, the platform, assumptions and themes.
    static let analysis: [RefusalCase] = [
        full(
            "finding-recorded lens=pestel side=strength text=X",
            refused: .sideOfAnotherLens(.strength, .pestel)),
        full(
            "finding-recorded lens=gap side=weakness text=X",
            refused: .sideOfAnotherLens(.weakness, .gap)),
        full(
            "finding-recorded lens=swot side=legal text=X",
            refused: .sideOfAnotherLens(.legal, .swot)),
        full("finding-recorded lens=swot text=X rating=6", refused: .outOfRange("rating", 6, "1", "5")),
        full("finding-recorded lens=swot text=X rating=0", refused: .outOfRange("rating", 0, "1", "5")),
        full(
            "finding-recorded finding=F-9 lens=swot text=X replaces=F-9",
            refused: .ofItself(Subject(.finding, 9), "replaces")),
        full(
            "finding-recorded lens=swot text=X replaces=F-1,F-1", after: "finding-recorded lens=swot text=X",
            refused: .namedTwice(Subject(.finding, 1), "replaces")),
        full(
            "finding-recorded lens=swot text=X replaces=F-1", after: "finding-recorded lens=swot text=X",
            "finding-retired finding=F-1 why=X",
            refused: .isAlready(Subject(.finding, 1), "retired", since: .at(42))),
        full(
            "finding-retired finding=F-1 why=X", after: "finding-recorded lens=swot text=X",
            "finding-recorded lens=swot text=Y replaces=F-1",
            refused: .isAlready(Subject(.finding, 1), "replaced", since: .at(42))),
        full("finding-recorded lens=swot text=X themes=C-9", refused: .notFound(Subject(.theme, 9))),
        full("finding-recorded lens=swot text=X evidence=#99", refused: .noEntry(Position(99))),
        full(
            "platform-stated part=vision text=Lead", after: "platform-stated part=vision text=Lead",
            refused: .nothingChanges(Subject(.platform, 2))),
        full(
            "platform-confirmed part=values", after: "platform-stated part=vision text=Lead",
            refused: .isNot(Subject(.platform, 3), "stated", so: "record platform-stated first")),
        full("assumption-judged assumption=A-1 holds=true evidence=M-1", refused: .notFound(Subject(.assumption, 1))),
    ]
}
