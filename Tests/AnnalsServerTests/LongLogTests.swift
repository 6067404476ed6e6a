import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// Pages of a long log: of what there is much of they show the latest, and lead to the rest.
@Suite struct LongLogTests {
    private static let people = [
        #"{"type":"person-joined","occurredAt":"2010-01-01T09:00:00Z","data":{"name":"Ann"}}"#,
        #"{"type":"person-joined","occurredAt":"2010-01-01T09:00:01Z","data":{"name":"Ben"}}"#,
    ]

    /// Six sessions a year from 2015 to 2020: S-1 in February 2015, S-36 in December 2020.
    private static let sessions = (2015...2020).flatMap { year in
        (1...6).flatMap { number -> [String] in
            let id = "S-\((year - 2015) * 6 + number)"
            let day = "\(year)-\(number * 2 < 10 ? "0" : "")\(number * 2)-01"
            return [
                #"{"type":"session-scheduled","occurredAt":"\#(day)T08:00:00Z","data":{"title":"Talk \#(number) of \#(year)","kind":"update","purpose":"To talk","startsAt":"\#(day)T09:00:00Z"}}"#,
                #"{"type":"participant-invited","occurredAt":"\#(day)T08:01:00Z","data":{"session":"\#(id)","person":"P-1","role":"moderator"}}"#,
                #"{"type":"session-opened","occurredAt":"\#(day)T09:00:00Z","data":{"session":"\#(id)","present":["P-1"]}}"#,
                #"{"type":"session-closed","occurredAt":"\#(day)T10:00:00Z","data":{"session":"\#(id)"}}"#,
            ]
        }
    }

    private func years(of page: String) -> [String] {
        page.components(separatedBy: #"<section id="year-"#).dropFirst().map { String($0.prefix(4)) }
    }

    @Test func sessionsShowTheLatestYearsAndLeadToTheOthers() async throws {
        let served = try ServedLog(lines: Self.people + Self.sessions)
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            let latest = try await client.get("/sessions", as: ann).text
            // Four years of six sessions are the first that come to twenty.
            #expect(years(of: latest) == ["2020", "2019", "2018", "2017"])
            #expect(latest.contains("36 sessions held"))
            #expect(latest.contains("Talk 6 of 2020") && latest.contains("Talk 1 of 2017"))
            #expect(!latest.contains("Talk 6 of 2016"))
            for year in 2015...2020 { #expect(latest.contains(#"href="/sessions?year=\#(year)""#), "\(year)") }
            #expect(latest.components(separatedBy: "aria-current=\"true\"").count == 5)
            #expect(latest.contains(#"href="/sessions?year=all""#) && latest.contains(#"href="/sessions.csv""#))

            let one = try await client.get("/sessions?year=2015", as: ann).text
            #expect(years(of: one) == ["2015"])
            #expect(one.contains("Talk 1 of 2015") && !one.contains("Talk 1 of 2016"))
            let all = try await client.get("/sessions?year=all", as: ann).text
            #expect(years(of: all) == (2015...2020).reversed().map { "\($0)" })
            #expect(all.contains("Talk 1 of 2015") && all.contains("Talk 6 of 2020"))
            let none = try await client.get("/sessions?year=1999", as: ann)
            #expect(none.status == .ok && none.text.contains("No session in 1999."))
            for year in ["x", "0", "20155", "2015.5", "%3Cb%3E"] {
                #expect(try await client.get("/sessions?year=\(year)", as: ann).status == .badRequest, "\(year)")
            }
            // As it was then: the same way, at that moment.
            let then = try await client.get("/sessions?asOf=2019-12-31", as: ann).text
            #expect(years(of: then) == ["2019", "2018", "2017", "2016"])
            #expect(then.contains(#"href="/sessions?year=2015&amp;asOf=2019-12-31""#))
        }
    }

    @Test func shortHistoryIsShownWhole() async throws {
        let served = try ServedLog(lines: Self.people + Self.sessions.prefix(4 * 20))
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            let page = try await client.get("/sessions", as: ann).text
            #expect(years(of: page) == ["2018", "2017", "2016", "2015"])
            #expect(!page.contains("year=") && !page.contains("class=\"years\""))
        }
    }

    @Test func yearOfACircleAloneIsNotThereForOthers() async throws {
        // Only the circle met in 2012.
        let circle = [
            #"{"type":"session-scheduled","occurredAt":"2012-05-01T08:00:00Z","data":{"title":"Merger","kind":"decision","purpose":"Heron","startsAt":"2012-05-02T09:00:00Z","circle":["P-1"]}}"#,
            #"{"type":"participant-invited","occurredAt":"2012-05-01T08:01:00Z","data":{"session":"S-1","person":"P-1","role":"moderator"}}"#,
            #"{"type":"session-opened","occurredAt":"2012-05-02T09:00:00Z","data":{"session":"S-1","present":["P-1"]}}"#,
            #"{"type":"session-closed","occurredAt":"2012-05-02T10:00:00Z","data":{"session":"S-1"}}"#,
        ]
        let later = Self.sessions.map { line in
            (1...36).reversed().reduce(line) { $0.replacing("\"S-\($1)\"", with: "\"S-\($1 + 1)\"") }
        }
        let served = try ServedLog(lines: Self.people + circle + later)
        let ann = try served.visit(ServedLog.ann)
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let own = try await client.get("/sessions", as: ann).text
            #expect(own.contains("year=2012") && own.contains("37 sessions held"))
            #expect(try await client.get("/sessions?year=2012", as: ann).text.contains("Merger"))
            for path in ["/sessions", "/sessions?year=all", "/sessions?year=2012"] {
                let page = try await client.get(path, as: ben).text
                #expect(!page.contains("Merger") && !page.contains("S-1<"), "\(path)")
                #expect(!page.contains("year=2012&") && !page.contains("year=2012\""), "\(path)")
                #expect(page.contains("36 sessions held"), "\(path)")
            }
            #expect(try await client.get("/sessions?year=2012", as: ben).text.contains("No session in 2012."))
        }
    }

    @Test func measureShowsItsLatestFiguresAndLeadsToAll() async throws {
        let lines =
            Self.people + [
                #"{"type":"measure-defined","occurredAt":"2010-01-02T09:00:00Z","actor":"P-1","data":{"name":"Rate","unit":"%","better":"lower","nature":"other","rollsUp":"last"}}"#
            ]
            + (2010...2012).flatMap { year in
                (1...12).map { month in
                    let month = (month < 10 ? "0" : "") + "\(month)"
                    return
                        #"{"type":"measurement-recorded","occurredAt":"\#(year)-\#(month)-28T09:00:00Z","actor":"P-1","data":{"measure":"M-1","period":"\#(year)-\#(month)","value":\#(month == "03" ? 7 : 4)}}"#
                }
            }
        let served = try ServedLog(lines: lines)
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            let page = try await client.get("/measures/M-1", as: ann).text
            #expect(page.contains(">2012-12<") && page.contains(">2011-01<") && !page.contains(">2010-12<"))
            #expect(page.contains(#"href="/measures/M-1?readings=all#readings""#) && page.contains("All 36 periods"))
            let all = try await client.get("/measures/M-1?readings=all", as: ann).text
            #expect(all.contains(">2012-12<") && all.contains(">2010-01<") && !all.contains("All 36 periods"))
            let csv = try await client.get("/measures/M-1/readings.csv", as: ann)
            let rows = csv.text.components(separatedBy: "\r\n")
            #expect(rows.first == "period,value,status,unit,target low,target high,entry")
            #expect(rows.count == 38)
            #expect(
                rows.prefix(4).dropFirst() == [
                    "2010-01,4,actual,%,,,5", "2010-02,4,actual,%,,,6", "2010-03,7,actual,%,,,7",
                ])
            #expect(csv.headers[.contentType] == "text/csv; charset=utf-8; header=present")
            #expect(try await client.get("/measures/M-2/readings.csv", as: ann).status == .notFound)
            #expect(try await client.get("/measures/M-1/readings.csv").status == .unauthorized)
        }
    }

    @Test func pagesOfARegisterAreItsRows() throws {
        let served = try ServedLog(company: ())
        defer { served.remove() }
        try served.log.read { reading in
            for kind in Register.Kind.allCases {
                for status in [nil] + kind.statuses.filter({ !$0.contains("(") }).map(Optional.some) {
                    var filter = RegisterFilter()
                    filter.status = status
                    let all = try reading.register(kind, filter)
                    #expect(all.rows.allSatisfy { status == nil || $0.status == status })
                    #expect(all.count == all.rows.count)
                    var paged: [Register.Row] = []
                    while paged.count <= all.count {
                        let page = try reading.register(kind, filter, page: (paged.count, 3))
                        #expect(page.count == all.count && page.columns == all.columns)
                        #expect(page.rows.count <= 3)
                        if page.rows.isEmpty { break }
                        paged = page.rows + paged
                    }
                    #expect(paged.map(\.cells) == all.rows.map(\.cells), "\(kind), \(status ?? "all")")
                    #expect(
                        paged.map { $0.json.written(pretty: false) } == all.rows.map { $0.json.written(pretty: false) })
                }
            }
        }
    }
}
