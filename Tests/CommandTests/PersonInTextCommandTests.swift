import Testing

@Suite("People within texts, on the command line")
struct PersonInTextCommandTests {
    @Test func `a name that is typed is kept as an id, shown by name, and forgotten with it`() {
        let box = Sandbox(.year)
        #expect(box.annals("record", "idea-captured", "text=Ask @Cy Young, then @Bob Roe.", "--as", "P-1").code == 0)
        let line = box.lines().last ?? ""
        #expect(line.contains(#""text":"Ask @P-3, then @P-2.""#))
        #expect(line.contains(#""mentions":["person:P-3","person:P-2","person:P-1"]"#))
        for command in [["log", "-n", "1"], ["ideas"], ["ideas", "--csv"], ["show", "I-4"]] {
            #expect(box.annals(command).out.contains("Ask @Cy Young, then @Bob Roe."), "\(command)")
        }
        #expect(box.annals("log", "--subject", "P-3", "-n", "1").out.contains("Ask @Cy Young"))
        #expect(box.annals("ideas", "--json").json["ideas"].list.last?["text"].text == "Ask @P-3, then @P-2.")
        for step in [
            ["task-reassigned", "task=T-2", "owner=P-1"], ["person-left", "person=P-3", "--as", "P-1"],
        ] { #expect(box.annals(["record"] + step).code == 0) }
        #expect(box.annals("forget", "P-3", "--reason", "Asked", "--as", "P-1").code == 0)
        #expect(box.annals("ideas").out.contains("Ask @P-3, then @Bob Roe."))
        #expect(box.annals("verify").code == 0)
    }

    @Test func `an import keeps labels of people as ids too`() {
        let box = Sandbox(.founded)
        box.write(
            "in.jsonl",
            """
            {"type":"person-joined","occurredAt":"2024-01-01","data":{"person":"@ann","name":"Ann Lee"}}
            {"type":"idea-captured","occurredAt":"2024-01-02","actor":"@ann","data":{"text":"Ask @ann, @nobody and @Ann Lee"}}
            """)
        #expect(box.annals("import", "in.jsonl").code == 0)
        #expect(box.lines().last?.contains(#""text":"Ask @P-1, @nobody and @P-1""#) == true)
    }
}
