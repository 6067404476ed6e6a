import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import Testing

@testable import AnnalsServer

/// A log with a secret of each kind, each with words of its own that stand nowhere else.
struct SecretLog {
    let served: ServedLog
    /// The last position before S-3 got its circle.
    let beforeCircle: Position
    /// What Dan, who is in no circle, may not see.
    let withheld: Withheld
    let subjects: [Subject]
    let head: Position

    /// Who comes, and with what.
    enum Role: UInt32, CaseIterable {
        case steward = 1
        case moderator = 2
        case participant = 3
        case uninvited = 4
        case observer = 5
        case decider = 6
        case circleModerator = 7
        case circleMember = 8
        case left = 9
        case forgotten = 10
        case revoked = 11
        case stranger = 0

        var person: PersonID { PersonID(rawValue) }
        /// Whether they are let in at all.
        var isLetIn: Bool { ![.left, .forgotten, .revoked, .stranger].contains(self) }
        var isInCircle: Bool { self == .circleModerator || self == .circleMember }
    }

    /// The words of what nobody may be shown yet, or any more: a hidden idea, a vote on a hidden ballot with its reason,
    /// a paper of a secret ballot, the name of somebody who was forgotten.
    static let unseen = ["Kolibri", "Kranich", "Xylophon"]
    /// The numbers of that vote and of that paper.
    static let unseenNumbers: Set<String> = ["481", "623"]
    /// A private note of the moderator of S-1.
    static let privateNote = "Walross"
    /// Everything in and of S-2, which always had a circle, and S-3, which got one later.
    static let circled = ["Heron", "Ibis", "77777"]

    /// Each word of S-2 and S-3.
    static let words = Set(
        MatrixWords(lines.joined()).all.filter { word in circled.contains { word.hasPrefix($0) } && word != "77777" })

    init() throws {
        let start = Instant(milliseconds: Instant.now().milliseconds / 1000 * 1000)
        served = try ServedLog(lines: SecretLog.lines, at: start)
        let log = served.log
        let contract = Document(Array("HeronContract".utf8))
        let attached =
            #"{"type":"document-attached","actor":"P-8","session":"S-2","data":{"on":"D-1","name":"HeronPaper.pdf","mediaType":"text/plain","sha256":"\#(contract.sha256.hex)","bytes":13}}"#
        try log.record(line: Array(attached.utf8), documents: [contract])
        // Of nobody: whoever sends it is not to be found out.
        _ = try log.record([
            Intent(
                Array(#"{"type":"idea-captured","anonymous":true,"session":"S-1","data":{"text":"Namenlos"}}"#.utf8),
                sender: PersonID(12))
        ])[0].get()
        try log.record(line: Array(#"{"type":"note-added","actor":"P-1","data":{"on":"S-1","text":"The end"}}"#.utf8))
        _ = try log.checkpoint()
        (beforeCircle, withheld, subjects, head) = try log.read { whole in
            var before = Position.start
            try whole.forEachRecorded(from: Position(1)) { entry in
                if case .sessionChanged = entry.action { return false }
                before = entry.position
                return true
            }
            return (
                before, try #require(try whole.seen(by: Role.uninvited.person).withheld),
                try Subject.Kind.allCases.flatMap { try whole.subjects($0) }, try whole.head
            )
        }
    }

    /// The headers of somebody, with the visit that they have or had.
    func visit(_ role: Role) throws -> HTTPFields {
        if role == .stranger { return [:] }
        let visit = try served.visit(role.person)
        if role == .revoked { try served.server.house.access.revoke(role.person) }
        return visit
    }

    func remove() { served.remove() }

    private static let lines = [
        #"{"type":"person-joined","data":{"name":"Ann"}}"#,
        #"{"type":"person-joined","data":{"name":"Ben"}}"#,
        #"{"type":"person-joined","data":{"name":"Cara"}}"#,
        #"{"type":"person-joined","data":{"name":"Dan"}}"#,
        #"{"type":"person-joined","data":{"name":"Eve"}}"#,
        #"{"type":"person-joined","data":{"name":"Fay"}}"#,
        #"{"type":"person-joined","data":{"name":"Gus"}}"#,
        #"{"type":"person-joined","data":{"name":"Hal"}}"#,
        #"{"type":"person-joined","data":{"name":"Ida"}}"#,
        #"{"type":"person-joined","data":{"name":"Xylophon"}}"#,
        #"{"type":"person-joined","data":{"name":"Kim"}}"#,
        #"{"type":"person-joined","data":{"name":"Quill"}}"#,
        #"{"type":"session-scheduled","data":{"title":"Spring","kind":"planning","purpose":"To choose","startsAt":"2020-04-01T09:00:00Z","template":"annual"}}"#,
        #"{"type":"participant-invited","data":{"session":"S-1","person":"P-2","role":"moderator"}}"#,
        #"{"type":"participant-invited","data":{"session":"S-1","person":"P-6","role":"chair"}}"#,
        #"{"type":"participant-invited","data":{"session":"S-1","person":"P-3","role":"participant"}}"#,
        #"{"type":"participant-invited","data":{"session":"S-1","person":"P-12","role":"participant"}}"#,
        #"{"type":"participant-invited","data":{"session":"S-1","person":"P-5","role":"observer"}}"#,
        #"{"type":"session-opened","data":{"session":"S-1","present":["P-2","P-3","P-5","P-6","P-12"]}}"#,
        #"{"type":"session-scheduled","data":{"title":"HeronTitle","kind":"decision","purpose":"HeronPurpose","startsAt":"2020-05-01T09:00:00Z","template":"annual","circle":["P-7","P-8"]}}"#,
        #"{"type":"participant-invited","data":{"session":"S-2","person":"P-7","role":"moderator"}}"#,
        #"{"type":"participant-invited","data":{"session":"S-2","person":"P-8","role":"participant"}}"#,
        #"{"type":"homework-assigned","data":{"session":"S-2","person":"P-8","what":"HeronHomework","due":"2020-04-20"}}"#,
        #"{"type":"homework-submitted","actor":"P-8","data":{"homework":"H-1","text":"HeronAnswer"}}"#,
        #"{"type":"question-posed","session":"S-2","data":{"session":"S-2","text":"HeronQuestion"}}"#,
        #"{"type":"agenda-set","data":{"session":"S-2","items":[{"title":"HeronAgenda","stage":"current-state","minutes":10}]}}"#,
        #"{"type":"rule-agreed","data":{"session":"S-2","text":"HeronRule"}}"#,
        #"{"type":"session-opened","data":{"session":"S-2","present":["P-7","P-8"]}}"#,
        #"{"type":"breakout-formed","actor":"P-7","data":{"session":"S-2","title":"HeronBreakout","people":["P-8"]}}"#,
        #"{"type":"pulse-opened","actor":"P-7","data":{"session":"S-2","when":"before","statements":["HeronPulse"]}}"#,
        #"{"type":"idea-captured","actor":"P-8","session":"S-2","data":{"text":"HeronIdea"}}"#,
        #"{"type":"idea-captured","actor":"P-8","session":"S-2","data":{"text":"HeronOther"}}"#,
        #"{"type":"ideas-grouped","actor":"P-7","session":"S-2","data":{"title":"HeronGroup","ideas":["I-1","I-2"]}}"#,
        #"{"type":"argument-made","actor":"P-8","session":"S-2","data":{"on":"I-1","stance":"for","text":"HeronArgument"}}"#,
        #"{"type":"finding-recorded","actor":"P-8","session":"S-2","data":{"lens":"swot","side":"threat","text":"HeronFinding"}}"#,
        #"{"type":"theme-named","actor":"P-7","session":"S-2","data":{"title":"HeronTheme"}}"#,
        #"{"type":"assumption-stated","actor":"P-8","session":"S-2","data":{"text":"HeronAssumption"}}"#,
        #"{"type":"measure-defined","actor":"P-7","session":"S-2","data":{"name":"HeronMeasure","unit":"EUR","nature":"financial","better":"higher","rollsUp":"sum"}}"#,
        #"{"type":"target-set","actor":"P-7","session":"S-2","data":{"measure":"M-1","period":"2030","value":5,"why":"HeronTarget"}}"#,
        #"{"type":"platform-stated","actor":"P-7","session":"S-2","data":{"part":"positioning","text":"HeronPlatform"}}"#,
        #"{"type":"ballot-opened","actor":"P-7","session":"S-2","data":{"question":"HeronBallot","options":[{"id":"y","text":"HeronOption"}],"method":{"name":"majority"}}}"#,
        #"{"type":"vote-cast","actor":"P-8","session":"S-2","data":{"ballot":"B-1","choice":"for","reason":"HeronReason"}}"#,
        #"{"type":"ballot-closed","actor":"P-7","session":"S-2","data":{"ballot":"B-1"}}"#,
        #"{"type":"decision-taken","actor":"P-7","session":"S-2","data":{"title":"HeronDecision","statement":"HeronStatement","rationale":"HeronRationale","how":"ballot","ballot":"B-1","deciders":["P-7"]}}"#,
        #"{"type":"dissent-recorded","actor":"P-8","session":"S-2","data":{"decision":"D-1","person":"P-8","reason":"HeronDissent"}}"#,
        #"{"type":"goal-set","actor":"P-7","session":"S-2","data":{"title":"HeronGoal","kind":"goal","horizon":"2030","owner":"P-8","decision":"D-1"}}"#,
        #"{"type":"goals-ranked","actor":"P-7","session":"S-2","data":{"order":["G-1"],"why":"HeronRanking"}}"#,
        #"{"type":"resource-stated","actor":"P-7","session":"S-2","data":{"nature":"money","amount":77777,"unit":"HeronUnit","period":"2030"}}"#,
        #"{"type":"task-assigned","actor":"P-7","session":"S-2","data":{"title":"HeronTask","owner":"P-8","due":"2030","from":["D-1"]}}"#,
        #"{"type":"lesson-learned","actor":"P-8","session":"S-2","data":{"session":"S-2","text":"HeronLesson"}}"#,
        #"{"type":"note-added","actor":"P-8","data":{"on":"D-1","text":"HeronNote"}}"#,
        #"{"type":"session-scheduled","data":{"title":"IbisTitle","kind":"decision","purpose":"IbisPurpose","startsAt":"2020-06-01T09:00:00Z","template":"annual"}}"#,
        #"{"type":"participant-invited","data":{"session":"S-3","person":"P-7","role":"moderator"}}"#,
        #"{"type":"idea-captured","actor":"P-8","session":"S-3","data":{"text":"IbisIdea"}}"#,
        #"{"type":"decision-taken","actor":"P-7","session":"S-3","data":{"title":"IbisDecision","statement":"IbisStatement","how":"authority","deciders":["P-7"]}}"#,
        #"{"type":"task-assigned","actor":"P-7","session":"S-3","data":{"title":"IbisTask","owner":"P-8","due":"2030"}}"#,
        #"{"type":"session-changed","data":{"session":"S-3","circle":["P-7","P-8"],"reason":"IbisReason"}}"#,
        #"{"type":"mode-set","actor":"P-2","data":{"session":"S-1","capture":"hidden"}}"#,
        #"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"Kolibri"}}"#,
        #"{"type":"ballot-opened","actor":"P-2","session":"S-1","data":{"question":"How much?","options":[{"id":"m","text":"Leeds"},{"id":"o","text":"Hull"}],"method":{"name":"dots","budget":937,"most":937},"hidden":true}}"#,
        #"{"type":"vote-cast","actor":"P-3","session":"S-1","data":{"ballot":"B-2","choice":{"m":481,"o":3},"reason":"Kranich"}}"#,
        #"{"type":"ballot-opened","actor":"P-2","session":"S-1","data":{"question":"How good?","options":[{"id":"n","text":"York"},{"id":"p","text":"Hull"}],"method":{"name":"dots","budget":937,"most":937},"secret":true}}"#,
        #"{"type":"vote-sealed","actor":"P-3","session":"S-1","data":{"ballot":"B-3","choice":{"n":623,"p":3}}}"#,
        #"{"type":"vote-sealed","actor":"P-6","session":"S-1","data":{"ballot":"B-3","choice":{"n":623,"p":3}}}"#,
        #"{"type":"vote-sealed","actor":"P-12","session":"S-1","data":{"ballot":"B-3","choice":{"n":623,"p":3}}}"#,
        #"{"type":"note-added","actor":"P-2","data":{"on":"S-1","text":"Walross","private":true}}"#,
        #"{"type":"decision-taken","actor":"P-6","session":"S-1","data":{"title":"Leeds","statement":"Open in Leeds","how":"authority","deciders":["P-6"]}}"#,
        #"{"type":"task-assigned","actor":"P-2","session":"S-1","data":{"title":"Rent in Leeds","owner":"P-3","due":"2030"}}"#,
        #"{"type":"person-left","data":{"person":"P-9"}}"#,
        #"{"type":"person-forgotten","data":{"person":"P-10","reason":"asked"}}"#,
    ]
}
