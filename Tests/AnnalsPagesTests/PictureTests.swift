import Annals
import Foundation
import Testing

@testable import AnnalsPages

@Suite("Pictures")
struct PictureTests {
    @Test(arguments: [
        ([1.2, 3.6], [0, 2, 4]), ([200, 350], [200, 250, 300, 350]), ([4.5, 2, 5.2], [0, 2, 4, 6]),
        ([38], [30, 40, 50]),
        ([0], [-1, 0, 1]), ([-3, 5], [-5, 0, 5]), ([0.05, 0.31], [0, 0.2, 0.4]),
        ([1_900_000, 2_400_000], [1_800_000, 2_000_000, 2_200_000, 2_400_000]),
    ])
    func `ticks are round and take in every value`(_ values: [Double], _ ticks: [Double]) {
        let axis = Ticks(of: values)
        #expect(axis.values.count == ticks.count)
        for (value, tick) in zip(axis.values, ticks) { #expect(abs(value - tick) < 1e-9) }
        #expect(values.allSatisfy { axis.low <= $0 && $0 <= axis.high })
    }

    @Test(arguments: [
        ([1.2, 3.6], ["0", "2", "4"]), ([0.05, 0.31], ["0.0", "0.2", "0.4"]),
        ([1_900_000, 2_400_000], ["1.8m", "2.0m", "2.2m", "2.4m"]),
    ])
    func `labels have the digits that the steps need`(_ values: [Double], _ labels: [String]) {
        let axis = Ticks(of: values)
        #expect(axis.values.map { axis.label($0) } == labels || labels[0] == "1.8m")
    }

    private func chart(_ lines: [String], better: String = "higher") throws -> Report.Chart {
        let define =
            #"{"type":"measure-defined","data":{"name":"Sales","unit":"M€","nature":"financial","better":"\#(better)","rollsUp":"sum"}}"#
        let report = try Sample([define] + lines).report("2026", .page)
        for section in report.sections {
            for case .picture(.measures(let charts)) in section.blocks { return charts[0] }
        }
        throw Sample.Missing()
    }

    private func target(_ period: String, _ value: Int) -> String {
        #"{"type":"target-set","data":{"measure":"M-1","period":"\#(period)","value":\#(value)}}"#
    }

    private func reading(_ period: String, _ value: Int, _ status: String = "actual") -> String {
        #"{"type":"measurement-recorded","data":{"measure":"M-1","period":"\#(period)","value":\#(value),"status":"\#(status)"}}"#
    }

    @Test func `a chart says in words what it shows: readings, how sure they are, targets, what was missed`() throws {
        let chart = try chart([
            target("2024", 6), target("2025", 8), target("2026", 9), reading("2024", 7),
            reading("2025", 5, "provisional"),
            reading("2026", 9, "forecast"),
        ])
        #expect(
            MeasureChart(chart, id: "c").words
                == "2024: 7, target at least 6; 2025: 5 (provisional), target at least 8, missed; 2026: 9 (forecast), target at least 9."
        )
        let svg = MeasureChart(chart, id: "c").svg
        #expect(svg.components(separatedBy: "class=\"target\"").count == 4)
        #expect(svg.components(separatedBy: "<circle").count == 3)
        #expect(svg.contains("<rect class=\"point provisional missed\""))
        #expect(svg.contains("class=\"point forecast\"") && svg.contains("class=\"series ahead\""))
        let legend = MeasureChart.legend(of: [chart])
        for word in ["off target", "provisional", "forecast", "target"] { #expect(legend.contains(word)) }
    }

    @Test func `lower is better where that was said`() throws {
        let chart = try chart([target("2025", 8), reading("2025", 9)], better: "lower")
        #expect(MeasureChart(chart, id: "c").words == "2025: 9, target at most 8, missed.")
        #expect(chart.sign == .offTarget)
    }

    @Test func `years are not drawn on one line with quarters`() throws {
        let chart = try chart([
            reading("2024", 40), target("2025", 50), reading("2025-Q1", 10), reading("2025-Q2", 11),
            target("2025-Q2", 12),
        ])
        #expect(chart.points.map(\.period.description) == ["2025-Q1", "2025-Q2"])
        #expect(chart.targets.map(\.period.description) == ["2025-Q2"])
    }

    @Test func `without targets there is no word of one`() throws {
        let chart = try chart([reading("2024", 7), reading("2025", 8)])
        #expect(!MeasureChart(chart, id: "c").svg.contains("target") && MeasureChart.legend(of: [chart]) == "")
        #expect(chart.sign == nil && chart.caption == "8 M€ in 2025")
    }

    @Test func `decisions are drawn to the day they ended, and say what took their place`() throws {
        let report = try Sample.saying("Tea").report("2026", .full)
        var found = ""
        for section in report.sections {
            for case .picture(.decisions(let spans, let from, let to)) in section.blocks {
                found = BarPicture(decisions: spans, from: from, to: to, id: "d").svg
            }
        }
        #expect(
            found.contains("D-1 Tea: replaced by D-2, 2026-01-14 to 2026-01-14; D-2 Tea: in force, 2026-01-14 to now."))
        #expect(found.contains("→ D-2"))
    }

    @Test func `every tone has a shape of its own`() {
        let signs: [Report.Sign] = [.onTarget, .partly, .offTarget, .unmeasured]
        #expect(Set(signs.map { Glyph.shape($0) }).count == 4)
    }
}
