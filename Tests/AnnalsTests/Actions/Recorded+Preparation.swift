@testable import Annals

extension RecordedCase {
    /// Homework, house rules, the agenda and questions.
    static let preparation: [RecordedCase] = []
}
