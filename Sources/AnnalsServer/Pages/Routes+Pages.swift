import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// What people see in a browser.
extension Route {
    static let pages: [Route] = [
        site("/", "Today: what waits for whoever is signed in, the next session, and what is due.") {
            reading, frame, _, _ in
            .today(in: frame)
        }
    ]
}
