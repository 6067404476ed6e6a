import Foundation

/// Runs `annals` and kills it right before one of the changes that it makes to files: with a library that is loaded into
/// the program (`Tests/KillBeforeWrite`), so that the program itself knows nothing of it.
struct KillBeforeWrite {
    /// The library, built with the compiler that comes with Swift; `nil` where there is none.
    static let library: String? = {
        #if os(Linux)
            let source = Program.project.appendingPathComponent("Tests/KillBeforeWrite/kill_before_write.c").path
            let built = NSTemporaryDirectory() + "annals-kill-\(UUID().uuidString).so"
            for compiler in ["clang", "cc"] {
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
                process.arguments = [compiler, "-shared", "-fPIC", "-O1", "-o", built, source, "-ldl", "-lpthread"]
                process.standardError = FileHandle.nullDevice
                guard (try? process.run()) != nil else { continue }
                process.waitUntilExit()
                if process.terminationStatus == 0 {
                    remove(built)
                    return built
                }
            }
        #endif
        return nil
    }()

    /// The changes that a command makes to the files of a folder, in order: `pwrite64 acme.annals-wal`.
    static func changes(of arguments: [String], input: String, in box: Sandbox) -> (outcome: Outcome, changes: [String])
    {
        let trace = (box.folder as NSString).deletingLastPathComponent + "/trace"
        let outcome = run(arguments, input: input, in: box, ["KILL_TRACE": trace])
        let text = FileManager.default.contents(atPath: trace) ?? Data()
        return (outcome, String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init))
    }

    /// Runs a command and kills it right before its n-th change, from 1.
    static func run(_ arguments: [String], input: String, in box: Sandbox, killedBefore change: Int) -> Outcome {
        run(arguments, input: input, in: box, ["KILL_AT": String(change)])
    }

    private static func run(
        _ arguments: [String], input: String, in box: Sandbox, _ environment: [String: String]
    ) -> Outcome {
        let folder = URL(fileURLWithPath: box.folder).resolvingSymlinksInPath().path
        let base = ["LD_PRELOAD": library ?? "", "KILL_IN": folder]
        return box.annals(arguments, input: input, environment: base.merging(environment) { $1 })
    }

    /// Removes a file when the tests are over.
    private static func remove(_ path: String) {
        built = path
        atexit { unlink(KillBeforeWrite.built) }
    }

    private nonisolated(unsafe) static var built = ""
}
