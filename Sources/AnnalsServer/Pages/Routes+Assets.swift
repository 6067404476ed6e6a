import Annals
import AnnalsPages
import HTTPTypes
import Hummingbird

/// The files that pages bring along, and the language of the interface.
extension Route {
    static let assets: [Route] = [
        Route(
            .get, "/assets/{name}", "A style sheet, a module of script or a picture of the pages.",
            isForStrangers: true,
            parameters: [
                Parameter(name: "name", words: "Its name.", isInPath: true),
                Parameter(name: "v", words: "Which version: its address changes with what it holds."),
            ],
            answers: [(.ok, "The file."), (.notFound, "There is none.")]
        ) { request, context, _ in
            guard let asset = Assets.named(try context.parameters.require("name")) else {
                throw Problem(.notFound, "no file of that name is served", russian: "файла с таким именем нет")
            }
            // Only the address that names the version is kept: the other may hold another text tomorrow.
            let isSure = request.query("v") == asset.hash
            return Response(
                status: .ok,
                headers: [
                    .contentType: asset.type,
                    .cacheControl: isSure ? "public, max-age=31536000, immutable" : "no-cache",
                ], body: ResponseBody(byteBuffer: ByteBuffer(string: asset.text)))
        },
        Route(
            .get, "/language/{code}", "Sets the language of the pages.", isForStrangers: true,
            parameters: [
                Parameter(name: "code", words: "The language: en or ru.", isInPath: true),
                Parameter(name: "return", words: "The page to go back to."),
            ],
            answers: [(.seeOther, "Set: back to the page."), (.notFound, "There is no such language.")]
        ) { request, context, house in
            guard let language = Language(rawValue: try context.parameters.require("code")) else {
                throw Problem(.notFound, "the pages are in en and ru", russian: "страницы есть на en и ru")
            }
            let wanted = request.query("return") ?? "/"
            var response = Response(status: .seeOther, headers: [.location: wanted.isOwnPath ? wanted : "/"])
            response.setCookie(
                Cookie(
                    name: Language.cookie, value: language.rawValue, maxAge: 31_536_000, path: "/",
                    secure: house.settings.isSecure, httpOnly: true, sameSite: .lax))
            return response
        },
    ]
}

extension Language {
    static let cookie = "annals-language"

    /// The language that somebody chose, else the one that their browser asks for.
    init(of request: Request) {
        self =
            request.cookies[Language.cookie].flatMap { Language(rawValue: $0.value) }
            ?? Language(accepting: request.headers[.acceptLanguage])
    }
}

extension String {
    /// Whether it is a path of this site, and not of another: `//elsewhere` and `/\elsewhere` are not.
    var isOwnPath: Bool {
        hasPrefix("/") && !hasPrefix("//") && !contains("\\")
            && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
