import Foundation

@testable import AnnalsLog

/// A folder of a test's own, with the logs that it makes; removed with the last word about it.
final class Sandbox {
    /// The folder, where every command runs.
    let folder: String
    private let outputs: String
    /// Whether the keys of the log came with it, and are not looked for among what commands leave.
    private var hasKeysOfTemplate = false
    private var runs = 0

    /// An empty folder.
    init() {
        var template = Array((NSTemporaryDirectory() + "annals-test-XXXXXX").utf8CString)
        precondition(mkdtemp(&template) != nil, "no temporary folder can be made")
        let root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        folder = root + "/folder"
        outputs = root + "/outputs"
        chmod(root, 0o755)
        mkdir(folder, 0o755)
        mkdir(outputs, 0o755)
    }

    /// A folder with a log, `acme.annals`, that a copy of an earlier one begins.
    convenience init(_ log: Template) {
        self.init()
        copy(log.path, to: "acme.annals")
        copy(log.path + "-keys", to: "acme.annals-keys")
        hasKeysOfTemplate = true
    }

    deinit {
        try? FileManager.default.removeItem(atPath: (folder as NSString).deletingLastPathComponent)
    }

    // MARK: Files

    func path(_ name: String) -> String { folder + "/" + name }

    /// Writes a file of lines.
    @discardableResult
    func write(_ name: String, _ text: String) -> String { write(name, bytes: Array(text.utf8)) }

    @discardableResult
    func write(_ name: String, bytes: [UInt8]) -> String {
        _ = FileManager.default.createFile(atPath: path(name), contents: Data(bytes))
        return name
    }

    func copy(_ from: String, to name: String) {
        try? FileManager.default.copyItem(atPath: from, toPath: path(name))
    }

    func bytes(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: path(name)).map { Array($0) } }

    func text(_ name: String) -> String { String(decoding: bytes(name) ?? [], as: UTF8.self) }

    /// What lies in the folder, less what SQLite and the lock put beside a log, and the keys of one that was copied.
    var files: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in !["-wal", "-shm", "-lock"].contains { name.hasSuffix(".annals" + $0) } }
            .filter { !hasKeysOfTemplate || $0 != "acme.annals-keys" }.sorted()
    }

    // MARK: Running

    /// Starts `annals`.
    func start(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:], in place: String? = nil,
        asNobody: Bool = false
    ) -> Running {
        start(Program.path, arguments, input: input, environment: environment, in: place, asNobody: asNobody)
    }

    /// Runs `annals` to its end.
    @discardableResult
    func annals(
        _ arguments: String..., input: String? = nil, environment: [String: String] = [:], in place: String? = nil,
        asNobody: Bool = false
    ) -> Outcome {
        annals(arguments, input: input, environment: environment, in: place, asNobody: asNobody)
    }

    /// Runs `annals` to its end.
    func annals(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:], in place: String? = nil,
        asNobody: Bool = false
    ) -> Outcome {
        let file = input.map { text in
            runs += 1
            let file = "\(outputs)/\(runs).in"
            _ = FileManager.default.createFile(atPath: file, contents: Data(text.utf8))
            return file
        }
        return start(arguments, input: file, environment: environment, in: place, asNobody: asNobody).finish()
    }

    /// Runs the `sqlite3` shell on a file.
    @discardableResult
    func sqlite(_ file: String, _ sql: String) -> Outcome { start("/usr/bin/env", ["sqlite3", file, sql]).finish() }

    /// Runs a line of the shell, in which `$ANNALS` is the program.
    func shell(_ line: String) -> Outcome {
        start("/bin/sh", ["-c", line], environment: ["ANNALS": Program.path]).finish()
    }

    private func start(
        _ program: String, _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
        in place: String? = nil, asNobody: Bool = false
    ) -> Running {
        runs += 1
        var program = program
        var arguments = arguments
        if asNobody, Program.isRoot {
            // Permission bits do not bind root.
            arguments = ["--reuid=65534", "--regid=65534", "--clear-groups", program] + arguments
            program = Program.setpriv ?? program
        }
        let base = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"]
        do {
            return try Running(
                program, arguments, in: place ?? folder, environment: base.merging(environment) { $1 }, input: input,
                outputs: "\(outputs)/\(runs)")
        } catch {
            preconditionFailure("\(program) cannot be run: \(error)")
        }
    }

    // MARK: The log

    /// The lines of the log.
    func lines(_ log: String = "acme.annals") -> [String] {
        annals("export", "--log", log).out.split(separator: "\n").map(String.init)
    }
}

extension Program {
    /// The program that runs another one as somebody else.
    static let setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Whether a command can be run as somebody whom permission bits bind.
    static var canBeBound: Bool { !isRoot || setpriv != nil }
}

/// A log that is made once and copied by each test that begins with it.
final class Template: Sendable {
    let path: String

    /// Takes in an export of one entry, then action lines.
    init(_ founding: String, _ lines: String?) {
        let box = Sandbox()
        box.write("founding.jsonl", founding)
        let made = box.annals("import", "founding.jsonl", "--log", "made.annals")
        precondition(made.code == 0, "the log of the tests cannot be made: \(made.err)")
        do {
            // The private half of the founding's key: the bytes 0 to 31.
            _ = try KeysFile.create(
                besideLogAt: box.path("made.annals"), log: "00112233445566778899aabbccddeeff", seed: Array(0..<32))
        } catch { preconditionFailure("the keys of the tests cannot be made: \(error)") }
        if let lines {
            box.write("lines.jsonl", lines)
            let imported = box.annals("import", "lines.jsonl", "--log", "made.annals")
            precondition(imported.code == 0, "the log of the tests cannot be filled: \(imported.err)")
        }
        path = NSTemporaryDirectory() + "annals-template-\(UUID().uuidString).annals"
        try? FileManager.default.copyItem(atPath: box.path("made.annals"), toPath: path)
        try? FileManager.default.copyItem(atPath: box.path("made.annals-keys"), toPath: path + "-keys")
        Template.remove(path)
    }

    /// Keeps a copy of a log that is there.
    init(copying log: String) {
        path = NSTemporaryDirectory() + "annals-template-\(UUID().uuidString).annals"
        try? FileManager.default.copyItem(atPath: log, toPath: path)
        try? FileManager.default.copyItem(atPath: log + "-keys", toPath: path + "-keys")
        Template.remove(path)
    }

    /// Removes a file when the tests are over.
    private static func remove(_ path: String) {
        lock.withLock { paths.append(path) }
    }

    private static let lock = NSLock()
    private nonisolated(unsafe) static var paths: [String] = {
        atexit {
            for path in Template.paths {
                for suffix in ["", "-wal", "-shm", "-lock", "-keys"] { unlink(path + suffix) }
            }
        }
        return []
    }()
}
