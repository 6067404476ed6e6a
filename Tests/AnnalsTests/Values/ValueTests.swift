import TestSupport
import Testing

@testable import Annals

@Suite("Numbers")
struct NumberTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0.0", "0"), ("5", "5"), ("-5", "-5"), ("5.25", "5.25"), ("5.250", "5.25"),
        ("-0.05", "-0.05"), ("1e3", "1000"), ("1E+3", "1000"), ("1.5e1", "15"), ("25e-1", "2.5"), ("0e9", "0"),
        ("0e-60", "0"), ("100e-2", "1"), ("999999999999999999", "999999999999999999"),
        ("-999999999999999999", "-999999999999999999"), ("0.000000000000000001", "0.000000000000000001"),
        ("123456789.123456789", "123456789.123456789"), ("1e17", "100000000000000000"), ("1000e-3", "1"),
        ("1.000000000000000000000", "1"),
    ])
    func `a number is kept exactly and written one way`(_ text: String, _ written: String) {
        #expect(Number(text)?.description == written)
    }

    @Test(arguments: [
        "", "-", "+1", "01", "1.", ".5", "1e", "1e+", "1.5.2", "0x10", "NaN", "Infinity", "1 ", " 1", "1,5", "１",
        "1000000000000000000", "1e18", "1e-19", "0.1234567890123456789", "1e9223372036854775807",
        "1e-9223372036854775808", "1e99999999999999999999",
    ])
    func `what JSON does not know, or has over 18 digits, is no number`(_ text: String) {
        #expect(Number(text) == nil)
    }

    @Test func `writing and reading lead back, in JSON too`() throws {
        var chance = SplitMix64(seed: 5)
        for _ in 0..<2000 {
            let number = Number(
                units: .random(in: -999_999_999_999_999_999...999_999_999_999_999_999, using: &chance),
                scale: .random(in: 0...18, using: &chance))
            var json = JSONWriter()
            number.write(&json)
            var reader = JSONReader(json.bytes)
            #expect(try Number.read(&reader, Entry.headerField) == number)
            #expect(Number(number.description) == number)
        }
    }

    @Test(arguments: [
        ("1", "1.0000001"), ("-1", "1"), ("-2", "-1.5"), ("0.1", "0.2"), ("0.000000000000000001", "1"),
        ("999999999999999998", "999999999999999999"), ("-999999999999999999", "0.1"),
    ])
    func `numbers are compared by value`(_ less: String, _ more: String) throws {
        let (less, more) = (try #require(Number(less)), try #require(Number(more)))
        #expect(less < more)
        #expect(!(more < less))
        #expect(less != more)
    }

    @Test func `equal values are equal however they were written`() {
        #expect(Number("1.50") == Number("15e-1"))
        #expect(Set([Number("1.50"), Number("15e-1"), Number("1.5")]).count == 1)
    }

    @Test func `sums are exact where floating point is not`() {
        #expect((Number(units: 1, scale: 1) + Number(units: 2, scale: 1)).description == "0.3")
        #expect((Number(units: 1) - Number(units: 1, scale: 18)).description == "0.999999999999999999")
        #expect(Number(units: 525, scale: 2).approximate == 5.25)
    }
}

@Suite("Ids, subjects and positions")
struct SubjectTests {
    @Test(arguments: Subject.Kind.allCases)
    func `a subject of any kind is read as it is written`(_ kind: Subject.Kind) {
        let subjects: [Subject] =
            switch kind {
            case .log, .organization, .ranking, .resource: [Subject(kind)]
            case .platform: PlatformPart.allCases.map(\.subject)
            case .alternative, .criterion:
                [1, 2, 26, 27, 702, 703, 9999].map { Subject(kind, 9, part: $0) } + [Subject(kind, .max, part: 1)]
            default: [1, 9, 10, 4_294_967_295].map { Subject(kind, $0) }
            }
        for subject in subjects {
            #expect(Subject(text: subject.text) == subject)
            #expect(Subject(id: subject.id) == subject)
            #expect(Subject(rawValue: subject.rawValue) == subject)
            #expect(kind.range.contains(subject.rawValue))
        }
    }

    @Test(arguments: [
        ("ballot:B-2", Subject(.ballot, 2)), ("decision:D-9", Subject(.decision, 9)),
        ("alternative:D-9.a", Subject(.alternative, 9, part: 1)),
        ("alternative:D-9.aa", Subject(.alternative, 9, part: 27)),
        ("alternative:D-9.c", Subject(.alternative, 9, part: 3)), ("criterion:D-9.c1", Subject(.criterion, 9, part: 1)),
        ("entry:#17", Subject(.entry, 17)), ("platform:mission", PlatformPart.mission.subject),
        ("ranking", Subject(.ranking)), ("organization", Subject(.organization)), ("person:P-3", Subject(.person, 3)),
    ])
    func `subjects are written as in the log`(_ text: String, _ subject: Subject) {
        #expect(subject.text == text)
        #expect(Subject(text: text) == subject)
    }

    @Test func `each kind keeps its number in the index`() {
        let numbers = Subject.Kind.allCases.map { "\($0.rawValue) \($0.name) \($0.letter)" }.joined(separator: "; ")
        #expect(
            numbers == """
                1 log ; 2 organization ; 3 entry #; 4 theme C; 5 person P; 6 series R; 7 session S; 8 homework H; \
                9 item N; 10 rule L; 11 question Q; 12 breakout K; 13 pulse Y; 14 finding F; 15 platform ; \
                16 assumption A; 17 measure M; 18 idea I; 19 group U; 20 ballot B; 21 decision D; 22 alternative D; \
                23 criterion D; 24 goal G; 25 ranking ; 26 resource ; 27 task T
                """)
        #expect(Subject(.alternative, 9, part: 2).rawValue == 0x16_0000_0009_0002)
        #expect(Subject(rawValue: 0) == nil)
        #expect(Subject(rawValue: 0x63_0000_0001_0000) == nil)
    }

    @Test(arguments: [("b-2", Subject(.ballot, 2)), ("d-9.a", Subject(.alternative, 9, part: 1))])
    func `people may write ids in small letters`(_ text: String, _ subject: Subject) {
        #expect(Subject(id: text) == subject)
        #expect(Subject(text: "\(subject.kind.name):\(text)") == nil)
    }

    @Test(arguments: [
        "", "B", "B-", "B-0", "B-02", "B--2", "B-+2", "B-2 ", " B-2", "B2", "X-2", "BB-2", "B-4294967296", "B-2.a",
        "D-9.",
        "D-9.A", "D-9.c0", "D-9.c65536", "D-9.aaaa", "D-9.a1", "D-.a", "#0", "#", "#-1", "#4294967296", "mission2",
        "ballot",
        "ß-1", "ﬁ-1", "é-1", "Ｂ-2", "🗳-2", "B-２",
    ])
    func `anything else is no id`(_ text: String) {
        #expect(Subject(id: text) == nil)
    }

    @Test(arguments: [
        "", ":", "ballot:", ":B-2", "ballot:D-2", "ballot", "bollot:B-2", "platform:x", "ballot:B-2:", "log:1",
    ])
    func `anything else is no subject`(_ text: String) {
        #expect(Subject(text: text) == nil)
    }

    @Test(arguments: [("#17", 17), ("17", 17), ("#9223372036854775807", .max)] as [(String, Int64)])
    func `a position is written with a sharp or without`(_ text: String, _ value: Int64) {
        #expect(Position(text)?.rawValue == value)
    }

    @Test(arguments: ["", "#", "0", "#0", "-1", "+1", "1.5", "#9223372036854775808", "##1", " 1"])
    func `anything else is no position`(_ text: String) {
        #expect(Position(text) == nil)
    }

    @Test func `ids are told apart by kind and ordered by number`() {
        #expect(BallotID("D-2") == nil)
        #expect(BallotID("B-2") == BallotID(2))
        #expect([BallotID(10), BallotID(9)].sorted() == [BallotID(9), BallotID(10)])
        #expect(
            [AlternativeID(1, part: 2), AlternativeID(1, part: 1)].sorted().map(\.description) == ["D-1.a", "D-1.b"])
    }
}

@Suite("Entry ids")
struct EntryIDTests {
    @Test func `an id carries its time and chance`() {
        let id = EntryID(at: Instant(milliseconds: 0x0123_4567_89AB), random: (.max, .max))
        #expect(id.description == "01234567-89ab-7fff-bfff-ffffffffffff")
        #expect(EntryID(id.description) == id)
        #expect(EntryID(bytes: id.bytes) == id)
    }

    @Test func `ids of later times sort later`() {
        let ids = [5, 1, 3].map { EntryID(at: Given.time($0), random: (.max, .max)).description }
        #expect(ids.sorted() == [ids[1], ids[2], ids[0]])
    }

    @Test func `capital letters are taken for small ones`() {
        #expect(
            EntryID("01234567-89AB-7FFF-BFFF-FFFFFFFFFFFF")?.description == "01234567-89ab-7fff-bfff-ffffffffffff")
    }

    @Test(arguments: [
        "", "0123456789ab7fffbfffffffffffffff", "01234567-89ab-4fff-bfff-ffffffffffff",
        "01234567-89ab-7fff-3fff-ffffffffffff",
        "01234567-89ab-7fff-ffff-ffffffffffff", "01234567-89ab-7fff-bfff-fffffffffffg",
        "01234567-89ab-7fff-bfff-fffffffffff",
        "{1234567-89ab-7fff-bfff-ffffffffffff", "01234567 89ab-7fff-bfff-ffffffffffff",
    ])
    func `only UUIDs of version 7 are ids`(_ text: String) {
        #expect(EntryID(text) == nil)
    }

    @Test func `a time before 1970 counts as 1970`() {
        #expect(
            EntryID(at: Instant(milliseconds: -5), random: (0, 0)).description == "00000000-0000-7000-8000-000000000000"
        )
    }
}

@Suite("Digests")
struct DigestTests {
    @Test func `the leaf of a line is that of RFC 6962`() {
        #expect(
            Digest.leaf(of: []).hex == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        #expect(
            Digest(hashing: [UInt8]()).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func `hexadecimal leads back`() {
        #expect(Hex.text([0, 255, 16]) == "00ff10")
        #expect(Hex.bytes("00fF10") == [0, 255, 16])
        #expect(Hex.bytes("0") == nil)
        #expect(Hex.bytes("0g") == nil)
    }
}

@Suite("Choices, thresholds and sets of positions")
struct VotingValueTests {
    @Test(arguments: [
        (#""for""#, Choice.word("for")), (#"["a","b"]"#, .options(["a", "b"])), ("[]", .options([])),
        (
            #"{"I-7":3,"I-9":2.5}"#,
            .numbers([
                Choice.OptionNumber(option: "I-7", number: 3),
                Choice.OptionNumber(option: "I-9", number: Number(units: 25, scale: 1)),
            ])
        ),
    ])
    func `a choice keeps the shape in which it was given`(_ json: String, _ choice: Choice) throws {
        var reader = JSONReader(Array(json.utf8))
        #expect(try Choice.read(&reader, Entry.headerField) == choice)
        var writer = JSONWriter()
        choice.write(&writer)
        #expect(writer.text == json)
    }

    @Test(arguments: ["true", "null", "5", #"["a",5]"#, #"{"a":"b"}"#, #"{"a":1,"a":2}"#])
    func `other JSON is no choice`(_ json: String) {
        #expect(throws: Fault.self) {
            var reader = JSONReader(Array(json.utf8))
            _ = try Choice.read(&reader, Entry.headerField)
        }
    }

    /// Votes for, against, the base, and whether they carry the motion at each threshold.
    @Test(arguments: [
        // for, against, base: simple, absolute, two-thirds, three-quarters, unanimous, 3/5
        (0, 0, 0, "......"), (1, 0, 1, "++++++"), (0, 1, 1, "......"), (1, 1, 2, "......"), (2, 1, 3, "+++..+"),
        (3, 1, 4, "++++.+"), (3, 2, 5, "++...+"), (5, 4, 9, "++...."), (6, 3, 9, "+++..+"), (7, 2, 9, "++++.+"),
        (9, 0, 9, "++++++"),
        // Of an electorate of nine
        (4, 0, 9, "+....."), (5, 0, 9, "++...."), (6, 0, 9, "+++..+"), (8, 0, 9, "++++.+"), (2, 1, 9, "+....."),
        (5, 3, 9, "++...."), (0, 0, 9, "......"),
    ])
    func `shares are compared without rounding`(_ pro: Int, _ contra: Int, _ base: Int, _ verdicts: String) {
        let thresholds: [Threshold] = [.simple, .absolute, .twoThirds, .threeQuarters, .unanimous, .fraction(3, 5)]
        let met = thresholds.map { $0.isMet(for: pro, against: contra, base: base) ? "+" : "." }.joined()
        #expect(met == verdicts)
    }

    @Test(arguments: ["simple", "absolute", "two-thirds", "three-quarters", "unanimous", "3/5", "1/1", "999/1000"])
    func `a threshold is written as it was given`(_ text: String) throws {
        var reader = JSONReader(Array("\"\(text)\"".utf8))
        #expect(try Threshold.read(&reader, Entry.headerField).description == text)
    }

    @Test(arguments: ["", "half", "0/5", "6/5", "3/0", "3", "3/5/7", "+3/5", "-3/-5", "3 / 5", "#3/#5", "1/1001", "3/"])
    func `anything else is no threshold`(_ text: String) {
        #expect(throws: Fault.self) {
            var reader = JSONReader(Array("\"\(text)\"".utf8))
            _ = try Threshold.read(&reader, Entry.headerField)
        }
    }

    @Test(
        arguments: [
            ([], ""), ([5], "5"), ([3, 1, 2], "1-3"), ([12, 13, 15, 14, 23, 20], "12-15,20,23"), ([7, 7, 8], "7-8"),
            ([1, 3, 5], "1,3,5"),
        ] as [([Int], String)])
    func `positions are written as ranges`(_ positions: [Int], _ text: String) throws {
        let set = PositionSet(positions.map { Position($0) })
        #expect(set.description == text)
        var reader = JSONReader(Array("\"\(text)\"".utf8))
        #expect(try PositionSet.read(&reader, Entry.headerField) == set)
        #expect(positions.allSatisfy { set.contains(Position($0)) })
        #expect(!set.contains(Position(99)))
        #expect(set.bounds?.upperBound == positions.max().map { Position($0) })
    }

    @Test(arguments: [
        ",", "1,", "1-", "-1", "2-1", "0", "1,1", "1,2", "5,3", "1-3,2", "#1", "1-2-3", "x", "1 ", "1-4294967296",
        "1-9223372036854775807",
    ])
    func `anything else is no set of positions`(_ text: String) {
        #expect(throws: Fault.self) {
            var reader = JSONReader(Array("\"\(text)\"".utf8))
            _ = try PositionSet.read(&reader, Entry.headerField)
        }
    }
}
