// swift-tools-version: 6.2
import PackageDescription

// Where the headers of libqrencode are: on Linux, where every compiler looks.
#if os(macOS)
    let qrencode: String? = "libqrencode"
#else
    let qrencode: String? = nil
#endif

let package = Package(
    name: "annals",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Annals", targets: ["Annals"]),
        .library(name: "AnnalsProof", targets: ["AnnalsProof"]),
        .library(name: "AnnalsLog", targets: ["AnnalsLog"]),
        .library(name: "AnnalsPages", targets: ["AnnalsPages"]),
        .library(name: "AnnalsTemplates", targets: ["AnnalsTemplates"]),
        .library(name: "AnnalsExchange", targets: ["AnnalsExchange"]),
        .library(name: "AnnalsServer", targets: ["AnnalsServer"]),
        .executable(name: "annals", targets: ["AnnalsCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // The domain: actions, subjects, rules, projections. Pure values.
        .target(
            name: "Annals",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            exclude: ["README.md"]
        ),
        // Proof for outsiders: Merkle tree, signed notes, checkpoints, evidence. Pure values.
        .target(
            name: "AnnalsProof",
            dependencies: ["Annals", .product(name: "Crypto", package: "swift-crypto")],
            exclude: ["README.md"]
        ),
        // What Swift cannot call of SQLite by itself: its variadic functions.
        .target(name: "CAnnalsSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        // The log: SQLite, the lock, the recorder, as-of reads.
        .target(
            name: "AnnalsLog",
            dependencies: [
                "Annals",
                "AnnalsProof",
                "CAnnalsSQLite",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        // QR codes.
        .systemLibrary(
            name: "CQREncode", pkgConfig: qrencode, providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        // Templates, techniques, topic packs and styles as YAML: those that ship, and those of users.
        .target(
            name: "AnnalsTemplates",
            dependencies: ["Annals", "AnnalsLog", .product(name: "Yams", package: "Yams")],
            exclude: ["README.md", "Shipped"]
        ),
        // Reports as HTML, Markdown and text, with their pictures in SVG. Pure: values in, text out.
        .target(
            name: "AnnalsPages",
            dependencies: ["Annals", "CQREncode", .product(name: "Mustache", package: "swift-mustache")],
            exclude: ["README.md", "Embedded"]
        ),
        // What comes in from other files and goes out to them: minutes as text.
        .target(name: "AnnalsExchange", dependencies: ["Annals", "AnnalsLog"], exclude: ["README.md"]),
        // The HTTP API, sign-in and what is announced as it happens.
        .target(
            name: "AnnalsServer",
            dependencies: [
                "Annals",
                "AnnalsExchange",
                "AnnalsLog",
                "AnnalsPages",
                "AnnalsProof",
                "AnnalsTemplates",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            exclude: ["README.md"]
        ),
        // The command line. (Not `annals`: file systems that ignore case would take it for `Annals`.)
        .executableTarget(
            name: "AnnalsCommand",
            dependencies: [
                "Annals",
                "AnnalsExchange",
                "AnnalsLog",
                "AnnalsPages",
                "AnnalsProof",
                "AnnalsServer",
                "AnnalsTemplates",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        // VFSs of SQLite for tests: one lets them act between two steps of a checkpoint, one is a disk that fails.
        .target(
            name: "CTestVFS",
            path: "Tests/CTestVFS",
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        // What tests of several targets need.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        // What readers of hostile bytes must hold: one list for the tests and for the fuzzer.
        .target(
            name: "HostileInput",
            dependencies: ["Annals", "AnnalsExchange", "AnnalsLog", "AnnalsProof"],
            path: "Tests/HostileInput"
        ),
        .testTarget(name: "HostileInputTests", dependencies: ["Annals", "AnnalsLog", "HostileInput", "TestSupport"]),
        .testTarget(name: "AnnalsTests", dependencies: ["Annals", "TestSupport"], exclude: ["Snapshots"]),
        .testTarget(
            name: "AnnalsProofTests",
            dependencies: ["Annals", "AnnalsProof", "TestSupport", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .testTarget(
            name: "AnnalsLogTests",
            dependencies: [
                "Annals", "AnnalsLog", "AnnalsProof", "CTestVFS", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Snapshots"]
        ),
        .testTarget(name: "AnnalsTemplatesTests", dependencies: ["Annals", "AnnalsTemplates"]),
        .testTarget(name: "AnnalsPagesTests", dependencies: ["Annals", "AnnalsPages"]),
        .testTarget(name: "AnnalsExchangeTests", dependencies: ["Annals", "AnnalsExchange", "AnnalsLog"]),
        .testTarget(
            name: "AnnalsServerTests",
            dependencies: [
                "Annals", "AnnalsLog", "AnnalsPages", "AnnalsServer",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .testTarget(name: "CommandTests", dependencies: ["Annals", "AnnalsLog", "AnnalsProof", "AnnalsCommand"]),
    ],
    swiftLanguageModes: [.v6]
)

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let ofC = ["CAnnalsSQLite", "CTestVFS", "CQREncode"]
for target in package.targets where !ofC.contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}

// `.ci/run` asks for this: tests run three times as fast where what they call is optimized, and so do the browser's and the
// crash rig's rounds; what a debug build checks is checked still. Ordinary builds go without, for a change builds faster so.
if Context.environment["ANNALS_OPTIMIZED"] != nil {
    for target in package.targets where !ofC.contains(target.name) && target.type != .test {
        target.swiftSettings =
            (target.swiftSettings ?? []) + [.unsafeFlags(["-O", "-assert-config", "Debug"])]
    }
}

// `tools/fuzz/run` alone asks for this: our own modules tell the fuzzer which ways through them an input takes.
if Context.environment["ANNALS_FUZZ"] != nil {
    for target in package.targets where !ofC.contains(target.name) {
        target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer"])]
    }
    package.targets += [
        // Begins the fuzzer, which Swift cannot do by itself.
        .target(name: "CFuzzer", path: "tools/fuzz/CFuzzer"),
        .executableTarget(
            name: "AnnalsFuzz", dependencies: ["CFuzzer", "HostileInput"], path: "tools/fuzz/AnnalsFuzz",
            swiftSettings: settings, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    ]
    package.products.append(.executable(name: "annals-fuzz", targets: ["AnnalsFuzz"]))
}
