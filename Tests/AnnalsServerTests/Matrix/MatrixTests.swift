import Annals
import AnnalsLog
import AsyncHTTPClient
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import Testing

@testable import AnnalsServer

/// Every route, in every role, against every secret.
@Suite struct MatrixTests {
    /// What somebody was answered.
    private struct Told {
        let ask: MatrixAsk
        let status: Int
        /// The headers and the body.
        let text: String
    }

    @Test func everyRouteKeepsEverySecretFromEverybodyItIsKeptFrom() async throws {
        let secrets = try SecretLog()
        let rows = MatrixRows(secrets).rows
        let routes = Set(Route.all.map { "\($0.method) \($0.path)" })
        #expect(routes == Set(rows.keys), "each route has its row")
        let strangers = Set(Route.all.filter(\.isForStrangers).map { "\($0.method) \($0.path)" })
        let ids = Self.names(of: secrets.withheld)
        try await secrets.served.test(.live) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for role in SecretLog.Role.allCases {
                    let visit = try secrets.visit(role)
                    group.addTask {
                        var seen: Set<String> = []
                        for (route, asks) in rows.sorted(by: {
                            ($0.key == "POST /leave" ? 1 : 0, $0.key) < ($1.key == "POST /leave" ? 1 : 0, $1.key)
                        }) {
                            for ask in Self.asked(asks, role) {
                                let told = try await Self.ask(ask, route, as: visit, client)
                                let words = Self.check(
                                    told, route, role, ids, isForStrangers: strangers.contains(route))
                                seen.formUnion(SecretLog.words.intersection(words.all))
                            }
                        }
                        // Those who may see it do.
                        if role == .circleMember {
                            #expect(seen == SecretLog.words, "\(SecretLog.words.subtracting(seen))")
                        }
                        if !role.isInCircle { #expect(seen.isEmpty, "\(role)") }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// It stays where it is sent: a redirect is an answer too.
    private static let asking = HTTPClient(
        configuration: .init(redirectConfiguration: .disallow, timeout: .init(connect: .minutes(10))))

    private static func ask(
        _ ask: MatrixAsk, _ route: String, as visit: HTTPFields, _ client: any TestClientProtocol
    ) async throws -> Told {
        var headers = visit
        // Half of them as a browser asks.
        if !route.contains("/api") { headers[.accept] = "text/html" }
        if let end = ask.end {
            let listener = try await Listener(port: client.port ?? 0, path: ask.path, headers)
            defer { listener.stop() }
            let text = listener.status == 200 ? try await listener.text(holding: end) : ""
            return Told(ask: ask, status: listener.status, text: text)
        }
        if ask.body != nil { headers[.contentType] = ask.type }
        // All roles ask at once, on a machine that may be busy: the test client gives up after seconds.
        var request = HTTPClientRequest(url: "http://localhost:\(client.port ?? 0)\(ask.path)")
        request.method = route.hasPrefix("POST") ? .POST : .GET
        for header in headers { request.headers.add(name: header.name.rawName, value: header.value) }
        if let body = ask.body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await asking.execute(request, timeout: .minutes(10))
        let body = try await response.body.collect(upTo: 1 << 30)
        return Told(
            ask: ask, status: Int(response.status.code), text: "\(response.headers)\n\(String(buffer: body))")
    }

    private static func check(
        _ told: Told, _ route: String, _ role: SecretLog.Role, _ ids: Set<String>, isForStrangers: Bool
    ) -> MatrixWords {
        let place: Comment = "\(role): \(route) \(told.ask.path) \(told.ask.body ?? "")"
        #expect(told.status < 500, place)
        let words = MatrixWords(told.text)
        // What one looks for comes back in what is said of it.
        let asked = MatrixWords(told.ask.path + " " + (told.ask.body ?? ""))
        func isTold(_ part: String) -> Bool { words.hold(part) && !asked.hold(part) }
        for secret in SecretLog.unseen { #expect(!isTold(secret), place) }
        #expect(words.all.isDisjoint(with: SecretLog.unseenNumbers), place)
        if role != .moderator { #expect(!isTold(SecretLog.privateNote), place) }
        if !role.isLetIn {
            // A visit that is over can still be ended.
            if !isForStrangers, route != "POST /leave" || role == .stranger || role == .revoked {
                #expect(told.status == 401, place)
            }
            for name in ["Acme", "Cara", "Spring", "Leeds"] { #expect(!words.all.contains(name), place) }
        }
        if !role.isInCircle {
            for secret in SecretLog.circled { #expect(!isTold(secret), place) }
            if told.status == 200 {
                let found = words.all.intersection(ids).subtracting(asked.all)
                #expect(found.isEmpty, "\(place): \(found.sorted())")
            }
        }
        return words
    }

    /// What a role asks of a route: those who see the least and the most everything, the others a part each, and who is
    /// not let in once.
    private static func asked(_ asks: [MatrixAsk], _ role: SecretLog.Role) -> [MatrixAsk] {
        switch role {
        case .uninvited, .circleMember: asks
        case _ where !role.isLetIn: Array(asks.prefix(1))
        default: asks.enumerated().filter { $0.offset % 6 == Int(role.rawValue) % min(6, asks.count) }.map(\.element)
        }
    }

    /// The ids of what came of a circle, and links to its entries, less those that forms and the description of the API
    /// give as examples.
    private static func names(of withheld: Withheld) -> Set<String> {
        Set(
            withheld.subjects.filter { $0.kind != .entry && $0.kind != .theme }.map(\.id)
                + withheld.positions.map { "entries/\($0.rawValue)" }
        ).subtracting(["I-3"])
    }

    @Test func whatOneMaySeeIsThere() async throws {
        let secrets = try SecretLog()
        let (ben, hal, dan) = (
            try secrets.visit(.moderator), try secrets.visit(.circleMember), try secrets.visit(.uninvited)
        )
        try await secrets.served.test { client in
            #expect(try await client.get("/log?subject=S-1", as: ben).text.contains("Walross"))
            for path in ["/sessions/S-2", "/sessions/S-3", "/decisions/D-1", "/ideas/I-1", "/sessions/S-2/minutes.txt"]
            {
                #expect(try await client.get(path, as: hal).status == .ok, "\(path)")
                #expect(try await client.get(path, as: dan).status == .notFound, "\(path)")
            }
            // What was hidden until then is seen after it.
            for line in [
                #"{"type":"ideas-revealed","data":{"session":"S-1"}}"#,
                #"{"type":"ballot-closed","data":{"ballot":"B-2"}}"#,
                #"{"type":"ballot-closed","data":{"ballot":"B-3"}}"#,
            ] {
                let done = try await client.record(line, as: ben)
                #expect(done.status == .created, "\(done.text)")
            }
            let entries = try await client.get("/api/entries?limit=1000", as: dan).text
            for word in ["Kolibri", "Kranich", "\"m\":481", "\"n\":623"] { #expect(entries.contains(word), "\(word)") }
            let ideas = try await client.get("/ideas", as: dan).text
            #expect(ideas.contains("Kolibri") && ideas.contains("Namenlos"))
        }
    }

    @Test func nobodyFindsTheAuthorOfWhatIsAnonymous() async throws {
        let secrets = try SecretLog()
        let id = try secrets.served.log.read { reading in
            try reading.subjects(.idea).first { try reading.story($0.idea)?.text == "Namenlos" }?.id
        }
        let idea = try #require(id)
        let dan = try secrets.visit(.uninvited)
        let paths = ["/ideas/\(idea)", "/api/why/\(idea)", "/api/entries?subject=\(idea)", "/log?subject=\(idea)"]
        let ben = try secrets.visit(.moderator)
        try await secrets.served.test { client in
            let revealed = try await client.record(
                #"{"type":"ideas-revealed","data":{"session":"S-1"}}"#, as: ben)
            #expect(revealed.status == .created)
            for path in paths {
                let text = try await client.get(path, as: dan).text
                #expect(text.contains("Namenlos") && !text.contains("Quill") && !text.contains("P-12"), "\(path)")
            }
            for path in ["/log?person=P-12", "/api/entries?subject=P-12", "/people/P-12"] {
                #expect(!(try await client.get(path, as: dan).text.contains("Namenlos")), "\(path)")
            }
        }
    }

    @Test func toNameWhatIsWithheldIsToNameWhatIsNotThere() async throws {
        let secrets = try SecretLog()
        let (dan, ann, hal) = (
            try secrets.visit(.uninvited), try secrets.visit(.steward), try secrets.visit(.circleMember)
        )
        let head = secrets.head
        let withheld = secrets.withheld
        try await secrets.served.test { client in
            func note(_ thing: String, _ visit: HTTPFields) async throws -> (Int, String) {
                let answer = try await client.record(
                    #"{"type":"note-added","data":{"on":"\#(thing)","text":"?"}}"#, as: visit)
                return (answer.status.code, answer.json["detail"] as? String ?? "")
            }
            // One of each kind; steward or not makes no difference.
            var kinds: Set<Subject.Kind> = []
            for subject in withheld.subjects where subject.kind != .entry && kinds.insert(subject.kind).inserted {
                let visit = kinds.count.isMultiple(of: 2) ? dan : ann
                let absent = String(subject.id.prefix { $0 != "-" }) + "-99"
                let (status, detail) = try await note(subject.id, visit)
                let (other, words) = try await note(absent, visit)
                #expect(status == 404 && status == other, "\(subject.id): \(detail)")
                #expect(detail == words.replacing(absent, with: subject.id), "\(subject.id)")
            }
            for position in withheld.positions.sorted().enumerated() where position.offset % 8 == 0 {
                #expect(try await note("#\(position.element.rawValue)", dan).0 == 404, "\(position)")
            }
            for line in [
                #"{"type":"idea-captured","session":"S-2","data":{"text":"?"}}"#,
                ##"{"type":"entry-struck","data":{"entry":"#45","reason":"?"}}"##,
                ##"{"type":"entry-corrected","data":{"entry":"#45","data":{"text":"?"},"reason":"?"}}"##,
            ] {
                for visit in [dan, ann] {
                    #expect(try await client.record(line, as: visit).status == .notFound, "\(line)")
                }
            }
            #expect(try secrets.served.log.read { try $0.head } == head)
            #expect(try await note("D-1", hal).0 == 201)
        }
    }
}

extension Subject {
    fileprivate var idea: IdeaID { IdeaID(self) ?? IdeaID() }
}
