import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import Synchronization

/// A client of the stream of events.
final class Listener: Sendable {
    private let task: Task<Void, any Error>
    private let shared: Shared

    init(port: Int, path: String, _ headers: HTTPFields) async throws {
        var request = HTTPClientRequest(url: "http://localhost:\(port)\(path)")
        for header in headers { request.headers.add(name: header.name.rawName, value: header.value) }
        let response = try await HTTPClient.shared.execute(request, timeout: .minutes(30))
        let text = Shared()
        self.shared = text
        task = Task {
            for try await part in response.body { text.add(String(buffer: part)) }
        }
    }

    private final class Shared: Sendable {
        private let text = Mutex("")
        func add(_ more: String) { text.withLock { $0 += more } }
        var all: String { text.withLock { $0 } }
    }

    /// All that was told so far.
    var text: String { shared.all }

    /// The ids of the events, once there are so many, or after two minutes those there are.
    func ids(_ count: Int) async throws -> [Int] {
        for _ in 0..<12_000 {
            if found.count >= count { break }
            try await Task.sleep(for: .milliseconds(10))
        }
        return found
    }

    private var found: [Int] {
        text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.compactMap { Int($0.dropFirst(4)) }
    }

    /// Waits until the server ends the stream.
    func end() async { _ = try? await task.value }

    func stop() { task.cancel() }
}
