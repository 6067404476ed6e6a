import Testing

@testable import Annals

@Suite("Shares and means")
struct ShareTests {
    @Test func `a share keeps its two numbers, with the percentage beside them`() {
        #expect(Share(7, of: 9).description == "7 of 9")
        #expect(Share(7, of: 9).words == "7 of 9 (78 %)")
        #expect(Share(1, of: 200).percent == 1)
        #expect(Share(1, of: 201).percent == 0)
        #expect(Share(7, of: 9).json == ["count": 7, "of": 9, "percent": 78])
    }

    @Test func `a share of nothing is none, and no rate`() {
        #expect(Share().onRecord == nil)
        #expect(Share().percent == nil)
        #expect(Share().words == "none on record")
        #expect(Share().json == .null)
    }

    @Test func `shares are compared exactly`() {
        #expect(Share(1, of: 3).isLess(than: Share(34, of: 100)))
        #expect(!Share(1, of: 3).isLess(than: Share(2, of: 6)))
        #expect(!Share(2, of: 5).isLess(than: Share(1, of: 3)))
        #expect(Share(1, of: 3) + Share(2, of: 4) == Share(3, of: 7))
    }

    @Test func `a mean is rounded to a hundredth, and keeps how many answers it rests on`() {
        #expect(Mean(sum: 33, count: 8).value == Number("4.13"))
        #expect(Mean(sum: 33, count: 8).description == "4.13 of 5 (8 answers)")
        #expect(Mean(sum: 4, count: 1).description == "4 of 5 (1 answer)")
        #expect(Mean().value == nil)
        #expect(Mean().description == "no answers")
        #expect(Mean().json == .null)
    }

    @Test func `a change is that of the answers, not of the rounded means`() {
        // 10/3 - 7/3 = 1, where the means to a hundredth, 3.33 and 2.33, happen to agree; 2/3 - 1/2 = 1/6.
        #expect(Mean(sum: 10, count: 3).change(from: Mean(sum: 7, count: 3)) == 1)
        #expect(Mean(sum: 2, count: 3).change(from: Mean(sum: 1, count: 2)) == Number("0.17"))
        #expect(Mean(sum: 1, count: 2).change(from: Mean(sum: 2, count: 3)) == Number("-0.17"))
        #expect(Mean(sum: 1, count: 2).change(from: Mean()) == nil)
    }

    @Test func `hours cost what their seconds cost, to the nearest whole unit`() {
        #expect(Number(80).cost(ofSeconds: 3600) == 80)
        #expect(Number("92.5")?.cost(ofSeconds: 5400) == 139)  // 138.75
        #expect(Number(80).cost(ofSeconds: 0) == 0)
        #expect(Number("999999999999999999")?.cost(ofSeconds: 36_000) == nil)
    }

    @Test func `interruptions that overlap count once`() {
        func at(_ minute: Int64) -> Instant { Instant(milliseconds: minute * 60_000) }
        func span(_ from: Int64, _ to: Int64) -> Interruptions.Span { .init(from: at(from), to: at(to)) }
        let out = Interruptions([span(50, 60), span(10, 20), span(15, 30)])
        #expect(out.spans == [span(10, 30), span(50, 60)])
        #expect(out.seconds(from: at(0), to: at(100)) == 70 * 60)
        #expect(out.seconds(from: at(12), to: at(55)) == 20 * 60)
        #expect(out.seconds(from: at(52), to: at(55)) == 0)
        #expect(out.seconds(from: at(60), to: at(40)) == 0)
    }
}
