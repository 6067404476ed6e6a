import Foundation
import Testing

/// The real `annals`, and how to run it.
enum Program {
    /// The binary under test: named by ANNALS_BINARY, else the one built beside these tests.
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["ANNALS_BINARY"] { return named }
        let places =
            [Bundle.main.executablePath].compactMap { $0 } + CommandLine.arguments.filter { $0.contains(".xctest") }
        for place in places {
            var folder = URL(fileURLWithPath: place).resolvingSymlinksInPath()
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let binary = folder.appendingPathComponent("annals").path
                if isProgram(binary) { return binary }
            }
        }
        let built = project.appendingPathComponent(".build/debug/annals").path
        precondition(isProgram(built), "no annals is built beside these tests; build it, or name it with ANNALS_BINARY")
        return built
    }()

    /// The folder of the package.
    static let project: URL = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        repeat { folder.deleteLastPathComponent() } while folder.lastPathComponent != "Tests" && folder.path != "/"
        return folder.deletingLastPathComponent()
    }()

    /// A file of the project's fixtures.
    static func fixture(_ name: String) -> String {
        project.appendingPathComponent("Fixtures").appendingPathComponent(name).path
    }

    /// Whether these tests run as the user whom no permission bits bind.
    static let isRoot = geteuid() == 0

    private static func isProgram(_ path: String) -> Bool {
        var isFolder = ObjCBool(false)
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            && FileManager.default.isExecutableFile(atPath: path)
    }
}

/// What came of one run.
struct Outcome: Equatable, CustomTestStringConvertible {
    var code: Int32
    var out: String
    var err: String

    /// Exit code 0, that text, and nothing on standard error.
    static func prints(_ text: String) -> Outcome { Outcome(code: 0, out: text.isEmpty ? "" : text + "\n", err: "") }

    /// Nothing on standard output, that line on standard error, and the exit code.
    static func fails(_ text: String, code: Int32 = 1) -> Outcome {
        Outcome(code: code, out: "", err: "annals: \(text)\n")
    }

    var testDescription: String { "exit \(code)\n\(out)\(err.isEmpty ? "" : "-- standard error:\n" + err)" }

    /// The output, read as JSON.
    var json: JSON { JSON(text: out) }
}

/// A running program: its output goes to files, so that it never waits for a reader.
struct Running {
    let process: Process
    private let ended = DispatchSemaphore(value: 0)
    private let outPath: String
    private let errPath: String

    init(
        _ program: String, _ arguments: [String], in folder: String, environment: [String: String], input: String?,
        outputs: String
    ) throws {
        process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = environment
        outPath = outputs + ".out"
        errPath = outputs + ".err"
        let input = input.flatMap { FileHandle(forReadingAtPath: $0) }
        let (output, errors) = (Running.file(outPath), Running.file(errPath))
        process.standardInput = input ?? FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        process.terminationHandler = { [ended] _ in ended.signal() }
        try process.run()
        // The program has its own by now; left open, thousands of runs add up to more than a process may hold.
        for file in [input, output, errors].compactMap({ $0 }) where file !== FileHandle.nullDevice {
            try file.close()
        }
    }

    /// What it has printed so far.
    var said: String { Running.text(outPath) }

    /// Ends it at once, without a chance to tidy up.
    func kill() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Waits for its end.
    func finish() -> Outcome {
        ended.wait()
        defer { for path in [outPath, errPath] { unlink(path) } }
        return Outcome(
            code: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            out: Running.text(outPath), err: Running.text(errPath))
    }

    private static func file(_ path: String) -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return FileHandle(forWritingAtPath: path) ?? .nullDevice
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}

/// Any JSON value, to be asked for its parts.
struct JSON {
    let value: Any?

    init(_ value: Any?) { self.value = value }

    init(text: String) { value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) }

    subscript(_ key: String) -> JSON { JSON((value as? [String: Any])?[key]) }
    subscript(_ index: Int) -> JSON { JSON(index < list.count ? list[index].value : nil) }

    var text: String? { value as? String }
    var int: Int? { (value as? NSNumber)?.intValue }
    var double: Double? { (value as? NSNumber)?.doubleValue }
    var truth: Bool? { value as? Bool }
    var isNull: Bool { value is NSNull }
    var list: [JSON] { (value as? [Any] ?? []).map { JSON($0) } }
    var texts: [String] { list.compactMap(\.text) }
    var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
    var members: [String: JSON] { (value as? [String: Any] ?? [:]).mapValues { JSON($0) } }
}
