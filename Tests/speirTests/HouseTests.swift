import Foundation
import Testing

/// The rules of the house that a compiler does not hold: who may import whom, what floor 0 may not know, how long a file may be.
@Suite struct HouseTests {
  /// What each room may import, beside the standard library and the rooms below that it depends on.
  static let rooms: [String: Room] = [
    "Surveys": Room(floor: 0, rooms: []),
    "Responses": Room(floor: 0, rooms: ["Surveys"]),
    "Phrases": Room(floor: 0, rooms: ["Surveys", "Responses"]),
    "Simulations": Room(floor: 0, rooms: ["Surveys", "Responses"]),
    "Themes": Room(floor: 0, rooms: ["Surveys", "Responses", "Sessions"]),
    "Sessions": Room(floor: 0, rooms: ["Surveys", "Responses"]),
    "Priorities": Room(floor: 0, rooms: ["Surveys", "Responses", "Themes", "Sessions"]),
    "Plans": Room(floor: 0, rooms: ["Surveys"]),
    "Reports": Room(floor: 0, rooms: ["Surveys", "Responses", "Themes", "Sessions", "Priorities", "Plans"]),
    "SurveyFiles": Room(floor: 1, rooms: ["Surveys", "Responses", "Simulations"], others: ["Yams", "Foundation"]),
    "ResponseFiles": Room(
      floor: 1, rooms: ["Surveys", "Responses", "Themes", "Sessions"], others: ["Foundation"]),
    "PlanFiles": Room(floor: 1, rooms: ["Surveys", "Plans", "SurveyFiles"]),
    "SQLiteStore": Room(
      floor: 1, rooms: ["Surveys", "Responses", "Themes", "Sessions"],
      others: ["GRDB", "GRDBSQLite", "Crypto", "Foundation"]),
    "Seals": Room(floor: 1, rooms: ["Surveys", "Responses", "Sessions"], others: ["Crypto", "Foundation"]),
    "Pages": Room(
      floor: 1, rooms: ["Surveys", "Responses", "Themes", "Sessions", "Phrases", "Plans", "Reports"]),
    "TerminalForm": Room(
      floor: 2, rooms: ["Surveys", "Responses", "Phrases", "Themes", "Sessions"], others: ["Foundation"]),
    "WebForm": Room(
      floor: 2,
      rooms: [
        "Surveys", "Responses", "Themes", "Sessions", "Phrases", "Plans", "Reports", "ResponseFiles", "PlanFiles",
        "Seals", "Pages",
      ],
      others: ["HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOHTTPTypes", "ServiceLifecycle"]),
  ]

  struct Room: Sendable {
    var floor: Int
    var rooms: Set<String>
    var others: Set<String> = []
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func files(in folder: String) throws -> [URL] {
    let all = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
    let files = try #require(all).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    return files.sorted { $0.path() < $1.path() }
  }

  static func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at <= 2,
        words[..<at].allSatisfy({
          ["package", "internal", "public", "private", "fileprivate"].contains($0) || $0.hasPrefix("@")
        }),
        at + 1 < words.count
      else { return nil }
      let name =
        words.count > at + 2 && ["struct", "class", "func", "enum"].contains(words[at + 1])
        ? words[at + 2] : words[at + 1]
      return String(name.split(separator: ".").first ?? name)
    }
  }

  @Test func `the reader of imports sees every way of writing one`() {
    let text =
      "package import Surveys\nimport Yams\n@testable import Pages\ninternal import struct Foundation.Date\nlet x = 1"
    #expect(HouseTests.imports(in: text) == ["Surveys", "Yams", "Pages", "Foundation"])
  }

  @Test(arguments: HouseTests.rooms.keys.sorted())
  func `a room imports only what lies below it`(room: String) throws {
    let rule = try #require(HouseTests.rooms[room])
    let platform: Set<String> = rule.floor == 0 ? ["Glibc"] : ["Glibc", "Synchronization", "Dispatch"]
    let allowed = rule.rooms.union(rule.others).union(platform)
    let files = try HouseTests.files(in: "Sources/\(room)")
    #expect(!files.isEmpty)
    for file in files {
      for name in HouseTests.imports(in: try String(contentsOf: file, encoding: .utf8)) {
        #expect(allowed.contains(name), "\(room)/\(file.lastPathComponent) imports \(name)")
      }
    }
    for below in rule.rooms {
      let floor = try #require(HouseTests.rooms[below]).floor
      #expect(floor <= rule.floor, "\(room) on floor \(rule.floor) may not know \(below) on floor \(floor)")
    }
  }

  @Test func `every room is on the list`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: HouseTests.root.appending(path: "Sources").path())
    let known = Set(HouseTests.rooms.keys).union(["speir", "TestSupport"])
    #expect(Set(folders.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".docc") }) == known)
  }

  @Test func `no source file is longer than one idea`() throws {
    for file in try HouseTests.files(in: "Sources") {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      // A catalogue that is whole because its one switch is cannot be parted.
      let most = file.lastPathComponent == "EnglishPhrases.swift" ? 351 : 301
      #expect(lines.count <= most, "\(file.lastPathComponent) has \(lines.count) lines")
    }
  }

  @Test(arguments: [
    "try" + "!", "as" + "!", "fatal" + "Error(", "@unchecked " + "Sendable", "nonisolated(" + "unsafe)",
    "Task." + "detached",
  ])
  func `no source file holds what input could bring down`(_ word: String) throws {
    for file in try HouseTests.files(in: "Sources") {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains(word), "\(file.lastPathComponent) holds \(word)")
    }
  }
}
