import Annals

/// Small texts that the pages of the past share.
enum PastText {
    /// Hours to a tenth: `6.5`.
    static func hours(_ seconds: Int) -> String {
        Number(units: Int64((seconds + 180) / 360), scale: 1).description
    }

    /// Minutes and seconds: `12:05`.
    static func clock(_ seconds: Int) -> String {
        "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }

    /// Texts one after another, with commas.
    static func list(_ texts: [Runs]) -> Runs {
        guard let first = texts.first else { return "" }
        return texts.dropFirst().reduce(first) { $0 + Runs(", ") + $1 }
    }

    /// `6 of 8 (75 %)`.
    static func share(_ share: Share, in frame: SiteFrame) -> String {
        let of = frame.language("{1} of {2}", "\(share.count)", "\(share.of)")
        return share.percent.map { "\(of) (\($0)\u{A0}%)" } ?? of
    }

    /// `≥ 9.6`, `≤ 3`, `2 – 4`.
    static func target(_ target: Measure.Target, in frame: SiteFrame) -> String {
        switch (target.low, target.high) {
        case (let low?, let high?): low == high ? "\(low)" : "\(low) – \(high)"
        case (let low?, nil): "≥ \(low)"
        case (nil, let high?): "≤ \(high)"
        case (nil, nil): "–"
        }
    }

    /// What the bands between goals mean.
    static func flowLegend(in frame: SiteFrame) -> String {
        let bands = [("kept", "kept as it was"), ("revised", "revised"), ("continued", "goes on under another name")]
        let items = bands.map { band, words in
            let path = "<path class=\"band \(band)\" d=\"M1 5H31\"/>"
            let heart = band == "continued" ? "<path class=\"band heart\" d=\"M1 5H31\"/>" : ""
            return
                "<span><svg class=\"flow\" viewBox=\"0 0 32 10\" aria-hidden=\"true\">\(path)\(heart)</svg>\(frame[words].escaped)</span>"
        }
        return "<p class=\"legend\">\(items.joined())</p>"
    }
}
