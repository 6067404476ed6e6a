import Foundation

/// The kind of file system that a folder lies on, as far as it matters to a log.
struct FileSystemKind: Equatable {
    /// What may go wrong there.
    enum Danger {
        case none, network, memory
    }

    /// As the system calls it: `ext4`, `nfs4`, `fuse.sshfs`.
    let name: String

    /// What may go wrong there.
    var danger: Danger {
        if name == "tmpfs" || name == "ramfs" { return .memory }
        let network = [
            "nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "lustre", "beegfs", "fuse", "ncpfs", "coda",
        ]
        return network.contains { name == $0 || name.hasPrefix($0 + ".") || name == $0 + "3" || name == $0 + "4" }
            || name.hasPrefix("fuse") ? .network : .none
    }

    /// Looks a folder up in the mounts of a Linux system, as `/proc/self/mountinfo` lists them (proc(5)); `nil` where it
    /// is in none.
    ///
    /// - Parameter folder: its path without links.
    init?(of folder: String, in mounts: String) {
        var found: (point: String, name: String)?
        for line in mounts.split(separator: "\n") {
            let halves = line.components(separatedBy: " - ")
            let fields = halves[0].split(separator: " ")
            guard halves.count == 2, fields.count > 4, let name = halves[1].split(separator: " ").first else {
                continue
            }
            let point = FileSystemKind.plain(fields[4])
            let isAbove = point == "/" || folder == point || folder.hasPrefix(point + "/")
            // Of two at one place, the later one lies over the other.
            if isAbove, point.utf8.count >= found?.point.utf8.count ?? 0 { found = (point, String(name)) }
        }
        guard let found else { return nil }
        name = found.name
    }

    /// A path as it is: spaces and the like stand there as `\040`.
    private static func plain(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x5C, rest.count >= 3,
                let code = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// That of a folder on this machine; `nil` where the system does not say.
    static func here(_ folder: String) -> FileSystemKind? {
        guard let mounts = FileManager.default.contents(atPath: "/proc/self/mountinfo"),
            let real = realpath(folder, nil)
        else { return nil }
        defer { free(real) }
        return FileSystemKind(of: String(cString: real), in: String(decoding: mounts, as: UTF8.self))
    }
}
