import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct InviteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Make a personal link with which somebody comes in through a browser; list links, or take them back.",
        discussion: """
            The link gives access as that person, and no rights of its own. It is told here once: the keys file holds \
            only its hash.

            annals invite "Ann Lee"                   a link for 90 days
            annals invite P-3 --days 1
            annals invite --list
            annals invite P-3 --revoke                shuts the door on them at once
            """)

    @Argument(help: "Who, by id or name.")
    var person: String?

    @Option(help: ArgumentHelp("For how many days it opens the door.", valueName: "number"))
    var days = 90

    @Option(help: ArgumentHelp("Under which people reach the server.", valueName: "url"))
    var address = "http://localhost:8080"

    @Flag(help: "List the links that open the door.")
    var list = false

    @Flag(help: "Take back all links of that person, and end their visits.")
    var revoke = false

    @OptionGroup var log: LogOptions

    func validate() throws {
        if list {
            if person != nil || revoke { throw ValidationError("--list stands alone") }
        } else if person == nil {
            throw ValidationError("name a person, such as P-3; or --list")
        }
        if !(1...3660).contains(days) { throw ValidationError("--days takes a number from 1 to 3660") }
    }

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        let access = try Access(to: log)
        if list { return try show(try access.links(now: .now()), log) }
        let (id, name) = try log.read { reading in
            let id = try reading.person(person ?? "")
            guard let story = try reading.story(id), story.left == nil, story.forgotten == nil || revoke else {
                throw Failure("\(id) has left; nobody can come in as them")
            }
            return (id, story.shownName)
        }
        if revoke {
            let count = try access.revoke(id)
            return print(
                count == 0
                    ? "\(name) had no link." : "The door is shut on \(name): links and visits are over (\(count)).")
        }
        let now = Instant.now()
        let until = Instant(milliseconds: now.milliseconds + Int64(days) * 24 * 3600 * 1000)
        let secret = try access.invite(id, until: until, now: now)
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        let zone = try log.read { try $0.organization().zone }
        print("\(base)/enter/\(secret)\n\nOpens the door as \(name) until \(zone.text(until)). It is not shown again.")
    }

    private func show(_ links: [Access.Link], _ log: Log) throws {
        if links.isEmpty { return print("No link opens the door.") }
        try log.read { reading in
            let zone = try reading.organization().zone
            var table = Table(["person", "name", "made", "until", "visits"])
            for link in links {
                table.add([
                    link.person.description, try reading.name(link.person), zone.text(link.made),
                    zone.text(link.expires) + (link.isForOnce ? " (once)" : ""), "\(link.visits)",
                ])
            }
            print(table.text)
        }
    }
}
