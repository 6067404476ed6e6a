// Why an action was not recorded, in English: a sentence for each rule, in the order of `Refusal`.

extension Refusal {
    /// What is wrong, and what to do next.
    var english: String {
        switch self {
        case .needsStory(let subject): "the story of \(subject.id) is needed"
        case .needsEntries(let subject, _): "the entries of \(subject.id) are needed"
        case .needsEntry(let position): "entry \(position) is needed"
        case .needsNumber(let subject): "the next number of \(subject.kind.name) is needed"
        case .needsUse(let subject): "whether \(subject.id) is taken is needed"
        case .needsDocument(let hash): "the document \(hash) is needed"
        case .needsPapers(let subject): "the papers of \(subject.id) lie in the ballot box, which is not open here"

        case .notFirst: "log-opened can only be the first entry of a log"
        case .unknownAction(let name, let version):
            "\(name) (version \(version)) belongs to a newer release; update this one to record it"
        case .unknownZone(let zone, let month):
            (1...12).contains(month)
                ? "“\(zone)” is no time zone that this system knows; use a name such as Europe/London"
                : "\(month) is no month; the year starts in a month from 1 to 12"
        case .notFound(let subject): "\(subject.id) is not in the log; see annals \(subject.kind.register)"
        case .noEntry(let position): "there is no entry \(position) in the log; see annals log"
        case .notYet(let subject, let since):
            "\(subject.id) was not there yet at that time: it came with an entry of \(since)"
        case .wasStruck(let subject):
            "\(subject.id) was struck as a mistake; record it anew, under a new id"
        case .idTooHigh(let subject): "\(subject.id) is too high for a new id; leave it out and the next one is given"
        case .alreadyUsed(let subject): "\(subject.id) is taken; leave the id out and the next one is given"
        case .notInTheLog(let reference): "\(reference) is nothing in the log; name an id or an entry such as #17"
        case .inTheFuture(let instant, let now): "\(instant) is later than now (\(now)); what is recorded has happened"
        case .clockBehind(let now, let last):
            "the clock says \(now), but the last entry was written at \(last); set the clock right, or accept it with --accept-clock"
        case .otherContent(let id, let position, let field):
            "\(id) is the id of entry \(position), which says something else (\(field)); give a new id"
        case .someoneWasFaster(let subject, let position):
            "someone was faster: entry \(position) about \(subject.id) came since; look at it and decide again"
        case .tooLong(let field, let bytes):
            "the entry would have \(bytes) bytes, and a line holds \(Entry.longestLine); shorten \(field), its longest field"
        case .notAllowed(let person, let action, let needs):
            "\(person) may not do \(action); it takes: \(needs)"
        case .needsActor(let action): "\(action) needs an actor: say who with --as P-1 (or “actor” in the line)"
        case .severalSessions(let sessions):
            "several sessions are open (\(sessions.map(\.description).joined(separator: ", "))); name one"
        case .cannotBeStruck(let position, let name): "\(position) is \(name), which nobody may strike"
        case .struckAlready(let position, let strike): "\(position) was struck already, by \(strike)"
        case .breaksLater(let position, let name, let reason):
            "entry \(position) (\(name)) came later and would be refused: \(reason)"
        case .namedLater(let subject, let position, let name):
            "entry \(position) (\(name)) names \(subject.id), which this would take away; strike that one first"
        case .storedCountChanges(let position, let ballot):
            "the count of \(ballot) in entry \(position) would no longer hold; strike that count first"
        case .cannotBeCorrected(let position, let name): "\(position) is \(name), which nobody may correct"
        case .otherType(let position, let name, let given):
            "\(position) is \(name) and stays one, not \(given.excerpt); strike it and record the other action"
        case .otherIDs(let position, let subjects):
            "\(position) made \(subjects.map(\.id).joined(separator: ", ")), and a correction makes nothing else; leave the ids out, or strike it and record it anew"
        case .doesNotFit(let name, let problem): "the corrected data does not fit \(name): \(problem)"
        case .noText(let position, let field):
            "there is no text at “\(field.excerpt)” in \(position); name one such as text or options[1].text (ids, numbers and choices are no texts)"
        case .textTwice(let field): "“\(field)” is named twice; name each text once"
        case .contentMissing(let name): "the content of “\(name)” is missing; attach it with annals attach"
        case .doesNotMatch(let field, let what):
            "“\(field)” does not match \(what); give the one that does, or leave it to annals"
        case .cannotSeal(let why): why
        case .onlyNow(let name): "\(name) holds from the moment that it is recorded; leave its time (--at) out"
        case .onlyFollows(let name, let cause):
            "\(name) is written by the log itself, together with \(cause); record that"
        case .noKey(let field): "“\(field)” is no public key of Ed25519 in Base64; make one with annals keys rotate"
        case .noRoot(let field):
            "“\(field)” is no root of the log's tree: 64 hexadecimal digits; annals checkpoint says which was signed last"
        case .wrongSignature:
            "the signature is not that of the log's present key for the new one; change the key with annals keys rotate"

        case .isAlready(let subject, let state, let since):
            "\(subject.id) is already \(state)\(since.map { " (\($0.position))" } ?? "")"
        case .isNot(let subject, let state, let so): "\(subject.id) is not \(state): \(so)"
        case .nothingChanges(let subject): "nothing of \(subject.id) would change"
        case .ofItself(let subject, let field): "\(subject.id) cannot stand in its own “\(field)”"
        case .ofAnother(let part, let whole): "\(part.id) is no part of \(whole.id)"
        case .namedTwice(let subject, let field): "\(subject.id) stands twice in “\(field)”"
        case .wordTwice(let word, let field): "“\(word)” stands twice in “\(field)”; once is enough"
        case .needs(let field, let because): "“\(field)” is missing: \(because)"
        case .oneOf(let fields): "give exactly one of: \(fields.joined(separator: " or "))"
        case .outOfRange(let field, let value, let low, let high): "“\(field)” is \(value), expected \(low) to \(high)"
        case .notAboveZero(let field, let value): "“\(field)” is \(value), expected a number above 0"

        case .gone(let person, let since): "\(person) left (\(since)); record person-returned first if they are back"
        case .notFirstPerson(let person): "\(person) is not the first to join; give them the role with role-granted"
        case .lastSteward(let person): "\(person) is the last steward; grant the role to somebody else first"
        case .wasForgotten(let person, let since):
            "\(person) was forgotten (\(since)); somebody who comes back joins anew, with person-joined"
        case .ownsTasks(let person, let tasks):
            "\(person) owns open tasks (\(tasks.prefix(8).map(\.description).joined(separator: ", "))\(tasks.count > 8 ? ", …" : "")); give them to somebody else with task-reassigned first"
        case .onOpenBallot(let person, let ballot):
            "\(person) may vote on \(ballot), which is open; close it first, or take them off with electorate-changed"
        case .invalidRecurrence(let rule):
            "“\(rule)” is no recurrence rule of RFC 5545; write one such as FREQ=MONTHLY or FREQ=YEARLY;BYMONTH=1"
        case .sessionOver(let session, let state):
            "\(session) is \(state); what happened before its close can be written down with its own time (--at)"
        case .sessionNotOpen(let session, let state):
            "\(session) is not open at that time (it is \(state)); record session-opened first"
        case .noModerator(let session): "\(session) has nobody to lead it; invite a moderator or a chair first"
        case .noSuchStage(let stage, let session, let known):
            known.isEmpty
                ? "\(session) has no planned stages; name the stage with “title”"
                : "\(session) has no stage “\(stage)”; there are: \(known.joined(separator: ", ")), or use “title”"
        case .ballotStillOpen(let ballot, let session):
            "\(ballot) of \(session) is still open; close or withdraw it first"
        case .ideasWithoutFate(let ideas, let session):
            "\(ideas.count) ideas of \(session) have no fate (\(ideas.prefix(8).map(\.description).joined(separator: ", "))\(ideas.count > 8 ? ", …" : "")); group, park, withdraw or use them, or say why they are left with “leaving”"
        case .ofAnotherSession(let idea, let theirs, let here): "\(idea) belongs to \(theirs), not to \(here)"
        case .otherSession(let own, let session):
            "the action names \(own), but is said to happen in \(session); leave --session out, or name \(own) there too"
        case .lessHidden(let session, let mode):
            "\(session) is \(mode) by its mode, on which people rely; only ideas-revealed makes it open again"
        case .nothingHidden(let session): "nothing is hidden in \(session): its mode is open, and its ideas are shown"

        case .optionTwice(let option): "option “\(option)” stands there twice"
        case .optionCount(let method, let count, let expected): "\(method) takes \(expected); there are \(count)"
        case .unknownMethodVersion(let method, let version):
            "version \(version) of \(method) is not known to this release"
        case .nobodyMayVote: "nobody may vote: name the electorate, or open the session with the people present"
        case .quorumOutOfReach(let quorum, let count):
            "the quorum is \(quorum), but \(count) may vote; expected 1 to \(count)"
        case .deadlinePast(let when): "the deadline \(when) has passed already"
        case .ballotOver(let ballot, let state):
            "\(ballot) is \(state); what happened before can be written down with its own time (--at)"
        case .afterDeadline(let ballot, let when): "\(ballot) could be voted on until \(when)"
        case .notInElectorate(let person, let ballot): "\(person) is not in the electorate of \(ballot)"
        case .votedAlready(let person, let ballot, let position):
            "\(person) voted on \(ballot) already (\(position)), and votes on it do not change"
        case .noVote(let person, let ballot): "\(person) has no vote on \(ballot) to take back"
        case .notOfMethod(let field, let method, let takes):
            "“\(field)” does not belong to \(method); leave it out (\(takes.isEmpty ? "it takes no settings" : "it takes: \(takes.joined(separator: ", "))"))"
        case .wrongShape(let method, let expected): "the choice does not fit \(method); expected \(expected)"
        case .noSuchChoice(let choice, let known):
            "“\(choice)” cannot be chosen; expected one of \(known.joined(separator: ", "))"
        case .overBudget(let spent, let budget):
            "\(spent) dots are given, but each voter has \(budget); take \(spent - budget) away"
        case .otherCount(let ballot):
            "the result given for \(ballot) is not what its votes add up to; leave “result” out"
        case .noTie(let ballot): "there is no tie to break on \(ballot)"
        case .noChair(let ballot): "\(ballot) names no chair who could break a tie"
        case .notTheChair(let person, let ballot, let chair): "\(person) does not chair \(ballot); \(chair) does"
        case .votedOn(let idea, let ballot): "\(idea) is being voted on in \(ballot); wait for its close"

        case .wrongKind(let reference, let field, let expected): "“\(field)” is \(reference), expected \(expected)"
        case .secret(let ballot, let what):
            "\(ballot.isGiven ? "\(ballot) is a secret ballot" : "a secret ballot"), which cannot have \(what); leave them out, or vote openly"
        case .notSecret(let subject, let instead): "\(subject.id) is not secret; record \(instead) instead"
        case .tooFewForSecrecy(let count):
            "\(count) may vote, and among fewer than \(BallotOpened.fewestForSecrecy) nothing stays secret; let more vote, or vote openly"
        case .recused(let person, let subject):
            "\(person) declared an interest in \(subject.id) and takes no part in its votes; leave them out"
        case .proxyEnded(let giver, let ballot, let position):
            "\(giver) voted on \(ballot) themselves (\(position)), which ended the proxy"
        case .onlyByClosing(let action, let closing):
            "\(action) comes only with the closing; record \(closing), which opens the box"
        case .otherPapers(let subject, let count, let sealed):
            "\(subject.id) has \(count) papers for \(sealed) sealed votes; there must be one for each"
        case .papersMissing(let subject, let missing, let count):
            "\(missing) of \(count) sealed papers of \(subject.id) are not in the ballot box: put the box file back, or withdraw \(subject.id)"
        case .ownContest(let person, let ballot):
            "\(person) contested the result of \(ballot) and cannot settle that alone; somebody else has to"
        case .restsOn(let decision, let ballot):
            "\(decision) rests on \(ballot), so it cannot be voted on again unless its result is contested"

        case .ballotWithout(let how): "a ballot is named, but the decision was taken by \(how); use how=ballot"
        case .ballotOfAnother(let ballot, let decision): "\(ballot) was to take \(decision), not this decision"
        case .notCarried(let ballot, let outcome):
            "\(ballot) did not carry it (\(outcome.english)); say why it was taken all the same with “despite”"
        case .notInForce(let decision, let state, let ended):
            "\(decision) is not in force (\(state)\(ended.map { ", \($0.position)" } ?? ""))"
        case .hangsNot(let subject, let decision):
            "\(subject) is no open goal, task, target or allocation that came of \(decision); leave it out of “hanging”"
        case .hangsLoose(let subjects, let decision):
            "\(subjects.map(\.id).joined(separator: ", ")) came of \(decision): say in “hanging” whether to keep, move or cancel each, or say why not with “leaving”"
        case .circle(let subject): "\(subject.id) would come under or after itself"
        case .lowOverHigh(let low, let high): "low (\(low)) is above high (\(high))"
        case .restatement(let measure, let period, let value):
            "\(measure) has an actual figure for \(period) already (\(value)); say why it is restated with “why”"
        case .moreThanAllocated(let holder, let held, let pool):
            "\(holder.id) holds \(held) \(pool), and no more than that can be released"
        case .sumTooLong(let amount, let pool):
            "with \(amount), the sum of all \(pool) has more than 18 digits; give a rounder or smaller amount"
        case .sideOfAnotherLens(let side, let lens):
            lens.sides.isEmpty
                ? "findings of \(lens.rawValue) have no sides; leave “side” (\(side.rawValue)) out"
                : "\(side.rawValue) is no side of \(lens.rawValue); expected one of \(lens.sides.map(\.rawValue).joined(separator: ", "))"
        case .answerCount(let pulse, let count, let expected):
            "\(count) answers are given to \(pulse), which has \(expected) statements; give a number from 1 to 5 for each"
        case .noSummary(let session):
            "there is no summary of \(session) yet; record summary-published first"
        }
    }
}
