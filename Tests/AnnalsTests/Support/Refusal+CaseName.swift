@testable import Annals

extension Refusal {
    /// The name of the case.
    ///
    /// A new case must be added here, and then to the table of refusals, where each is provoked.
    var caseName: String {
        switch self {
        case .needsStory: "needsStory"
        case .needsEntries: "needsEntries"
        case .needsEntry: "needsEntry"
        case .needsNumber: "needsNumber"
        case .needsUse: "needsUse"
        case .needsPapers: "needsPapers"
        case .needsDocument: "needsDocument"
        case .cannotBeCorrected: "cannotBeCorrected"
        case .otherType: "otherType"
        case .otherIDs: "otherIDs"
        case .doesNotFit: "doesNotFit"
        case .noText: "noText"
        case .textTwice: "textTwice"
        case .contentMissing: "contentMissing"
        case .doesNotMatch: "doesNotMatch"
        case .cannotSeal: "cannotSeal"
        case .onlyNow: "onlyNow"
        case .onlyFollows: "onlyFollows"
        case .noKey: "noKey"
        case .noRoot: "noRoot"
        case .wrongSignature: "wrongSignature"
        case .wasForgotten: "wasForgotten"
        case .ownsTasks: "ownsTasks"
        case .onOpenBallot: "onOpenBallot"
        case .wrongKind: "wrongKind"
        case .secret: "secret"
        case .notSecret: "notSecret"
        case .tooFewForSecrecy: "tooFewForSecrecy"
        case .recused: "recused"
        case .proxyEnded: "proxyEnded"
        case .onlyByClosing: "onlyByClosing"
        case .otherPapers: "otherPapers"
        case .papersMissing: "papersMissing"
        case .ownContest: "ownContest"
        case .restsOn: "restsOn"
        case .notFirst: "notFirst"
        case .unknownAction: "unknownAction"
        case .unknownZone: "unknownZone"
        case .notFound: "notFound"
        case .noEntry: "noEntry"
        case .notYet: "notYet"
        case .wasStruck: "wasStruck"
        case .alreadyUsed: "alreadyUsed"
        case .idTooHigh: "idTooHigh"
        case .notInTheLog: "notInTheLog"
        case .inTheFuture: "inTheFuture"
        case .clockBehind: "clockBehind"
        case .otherContent: "otherContent"
        case .someoneWasFaster: "someoneWasFaster"
        case .tooLong: "tooLong"
        case .notAllowed: "notAllowed"
        case .needsActor: "needsActor"
        case .severalSessions: "severalSessions"
        case .cannotBeStruck: "cannotBeStruck"
        case .struckAlready: "struckAlready"
        case .breaksLater: "breaksLater"
        case .namedLater: "namedLater"
        case .storedCountChanges: "storedCountChanges"
        case .isAlready: "isAlready"
        case .isNot: "isNot"
        case .nothingChanges: "nothingChanges"
        case .ofItself: "ofItself"
        case .ofAnother: "ofAnother"
        case .namedTwice: "namedTwice"
        case .needs: "needs"
        case .oneOf: "oneOf"
        case .outOfRange: "outOfRange"
        case .notAboveZero: "notAboveZero"
        case .gone: "gone"
        case .notFirstPerson: "notFirstPerson"
        case .lastSteward: "lastSteward"
        case .invalidRecurrence: "invalidRecurrence"
        case .sessionOver: "sessionOver"
        case .sessionNotOpen: "sessionNotOpen"
        case .noModerator: "noModerator"
        case .noSuchStage: "noSuchStage"
        case .ballotStillOpen: "ballotStillOpen"
        case .ideasWithoutFate: "ideasWithoutFate"
        case .ofAnotherSession: "ofAnotherSession"
        case .otherSession: "otherSession"
        case .lessHidden: "lessHidden"
        case .nothingHidden: "nothingHidden"
        case .wordTwice: "wordTwice"
        case .optionTwice: "optionTwice"
        case .optionCount: "optionCount"
        case .unknownMethodVersion: "unknownMethodVersion"
        case .nobodyMayVote: "nobodyMayVote"
        case .quorumOutOfReach: "quorumOutOfReach"
        case .deadlinePast: "deadlinePast"
        case .ballotOver: "ballotOver"
        case .afterDeadline: "afterDeadline"
        case .notInElectorate: "notInElectorate"
        case .votedAlready: "votedAlready"
        case .noVote: "noVote"
        case .notOfMethod: "notOfMethod"
        case .wrongShape: "wrongShape"
        case .overBudget: "overBudget"
        case .noSuchChoice: "noSuchChoice"
        case .otherCount: "otherCount"
        case .noTie: "noTie"
        case .noChair: "noChair"
        case .notTheChair: "notTheChair"
        case .votedOn: "votedOn"
        case .ballotWithout: "ballotWithout"
        case .ballotOfAnother: "ballotOfAnother"
        case .notCarried: "notCarried"
        case .notInForce: "notInForce"
        case .hangsLoose: "hangsLoose"
        case .hangsNot: "hangsNot"
        case .circle: "circle"
        case .lowOverHigh: "lowOverHigh"
        case .restatement: "restatement"
        case .moreThanAllocated: "moreThanAllocated"
        case .sumTooLong: "sumTooLong"
        case .sideOfAnotherLens: "sideOfAnotherLens"
        case .answerCount: "answerCount"
        case .noSummary: "noSummary"
        }
    }

    /// The names of the refusals that people can come upon when they record an action on a log in memory.
    static let caseNames: Set<String> = [
        "otherSession", "lessHidden", "nothingHidden", "wordTwice",
        "notFirst", "unknownAction", "unknownZone", "notFound", "noEntry", "notYet", "wasStruck", "alreadyUsed",
        "idTooHigh", "notInTheLog", "inTheFuture", "clockBehind", "someoneWasFaster", "tooLong", "notAllowed",
        "needsActor", "severalSessions", "cannotBeStruck", "struckAlready", "breaksLater", "namedLater",
        "storedCountChanges", "isAlready", "isNot", "nothingChanges", "ofItself", "ofAnother", "namedTwice", "needs",
        "oneOf", "outOfRange", "notAboveZero", "gone", "notFirstPerson", "lastSteward", "invalidRecurrence",
        "sessionOver", "sessionNotOpen", "noModerator", "noSuchStage", "ballotStillOpen", "ideasWithoutFate",
        "ofAnotherSession", "optionTwice", "optionCount", "unknownMethodVersion", "nobodyMayVote", "quorumOutOfReach",
        "deadlinePast", "ballotOver", "afterDeadline", "notInElectorate", "votedAlready", "noVote", "wrongShape",
        "noSuchChoice", "otherCount", "noTie", "noChair", "notTheChair", "votedOn", "ballotWithout",
        "ballotOfAnother", "notCarried", "notInForce", "hangsLoose", "hangsNot", "circle", "lowOverHigh",
        "restatement",
        "cannotBeCorrected", "otherType", "otherIDs", "doesNotFit", "noText", "textTwice", "contentMissing",
        "doesNotMatch", "onlyNow", "onlyFollows", "noKey", "noRoot", "wrongSignature", "wasForgotten",
        "ownsTasks",
        "onOpenBallot",
        "wrongKind", "secret", "notSecret", "tooFewForSecrecy", "recused", "proxyEnded", "onlyByClosing",
        "papersMissing", "ownContest", "restsOn",
        "notOfMethod", "overBudget",
        "moreThanAllocated", "sumTooLong", "sideOfAnotherLens", "answerCount", "noSummary",
    ]
}
