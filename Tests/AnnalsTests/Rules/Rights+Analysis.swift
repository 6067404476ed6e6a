@testable import Annals

extension Right {
    /// Findings, the platform, assumptions and themes.
    static let analysis: [Right] = [
        Right("SM", "theme-named title=X in S-1"),
        Right("SMCWP", "finding-recorded lens=swot text=X in S-1"),
        Right(
            "SMCWPO", "finding-retired finding=F-1 why=X in S-1",
            after: "finding-recorded lens=swot text=X by P-13"),
        Right("SMCWP", "platform-stated part=mission text=X in S-1"),
        Right("SMCWP", "platform-confirmed part=mission in S-1", after: "platform-stated part=mission text=X"),
        Right("SMCWP", "assumption-stated text=X in S-1"),
        Right(
            "SMCWPO", "assumption-judged assumption=A-1 holds=true evidence=M-1 in S-1",
            after: "assumption-stated text=X by P-13"),
    ]
}
