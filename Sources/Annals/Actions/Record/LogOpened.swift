// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The first entry of every log.
public struct LogOpened: Action {
    public static let name = "log-opened"
    public static let summary = "The log is opened: whose it is, its own id and its first public key."
    public static let by = Authority(.steward)
    public static let bearing = Bearing.lasting
    public var log = ""
    public var key = ""
    public var organization = ""
    public var timeZone = ""
    public var yearStartsIn = 1
    public var size: Int?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("log", &log, "the log's own id: 128 random bits in 32 hexadecimal digits")
        try visit("key", &key, "the first public key, Ed25519, in Base64")
        try visit.title("organization", &organization, "the name of the organization")
        try visit.title("timeZone", &timeZone, "its time zone, by the name of IANA, such as Europe/London")
        try visit("yearStartsIn", &yearStartsIn, "the month in which its year starts, 1 to 12")
        try visit("size", &size, "how many people it has")
    }

    public var furtherSubjects: [Subject] { [Subject(.log), Subject(.organization)] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        guard world.head == .start || world.judgesAgain else { throw .notFirst }
        guard Zone(timeZone, yearStartsIn: yearStartsIn) != nil else { throw .unknownZone(timeZone, yearStartsIn) }
        try world.mustBeAboveZero("size", size)
    }
}

extension LogOpened {
    /// Throws where its own id, its key or its clock is of a form that no log is opened with: for lines from elsewhere,
    /// which no rule is asked about.
    package func checkForm() throws(Fault) {
        let digits = Set("0123456789abcdef")
        guard log.count == 32, log.allSatisfy(digits.contains) else {
            throw Fault("is no id of a log: 32 hexadecimal digits in lower case", at: "data.log")
        }
        guard KeyChanged.publicKey(key) != nil else {
            throw Fault("is no public key of Ed25519 in Base64", at: "data.key")
        }
        guard Zone(timeZone, yearStartsIn: yearStartsIn) != nil else {
            throw Fault("has no clock that can be read: \(Refusal.unknownZone(timeZone, yearStartsIn))", at: "data")
        }
    }
}
