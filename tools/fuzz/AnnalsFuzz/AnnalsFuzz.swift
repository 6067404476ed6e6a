import CFuzzer
import Foundation
import HostileInput

/// Feeds one target with what the fuzzer thinks of: `ANNALS_FUZZ_TARGET=NAME annals-fuzz [OPTIONS OF LIBFUZZER] CORPUS`.
@main
enum AnnalsFuzz {
    static func main() {
        let name = ProcessInfo.processInfo.environment["ANNALS_FUZZ_TARGET"] ?? ""
        guard let target = HostileTarget.all.first(where: { $0.name == name }) else {
            // One a line, for the script.
            for target in HostileTarget.all { print(target.name, target.longest) }
            exit(name.isEmpty ? 0 : 2)
        }
        AnnalsFuzz.target = target
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            withUnsafeMutablePointer(to: &arguments) { pointer in
                annals_fuzz(&count, UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Optional.self)) {
                    bytes, length in
                    AnnalsFuzz.feed(Array(UnsafeBufferPointer(start: bytes, count: length)))
                    return 0
                }
            })
    }

    nonisolated(unsafe) private static var target = HostileTarget.all[0]

    private static func feed(_ bytes: [UInt8]) {
        do { try target.feed(bytes) } catch { fatalError("\(target.name): \(error)") }
    }
}
