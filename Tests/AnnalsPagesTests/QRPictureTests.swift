import Testing

@testable import AnnalsPages

/// Codes for cameras.
///
/// That they can be read is tried in a real browser: `tools/browser/session.py`.
@Suite struct QRPictureTests {
    @Test func codeHasItsEyesAndFourModulesOfWhiteAround() throws {
        // Five bytes fit a code of version 1: 21 modules, 29 with the quiet zone.
        let picture = try #require(QRPicture("HELLO"))
        let svg = picture.svg(title: "The way in")
        #expect(picture.width == 21)
        #expect(
            svg.contains("viewBox=\"0 0 29 29\"") && svg.contains("<rect width=\"29\" height=\"29\" fill=\"#fff\"/>"))
        // The upper edges of the two upper eyes, and the lower edge of the third.
        for edge in ["M4 4h7v1h-7z", "M18 4h7v1h-7z", "M4 24h7v1h-7z"] { #expect(svg.contains(edge)) }
        #expect(!svg.contains("M3 ") && !svg.contains(" 25h"))
    }

    @Test func codeIsDarkOnLightInEveryTheme() throws {
        let svg = try #require(QRPicture("https://strategy.example.org")).svg(title: "The way in")
        #expect(svg.contains("fill=\"#000\"") && !svg.contains("currentColor") && !svg.contains("style="))
    }

    @Test func codeHasWordsForThoseWhoDoNotSeeIt() throws {
        let svg = try #require(QRPicture("x")).svg(title: "The \"way\" in")
        #expect(svg.contains("role=\"img\" aria-label=\"The &quot;way&quot; in\""))
    }

    @Test(arguments: ["", String(repeating: "a", count: 3000)])
    func textThatNoCodeHoldsHasNone(_ text: String) { #expect(QRPicture(text) == nil) }
}
