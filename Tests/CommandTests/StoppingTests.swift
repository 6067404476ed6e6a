import Foundation
import Testing

@Suite("annals serve, asked to stop")
struct StoppingTests {
    @Test func `a signal answers what is open, ends the streams, empties the WAL, and the exit code is 0`() throws {
        for signal in [SIGTERM, SIGINT] {
            let box = try room()
            let served = try Served(box)
            let cookie = try served.enter()
            let streams = try (0..<20).map { index in
                let sight = ["room", "console", "phone"][index % 3]
                let stream = try Connection(to: served.port)
                stream.send(
                    "GET /sessions/S-3/\(sight)/events HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\n\r\n")
                #expect(stream.read(until: "\nid: ").contains("200 OK"))
                return stream
            }
            // A request whose body is still on its way when the server is asked.
            let body = "type=idea-captured&session=S-3&data.text=A+barn&return=/"
            let request = try Connection(to: served.port)
            request.send(
                """
                POST /act HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nSec-Fetch-Site: same-origin\r\nAccept: application/json\r
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n
                """)
            request.send(String(body.prefix(20)))
            let known = try Connection(to: served.port)
            known.send("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(known.read(until: "}").contains("200 OK"))

            kill(served.running.process.processIdentifier, signal)
            let told = streams[0].readToEnd()
            request.send(String(body.dropFirst(20)))
            #expect(request.readToEnd().contains("201 Created"))
            #expect(told.contains("event: stopping\n") && told.hasSuffix("\r\n0\r\n\r\n"))
            for stream in streams.dropFirst() { #expect(stream.readToEnd().contains("event: stopping\n")) }

            let outcome = served.running.finish()
            #expect(outcome.code == 0)
            #expect(outcome.err == "")
            // As the last connection closes SQLite removes a WAL that is empty.
            #expect(box.bytes("acme.annals-wal") == nil)
            #expect(box.lines().last?.contains("A barn") == true)
        }
    }

    @Test func `a client that never sends the rest is cut off after some seconds`() throws {
        let box = try room()
        let served = try Served(box)
        let cookie = try served.enter()
        let request = try Connection(to: served.port)
        request.send(
            "POST /act HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 100\r\n\r\ntype="
        )
        let other = try Connection(to: served.port)
        other.send("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(other.read(until: "}").contains("200 OK"))
        kill(served.running.process.processIdentifier, SIGTERM)
        #expect(served.running.finish().code == 0)
        #expect(box.bytes("acme.annals-wal") == nil)
        #expect(box.annals("verify").code == 0)
    }

    @Test func `a second signal ends it at once`() throws {
        let box = try room()
        let served = try Served(box)
        let cookie = try served.enter()
        let request = try Connection(to: served.port)
        request.send(
            "POST /act HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 100\r\n\r\ntype="
        )
        let stream = try Connection(to: served.port)
        stream.send("GET /sessions/S-3/room/events HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\n\r\n")
        #expect(stream.read(until: "\nid: ").contains("200 OK"))
        kill(served.running.process.processIdentifier, SIGINT)
        // It has begun to stop, and waits for the request.
        #expect(stream.readToEnd().contains("event: stopping\n"))
        kill(served.running.process.processIdentifier, SIGINT)
        #expect(served.running.finish().code == 130)
        #expect(box.annals("verify").code == 0)
    }

    /// A log with a session that is open.
    private func room() throws -> Sandbox {
        let box = Sandbox(.year)
        let lines = [
            #"{"type":"session-scheduled","data":{"title":"Today","kind":"offsite","purpose":"To choose","startsAt":"2024-12-21"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-3","person":"P-1","role":"moderator"}}"#,
            #"{"type":"session-opened","data":{"session":"S-3","present":["P-1"]}}"#,
        ]
        let recorded = box.annals("record", "-", input: lines.joined(separator: "\n") + "\n")
        try #require(recorded.code == 0, "\(recorded)")
        return box
    }
}

/// A server that runs.
private struct Served {
    let running: Running
    let port: UInt16
    private let secret: String

    init(_ box: Sandbox) throws {
        running = box.start(["serve", "--port", "0", "--as", "P-1"])
        var said = ""
        for _ in 0..<6000 {
            said = running.said
            if said.contains("stops it") || !running.process.isRunning { break }
            usleep(10_000)
        }
        let link = try #require(
            said.firstMatch(of: #/http://localhost:(\d+)/enter/(\S+)/#)
                ?? said.firstMatch(of: #/http://127.0.0.1:(\d+)/enter/(\S+)/#))
        port = try #require(UInt16(link.1))
        secret = String(link.2)
    }

    /// Comes in, and gives the cookie of the visit.
    func enter() throws -> String {
        let connection = try Connection(to: port)
        connection.send("GET /enter/\(secret) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        let answer = connection.readToEnd()
        return String(try #require(answer.firstMatch(of: #/(?i)set-cookie: ([^;\r]+)/#)).1)
    }
}

/// A connection of a test's own, byte by byte.
private final class Connection {
    private let handle: Int32

    init(to port: UInt16) throws {
        handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(code == 0)
        // A test fails rather than wait for ever.
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(handle) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Foundation.send(handle, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// What comes until a text is among it, or the end.
    func read(until wanted: String) -> String { read { $0.contains(wanted) } }

    /// What comes until the other side closes.
    func readToEnd() -> String { read { _ in false } }

    private func read(until isEnough: (String) -> Bool) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while !isEnough(String(decoding: bytes, as: UTF8.self)) {
            let count = recv(handle, &buffer, buffer.count, 0)
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
