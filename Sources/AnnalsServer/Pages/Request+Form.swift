import AnnalsLog
import Hummingbird
import HummingbirdCore

extension Request {
    /// The fields of a form that was sent (`application/x-www-form-urlencoded`), in their order.
    ///
    /// - Parameter most: the most bytes that are taken.
    func formFields(upTo most: Int) async throws -> [ActionForm.Field] {
        let body = try await body.collect(upTo: most)
        // In a form a plus stands for a space; in an address it stands for itself.
        let text = String(buffer: body).replacing("+", with: "%20")
        return URI("/?" + text).queryParameters.map { ActionForm.Field(String($0.key), String($0.value)) }
    }
}
