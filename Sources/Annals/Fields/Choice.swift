// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// What somebody chose on a ballot, in the shape of its method, kept for ever as it was given.
public enum Choice: Hashable, Sendable {
    /// Majority and consent: one word, such as `for`.
    case word(String)
    /// Approval: the options approved of.
    case options([String])
    /// Dots and score: a number for each option; ranked methods: its rank, 1 the best. In the order given.
    case numbers([OptionNumber])

    /// A number given to one option.
    public struct OptionNumber: Hashable, Sendable {
        /// The option's id on the ballot.
        public let option: String
        /// The number.
        public let number: Number

        /// Gives an option a number.
        public init(option: String, number: Number) {
            self.option = option
            self.number = number
        }
    }
}

extension Choice: FieldValue {
    public static var shape: Shape { .choice }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Choice {
        switch try json.peek() {
        case .string: return .word(try json.string())
        case .list: return .options(try [String].read(&json, field))
        case .object:
            var numbers: [OptionNumber] = []
            try json.object { (json, option) throws(Fault) in
                guard !numbers.contains(where: { $0.option == option }) else {
                    throw Fault("stands there twice", russian: "стоит дважды")
                }
                guard numbers.count < 1000 else {
                    throw Fault(
                        "is one option too many; the most is 1,000", russian: "лишний вариант; больше 1000 нельзя")
                }
                numbers.append(OptionNumber(option: option, number: try Number.read(&json, field)))
            }
            return .numbers(numbers)
        case .number, .truth, .null:
            throw try json.found("a word, a list of options, or an object of option and number")
        }
    }

    public func write(_ json: inout JSONWriter) {
        switch self {
        case .word(let word): json.string(word)
        case .options(let options): options.write(&json)
        case .numbers(let numbers):
            json.open()
            for entry in numbers {
                json.key(entry.option)
                entry.number.write(&json)
            }
            json.close()
        }
    }

    public func check(_ field: Field) throws(Fault) {
        switch self {
        case .word(let word): try word.check(field)
        case .options(let options): try options.check(field)
        case .numbers(let numbers): for entry in numbers { try entry.option.check(field) }
        }
    }
}
