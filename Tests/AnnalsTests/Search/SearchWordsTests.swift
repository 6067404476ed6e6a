import Testing

@testable import Annals

@Suite("Texts cut into words")
struct SearchWordsTests {
    static let texts: [(String, [String])] = [
        ("Half-term, 2026: don’t!", ["half", "term", "2026", "don", "t"]),
        ("Größe ÉTÉ naïve", ["große", "ete", "naive"]),
        ("e\u{301}te\u{301}", ["ete"]),
        ("Стратегия ЁЛКА", ["стратегия", "елка"]),
        ("ΣΤΡΑΤΗΓΙΚΉ λόγος ΛΟΓΟΣ", ["στρατηγικη", "λογοσ", "λογοσ"]),
        ("كِتَاب أُستاذ", ["كتاب", "استاذ"]),
        ("استراتيجـــية", ["استراتيجية"]),
        ("שָׁלוֹם", ["שלום"]),
        ("战略 2026", ["战", "略", "2026"]),
        ("東京タワー", ["東", "京", "タ", "ワ", "ー"]),
        ("전략을", ["전", "략", "을"]),
        ("ไทย", ["ไ", "ท", "ย"]),
        ("Ｐｌａｎ", ["plan"]),
        ("@P-7 agrees", ["p", "7", "agrees"]),
        ("İstanbul", ["istanbul"]),
        ("", []), ("…—!?", []),
    ]

    @Test(arguments: texts)
    func `words are lower case, without accents, in any script`(_ text: String, _ words: [String]) {
        #expect(SearchWords.words(of: text).map(\.key) == words)
    }

    @Test func `each word knows where it stands`() {
        let text = "Die Größe, größer"
        #expect(SearchWords.words(of: text).map { String(text[$0.range]) } == ["Die", "Größe", "größer"])
        let chinese = "新战略"
        #expect(SearchWords.words(of: chinese).map { String(chinese[$0.range]) } == ["新", "战", "略"])
    }

    @Test func `what goes into the index is ASCII as it is, and words of everything else`() {
        #expect(SearchWords.indexable("Half-term, 2026") == "Half-term, 2026")
        #expect(SearchWords.indexable("新战略 Größe") == "新 战 略 große")
    }
}

@Suite("What somebody looks for")
struct SearchQueryTests {
    private func terms(_ text: String) throws -> [String] {
        try SearchQuery(text).groups.map { group in
            (group.terms.map { shown($0) } + group.excluded.map { "-" + shown($0) }).joined(separator: " & ")
        }
    }
    private func shown(_ term: SearchQuery.Term) -> String {
        term.words.joined(separator: "+") + (term.isPrefix ? "*" : "")
    }

    static let queries: [(String, [String])] = [
        ("Lead time", ["lead & time"]),
        ("\"lead time\" board", ["lead+time & board"]),
        ("„lead time“", ["lead+time"]),
        ("strat*", ["strat*"]),
        ("\"lead ti\"*", ["lead+ti*"]),
        ("half-term", ["half+term"]),
        ("plan -budget", ["plan & -budget"]),
        ("plan -\"lead time\"", ["plan & -lead+time"]),
        ("cats OR dogs", ["cats", "dogs"]), ("cats | dogs", ["cats", "dogs"]),
        ("or and not near", ["or & and & not & near"]),
        ("战略", ["战+略"]),
        // What other engines take for syntax is nothing but words here.
        ("NEAR(a b, 5)", ["near+a & b & 5"]), ("text:plan", ["text+plan"]), ("^plan", ["plan"]),
        ("a AND b NOT c", ["a & and & b & not & c"]), ("plan\"", ["plan"]), ("\"plan", ["plan"]),
        ("{a b}: c", ["a & b & c"]), ("'; DROP TABLE words; --", ["drop & table & words"]),
        ("OR plan OR", ["plan"]), ("a\u{0}b", ["a+b"]),
    ]

    @Test(arguments: queries)
    func `any text is read as words, phrases and beginnings`(_ text: String, _ expected: [String]) throws {
        #expect(try terms(text) == expected)
    }

    @Test(arguments: ["", "   ", "*", "\"", "\"\"", "-", "()", "OR", "…", "\"*\"*", "^", "\u{0}"])
    func `without a word there is nothing to look for`(_ text: String) {
        #expect(throws: SearchQuery.Problem.nothing) { try SearchQuery(text) }
    }

    @Test func `only words that must not be there say nothing`() {
        #expect(throws: SearchQuery.Problem.onlyExcluded) { try SearchQuery("-plan") }
        #expect(throws: SearchQuery.Problem.onlyExcluded) { try SearchQuery("plan OR -budget") }
    }

    @Test func `nobody means more than 64 words`() throws {
        #expect(try terms(String(repeating: "a ", count: 64)).count == 1)
        #expect(throws: SearchQuery.Problem.tooMany) { try SearchQuery(String(repeating: "a ", count: 65)) }
        #expect(throws: SearchQuery.Problem.tooMany) { try SearchQuery(String(repeating: "战", count: 10_000)) }
        #expect(try terms(String(repeating: "a", count: 10_000)).first?.count == 10_000)
    }
}

@Suite("What an entry says in words")
struct EntryTextsTests {
    private func texts(_ action: AnyAction) -> [String] {
        Entry.texts(of: action).map { "\($0.field)=\($0.text)" }
    }

    @Test func `texts of people's own, and where they stand`() {
        #expect(
            texts(
                AnyAction(
                    BallotOpened {
                        $0.ballot = BallotID(1)
                        $0.question = "Which?"
                        $0.options = [
                            BallotOption {
                                $0.id = "six"
                                $0.text = "Six weeks"
                            }
                        ]
                    })) == ["question=Which?", "options[0].text=Six weeks"])
    }

    @Test func `not the names and titles of people`() {
        #expect(
            texts(
                AnyAction(
                    PersonJoined {
                        $0.person = PersonID(1)
                        $0.name = "Ann Lee"
                        $0.title = "Managing director"
                    })) == [])
    }

    @Test func `every action that has texts is gone through`() {
        let with = AnyAction.catalogue.filter { !TextPlan.of($0.name).isEmpty }.map(\.name)
        #expect(with.count > 70)
        #expect(!with.contains("vote-sealed") && !with.contains("goals-ranked-not"))
        for name in ["idea-captured", "argument-made", "vote-cast", "note-added", "lesson-learned", "check-in-made"] {
            #expect(with.contains(name), "\(name)")
        }
    }
}
