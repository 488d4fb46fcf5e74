// swift-tools-version: 6.1
// SPDX-License-Identifier: EUPL-1.2
import PackageDescription

// Versions are exact: a city's IT must be able to say what runs (docs/bill-of-materials.md).
let packages: [Package.Dependency] = [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
]

let libraries: [Target] = [
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
]

/// What every room stands on.
let floor: [Target.Dependency] = ["Access", "Database", "Jobs", "Language", "Lineage", "Markup", "Values", "Web"]

/// The ground, lowest first. Each module imports only modules above it in this list (Tests/House reads the imports).
let ground: [Target] = [
    .target(name: "Analysis"),
    .target(name: "Language"),
    .target(name: "Values", dependencies: ["Language"]),
    .target(name: "Markup", dependencies: ["Language"]),
    .target(
        name: "Database",
        dependencies: [
            "Language", "Values", "CPostgres", "CSQLite", "CSodium", .product(name: "GRDB", package: "GRDB.swift"),
        ]),
    .target(name: "Jobs", dependencies: ["Database", "Language", "Markup", "CCurl"]),
    .target(name: "Access", dependencies: ["Database", "Jobs", "Language", "CSodium", "CCrypto"]),
    .target(
        name: "Web",
        dependencies: [
            "Access", "Database", "Jobs", "Language", "Markup", "CZlib", "CSodium",
            .product(name: "Hummingbird", package: "hummingbird"),
        ]),
    .target(name: "Record", dependencies: ["Access", "Database", "Language", "Markup", "Web", "CSodium"]),
    .target(name: "Lineage", dependencies: ["Access", "Database", "Language", "Markup", "Values", "Web"]),
    .target(name: "Desk", dependencies: ["Access", "Database", "Jobs", "Language", "Lineage", "Markup", "Web"]),
]

/// The rooms, in the order in which one may know another. Each stands on the whole ground.
let rooms: [Target] = [
    .target(name: "Council", dependencies: floor + [.product(name: "Yams", package: "Yams")]),
    .target(name: "Meetings", dependencies: floor + ["Council", "Record"]),
    .target(name: "Evidence", dependencies: floor + ["Analysis", "Council", "Record"]),
    .target(name: "Strategy", dependencies: floor + ["Council", "Analysis"]),
    .target(name: "Dialogue", dependencies: floor + ["Council", "Meetings"]),
]

let roof: [Target] = [
    .executableTarget(
        name: "Koinon",
        dependencies: [
            "Analysis", "Language", "Markup", "Database", "Jobs", "Access", "Web", "Record", "Lineage", "Desk",
            "Council", "Meetings", "Evidence", "Strategy", "Dialogue",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ]),
    // What `make bench` measures pages against; nothing of ours.
    .executableTarget(
        name: "plain-text", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
        path: "Benchmarks/PlainText"),
    // What `make bench` measures beside numpy and others: the kernels of Analysis alone.
    .executableTarget(name: "kernels", dependencies: ["Analysis"], path: "Benchmarks/Kernels"),
]

let tests: [Target] = [
    .target(
        name: "TestKit", dependencies: ["Database", "Markup", "Language"], path: "Tests/TestKit", exclude: ["attack.py"]
    ),
    .target(name: "SiteKit", dependencies: ["Access", "Database", "Jobs", "TestKit", "Web"], path: "Tests/SiteKit"),
    .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "TestKit"], path: "Tests/Analysis"),
    .testTarget(name: "LanguageTests", dependencies: ["Language", "TestKit"], path: "Tests/Language"),
    .testTarget(name: "ValuesTests", dependencies: ["Values"], path: "Tests/Values"),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestKit"], path: "Tests/Markup"),
    .testTarget(name: "DatabaseTests", dependencies: ["Database", "TestKit"], path: "Tests/Database"),
    .testTarget(name: "JobsTests", dependencies: ["Jobs", "TestKit"], path: "Tests/Jobs"),
    .testTarget(name: "AccessTests", dependencies: ["Access", "TestKit"], path: "Tests/Access"),
    .testTarget(name: "WebTests", dependencies: ["Web", "SiteKit"], path: "Tests/Web"),
    .testTarget(
        name: "RecordTests", dependencies: ["Record", "SiteKit"], path: "Tests/Record", exclude: ["verify.py"]),
    .testTarget(name: "LineageTests", dependencies: ["Lineage", "SiteKit"], path: "Tests/Lineage"),
    .testTarget(name: "DeskTests", dependencies: ["Desk", "SiteKit"], path: "Tests/Desk"),
    .testTarget(name: "CouncilTests", dependencies: ["Council", "SiteKit"], path: "Tests/Council"),
    .testTarget(
        name: "MeetingsTests", dependencies: ["Meetings", "SiteKit"], path: "Tests/Meetings",
        exclude: [
            "attack_ballots.py", "recount.py", "Interfaces/check_akomantoso.py", "Interfaces/check_popolo.py",
            "Interfaces/read_calendar.py", "Interfaces/read_feed.py",
        ]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence", "SiteKit"], path: "Tests/Evidence"),
    .testTarget(name: "StrategyTests", dependencies: ["Strategy", "SiteKit"], path: "Tests/Strategy"),
    .testTarget(name: "DialogueTests", dependencies: ["Dialogue", "SiteKit"], path: "Tests/Dialogue"),
    .testTarget(name: "KoinonTests", dependencies: ["Koinon", "SiteKit"], path: "Tests/Koinon"),
    .testTarget(name: "HouseTests", dependencies: ["TestKit"], path: "Tests/House"),
]

let package = Package(
    name: "koinon",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "koinon", targets: ["Koinon"])],
    dependencies: packages,
    targets: libraries + ground + rooms + roof + tests,
    swiftLanguageModes: [.v6]
)
