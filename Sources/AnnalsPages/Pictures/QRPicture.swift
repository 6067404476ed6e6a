import CQREncode

/// A text as a QR code (ISO/IEC 18004), for cameras: black on white whatever the page's colours, with the quiet zone that
/// the standard asks for.
public struct QRPicture: Sendable, Hashable {
    /// How many modules it is wide, without the quiet zone.
    let width: Int
    /// The dark modules, as an SVG path with the quiet zone around them.
    private let path: String

    /// How many modules of white stand around it.
    private static let quiet = 4

    /// The code of a text, readable still where about a seventh of it is covered; `nil` where the text is too long (over
    /// some 2,300 bytes) or empty.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            return nil
        }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        var path = ""
        for y in 0..<width {
            var x = 0
            while x < width {
                // The lowest bit tells whether a module is dark.
                let start = x
                while x < width, data[y * width + x] & 1 == 1 { x += 1 }
                let run = x - start
                if run > 0 { path += "M\(start + QRPicture.quiet) \(y + QRPicture.quiet)h\(run)v1h-\(run)z" }
                x += 1
            }
        }
        self.width = width
        self.path = path
    }

    /// The picture, with words for those who do not see it.
    func svg(title: String) -> String {
        let side = width + 2 * QRPicture.quiet
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(title.escaped)" shape-rendering="crispEdges" \
            focusable="false" xmlns="http://www.w3.org/2000/svg"><rect width="\(side)" height="\(side)" fill="#fff"/>\
            <path d="\(path)" fill="#000"/></svg>
            """
    }
}
