import Foundation
import Testing

@Suite("annals serve")
struct ServeCommandTests {
    @Test func `what stands in the way of serving is told`() throws {
        let box = Sandbox()
        #expect(box.annals("init", "Acme", "--log", "acme.annals").code == 0)
        #expect(box.annals("record", "person-joined", "name=Ann").code == 0)
        box.write("x.pem", "hello")
        #expect(
            box.annals("serve", "--port", "0", "--certificate", "x.pem", "--key", "x.pem")
                == .fails("x.pem cannot be read as a certificate chain in PEM form"))
        #expect(box.annals("serve", "--port", "0", "--certificate", "x.pem").code == 2)

        // A port that somebody listens at already.
        let taken = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(taken) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(taken, $0, length) == 0 && listen(taken, 1) == 0 && getsockname(taken, $0, &length) == 0
            }
        }
        try #require(bound)
        let port = UInt16(bigEndian: address.sin_port)
        #expect(
            box.annals("serve", "--port", "\(port)")
                == .fails(
                    "port \(port) is taken by another program: choose another, or 0 for any that is free"))
    }
}
