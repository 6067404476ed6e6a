public import Annals

extension Measure {
    /// Every figure of it for a spreadsheet, a row each as RFC 4180 has it, the earliest period first: earlier readings of a
    /// period before those that took their place, beside the target that stands.
    public func csv(in zone: Zone) -> String {
        let rows = periods(in: zone).reversed().flatMap { period -> [[String]] in
            let target = target(for: period)
            let bounds = [target?.low?.description ?? "", target?.high?.description ?? ""]
            let readings = readings[period] ?? []
            if readings.isEmpty { return [[period.description, "", "", ""] + bounds + [""]] }
            return readings.map { reading in
                [period.description, reading.value.description, reading.status.rawValue, definition.unit] + bounds
                    + ["\(reading.mark.position.rawValue)"]
            }
        }
        return CSV.text([["period", "value", "status", "unit", "target low", "target high", "entry"]] + rows)
    }
}
