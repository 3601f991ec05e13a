import SurveyFiles
import Surveys
import TestSupport
import Testing

/// Files that would bomb a parser, or that are no text at all.
struct HostileFileTests {
  private func refusal(_ bytes: [UInt8]) throws -> Finding {
    let reading = SurveyReader.read(bytes, file: "hostile.yaml")
    #expect(reading.survey == nil)
    let first = try #require(reading.findings.first)
    #expect(first.severity == .error)
    return first
  }

  private func refusal(_ text: String) throws -> Finding { try refusal(Array(text.utf8)) }

  @Test func `two hundred thousand brackets are refused for their depth`() throws {
    let finding = try refusal("survey: " + String(repeating: "[", count: 200_000))
    #expect(finding.message.contains("40 deep"))
  }

  @Test(arguments: ["- ", "? ", "[ ", "{ a: ", "a: {b: "])
  func `depth is refused however it is written`(opening: String) throws {
    _ = try refusal(String(repeating: opening, count: 5_000))
  }

  @Test func `depth by indentation is refused`() throws {
    let text = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try refusal(text).message.contains("40 deep"))
  }

  @Test func `brackets within texts are no depth`() throws {
    let yaml = minimal("- { name: a, type: integer, label: '\(String(repeating: "[", count: 100))' }")
    #expect(SurveyReader.read(Array(yaml.utf8), file: "-").findings == [])
  }

  @Test func `aliases that multiply are refused before they are expanded`() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    #expect(try refusal(text).message.contains("anchor"))
  }

  @Test func `a file of fifty megabytes is refused for its size`() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 50_000_000)
    #expect(try refusal(bytes).message.contains("1024 KiB"))
  }

  @Test func `too many values are refused`() throws {
    #expect(try refusal("a: [" + String(repeating: "x,", count: 150_000) + "x]").message.contains("100000 values"))
  }

  @Test func `too many questions, choices and rows are refused`() throws {
    let questions = (0...2_000).map { "- { name: q\($0), type: integer, label: Q }" }.joined(separator: "\n")
    let many = SurveyReader.read(Array(minimal(questions).utf8), file: "-")
    #expect(many.findings.map(\.message) == ["There are more than 2000 questions"])
    let choices = (0...2_000).map { "c\($0)" }.joined(separator: ", ")
    let long = SurveyReader.read(
      Array(minimal("- { name: q, type: select_one, label: Q, choices: [\(choices)] }").utf8), file: "-")
    #expect(long.findings.map(\.message) == ["There are more than 2000 entries in one list"])
  }

  @Test func `a byte that is not UTF-8 is named with its place`() throws {
    let finding = try refusal(Array("survey: x\ntitle: caf".utf8) + [0xE9, 0x0A])
    #expect(finding.place == Place(line: 2, column: 11))
    #expect(finding.message.contains("not UTF-8"))
  }

  @Test func `a file in UTF-16 is named as such`() throws {
    #expect(try refusal([0xFF, 0xFE, 0x73, 0]).message.contains("UTF-16"))
  }

  @Test func `a NUL and an escape are named with their places`() throws {
    let nul = try refusal("survey: x\ntitle: a\u{0}b\n")
    #expect(nul.place == Place(line: 2, column: 9))
    #expect(nul.message.contains("NUL"))
    #expect(try refusal("survey: \u{1B}[31mx").message.contains("control character"))
  }

  @Test func `an empty file and one of comments alone are refused`() throws {
    for text in ["", "\n\n", "# nothing\n"] { #expect(try refusal(text).message == "The file is empty") }
  }

  @Test func `tabs for indentation are explained`() throws {
    #expect(try refusal("survey: tabs\npages:\n\t- title: x\n").notes.contains { $0.contains("tabs") })
  }

  @Test func `a second document, a directive and a tag are refused`() throws {
    #expect(try refusal("survey: a\n---\nsurvey: b\n").message.contains("second document"))
    #expect(try refusal("%TAG ! x\n---\nsurvey: a\n").message.contains("directives"))
    #expect(try refusal("survey: !!binary abc\n").message.contains("tag"))
  }

  @Test func `a byte order mark and carriage returns change nothing`() throws {
    let yaml = minimal("- { name: a, type: integer, label: A }")
    let plain = try #require(SurveyReader.read(Array(yaml.utf8), file: "-").survey)
    let windows = yaml.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let reading = SurveyReader.read([0xEF, 0xBB, 0xBF] + Array(windows.utf8), file: "-")
    #expect(reading.findings == [])
    #expect(reading.survey == plain)
  }

  @Test func `places are right after a byte order mark and carriage returns`() throws {
    let marked = MarkedText(minimal("- { name: a, type: 1️⃣intger, label: A }"))
    let windows = marked.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let reading = SurveyReader.read([0xEF, 0xBB, 0xBF] + Array(windows.utf8), file: "-")
    #expect(reading.findings.map(\.place) == [marked.places[1]])
  }

  @Test func `keys that stand twice thousands of times end with a finding`() throws {
    let finding = try refusal("survey: x\n" + String(repeating: "title: x\n", count: 2_000))
    #expect(finding.message.contains("stand twice"))
  }

  @Test func `a formula's surroundings with a hundred thousand quotes end with a finding`() throws {
    _ = try refusal("survey: " + String(repeating: "'", count: 100_001))
    _ = try refusal("survey: \"" + String(repeating: "\\", count: 100_001))
  }
}
