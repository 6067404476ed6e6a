import Annals
import Foundation
import Testing

@testable import AnnalsTemplates

@Suite("The library of templates")
struct LibraryTests {
    private let folder = Folder()

    @Test func `without a folder, or with one that is not there, what ships is at hand`() throws {
        #expect(try TemplateLibrary().entries.count == 19)
        #expect(try TemplateLibrary(folder: folder.path + "/nowhere").entries.count == 19)
    }

    @Test func `a user's file wins over the one that ships`() throws {
        try folder.write("planning.yaml", shipped("planning").replacing("minutes: 75", with: "minutes: 70"))
        let library = try TemplateLibrary(folder: folder.path)
        #expect(library.entries.count == 19)
        let entry = try #require(try library.entry(named: "planning"))
        #expect(entry.source == .file(folder.path + "/planning.yaml"))
        #expect(entry.hidesShipped)
        #expect(try library.template(named: "planning")?.stages[3].minutes == 70)
        #expect(try library.template(named: "update") == TemplateLibrary().template(named: "update"))
    }

    @Test func `a user's file of a new name stands with the others of its kind`() throws {
        try folder.write("my-way.yaml", shipped("update").replacing("name: update", with: "name: my-way"))
        let library = try TemplateLibrary(folder: folder.path)
        #expect(
            library.entries.prefix(6).map(\.item.name) == [
                "planning", "my-way", "update", "decision", "assessment", "offsite",
            ])
        #expect(try library.entry(named: "my-way")?.hidesShipped == false)
    }

    @Test func `a faulty file is never passed over for the one that ships`() throws {
        try folder.write("planning.yaml", "type: template\n")
        try folder.write("broken.yaml", "][")
        let library = try TemplateLibrary(folder: folder.path)
        #expect(library.faulty.map(\.name) == ["broken", "planning"])
        #expect(throws: TemplateFaults.self) { try library.entry(named: "planning") }
        #expect(try library.entry(named: "update") != nil)
    }

    @Test func `a template may name the user's techniques, and no others`() throws {
        let planning = try shipped("planning").replacing("[round-robin]", with: "[my-round]")
        try folder.write("planning.yaml", planning)
        #expect(try TemplateLibrary(folder: folder.path).faulty.map(\.name) == ["planning"])
        try folder.write("my-round.yaml", shipped("round-robin").replacing("name: round-robin", with: "name: my-round"))
        let library = try TemplateLibrary(folder: folder.path)
        #expect(library.faulty.isEmpty)
        #expect(try library.template(named: "planning")?.stages[0].techniques == ["my-round"])
        #expect(try TemplateLibrary().check(folder.path + "/planning.yaml").name == "planning")
    }

    @Test func `of two files for one name the second is a fault`() throws {
        try folder.write("planning.yaml", shipped("planning"))
        try folder.write("planning.yml", shipped("planning"))
        #expect(
            try TemplateLibrary(folder: folder.path).faulty.map(\.faults.description) == [
                "\(folder.path)/planning.yml: name is “planning”, as in \(folder.path)/planning.yaml"
            ])
    }

    @Test func `hidden files and files of other kinds are left alone`() throws {
        try folder.write(".planning.yaml", "][")
        try folder.write("readme.md", "][")
        #expect(try TemplateLibrary(folder: folder.path).faulty.isEmpty)
    }

    @Test func `what is no plain file is not read`() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/planning.yaml", withIntermediateDirectories: true)
        #expect(mkfifo(folder.path + "/update.yaml", 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/decision.yaml", withDestinationPath: "/dev/zero")
        #expect(
            try TemplateLibrary(folder: folder.path).faulty.map(\.faults.description) == [
                "\(folder.path)/decision.yaml: is no file", "\(folder.path)/planning.yaml: is no file",
                "\(folder.path)/update.yaml: is no file",
            ])
        #expect(throws: TemplateFaults.self) { try TemplateLibrary().check(folder.path + "/absent.yaml") }
    }

    @Test func `a file in place of the folder is told`() throws {
        try folder.write("x", "")
        #expect(throws: TemplateFaults.self) { try TemplateLibrary(folder: folder.path + "/x") }
    }

    private func shipped(_ name: String) throws -> String {
        try #require(ShippedFiles.all.first { $0.name == name }).yaml
    }
}

/// A folder of a test's own, removed with the last word about it.
private final class Folder {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "annals-templates-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
}
