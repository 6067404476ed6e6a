@testable import Annals

extension RefusalCase {
    /// Homework, house rules, the agenda and questions.
    static let preparation: [RefusalCase] = []
}
