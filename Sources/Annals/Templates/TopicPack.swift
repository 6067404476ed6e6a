/// Questions that a topic brings to any session, and what to look out for.
public struct TopicPack: Hashable, Sendable {
    /// Its name.
    public var name = ""
    /// What it is called.
    public var title = Wording("")
    /// What it is for.
    public var purpose = Wording("")
    /// The topics that its questions are gathered under, in order.
    public var sections: [Section] = []
    /// What every initiative of the topic must have, else it is flagged.
    public var flags: [Flag] = []

    /// Makes an empty one, to be filled in.
    public init() {}

    /// Questions on one side of the topic.
    public struct Section: Hashable, Sendable {
        /// Its key, such as `why`.
        public var key = ""
        /// Its title.
        public var title = Wording("")
        /// The keys of the stages in which its questions are best asked.
        public var stages: [String] = []
        /// The questions.
        public var questions: [Wording] = []

        /// Makes an empty one, to be filled in.
        public init() {}
    }

    /// Something that must not be missing.
    public struct Flag: Hashable, Sendable {
        /// What each of them must have: `initiatives approach=digitalization with=internal-owner,resources`.
        public var missing: ExpectedOutput
        /// What is said where it is missing.
        public var words: Wording

        /// What must be there, and what is said where it is not.
        public init(missing: ExpectedOutput, words: Wording) {
            self.missing = missing
            self.words = words
        }
    }
}
