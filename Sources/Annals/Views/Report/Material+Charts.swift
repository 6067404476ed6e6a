// Measures as series to be drawn.

extension ReportMaterial {
    /// A measure over time, as it stood at the end.
    func chart(_ measure: Measure) -> Report.Chart {
        standing.plan.chart(measure, at: end, told: told(measure.id.subject, "measurement-recorded"), in: language)
    }
}
