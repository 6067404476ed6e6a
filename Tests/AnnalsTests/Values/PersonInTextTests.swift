import Testing

@testable import Annals

@Suite("People within texts")
struct PersonInTextTests {
    private func find(_ name: String) -> PersonID? {
        ["Ann": 1, "Ann Lee": 2, "Zoë Ångström-Müller": 3, "O'Neil": 4][name].map { PersonID($0) }
    }

    @Test(arguments: [
        ("Ask @Ann today", "Ask @P-1 today"), ("Ask @Ann Lee today", "Ask @P-2 today"), ("@Ann Lee", "@P-2"),
        ("(@Ann), @Ann.", "(@P-1), @P-1."), ("@Zoë Ångström-Müller: yes", "@P-3: yes"),
        ("@O'Neil's shop", "@O'Neil's shop"),
        ("@O'Neil, then", "@P-4, then"), ("Line one\n@Ann\nthree", "Line one\n@P-1\nthree"), ("@Anna", "@Anna"),
        ("ann@Ann.org", "ann@Ann.org"), ("https://x.org/@Ann", "https://x.org/@Ann"), ("@", "@"), ("a @ b", "a @ b"),
        ("@P-7 and @Ann", "@P-7 and @P-1"), ("no sign at all", "no sign at all"),
    ])
    func `a name that is typed is kept as an id, the longest first`(typed: String, kept: String) {
        #expect(PersonInText.kept(typed, find) == kept)
    }

    @Test func `an id is shown by name, and as it stands where none is known`() {
        let name: (PersonID) -> String? = { $0 == PersonID(7) ? "Ann Lee" : nil }
        #expect(PersonInText.shown("Ask @P-7, not @P-8.", name) == "Ask @Ann Lee, not @P-8.")
        #expect(PersonInText.shown("a@P-7 @P-0 @P-77", name) == "a@P-7 @P-0 @P-77")
    }

    @Test func `whoever stands in a text is mentioned and must be in the log`() {
        given().when("idea-captured text='Ask @P-5 and @P-6' by P-2 in S-1").records { entry, _ in
            #expect(entry.mentions.map(\.id) == ["P-5", "P-6", "P-2", "S-1"])
            #expect(entry.about.map(\.id) == ["I-1"])
        }
        given().when("idea-captured text='Ask @P-77' by P-2 in S-1").refused(.notFound(PersonID(77).subject))
    }

    @Test func `a text before the first id is about nobody`() throws {
        given().when("task-assigned title='Ask @P-5' owner=P-6 in S-1").records { entry, _ in
            #expect(entry.about.map(\.id) == ["T-1"] && entry.mentions.map(\.id).prefix(2) == ["P-5", "P-6"])
        }
        let stated = "platform-stated part=mission decision=D-2 in S-1 text="
        let plain = try given(Room.full).when(Step(stated + "Grow")).result.get()
        let named = try given(Room.full).when(Step(stated + "'Grow @P-5'")).result.get()
        #expect(named.about == plain.about)
        #expect(Set(named.mentions).subtracting(plain.mentions) == [PersonID(5).subject])
    }

    @Test func `who stands in a hidden text is hidden with it`() throws {
        let room = given("mode-set session=S-1 capture=hidden", "idea-captured text='Ask @P-6' by P-5 in S-1")
        let library = ChronicleLibrary(room.log)
        let entry = room.log.entries[28]
        let hidden = try Sight.hidden(in: entry) { try library.story(of: $0) }
        #expect(entry.mentions.map(\.id) == ["P-6", "P-5", "S-1"])
        #expect(entry.showing(without: hidden).mentions.map(\.id) == ["S-1"])
        let narrator = Narrator(in: Step.zone, hiding: { _ in [] }, naming: { $0.id == "P-6" ? "Fay" : nil })
        #expect(narrator.tell(entry).hasSuffix("Ask @Fay"))
    }
}
