// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// A room of the house: a library target and, beside it, its tests.
func room(_ name: String, _ imports: [Target.Dependency] = [], tests: [Target.Dependency] = []) -> [Target] {
  [
    .target(name: name, dependencies: imports, swiftSettings: settings),
    .testTarget(
      name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + imports + tests,
      exclude: goldenFolder(of: name), swiftSettings: settings),
  ]
}

/// Golden files stand beside the tests and are read from the source tree, not bundled.
func goldenFolder(of name: String) -> [String] {
  switch name {
  case "Reports", "Pages", "TerminalForm", "WebForm", "SurveyFiles", "ResponseFiles", "PlanFiles", "SQLiteStore":
    ["Golden"]
  default: []
  }
}

let floor0: [[Target]] = [
  room("Surveys"),
  room("Responses", ["Surveys"]),
  room("Simulations", ["Surveys", "Responses"]),
  room("Phrases", ["Surveys", "Responses"]),
  room("Sessions", ["Surveys", "Responses"]),
  room("Themes", ["Surveys", "Responses", "Sessions"]),
  room("Priorities", ["Surveys", "Responses", "Themes", "Sessions"]),
  room("Plans", ["Surveys"]),
  room("Reports", ["Surveys", "Responses", "Themes", "Sessions", "Priorities", "Plans"]),
]

let floor1: [[Target]] = [
  room("SurveyFiles", ["Surveys", "Responses", "Simulations", yams]),
  room("ResponseFiles", ["Surveys", "Responses", "Themes", "Sessions"]),
  room(
    "SQLiteStore", ["Surveys", "Responses", "Themes", "Sessions", grdb, sqlite, crypto],
    tests: ["ResponseFiles", "Priorities"]),
  room("Seals", ["Surveys", "Responses", "Sessions", crypto]),
  room("PlanFiles", ["Surveys", "Plans", "SurveyFiles"]),
  room("Pages", ["Surveys", "Responses", "Themes", "Sessions", "Phrases", "Plans", "Reports"], tests: ["Priorities"]),
]

let floor2: [[Target]] = [
  room("TerminalForm", ["Surveys", "Responses", "Phrases", "Themes", "Sessions"]),
  room(
    "WebForm",
    [
      "Surveys", "Responses", "Themes", "Sessions", "Phrases", "Plans", "Reports", "ResponseFiles", "PlanFiles",
      "Seals",
      "Pages", hummingbird, hummingbirdCore, lifecycle, httpTypes, nio, nioHTTPTypes, logging,
    ], tests: [hummingbirdTesting, nioEmbedded, "SQLiteStore"]),
]

let executable: [Target] = [
  .executableTarget(
    name: "speir",
    dependencies: [
      "Surveys", "Responses", "Simulations", "Phrases", "Themes", "Sessions", "Priorities", "Plans", "Reports",
      "SurveyFiles", "ResponseFiles", "PlanFiles", "SQLiteStore", "Seals", "Pages", "TerminalForm", "WebForm",
      arguments, logging, hummingbird, httpClient, nio, nioHTTP1,
    ],
    swiftSettings: settings),
  .target(
    name: "TestSupport",
    dependencies: [
      "Surveys", "Responses", "Themes", "Sessions", "Priorities", "Reports", "SurveyFiles", "TerminalForm",
    ],
    swiftSettings: settings),
  .executableTarget(
    name: "Baseline", dependencies: [hummingbird, grdb, nio, logging], path: "Tests/Bench/Baseline",
    swiftSettings: settings),
  .executableTarget(
    name: "Stages", dependencies: ["Surveys", "Responses", "Priorities", "SurveyFiles", "SQLiteStore", "Seals"],
    path: "Tests/Bench/Stages", swiftSettings: settings),
  .testTarget(
    name: "speirTests",
    dependencies: [
      "TestSupport", "Surveys", "Responses", "Themes", "Sessions", "Plans", "Reports", "ResponseFiles", "PlanFiles",
      "TerminalForm", "speir", nio, nioPosix, nioHTTP1, httpClient,
    ],
    exclude: ["Golden"], swiftSettings: settings),
]

let package = Package(
  name: "speir",
  products: [.executable(name: "speir", targets: ["speir"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: (floor0 + floor1 + floor2).flatMap { $0 } + executable,
  swiftLanguageModes: [.v6]
)
