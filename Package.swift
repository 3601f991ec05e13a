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
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
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
  case "Reports", "Pages", "TerminalForm", "SurveyFiles", "ResponseFiles", "PlanFiles", "SQLiteStore": ["Golden"]
  default: []
  }
}

let floor0: [[Target]] = [
  room("Surveys"),
  room("Responses", ["Surveys"]),
  room("Simulations", ["Surveys", "Responses"]),
  room("Phrases", ["Surveys", "Responses"]),
  room("Themes", ["Surveys", "Responses"]),
  room("Priorities", ["Surveys", "Responses", "Themes"]),
  room("Plans", ["Surveys"]),
  room("Reports", ["Surveys", "Responses", "Themes", "Priorities", "Plans"]),
]

let floor1: [[Target]] = [
  room("SurveyFiles", ["Surveys", "Responses", "Simulations", yams]),
  room("ResponseFiles", ["Surveys", "Responses", "Themes"]),
  room("SQLiteStore", ["Surveys", "Responses", "Themes", grdb], tests: ["ResponseFiles"]),
  room("Seals", ["Surveys", "Responses", crypto]),
  room("PlanFiles", ["Surveys", "Plans", "SurveyFiles"]),
  room("Pages", ["Surveys", "Responses", "Phrases", "Reports"]),
]

let floor2: [[Target]] = [
  room("TerminalForm", ["Surveys", "Responses", "Phrases", "Themes"])
]

let executable: [Target] = [
  .executableTarget(
    name: "speir",
    dependencies: [
      "Surveys", "Responses", "Simulations", "Phrases", "Themes", "Priorities", "Plans", "Reports",
      "SurveyFiles", "ResponseFiles", "PlanFiles", "SQLiteStore", "Seals", "Pages", "TerminalForm",
      arguments, logging,
    ],
    swiftSettings: settings),
  .target(
    name: "TestSupport",
    dependencies: ["Surveys", "Responses", "Themes", "Priorities", "Reports", "SurveyFiles", "TerminalForm"],
    swiftSettings: settings),
  .testTarget(
    name: "speirTests", dependencies: ["TestSupport", "Surveys", "Plans", "Reports", "PlanFiles", "speir"],
    exclude: ["Golden"], swiftSettings: settings),
]

let package = Package(
  name: "speir",
  products: [.executable(name: "speir", targets: ["speir"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: (floor0 + floor1 + floor2).flatMap { $0 } + executable,
  swiftLanguageModes: [.v6]
)
