import Foundation
import TestSupport
import Testing

/// A response that was forgotten is as if it had never been given.
@Suite struct ErasureTests {
  private let definition = """
    survey: tea
    title: Tea
    organiser: Tea Society
    privacy: Held by the Tea Society, 1 High Street
    audiences: { drinkers: { label: Drinkers, population: 40 }, growers: { label: Growers, population: 9 } }
    themes: { taste: Taste, price: Price, scent: Scent }
    pages:
      - questions:
          - { name: who, type: select_one, label: Who are you?, choices: audiences }
          - { name: first, type: rank, label: What matters first?, choices: themes, evidence: ranking }
          - { name: cups, type: integer, label: How many cups? }
          - { name: why, type: text, label: Why? }
    priorities: { top: 1, small_sector: 2 }

    """

  private let others = [
    ("drinkers", "taste", 3), ("drinkers", "price", 5), ("growers", "price", 1), ("growers", "scent", 2),
  ]
  .map {
    #"{"id":"0198c1de-0000-7000-8000-00000000000\#($2)","answers":{"who":"\#($0)","first":["\#($1)"],"cups":\#($2)}}"#
  }
  .joined(separator: "\n")

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(definition, to: "surveys/tea.yaml")
    try #require(try ProgramRun(["import", "tea", "-"], in: folder, input: others).status == 0)
    return folder
  }

  /// The files of the report, without the line that says how many were withdrawn.
  private func report(_ folder: TemporaryFolder) throws -> [String: String] {
    try #require(try ProgramRun(["report", "tea", "--format", "json,csv"], in: folder).status == 0)
    var files: [String: String] = [:]
    for name in ["priority-report.json", "questions.csv", "priorities.csv"] {
      let text = try String(contentsOfFile: folder.file("reports/tea/" + name), encoding: .utf8)
      files[name] = text.split(separator: "\n").filter { !$0.contains("\"ledger\"") }.joined(separator: "\n")
    }
    return files
  }

  @Test func `what was forgotten leaves no figure and no word`() throws {
    let folder = try folder()
    let before = try report(folder)
    let answers = "who: growers\nfirst: [taste]\ncups: 9\nwhy: A very particular reason\n"
    let asked = try ProgramRun(["ask", "tea", "--answers", "-", "--json"], in: folder, input: answers)
    try #require(asked.status == 0)
    #expect(try report(folder) != before)
    let receipt = try #require(asked.output.firstMatch(of: /tea(-[0-9A-Z]{4}){2,}/)).output.0
    let forgotten = try ProgramRun(["forget", String(receipt)], in: folder)
    #expect(forgotten.status == 0 && forgotten.output.contains("Make them again: speir report tea"))
    #expect(try report(folder) == before)
    #expect(try ProgramRun(["ledger", "tea", "--json"], in: folder).output.contains(#""withdrawn":1"#))
    #expect(try !ProgramRun(["export", "tea"], in: folder).output.contains("particular"))
    #expect(Data(try folder.bytes(of: "responses/tea.sqlite")).range(of: Data("particular".utf8)) == nil)
  }
}
