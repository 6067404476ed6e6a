@testable import Annals

extension StateTable {
    /// Homework, house rules, the agenda and questions.
    static let preparation: [StateTable] = []
}
