import Annals

extension Log {
    /// Makes what is kept beside the log anew, from the log alone.
    ///
    /// - Parameter progress: is told how many entries were taken up so far, and how many there are.
    /// - Throws: `StoreError` where the file in its place is another program's, cannot be written, or is being written
    ///   by somebody else.
    public func rebuildViews(progress: (Int, Int) -> Void = { _, _ in }) throws {
        guard let views else { return }
        try views.discard()
        try read { reading in
            guard reading.known > .start else { return }
            let all = Int(reading.known.rawValue)
            var done = 0
            let log = try reading.organization().log
            let isDone = reading.bringUpPlans(views, log) { count in
                done += count
                progress(done, all)
            }
            guard isDone else {
                throw StoreError(
                    .busy,
                    "\(views.path) cannot be written now, or may not be: try again, or check the folder and its rights")
            }
            progress(all, all)
        }
    }
}
