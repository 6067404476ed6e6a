import Foundation

/// `tools/verify.py`, run by Python 3 where that is there.
enum PythonChecker {
    /// The folder of the package.
    static let project: URL = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        repeat { folder.deleteLastPathComponent() } while folder.lastPathComponent != "Tests" && folder.path != "/"
        return folder.deletingLastPathComponent()
    }()

    /// Whether there is a Python 3 to run it.
    static let isThere = (try? run(["-c", "import sys; sys.exit(sys.version_info < (3, 8))"], ""))?.code == 0

    /// One bundle for it, with what is given beside it.
    struct Task {
        var bundle: [UInt8]
        var key: String?
        var witnesses: [String] = []
    }

    /// What it finds of bundles, all in one run.
    ///
    /// - Parameter isPlain: whether it is to use its own Ed25519, and no package.
    static func check(_ tasks: [Task], isPlain: Bool = false) throws -> [[String: Any]] {
        let program = """
            import base64, json, sys
            sys.path.insert(0, sys.argv[1])
            import verify
            if sys.argv[2] == "plain":
                verify.ed25519 = verify.plain_ed25519
            for task in map(json.loads, sys.stdin):
                try:
                    found = verify.check_evidence(
                        base64.b64decode(task["bundle"]), task["key"] and verify.trusted_key(task["key"]),
                        [verify.trusted_key(key) for key in task["witnesses"]])
                except verify.Unreadable as error:
                    found = {"damage": [{"code": "form", "position": None, "problem": str(error)}]}
                except verify.Newer:
                    found = {"newer": True}
                print(json.dumps(found))
            """
        let input = try tasks.map { task in
            let value: [String: Any] = [
                "bundle": Data(task.bundle).base64EncodedString(), "key": task.key ?? NSNull(),
                "witnesses": task.witnesses,
            ]
            return String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self) + "\n"
        }
        let outcome = try run(
            ["-B", "-c", program, project.path + "/tools", isPlain ? "plain" : "any"], input.joined())
        guard outcome.code == 0 else { throw Failed(text: outcome.err) }
        return try outcome.out.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }

    struct Failed: Error {
        let text: String
    }

    /// Runs Python with that on its standard input.
    static func run(_ arguments: [String], _ input: String) throws -> (code: Int32, out: String, err: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("annals-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, so that neither waits for the other.
        let places = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
        try Data(input.utf8).write(to: places[0])
        for place in places.dropFirst() { try Data().write(to: place) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardInput = try FileHandle(forReadingFrom: places[0])
        process.standardOutput = try FileHandle(forWritingTo: places[1])
        process.standardError = try FileHandle(forWritingTo: places[2])
        try process.run()
        process.waitUntilExit()
        let texts = try places.dropFirst().map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return (process.terminationStatus, texts[0], texts[1])
    }
}
