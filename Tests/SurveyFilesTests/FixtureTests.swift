import Foundation
import SurveyFiles
import Surveys
import TestSupport
import Testing

/// The definitions under Tests/Fixtures.
enum Fixtures {
  static func texts(in folder: String) throws -> [(name: String, text: String)] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures").appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)).sorted()
      .filter { $0.hasSuffix(".yaml") }
      .map { ($0, String(decoding: try Data(contentsOf: url.appending(path: $0)), as: UTF8.self)) }
  }
}

struct FixtureTests {
  @Test func `each feature's definition reads without a finding`() throws {
    let fixtures = try Fixtures.texts(in: "surveys")
    #expect(fixtures.count >= 9)
    for (name, text) in fixtures {
      let reading = SurveyReader.read(Array(text.utf8), file: name)
      #expect(FindingPrinter().text(of: reading) == "", "\(name)")
      #expect(reading.survey != nil, "\(name)")
    }
  }

  @Test func `each broken definition's findings stand exactly at its marks, in order`() throws {
    let fixtures = try Fixtures.texts(in: "broken")
    #expect(fixtures.count >= 15)
    for (name, marked) in fixtures {
      let text = MarkedText(marked)
      let reading = SurveyReader.read(Array(text.text.utf8), file: name)
      var found: [Place] = []
      for finding in reading.findings where found.last != finding.place { found.append(finding.place) }
      #expect(
        found == text.places.sorted { $0.key < $1.key }.map(\.value), "\(name)\n\(FindingPrinter().text(of: reading))")
    }
  }

  @Test func `what is printed about the broken definitions is what a person has read and approved`() throws {
    var printed = ""
    for (name, marked) in try Fixtures.texts(in: "broken") {
      let reading = SurveyReader.read(Array(MarkedText(marked).text.utf8), file: name)
      printed += FindingPrinter().text(of: reading) + FindingPrinter.summary(of: [reading]) + "\n\n"
    }
    expectGolden(printed, "broken.txt")
  }
}
