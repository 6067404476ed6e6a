import Annals
import Foundation

/// JSON from outside is first put through Foundation's parser, which many eyes have tried, and only then read by ours.
public enum StrictJSON {
    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private static let decoder = JSONDecoder()

    /// Throws a `Fault` where the bytes are not UTF-8 or not one JSON value.
    public static func check(_ bytes: [UInt8]) throws {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Fault("is not UTF-8; save the file as UTF-8 and try again")
        }
        do {
            _ = try decoder.decode(Anything.self, from: Data(bytes))
        } catch {
            // Ours says where.
            var json = JSONReader(bytes)
            try json.skip()
            try json.finish()
            throw Fault("is not JSON")
        }
    }
}
