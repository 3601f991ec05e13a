import Priorities
import Surveys
import TestSupport
import Testing

@testable import Reports
@testable import speir

@Suite struct ReportMakingTests {
  @Test func `the report redraws its people, and a table by a question does not`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      survey: tea
      title: Tea
      organiser: Us
      privacy: Ask us.
      themes: { chairs: Softer chairs, cups: Bigger cups }
      pages:
        - questions:
            - { name: first, type: rank, label: What first?, choices: themes, evidence: ranking }
            - { name: sugar, type: select_one, label: Sugar?, choices: [Yes, No] }

      """, to: "surveys/tea.yaml")
    let lines = (0..<12).map { #"{"answers":{"first":["chairs"],"sugar":"\#($0 < 6 ? "yes" : "no")"}}"# + "\n" }
    #expect(try ProgramRun(["import", "tea", "-"], in: folder, input: lines.joined()).status == 0)
    let console = Console(isTerminal: false, showsProgress: false, usesColour: false, isSilent: true)
    let world = World(folder: Folder(path: folder.path), console: console, now: { Moment(milliseconds: 0) })
    let loaded = try world.load("tea")
    let evidence = try world.evidence(of: loaded, inFile: nil, codes: nil, sessions: nil)
    #expect(try !world.priorityReport(of: loaded, evidence).result.certainty.redraws.isEmpty)
    let table = try world.crossReport(
      of: loaded, evidence.responses.sorted, by: "sugar", on: nil, isPublic: false)
    #expect(table.report.result.certainty.redraws.isEmpty && table.table.groups.count == 2)
  }
}
