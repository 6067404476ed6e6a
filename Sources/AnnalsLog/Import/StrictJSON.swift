import Annals
import Foundation

/// JSON from outside is first put through Foundation's parser, which many eyes have tried, and only then read by ours.
public enum StrictJSON {
    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private static let decoder = JSONDecoder()

    /// Whether lines are sound all together, which costs much less than asking for each: what is so checked must still
    /// be read line by line, and where it is not sound, each line be checked for itself.
    static func areSound(_ lines: some Sequence<[UInt8]>) -> Bool {
        var all: [UInt8] = [0x5B]
        for line in lines {
            if all.count > 1 { all.append(0x2C) }
            all += line
        }
        all.append(0x5D)
        guard String(validating: all, as: UTF8.self) != nil else { return false }
        return (try? decoder.decode(Anything.self, from: Data(all))) != nil
    }

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
