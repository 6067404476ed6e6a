import Annals

extension Log {
    /// Makes what is kept beside the log anew, from the log alone.
    ///
    /// - Parameter progress: is told how many entries were taken up so far, and how many there are.
    /// - Throws: `StoreError` where the file in its place is another program's, cannot be written, or is being written
    ///   by somebody else.
    public func rebuildViews(progress: (Int, Int) -> Void = { _, _ in }) throws {
        guard let views else { return }
        try read { reading in
            guard reading.known > .start else { return }
            // Each entry is gone through twice: for the snapshots, and for its words.
            let all = 2 * Int(reading.known.rawValue)
            var done = 0
            let log = try reading.organization().log
            try views.reset(for: log)
            func isTaken(_ count: Int) {
                done += count
                progress(min(done, all), all)
            }
            guard reading.bringUpPlans(views, log, progress: isTaken),
                reading.bringUpNames(views, log, try Namesakes.groups(reading.reader)),
                reading.bringUpWords(views, log, progress: isTaken)
            else {
                throw views.cannotBeWritten
            }
            progress(all, all)
        }
    }
}
