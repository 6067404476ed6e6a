// A rule asks the world for what it does not have yet; that is fetched, and the rule runs again from its start.

extension Judge {
    /// Runs a rule; where it needs something, fetches that and runs it again.
    static func run<Result>(
        _ world: inout World, _ source: some EntrySource, _ rule: (inout World) throws(Refusal) -> Result
    ) throws -> Result {
        while true {
            do {
                return try rule(&world)
            } catch let refusal {
                switch refusal {
                case .needsStory(let subject): try fetch(subject, &world, source)
                case .needsEntries(let subject, let aboutOnly):
                    let cut = world.cut
                    // What an entry's own story says, its strike, acts on the known clock alone.
                    let entries = try source.inEffect(of: subject, aboutOnly: aboutOnly)
                        .filter { subject.kind == .entry || cut.takes($0) }
                    if aboutOnly { world.scope.about[subject] = entries } else { world.scope.naming[subject] = entries }
                case .needsEntry(let position): world.scope.entries[position] = .some(try source.entry(at: position))
                case .needsNumber(let scope): world.numbers[scope] = try source.next(scope)
                case .needsUse(let subject): world.scope.used[subject] = try use(of: subject, source)
                case .needsDocument(let hash): world.scope.documents[hash] = .some(try source.documentLength(hash))
                default: throw refusal
                }
            }
        }
    }

    private static func use(of subject: Subject, _ source: some EntrySource) throws -> World.Use {
        guard try source.isUsed(subject) else { return .free }
        let first = try source.inEffect(of: subject, aboutOnly: true).first { $0.action.bearing.isStory }
        return first.map { .since($0.occurredAt) } ?? .struck
    }

    private static func fetch(_ subject: Subject, _ world: inout World, _ source: some EntrySource) throws {
        if let told = try (source as? any Teller)?.told(of: subject, upTo: world.cut) {
            return keep(told, of: subject, &world)
        }
        let entries = try source.inEffect(of: subject, aboutOnly: true)
        let last = entries.map(\.orderedAt).max() ?? .earliest
        guard let story = entries.story(of: subject, upTo: world.cut) else { throw Refusal.notFound(subject) }
        let told = World.Told(story: story, last: last)
        if last <= world.moment, !world.judgesAgain {
            world.longStories.keep(told, of: subject, entries: entries.count, at: world.head)
        }
        keep(told, of: subject, &world)
    }

    private static func keep(_ told: World.Told, of subject: Subject, _ world: inout World) {
        if told.last <= world.moment, !world.judgesAgain {
            world.heads[subject] = told
        } else {
            world.scope.stories[subject] = told.story
        }
    }
}
