import Annals
import AnnalsLog
import AnnalsProof
import ArgumentParser
import Foundation

extension MomentError {
    /// Whether the text itself is wrong, whatever the log holds.
    fileprivate var isMisspelt: Bool {
        switch self {
        case .notAMoment: true
        case .notYet: false
        }
    }
}

/// How a command fails: the text on standard error, and the exit code.
struct Failure: Error {
    /// What is wrong, where, and what to do next.
    let message: String
    /// 1 refused or not found, 2 usage, 3 damaged log or failed verification.
    let code: Int32

    init(_ message: String, code: Int32 = 1) {
        self.message = message
        self.code = code
    }

    /// The failure that an error amounts to.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as StoreError: self.init(error.message, code: error.code == .damaged ? 3 : 1)
        case let error as ProofError: self.init(error.description, code: 3)
        case let error as Refusal: self.init(error.description)
        case let error as Fault: self.init(error.description)
        case let error as Uncountable: self.init(error.description)
        case let error as AskError:
            let hint = error.register.map { "; annals \($0) lists them" } ?? ""
            self.init(error.message + hint, code: error.isMisspelt ? 2 : 1)
        case let error as MomentError: self.init(error.description, code: error.isMisspelt ? 2 : 1)
        case let error as Importer.Failure: self.init(error.description)
        case let error as CocoaError:
            let path = error.filePath.map { "\($0): " } ?? ""
            self.init("\(path)\(error.localizedDescription)")
        default: self.init("\(error)")
        }
    }

    /// Prints the error and ends the process.
    static func exit(with error: any Error) -> Never {
        let parsed = AnnalsCommand.exitCode(for: error)
        if parsed == .success {
            print(AnnalsCommand.fullMessage(for: error))
            Foundation.exit(0)
        }
        if parsed == .validationFailure {
            let message = AnnalsCommand.fullMessage(for: error)
            Terminal.complain(message.hasPrefix("Error: ") ? "annals: " + message.dropFirst(7) : message)
            Foundation.exit(2)
        }
        let failure = Failure(error)
        Terminal.complain(failure.message.split(separator: "\n").map { "annals: \($0)" }.joined(separator: "\n"))
        Foundation.exit(failure.code)
    }
}
