@testable import Annals

extension Right {
    /// Homework, house rules, the agenda and questions.
    static let preparation: [Right] = []
}
