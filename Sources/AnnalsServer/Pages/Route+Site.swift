import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import Hummingbird

extension Route {
    /// A page of the site: read as of when, and known when, the request says, as far as the visitor may see it.
    ///
    /// - Parameters:
    ///   - isOfMoments: whether it can be of another moment than now.
    ///   - make: makes it, given what stands around it.
    static func site(
        _ path: String, _ summary: String, _ parameters: [Parameter] = [], ids: [String] = [], isOfMoments: Bool = true,
        _ make: @escaping @Sendable (Reading, SiteFrame, Request, VisitContext) throws -> SitePage
    ) -> Route {
        let own = ids.map { Parameter(name: $0, words: "Its id.", isInPath: true) }
        return Route(
            .get, path, summary, parameters: own + parameters + (isOfMoments ? [.asOf, .known] : []),
            answers: [(.ok, "The page."), (.notFound, "It is not there.")]
        ) { request, context, house in
            let person = try context.person
            let moments = isOfMoments ? request.wantedMoments : Moments()
            let html = try await house.read(as: person, at: moments) { reading in
                var frame = try SiteFrame(reading, of: person, request, moments)
                frame.isOfMoments = isOfMoments
                let page = try make(reading, frame, request, context)
                return reading.naming(page.html(in: frame)) { $0.escaped }
            }
            return Page(html: html).response
        }
    }
}

extension SiteFrame {
    /// What stands around a page of that reading.
    init(_ reading: Reading, of person: PersonID, _ request: Request, _ moments: Moments) throws {
        let organization = try reading.organization()
        self.init(
            organization: organization.name, visitor: person,
            visitorName: try reading.story(person)?.shownName ?? person.description,
            language: Language(of: request), zone: organization.zone, moment: reading.moment, asOf: moments.asOf,
            known: moments.known, path: request.uri.path)
        query = request.formFields.filter { $0.name != "asOf" && $0.name != "known" && !$0.value.isEmpty }
    }
}

extension Request {
    /// A parameter behind the `?` that says something: a form sends its empty fields too.
    func filled(_ name: String) -> String? {
        formFields.first { $0.name == name }.map { $0.value.trimmingSpaces }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What stands behind the `?`, as forms write it: with `+` for a space.
    var formFields: [(name: String, value: String)] {
        func text(_ part: Substring) -> String {
            let spaced = String(part).replacing("+", with: " ")
            return spaced.removingPercentEncoding ?? spaced
        }
        return (uri.query ?? "").split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (text(parts[0]), parts.count > 1 ? text(parts[1]) : "")
        }
    }

    /// As of when, and known when, where somebody says so.
    var wantedMoments: Moments { Moments(asOf: filled("asOf"), known: filled("known")) }
}

extension String {
    /// The text without what is white around it.
    fileprivate var trimmingSpaces: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
