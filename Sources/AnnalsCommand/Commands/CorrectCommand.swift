import Annals
import AnnalsLog
import ArgumentParser

struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Correct a mistaken entry: it stays in the log, and views read it as it should have been.",
        usage: "annals correct #17 field=value field:=JSON … --reason WORDS",
        discussion: """
            The fields that are named change, the others stay as they are; field= takes one out. A closed ballot is \
            counted again at once, and what was counted first stays visible.
            """)

    @Argument(help: "The entry, such as #17.")
    var entry: String

    @Argument(help: ArgumentHelp("What changes.", valueName: "field=value"))
    var fields: [String] = []

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: WriteOptions

    func run() throws {
        let position = try Position.typed(entry)
        guard !fields.isEmpty else {
            throw Failure("say what changes, as field=value; annals show \(position) shows the fields", code: 2)
        }
        let (receipt, before) = try options.write { log in
            guard let now = try log.read({ try $0.inEffect(position) })?.action else {
                throw Refusal.noEntry(position)
            }
            let members = try changed(now)
            let data = "{" + members.map { ActionLine.quoted($0.name) + ":" + $0.json }.joined(separator: ",") + "}"
            let receipt = try options.record(
                "entry-corrected",
                [("entry", "\(position.rawValue)"), ("data", data), ("reason", ActionLine.quoted(reason))], in: log)
            return (receipt, now)
        }
        receipt.show(json: options.json)
        guard !options.json, case .entryCorrected(let correction) = receipt.entry.action, let after = correction.action
        else { return }
        for line in CorrectCommand.changes(before, after) { print("  " + line) }
    }

    /// The fields of an action with what was typed in their place.
    private func changed(_ action: AnyAction) throws -> [(name: String, json: String)] {
        let removed = Set(fields.filter { $0.hasSuffix("=") && !$0.hasSuffix(":=") }.map { String($0.dropLast()) })
        let typed = try ActionLine.members(action.name, fields.filter { !removed.contains(String($0.dropLast())) })
        var members = action.members.map { (name: $0.key, json: String(decoding: $0.json, as: UTF8.self)) }
        members.removeAll { removed.contains($0.name) }
        for member in typed {
            if let index = members.firstIndex(where: { $0.name == member.name }) {
                members[index] = member
            } else {
                members.append(member)
            }
        }
        return members
    }

    /// What differs, a line a field: `choice  "for" → "against"`.
    static func changes(_ before: AnyAction, _ after: AnyAction) -> [String] {
        func members(_ action: AnyAction) -> [(String, String)] {
            action.members.map { ($0.key, String(decoding: $0.json, as: UTF8.self)) }
        }
        let old = Dictionary(uniqueKeysWithValues: members(before))
        let new = Dictionary(uniqueKeysWithValues: members(after))
        let names = members(before).map(\.0) + members(after).map(\.0).filter { old[$0] == nil }
        let changed = names.filter { old[$0] != new[$0] }
        return zip(Words.column(changed), changed).map { column, name in
            "\(column)  \(old[name] ?? "(left out)") → \(new[name] ?? "(left out)")".unbroken
        }
    }
}
