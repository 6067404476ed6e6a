import Annals
import AnnalsLog
import TestSupport

/// Drafts of a small organization's life, at random from a seed: live, late, struck, corrected, with texts taken out, and
/// a good share that is refused.
struct RandomHistory {
    private var generator: SplitMix64
    /// The latest time that anything may have happened at.
    private let start: Instant
    /// What was recorded so far, by position.
    private var recorded: [AnyAction] = []

    init(seed: UInt64, start: Instant) {
        generator = SplitMix64(seed: seed)
        self.start = start
    }

    /// A number from 0 to one below the limit.
    mutating func below(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }

    /// The next draft, where the log ends at a position and the clock says now.
    mutating func draft(head: Int, now: Instant) -> Draft {
        let action = action(head)
        var draft = Draft(action)
        // One in three is written down later: some time between the start and now.
        if below(3) == 0 {
            let span = Int(now.milliseconds - start.milliseconds)
            draft.occurredAt = start.advanced(byMilliseconds: Int64(below(max(1, span))))
        }
        switch draft.action {
        case .voteCast, .voteWithdrawn, .tieBroken: draft.actor = person()
        default: break
        }
        if below(2) == 0 { draft.session = SessionID(UInt32(below(3) + 1)) }
        return draft
    }

    private mutating func id<Of>(_ limit: Int = 5) -> Identifier<Of> { Identifier(UInt32(below(limit) + 1)) }
    private mutating func person() -> PersonID { PersonID(UInt32(below(4) + 1)) }
    private mutating func period() -> Period {
        [.year(2026), .quarter(2026, 1), .quarter(2026, 2), .month(2026, 1)][below(4)]
    }

    /// Takes up what became of a draft, and what followed from it.
    mutating func take(_ receipt: Receipt) { recorded += ([receipt.entry] + receipt.following).map(\.action) }

    /// A correction to what else might have been done.
    private mutating func correction(_ head: Int) -> AnyAction {
        let index = below(max(1, recorded.count))
        guard index < recorded.count else { return action(head, corrects: false) }
        // Corrections themselves are not corrected: another try would but make another correction.
        var other = action(head, corrects: false)
        for _ in 0..<200 where other.name != recorded[index].name { other = action(head, corrects: false) }
        return AnyAction(
            EntryCorrected {
                $0.entry = Position(index + 2)
                $0.data = ActionData(of: other)
                $0.reason = "misheard"
            })
    }

    private mutating func action(_ head: Int, corrects: Bool = true) -> AnyAction {
        let number = below(1000)
        switch below(53) {
        case 0: return AnyAction(PersonJoined { $0.name = "Person \(number)" })
        case 1:
            return AnyAction(
                PersonChanged {
                    $0.person = person()
                    $0.title = "Title \(number)"
                })
        case 2:
            return AnyAction(
                PersonLeft {
                    $0.person = person()
                    $0.handsTo = person()
                })
        case 3: return AnyAction(PersonReturned { $0.person = person() })
        case 4:
            return AnyAction(
                SessionScheduled {
                    $0.title = "Session \(number)"
                    $0.purpose = "To decide"
                    $0.startsAt = .day(Day(daysSince1970: 20_000))
                })
        case 5:
            return AnyAction(
                ParticipantInvited {
                    $0.session = id(3)
                    $0.person = person()
                    $0.role = .chair
                })
        case 6:
            return AnyAction(
                SessionOpened {
                    $0.session = id(3)
                    $0.present = [PersonID(1), PersonID(2), PersonID(3)]
                })
        case 7:
            return AnyAction(
                PersonArrived {
                    $0.session = id(3)
                    $0.person = person()
                })
        case 8:
            return AnyAction(
                PersonDeparted {
                    $0.session = id(3)
                    $0.person = person()
                })
        case 9:
            return AnyAction(
                StageEntered {
                    $0.session = id(3)
                    $0.title = "Stage \(number % 3)"
                })
        case 10:
            return AnyAction(
                SessionClosed {
                    $0.session = id(3)
                    $0.leaving = "enough"
                })
        case 11, 12: return AnyAction(IdeaCaptured { $0.text = "Idea \(number)" })
        case 13:
            return AnyAction(
                IdeaReworded {
                    $0.idea = id()
                    $0.text = "Better \(number)"
                })
        case 14: return AnyAction(IdeaParked { $0.idea = id() })
        case 15:
            return AnyAction(
                IdeasMerged {
                    $0.into = id()
                    $0.from = [id()]
                })
        case 16:
            return AnyAction(
                BallotOpened {
                    $0.question = "Question \(number)"
                    $0.options = [
                        BallotOption {
                            $0.id = "motion"
                            $0.text = "Yes"
                            $0.refersTo = .subject(IdeaID(UInt32(number % 4 + 1)).subject)
                        }
                    ]
                    $0.electorate = [PersonID(1), PersonID(2), PersonID(3)]
                    $0.chair = PersonID(1)
                    $0.mayChange = number % 2 == 0
                    if number % 3 > 0 { $0.decision = DecisionID(UInt32(number % 5 + 1)) }
                })
        case 17, 18, 19, 20:
            return AnyAction(
                VoteCast {
                    $0.ballot = id()
                    $0.choice = .word(["for", "against", "abstain"][number % 3])
                })
        case 21: return AnyAction(BallotClosed { $0.ballot = id() })
        case 22:
            return AnyAction(
                TieBroken {
                    $0.ballot = id()
                    $0.option = "for"
                    $0.reason = "casting vote"
                })
        case 23: return AnyAction(DecisionProposed { $0.title = "Decision \(number)" })
        case 24, 25:
            return AnyAction(
                DecisionTaken {
                    if number % 4 > 0 { $0.decision = id() }
                    $0.title = "Decision \(number)"
                    $0.statement = "We do \(number)"
                    if number % 3 == 0 { $0.supersedes = [id()] }
                    if number % 5 == 0 {
                        $0.how = .ballot
                        $0.ballot = id()
                        $0.despite = "because"
                    }
                })
        case 26:
            return AnyAction(
                DissentRecorded {
                    $0.decision = id()
                    $0.person = person()
                })
        case 27:
            return AnyAction(
                DecisionReviewed {
                    $0.decision = id()
                    $0.actual = "so so"
                })
        case 28:
            return AnyAction(
                GoalSet {
                    $0.title = "Goal \(number)"
                    $0.horizon = .year(2026)
                    $0.decision = number % 2 == 0 ? id() : nil
                })
        case 29:
            return AnyAction(
                GoalRevised {
                    $0.goal = id()
                    $0.title = "Goal \(number)"
                    $0.why = "why not"
                })
        case 30: return AnyAction(GoalsRanked { $0.order = [id(), id()] })
        case 31:
            return AnyAction(
                MeasureDefined {
                    $0.name = "Measure \(number)"
                    $0.unit = "EUR"
                    $0.goals = [id()]
                })
        case 32:
            return AnyAction(
                TargetSet {
                    $0.measure = id(2)
                    $0.period = period()
                    $0.value = Number(number)
                    $0.why = "new facts"
                })
        case 33:
            return AnyAction(
                MeasurementRecorded {
                    $0.measure = id(2)
                    $0.period = period()
                    $0.value = Number(number)
                    $0.why = "restated"
                })
        case 34:
            return AnyAction(
                TaskAssigned {
                    $0.title = "Task \(number)"
                    $0.owner = person()
                    $0.from = [.subject(DecisionID(UInt32(number % 5 + 1)).subject)]
                })
        case 35: return AnyAction(TaskCompleted { $0.task = id() })
        case 36:
            return AnyAction(
                NoteAdded {
                    $0.on = .subject(DecisionID(UInt32(number % 5 + 1)).subject)
                    $0.text = "Note \(number)"
                })
        case 37, 38:
            return AnyAction(
                FindingRecorded {
                    $0.text = "Finding \(number)"
                    $0.evidence = [.subject(Subject(.entry, UInt32(below(max(1, head)) + 1)))]
                    if number % 3 == 0 { $0.replaces = [id()] }
                })
        case 39:
            return AnyAction(
                PlatformStated {
                    $0.part = number % 2 == 0 ? .mission : .vision
                    $0.text = "Wording \(number % 5)"
                    $0.decision = number % 3 == 0 ? id() : nil
                })
        case 40: return AnyAction(PlatformConfirmed { $0.part = number % 2 == 0 ? .mission : .vision })
        case 41: return AnyAction(AssumptionStated { $0.text = "Assumption \(number)" })
        case 42:
            return AnyAction(
                AssumptionJudged {
                    $0.assumption = id()
                    $0.holds = number % 2 == 0
                    $0.evidence = [.link("https://example.org/\(number)")]
                })
        case 43, 44:
            return AnyAction(
                ResourceAllocated {
                    $0.to = ResourceHolder(Subject(.goal, UInt32(number % 5 + 1)))
                    $0.amount = Number(number % 7 + 1)
                    $0.unit = "EUR"
                    $0.period = .year(2026)
                    $0.decision = number % 2 == 0 ? id() : nil
                })
        case 45:
            return AnyAction(
                ResourceReleased {
                    $0.from = ResourceHolder(Subject(.goal, UInt32(number % 5 + 1)))
                    $0.amount = Number(number % 3 + 1)
                    $0.unit = "EUR"
                    $0.period = .year(2026)
                    $0.why = "enough"
                })
        case 46:
            return AnyAction(
                DecisionTaken {
                    $0.title = "Decision \(number)"
                    $0.statement = "We do \(number)"
                    $0.basis = [.subject(FindingID(UInt32(number % 5 + 1)).subject)]
                    $0.assumes = [id()]
                })
        case 47:
            return AnyAction(
                LessonLearned {
                    $0.session = id(3)
                    $0.text = "Lesson \(number)"
                })
        case 48 where corrects, 49 where corrects: return correction(head)
        case 50:
            return AnyAction(
                EntryRedacted {
                    $0.entry = Position(below(max(1, head)) + 1)
                    $0.texts = [["text", "title", "why", "data.text", "data.title"][number % 5]]
                    $0.reason = "the law"
                })
        default:
            return AnyAction(
                EntryStruck {
                    $0.entry = Position(below(max(1, head)) + 1)
                    $0.reason = "a mistake"
                })
        }
    }
}
