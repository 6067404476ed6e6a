extension Report {
    /// What of the log is in a report, so that nothing can be left out unseen.
    ///
    /// Each entry of the session or period is counted once: as hidden, struck, shown or left out.
    public struct Counts: Hashable, Sendable {
        /// The entries of the session or period, struck ones too.
        public let entries: Int
        /// Those that a line of the report tells of.
        public let shown: Int
        /// Those that may not be shown to anybody now: ideas before they are revealed, votes of a hidden ballot, private
        /// notes.
        public let hidden: Int
        /// Those that were struck since.
        public let struck: Int
        /// Those for which this form has no line.
        public let leftOut: Int
        /// The lines that an export of the log at the report's position holds: all of them.
        public let exported: Int
        /// The same, by chapter of the catalogue of actions.
        public let chapters: [Chapter]
        /// The language that they are told in.
        package let language: Language

        /// The entries of one chapter of the catalogue.
        public struct Chapter: Hashable, Sendable {
            /// The chapter's name, such as `Voting`.
            public internal(set) var name: String
            /// How many there are.
            public var entries = 0
            /// How many a line tells of.
            public var shown = 0
            /// How many may not be shown.
            public var hidden = 0
            /// How many were struck.
            public var struck = 0
            /// How many have no line.
            public var leftOut = 0
        }

        init(of material: ReportMaterial, in sections: [Section]) {
            let told = sections.reduce(into: Set<Position>()) { $0.formUnion($1.entries) }
            var chapters: [String: Chapter] = [:]
            func count(_ entry: Entry, _ part: WritableKeyPath<Chapter, Int>) {
                let name = AnyAction.listing(entry.action.name)?.chapter ?? "Of a newer release"
                chapters[name, default: Chapter(name: name)].entries += 1
                chapters[name, default: Chapter(name: name)][keyPath: part] += 1
            }
            for entry in material.entries {
                count(
                    entry,
                    material.isHidden(entry) ? \.hidden : told.contains(entry.position) ? \.shown : \.leftOut)
            }
            for (entry, _) in material.struck { count(entry, \.struck) }
            let order = AnyAction.catalogue.map(\.chapter)
            self.chapters = chapters.values.sorted {
                (order.firstIndex(of: $0.name) ?? order.count) < (order.firstIndex(of: $1.name) ?? order.count)
            }
            .map { chapter in
                var chapter = chapter
                chapter.name = material.says(chapter.name, russian: Counts.russian(chapter.name))
                return chapter
            }
            language = material.language
            entries = material.entries.count + material.struck.count
            shown = self.chapters.reduce(0) { $0 + $1.shown }
            hidden = self.chapters.reduce(0) { $0 + $1.hidden }
            struck = material.struck.count
            leftOut = self.chapters.reduce(0) { $0 + $1.leftOut }
            exported = Int(material.known.rawValue)
        }

        /// The counts of all chapters together.
        public var total: Chapter {
            Chapter(
                name: language.says("All", russian: "Всего"), entries: entries, shown: shown, hidden: hidden,
                struck: struck, leftOut: leftOut)
        }

        /// The counts in a sentence.
        public var words: String {
            var parts = [language.says("\(shown) shown here", russian: "показано здесь \(shown)")]
            func add(_ count: Int, _ english: String, _ russian: String) {
                if count > 0 { parts.append(language.says("\(count) \(english)", russian: "\(russian) \(count)")) }
            }
            add(hidden, "hidden until they may be shown", "пока скрыто")
            add(struck, "struck since", "вычеркнуто с тех пор")
            add(leftOut, "left to the full report", "оставлено полному отчёту")
            let list = parts.joined(separator: ", ")
            return language.says(
                "\(entries) of the log’s \(exported) entries belong here: \(list).",
                russian: "Сюда относятся \(entries) из \(exported) записей журнала: \(list).")
        }

        /// A chapter of the catalogue in Russian.
        private static func russian(_ chapter: String) -> String {
            switch chapter {
            case "Record": "Журнал"
            case "People": "Люди"
            case "Sessions": "Сессии"
            case "Preparation": "Подготовка"
            case "Room": "В зале"
            case "Analysis": "Анализ"
            case "Ideas": "Идеи"
            case "Ballots": "Голосования"
            case "Decisions": "Решения"
            case "Plan": "План"
            case "Follow-up": "После сессий"
            case "Of a newer release": "Из более нового выпуска"
            default: chapter
            }
        }
    }
}
