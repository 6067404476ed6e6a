import Annals

extension TemplateItem {
    /// Reads the bytes of a YAML file, or says everything that is wrong with it.
    ///
    /// - Parameters:
    ///   - yaml: the bytes.
    ///   - file: how messages name the file, which must bear the item's name.
    ///   - techniques: the names of all techniques at hand; `nil` where stages may name any.
    public init(yaml: [UInt8], file: String, techniques: Set<String>? = nil) throws(TemplateFaults) {
        let root = try YAMLText(yaml, file: file).parsed()
        let sink = FaultSink(file, techniques: techniques)
        let value = YAMLValue(node: root, path: "", sink: sink)
        var item: TemplateItem?
        if let fields = value.fields(), let type = fields.required("type")?.word(TemplateType.self) {
            switch type {
            case .template: item = .template(SessionTemplate(fields))
            case .technique: item = .technique(Technique(fields))
            case .pack: item = .pack(TopicPack(fields))
            case .style: item = .style(StyleGuide(fields))
            }
            fields.finish()
            if let name = fields.optional("name"), let read = item?.name, !read.isEmpty,
                read != TemplateLibrary.name(of: file)
            {
                let fileName = file.split(separator: "/").last.map { String($0) } ?? file
                name.report("is “\(read)”, but the file is \(fileName.shortened); give both the same name")
            }
        }
        guard let item, sink.faults.isEmpty else {
            throw TemplateFaults(
                sink.faults.enumerated().sorted {
                    ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
                }.map(\.element))
        }
        self = item
    }
}

extension YAMLFields {
    func name() -> String { required("name")?.name() ?? "" }
    func wording(_ key: String) -> Wording { required(key)?.wording() ?? Wording("") }
    func title() -> Wording { required("title")?.wording(200) ?? Wording("") }
    func wordings(_ key: String) -> [Wording] { required(key)?.list().map { $0.wording() } ?? [] }
    func minutes() -> Int { required("minutes")?.number(1...1440) ?? 1 }

    /// A list of things with a key of their own each, no two the same.
    func each<Element>(
        _ name: String, keyed key: String, needsSome: Bool = true, _ read: (YAMLFields) -> Element
    ) -> [Element] {
        guard let list = needsSome ? required(name) : optional(name) else { return [] }
        var seen: [String] = []
        let elements = list.list()
        if needsSome, elements.isEmpty, list.isList { list.report("is empty; give at least one") }
        return elements.compactMap { element in
            guard let fields = element.fields() else { return nil }
            if let value = fields.optional(key), let text = value.scalar {
                if seen.contains(text) { value.report("is “\(text.shortened)”, which stands above already") }
                seen.append(text)
            }
            let read = read(fields)
            fields.finish()
            return read
        }
    }

    /// A list of outputs: `{output: findings, lens: swot, atLeast: 1}`.
    func outputs(_ key: String) -> [ExpectedOutput] {
        (required(key)?.list() ?? []).compactMap { element in element.fields().flatMap { $0.output() } }
    }

    /// One output.
    func output() -> ExpectedOutput? {
        guard let kind = required("output") else { return nil }
        let members = rest()
        do throws(Fault) {
            let name = kind.words().first ?? ""
            return try ExpectedOutput(try ExpectedOutput.kind(name), members.map { ($0.name, $0.value.words()) })
        } catch {
            let blamed = error.path == "output" ? kind : members.first { $0.name == error.path }?.value
            if let blamed { blamed.report(error.problem) } else { value.report("\(error.path) \(error.problem)") }
            return nil
        }
    }
}

extension SessionTemplate {
    init(_ fields: YAMLFields) {
        self.init()
        name = fields.name()
        kind = fields.required("kind")?.word(SessionKind.self) ?? kind
        title = fields.title()
        purpose = fields.wording("purpose")
        focus = fields.wording("focus")
        outcome = fields.wording("outcome")
        days = fields.required("days")?.range(1...30) ?? days
        people = fields.required("people")?.range(1...500) ?? people
        who = fields.wording("who")
        format = fields.required("format")?.word(SessionFormat.self) ?? format
        place = fields.wording("place")
        preparation = fields.each("preparation", keyed: "homework") { Homework($0) }
        stages = fields.each("stages", keyed: "stage") { Stage($0) }
        if let stages = fields.optional("stages"), let first = self.stages.first, first.key != SessionTemplate.opening {
            stages.report(
                "begins with “\(first.key)”, expected promises: every session after the first of its series opens with it"
            )
        }
        summary = fields.wordings("summary")
        followUp = fields.wordings("followUp")
    }
}

extension SessionTemplate.Homework {
    init(_ fields: YAMLFields) {
        self.init()
        kind = fields.required("homework")?.name() ?? ""
        title = fields.title()
        daysBefore = fields.required("daysBefore")?.number(0...365) ?? daysBefore
        questions = fields.wordings("questions")
    }
}

extension SessionTemplate.Stage {
    init(_ fields: YAMLFields) {
        self.init()
        key = fields.required("stage")?.name() ?? ""
        title = fields.title()
        minutes = fields.minutes()
        purpose = fields.wording("purpose")
        questions = fields.wordings("questions")
        techniques = (fields.required("techniques")?.list() ?? []).compactMap { $0.technique() }
        outputs = fields.outputs("outputs")
    }
}

extension Technique {
    init(_ fields: YAMLFields) {
        self.init()
        name = fields.name()
        title = fields.title()
        purpose = fields.wording("purpose")
        people = fields.required("people")?.range(1...500) ?? people
        steps = fields.each("steps", keyed: "step") { Step($0) }
        leaves = fields.outputs("leaves")
    }
}

extension Technique.Step {
    init(_ fields: YAMLFields) {
        self.init()
        key = fields.required("step")?.name() ?? ""
        title = fields.title()
        minutes = fields.minutes()
        instruction = fields.wording("instruction")
        capture = fields.optional("capture")?.word(CaptureMode.self)
        reveals = fields.optional("reveals")?.truth() ?? false
        if let value = fields.optional("turns"), let turns = value.fields() {
            let order = turns.required("order")?.word(Technique.Turns.Order.self)
            let seconds = turns.optional("seconds")?.number(5...3600)
            turns.finish()
            self.turns = order.map { Technique.Turns(order: $0, seconds: seconds) }
        }
        if let ballot = fields.optional("ballot")?.fields() { self.ballot = BallotPreset(ballot) }
    }
}

extension BallotPreset {
    init(_ fields: YAMLFields) {
        self.init()
        let method = fields.required("method")?.word(VotingMethodName.self)
        options = fields.required("options")?.word(Options.self) ?? options
        guard let method else {
            _ = fields.rest()
            return
        }
        self.method = method
        let allowed = BallotPreset.settings(of: method) + BallotPreset.common
        for (name, value) in fields.rest() {
            guard allowed.contains(name), let takes = BallotPreset.takes(name) else {
                value.report("is no setting of \(method.rawValue); there are: \(allowed.joined(separator: ", "))")
                continue
            }
            if let read = value.setting(takes) { settings.append(Setting(name, read)) }
        }
    }
}

extension YAMLValue {
    /// The name of a technique at hand.
    fileprivate func technique() -> String? {
        guard let name = name() else { return nil }
        if let known = sink.techniques, !known.contains(name) {
            report("is “\(name)”, which is no technique at hand (there are: \(known.sorted().joined(separator: ", ")))")
        }
        return name
    }

    fileprivate func setting(_ takes: BallotPreset.Takes) -> BallotPreset.Value? {
        switch takes {
        case .number(let range): return number(range).map(BallotPreset.Value.number)
        case .truth: return truth().map(BallotPreset.Value.truth)
        case .words(let words):
            guard let word = self.words().first else { return nil }
            guard words.contains(word) else {
                report("is “\(word.shortened)”, expected one of \(words.joined(separator: ", "))")
                return nil
            }
            return .word(word)
        }
    }
}

extension TopicPack {
    init(_ fields: YAMLFields) {
        self.init()
        name = fields.name()
        title = fields.title()
        purpose = fields.wording("purpose")
        sections = fields.each("sections", keyed: "section") { Section($0) }
        flags = (fields.optional("flags")?.list() ?? []).compactMap { element in
            guard let fields = element.fields() else { return nil }
            let words = fields.wording("words")
            return fields.output().map { Flag(missing: $0, words: words) }
        }
    }
}

extension TopicPack.Section {
    init(_ fields: YAMLFields) {
        self.init()
        key = fields.required("section")?.name() ?? ""
        title = fields.title()
        stages = (fields.optional("stages")?.list() ?? []).compactMap { $0.name() }
        questions = fields.wordings("questions")
    }
}

extension StyleGuide {
    init(_ fields: YAMLFields) {
        self.init()
        name = fields.name()
        style = fields.required("style")?.word(ModeratorStyle.self) ?? style
        title = fields.title()
        purpose = fields.wording("purpose")
        fit = fields.wording("fit")
        risk = fields.wording("risk")
        remedy = fields.wording("remedy")
        advice = (fields.required("advice")?.list() ?? []).compactMap { element in
            element.fields().map { StyleGuide.Advice($0) }
        }
    }
}

extension StyleGuide.Advice {
    init(_ fields: YAMLFields) {
        self.init()
        verdict = fields.required("verdict")?.word(StyleGuide.Verdict.self) ?? verdict
        team = fields.optional("team")?.word(TeamStrength.self)
        aim = fields.optional("aim")?.name()
        sizeUpTo = fields.optional("sizeUpTo")?.number(1...1_000_000)
        words = fields.wording("words")
        if team == nil, aim == nil, sizeUpTo == nil {
            fields.value.report("says nothing of when it holds; give team, aim or sizeUpTo")
        }
        fields.finish()
    }
}
