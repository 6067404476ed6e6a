import Foundation
import TestSupport
import Testing

@testable import Annals

@Suite("Moments")
struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
            ("2000-02-29T00:00:00.000Z", 951_782_400_000),
            ("2100-03-01T00:00:00.000Z", 4_107_542_400_000), ("1999-12-31T23:59:59.999Z", 946_684_799_999),
            ("2026-01-14T10:32:07.120Z", 1_768_386_727_120), ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func `known moments are read and written`(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
        #expect(Instant(milliseconds: milliseconds).description == text)
    }

    @Test(arguments: [
        "2026-02-29T00:00:00.000Z", "2100-02-29T00:00:00.000Z", "2026-00-01T00:00:00.000Z", "2026-13-01T00:00:00.000Z",
        "2026-04-31T00:00:00.000Z", "2026-01-14T24:00:00.000Z", "2026-01-14T10:60:00.000Z", "2026-01-14T23:59:60.000Z",
        "2026-01-14T10:32:07Z", "2026-01-14T10:32:07.120", "2026-01-14t10:32:07.120z", "2026-01-14 10:32:07.120Z",
        "2026-01-14T10:32:07.120+00:00", "+026-01-14T10:32:07.120Z", "２026-01-14T10:32:07.1Z", "",
    ])
    func `anything but the stored form is no moment`(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `whole seconds agree with Foundation's ISO 8601`() throws {
        var chance = SplitMix64(seed: 1)
        for _ in 0..<2000 {
            // From 1600 on: before 1582 Foundation's calendar is not the Gregorian one.
            let second = Int64.random(in: -11_676_096_000...253_402_300_799, using: &chance)
            let text = Date(timeIntervalSince1970: Double(second)).formatted(.iso8601)
            let ours = Instant(milliseconds: second * 1000).description
            #expect(ours == text.dropLast() + ".000Z")
            #expect(Instant(ours)?.milliseconds == second * 1000)
        }
    }

    @Test func `every millisecond is kept`() {
        var chance = SplitMix64(seed: 2)
        for _ in 0..<2000 {
            let instant = Instant(
                milliseconds: .random(in: Instant.earliest.milliseconds...Instant.latest.milliseconds, using: &chance))
            #expect(Instant(instant.description) == instant)
        }
    }

    @Test func `the order of texts is the order of moments`() {
        var chance = SplitMix64(seed: 3)
        let instants = (0..<200).map { _ in
            Instant(
                milliseconds: .random(in: Instant.earliest.milliseconds...Instant.latest.milliseconds, using: &chance))
        }
        #expect(instants.sorted().map(\.description) == instants.map(\.description).sorted())
    }
}

@Suite("Days")
struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2026-01-14", 20_467, 3), ("2000-02-29", 11_016, 2), ("2000-03-01", 11_017, 3),
        ("1969-12-31", -1, 3), ("0000-02-29", -719_469, 2), ("0000-03-01", -719_468, 3), ("9999-12-31", 2_932_896, 5),
    ])
    func `known days have their number and weekday`(_ text: String, _ number: Int, _ weekday: Int) {
        #expect(Day(text)?.daysSince1970 == number)
        #expect(Day(text)?.weekday == weekday)
        #expect(Day(daysSince1970: number).description == text)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-01-00", "2026-1-14", "26-01-14", "2026-01-14 ",
        "2026/01/14", "-026-01-14", "+026-01-14", "2026-01-1４",
    ])
    func `what no calendar has is no day`(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `days follow one another without a gap`() {
        var day = Day(daysSince1970: -719_528)
        for number in stride(from: -719_528, through: 2_932_896, by: 89) {
            let next = Day(daysSince1970: number)
            #expect(next.daysSince1970 == number)
            #expect(Day(next.description) == next)
            #expect(number == -719_528 || day < next)
            day = next
        }
    }
}

@Suite("Periods")
struct PeriodTests {
    @Test(arguments: [
        ("2026", 1, "2026-01-01", "2027-01-01"), ("2026", 4, "2026-04-01", "2027-04-01"),
        ("2026", 12, "2026-12-01", "2027-12-01"), ("2026-H1", 1, "2026-01-01", "2026-07-01"),
        ("2026-H2", 1, "2026-07-01", "2027-01-01"), ("2026-H2", 10, "2027-04-01", "2027-10-01"),
        ("2026-Q1", 1, "2026-01-01", "2026-04-01"), ("2026-Q4", 1, "2026-10-01", "2027-01-01"),
        ("2026-Q1", 2, "2026-02-01", "2026-05-01"), ("2026-Q4", 7, "2027-04-01", "2027-07-01"),
        ("2024-02", 4, "2024-02-01", "2024-03-01"), ("2026-12", 4, "2026-12-01", "2027-01-01"),
        ("2026-W01", 1, "2025-12-29", "2026-01-05"), ("2026-W53", 1, "2026-12-28", "2027-01-04"),
        ("2020-W53", 1, "2020-12-28", "2021-01-04"), ("2027-W01", 1, "2027-01-04", "2027-01-11"),
        ("2026-01-14", 1, "2026-01-14", "2026-01-15"), ("2024-02-29", 1, "2024-02-29", "2024-03-01"),
        ("0001", 1, "0001-01-01", "0002-01-01"), ("9998", 12, "9998-12-01", "9999-12-01"),
    ])
    func `a period runs from its first day to the day after its last`(
        _ text: String, _ month: Int, _ first: String, _ after: String
    ) throws {
        let period = try #require(Period(text))
        #expect(period.days(yearStartsIn: month).lowerBound.description == first)
        #expect(period.days(yearStartsIn: month).upperBound.description == after)
        #expect(period.description == text)
    }

    @Test(arguments: 1...12)
    func `halves and quarters make up the year, in whichever month it begins`(_ month: Int) {
        let year = Period.year(2026).days(yearStartsIn: month)
        for parts in [[Period.half(2026, 1), .half(2026, 2)], (1...4).map { .quarter(2026, $0) }] {
            let days = parts.map { $0.days(yearStartsIn: month) }
            #expect(days.first?.lowerBound == year.lowerBound)
            #expect(days.last?.upperBound == year.upperBound)
            for (one, next) in zip(days, days.dropFirst()) { #expect(one.upperBound == next.lowerBound) }
        }
    }

    @Test func `weeks follow one another through 400 years`() {
        var monday = Period.week(2000, 1).days(yearStartsIn: 1).lowerBound
        for year in 2000..<2400 {
            for week in 1...53 {
                guard let period = Period("\(year)-W\(week < 10 ? "0" : "")\(week)") else {
                    #expect(week == 53)
                    continue
                }
                let days = period.days(yearStartsIn: 1)
                #expect(days.lowerBound == monday && days.lowerBound.weekday == 1)
                monday = days.upperBound
            }
        }
    }

    @Test(arguments: [
        "", "26", "2026-", "2026-H0", "2026-H3", "2026-Q5", "2026-q1", "2026-00", "2026-13", "2026-1", "2026-W00",
        "2026-W54", "2025-W53", "2026-W1", "2026-02-30", "2026-01-14T00:00", "0000", "9999", "9999-12-31", "20260",
        "2026 ", "２０２６", "2026-Q1-Q2",
    ])
    func `anything else is no period`(_ text: String) {
        #expect(Period(text) == nil)
    }
}

@Suite("The clock on the wall")
struct ZoneTests {
    @Test(arguments: [
        // The usual case, and the other side of the date line.
        ("Europe/London", "2026-01-14T00:00", "2026-01-14T00:00:00.000Z"),
        ("Europe/London", "2026-07-14T00:00", "2026-07-13T23:00:00.000Z"),
        ("Asia/Kolkata", "2026-01-14T00:00", "2026-01-13T18:30:00.000Z"),
        ("America/St_Johns", "2026-01-14T00:00", "2026-01-14T03:30:00.000Z"),
        ("Pacific/Kiritimati", "2026-01-14T00:00", "2026-01-13T10:00:00.000Z"),
        // Put forward: 01:30 is skipped.
        ("Europe/London", "2026-03-29T00:59", "2026-03-29T00:59:00.000Z"),
        ("Europe/London", "2026-03-29T01:30", "2026-03-29T01:30:00.000Z"),
        ("Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00.000Z"),
        ("America/St_Johns", "2026-03-08T02:30", "2026-03-08T06:00:00.000Z"),
        // Put forward at midnight: the day begins at 01:00.
        ("Asia/Beirut", "2022-03-27T00:00", "2022-03-26T22:00:00.000Z"),
        // Put back: of two 01:30s the first.
        ("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00.000Z"),
        ("Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00.000Z"),
        ("America/St_Johns", "2026-11-01T01:30", "2026-11-01T04:00:00.000Z"),
        // A whole day skipped: Samoa went over the date line.
        ("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59:00.000Z"),
        ("Pacific/Apia", "2011-12-30T00:00", "2011-12-30T10:00:00.000Z"),
        ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00.000Z"),
        ("Pacific/Apia", "2012-01-01T00:00", "2011-12-31T10:00:00.000Z"),
    ])
    func `a time on the wall is one moment`(_ name: String, _ text: String, _ instant: String) throws {
        let zone = try #require(Zone(name))
        #expect(zone.time(text)?.description == instant)
    }

    @Test(arguments: [
        "Europe/London", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Asia/Beirut", "Africa/Cairo",
    ])
    func `what the wall shows leads back to the moment, or to the earlier one that shows the same`(_ name: String)
        throws
    {
        let zone = try #require(Zone(name))
        var chance = SplitMix64(seed: 4)
        for _ in 0..<500 {
            let instant = Instant(milliseconds: .random(in: 0...4_000_000_000_000, using: &chance))
            let (day, millisecond) = zone.wall(instant)
            let back = zone.instant(day, millisecond: millisecond)
            #expect(back <= instant)
            #expect(zone.wall(back) == (day, millisecond))
        }
    }

    @Test func `a skipped day has no length`() throws {
        let apia = try #require(Zone("Pacific/Apia"))
        let skipped = try #require(Day("2011-12-30"))
        #expect(apia.start(of: Period.day(skipped)).description == "2011-12-30T10:00:00.000Z")
        #expect(apia.end(of: Period.day(skipped)).description == "2011-12-30T09:59:59.999Z")
        #expect(apia.day(of: apia.start(of: Period.day(skipped))).description == "2011-12-31")
    }

    @Test func `a period ends a millisecond before the next begins`() throws {
        let zone = try #require(Zone("Asia/Kolkata", yearStartsIn: 4))
        #expect(zone.start(of: .year(2026)).description == "2026-03-31T18:30:00.000Z")
        #expect(zone.end(of: Period.year(2026)).description == "2027-03-31T18:29:59.999Z")
        #expect(zone.end(of: When.day(Day(daysSince1970: 20_467))).description == "2026-01-14T18:29:59.999Z")
        #expect(zone.end(of: When.instant(Given.time(1))) == Given.time(1))
        #expect(zone.start(of: When.day(Day(daysSince1970: 20_467))).description == "2026-01-13T18:30:00.000Z")
    }

    @Test(arguments: [("2026-03-31T18:29:59.999Z", 2025), ("2026-03-31T18:30:00.000Z", 2026)])
    func `the organization's year begins in its month and its zone`(_ text: String, _ year: Int) throws {
        let zone = try #require(Zone("Asia/Kolkata", yearStartsIn: 4))
        let instant = try #require(Instant(text))
        #expect(zone.year(of: instant) == year)
    }

    @Test(arguments: [("Mars/Base", 1), ("", 1), ("Europe/London", 0), ("Europe/London", 13)])
    func `an unknown zone or month is none`(_ name: String, _ month: Int) {
        #expect(Zone(name, yearStartsIn: month) == nil)
    }

    @Test func `for people a moment is a day, and a time where it is not midnight`() throws {
        let zone = try #require(Zone("Europe/London"))
        #expect(zone.text(Instant(milliseconds: 1_768_348_800_000)) == "2026-01-14")
        #expect(zone.text(Given.time(5)) == "2026-01-14 09:05")
    }
}

@Suite("Times as people write them")
struct WrittenTimeTests {
    @Test(arguments: [
        ("2026-01-14T10:30Z", "2026-01-14T10:30:00.000Z"), ("2026-01-14t10:30z", "2026-01-14T10:30:00.000Z"),
        ("2026-01-14 10:30:07+01:00", "2026-01-14T09:30:07.000Z"),
        ("2026-01-14T10:30:07.5-03:30", "2026-01-14T14:00:07.500Z"),
        ("2026-01-14T10:30:07.123456789Z", "2026-01-14T10:30:07.123Z"),
        ("2026-01-14T00:00+14:00", "2026-01-13T10:00:00.000Z"), ("2026-01-14T10:30", "2026-01-14T05:00:00.000Z"),
        ("2026-01-14", "2026-01-13T18:30:00.000Z"), ("2026-01-14T10:32:07.120Z", "2026-01-14T10:32:07.120Z"),
    ])
    func `a time without a zone is meant in the organization's`(_ text: String, _ instant: String) throws {
        let zone = try #require(Zone("Asia/Kolkata"))
        #expect(zone.time(text)?.description == instant)
    }

    @Test(arguments: [
        "", "10:30", "2026-01-14T", "2026-01-14T10", "2026-01-14T10:3", "2026-01-14T24:00Z", "2026-01-14T10:60Z",
        "2026-01-14T10:30:60Z", "2026-01-14T10:30:07.Z", "2026-01-14T10:30:7Z", "2026-01-14T10:30+1",
        "2026-01-14T10:30+01",
        "2026-01-14T10:30+0100", "2026-01-14T10:30+24:00", "2026-01-14T10:30+01:60", "2026-01-14T10:30ZZ",
        "2026-01-14_10:30Z", "2026-02-30T10:30Z", "2026-01-14T10.30Z", "2026-01-14T10:30:00Zx",
        // Outside of the years that a line can hold.
        "0000-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "0000-01-01",
    ])
    func `anything else is no time`(_ text: String) throws {
        let zone = try #require(Zone("Asia/Kolkata"))
        #expect(zone.time(text) == nil)
    }

    @Test(arguments: [
        ("2026-01-14", "2026-01-14"), ("2026-01-14T10:30Z", "2026-01-14T10:30:00.000Z"),
        ("2026-01-14T10:30+03:00", "2026-01-14T07:30:00.000Z"),
    ])
    func `a planned time is a day or a moment with its zone`(_ text: String, _ stored: String) {
        #expect(When(text)?.description == stored)
    }

    @Test(arguments: ["2026-01-14T10:30", "2026-01", "0000-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
    func `a planned moment must say its zone and fit a line`(_ text: String) {
        #expect(When(text) == nil)
    }
}

@Suite("Recurrence rules")
struct RecurrenceTests {
    @Test(arguments: [
        "FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=YEARLY;BYMONTH=1,7;BYDAY=-1FR",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "FREQ=DAILY;COUNT=10", "FREQ=DAILY;UNTIL=20261231", "FREQ=DAILY;UNTIL=20261231T235959Z", "BYDAY=MO;FREQ=WEEKLY",
        "FREQ=MONTHLY;BYMONTHDAY=-1,15", "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1",
        "FREQ=YEARLY;BYWEEKNO=20;BYYEARDAY=-366",
        "FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0;BYSECOND=30",
    ])
    func `rules of RFC 5545 are kept`(_ rule: String) {
        #expect(Recurrence.isValid(rule))
    }

    @Test(arguments: [
        "", "WEEKLY", "FREQ", "FREQ=", "FREQ=FORTNIGHTLY", "INTERVAL=2", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;",
        ";FREQ=DAILY",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;INTERVAL=1,2", "FREQ=DAILY;COUNT=3;UNTIL=20261231",
        "FREQ=DAILY;UNTIL=2026", "FREQ=DAILY;UNTIL=20260230", "FREQ=DAILY;UNTIL=20261231T25",
        "FREQ=DAILY;UNTIL=20261231X",
        "FREQ=DAILY;UNTIL=20261231T240000", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=0MO", "FREQ=YEARLY;BYDAY=54MO",
        "FREQ=YEARLY;BYMONTH=0", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=-1", "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;X-ODD=1", "RRULE:FREQ=DAILY", "freq=daily",
    ])
    func `anything else is refused`(_ rule: String) {
        #expect(!Recurrence.isValid(rule))
    }
}
