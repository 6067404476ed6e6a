import Annals
import Hummingbird
import NIOCore

/// What is known of a request beside the request itself.
struct VisitContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who is signed in; `nil` before the guard has looked, and of a stranger.
    var visitor: PersonID?
    /// The session that their visit is for, where they came in by its room's code; `nil` for a visit to everything.
    var room: SessionID?
    /// Where the request comes from, as far as the connection says.
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// The most bytes of a request's body: a document of 20 MB in Base64, and its action line.
    var maxUploadSize: Int { 28_000_000 }

    /// Who is signed in.
    var person: PersonID {
        get throws {
            guard let visitor else { throw Problem.signIn }
            return visitor
        }
    }
}
