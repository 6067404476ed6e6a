import NIOCore

/// The address under which phones in the room reach the server.
struct RoomAddress: Equatable {
    /// Scheme, host and port, without a slash at the end.
    let base: String
    /// Whether only the server's own machine can reach it.
    let isOnlyHere: Bool

    /// Chooses it: the address that was given; else the one by which whoever makes the code reaches the server; and where
    /// that means this machine, its own address in the network.
    ///
    /// - Parameters:
    ///   - authority: the host, and the port, that the request names.
    ///   - addresses: the IPv4 addresses of this machine.
    init(_ settings: AnnalsServer.Settings, authority: String?, addresses: [String]) {
        if let address = settings.address {
            base = address.hasSuffix("/") ? String(address.dropLast()) : address
            isOnlyHere = false
            return
        }
        let scheme = settings.certificate == nil ? "http" : "https"
        let authority = authority ?? "localhost:\(settings.port)"
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        let port = authority.dropFirst(host.count)
        let isHere = ["localhost", "127.0.0.1", "[::1]"].contains(String(host))
        if isHere, !settings.isLoopback, let address = RoomAddress.best(addresses) {
            base = "\(scheme)://\(address)\(port)"
            isOnlyHere = false
        } else {
            base = "\(scheme)://\(authority)"
            isOnlyHere = isHere
        }
    }

    /// The one that phones in the same room most likely reach: of a private network (RFC 1918), those of homes and
    /// offices first; `nil` where there is none but the loopback.
    static func best(_ addresses: [String]) -> String? {
        func rank(_ address: String) -> Int {
            let parts = address.split(separator: ".").compactMap { Int($0) }
            guard parts.count == 4, parts[0] != 127, !(parts[0] == 169 && parts[1] == 254) else { return 9 }
            if parts[0] == 192, parts[1] == 168 { return 0 }
            if parts[0] == 10 { return 1 }
            // Bridges of containers are mostly here.
            if parts[0] == 172, (16...31).contains(parts[1]) { return 3 }
            return 2
        }
        return addresses.filter { rank($0) < 9 }.min { (rank($0), $0) < (rank($1), $1) }
    }

    /// The IPv4 addresses of this machine.
    static var ownAddresses: [String] {
        ((try? System.enumerateDevices()) ?? []).compactMap { device in
            guard case .v4 = device.address else { return nil }
            return device.address?.ipAddress
        }
    }
}
