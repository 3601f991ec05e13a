import Foundation
import PlanFiles
import Plans
import Reports
import Surveys
import TestSupport
import Testing

/// The two plans that stand under `reports`: each cell of theirs against what the papers say, and the papers made from them.
@Suite struct PlanExampleTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: HouseTests.root.appending(path: path), encoding: .utf8)
  }

  private func plan(_ id: String) throws -> Plan {
    let reading = PlanReader.read(Array(try text("reports/\(id)/plan.yaml").utf8), file: "plan.yaml")
    return try #require(reading.plan, "\(reading.findings)")
  }

  /// The lines of a fixture, each cut at its bars.
  private func rows(_ name: String) throws -> [[String]] {
    try text("Tests/Fixtures/plans/\(name)").split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private func facts(_ cell: String) -> [String] {
    cell.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  private func words(_ cell: Paper.Grid.Cell) -> String {
    cell.parts.map { part in
      switch part {
      case .words(let statements): statements.joined(separator: "\n")
      case .labelled(let label, let statements): ([label] + statements).joined(separator: "\n")
      case .inferred(let text): text
      case .standing(let sign, let words, _): "\(sign) \(words)"
      }
    }.joined(separator: "\n")
  }

  @Test
  func `each cell of the Highland plan says what the paper of 2016 says, spans what it spans and is empty where it is`()
    throws
  {
    let plan = try plan("highland-cpip")
    #expect(plan.improvements.map(\.actions.count) == [5, 3, 3, 4, 4, 3])
    let grid = PlanReport(plan: plan).grid
    var cells: [String: Paper.Grid.Cell?] = [:]
    let columns = ["action", "lead", "implications", "target", "measure", "outcome"]
    for (improvement, group) in zip(plan.improvements, grid.groups) {
      for (action, line) in zip(improvement.actions, group.lines) {
        for (column, cell) in zip(columns, line) { cells["\(action.id) \(column)"] = .some(cell) }
      }
    }
    let rows = try rows("highland-cells.txt")
    #expect(rows.count == 22 * 6)
    #expect(Set(rows.map { "\($0[0]) \($0[1])" }) == Set(cells.keys))
    for row in rows {
      let name = "\(row[0]) \(row[1])"
      let cell = try #require(cells[name], "\(name)")
      switch row[2] {
      case "0": #expect(cell == nil, "\(name) should be spanned")
      case "empty": #expect(cell?.parts == [], "\(name) should be empty")
      default:
        let cell = try #require(cell, "\(name) should hold words")
        #expect(String(cell.span) == row[2], "\(name) spans \(cell.span)")
        for fact in facts(row[3]) {
          #expect(words(cell).lowercased().contains(fact.lowercased()), "\(name) lacks ‘\(fact)’: \(words(cell))")
        }
      }
    }
  }

  @Test func `the Highland plan carries the six areas of the survey, in the paper's order`() throws {
    #expect(
      try plan("highland-cpip").improvements.map(\.theme) == [
        "capacity", "awareness", "vision", "services", "marketing", "openness",
      ])
  }

  @Test func `each task of the group's progress report of 2003 says what that report says`() throws {
    let plan = try plan("cpig")
    #expect(plan.improvements.map(\.actions.count) == [8, 4, 2, 2, 1])
    let reading = ProgressReader.read(
      Array(try text("reports/cpig/progress.yaml").utf8), file: "progress.yaml", plan: plan)
    let log = try #require(reading.log, "\(reading.findings)")
    let day = try #require(CivilDate(iso: "2003-09-15"))
    let report = ProgressReport(plan: plan, log: log, on: day)
    var lines: [String: [Paper.Grid.Cell]] = [:]
    for (improvement, group) in zip(plan.improvements, report.grid.groups) {
      for (action, line) in zip(improvement.actions, group.lines) { lines[action.id] = line.compactMap(\.self) }
    }
    let rows = try rows("cpig-facts.txt")
    #expect(rows.count == 17)
    for row in rows {
      let line = try #require(lines[row[0]])
      try #require(line.count == 5)
      let (told, members) = (words(line[2]), words(line[4]))
      #expect(told.dropFirst(2).hasPrefix(row[1]), "\(row[0]): \(told)")
      #expect(row[2].isEmpty ? !told.contains("–") : told.contains(row[2]), "\(row[0]): \(told)")
      for member in facts(row[3]) { #expect(members.contains(member), "\(row[0]): \(members)") }
      #expect(facts(row[3]).count == (members.isEmpty ? 0 : members.split(separator: "\n").count), "\(row[0])")
      let rest = words(line[1]) + "\n" + words(line[3])
      for fact in facts(row[4]) { #expect(rest.contains(fact), "\(row[0]) lacks ‘\(fact)’: \(rest)") }
    }
    #expect(Set(log.activities.map(\.member)).count == 11)
    #expect(report.annex?.groups.first?.lines.count { $0[1].map(words) == "None to date" } == 2)
  }

  @Test func `the minutes of 2004 keep their nine items and every action with its owner`() throws {
    let reading = MinutesReader.read(Array(try text("reports/cpig/minutes-2004-01-14.yaml").utf8), file: "m.yaml")
    let minutes = try #require(reading.minutes, "\(reading.findings)")
    #expect(minutes.ordinal == 5)
    #expect(minutes.items.count == 9)
    #expect(minutes.apologies.count == 5)
    #expect(minutes.present.map(\.isChair) == [true, false, false, false, false, false, false])
    #expect(minutes.previous == Minutes.Previous(date: CivilDate(iso: "2003-11-20"), isAgreed: true))
    #expect(minutes.actions.count == 8)
    #expect(minutes.actions.allSatisfy { $0.cells.lead == .own(["Secretariat"]) })
    #expect(minutes.items.map(\.allActions.count) == [0, 2, 2, 1, 1, 1, 0, 1, 0])
    #expect(minutes.items[1].parts.map(\.title).count == 5)
    #expect(minutes.items.flatMap { $0.notes + $0.parts.flatMap(\.notes) }.count == 2)
  }

  @Test func `the committed papers come from the committed plans`() throws {
    let folder = try TemporaryFolder()
    for path in [
      "surveys/highland-cpip.yaml", "responses/highland-cpip.jsonl", "responses/highland-cpip.codes.jsonl",
      "responses/highland-cpip.sessions.jsonl", "reports/highland-cpip/plan.yaml",
      "reports/cpig/plan.yaml", "reports/cpig/progress.yaml", "reports/cpig/minutes-2004-01-14.yaml",
    ] {
      try folder.write(try text(path), to: path)
    }
    for arguments in [
      [
        "plan", "report", "highland-cpip", "--responses", folder.file("responses/highland-cpip.jsonl"), "--codes",
        folder.file("responses/highland-cpip.codes.jsonl"), "--sessions",
        folder.file("responses/highland-cpip.sessions.jsonl"),
      ],
      ["progress", "calendar", "highland-cpip", "--on", "2016-03-30"],
      ["plan", "report", "cpig"], ["progress", "report", "cpig", "--on", "2003-09-15"],
      ["minutes", "cpig"],
    ] {
      let run = try ProgramRun(arguments, in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    for name in [
      "highland-cpip/plan.html", "highland-cpip/plan.md", "highland-cpip/plan.csv", "highland-cpip/plan.json",
      "highland-cpip/due-dates.ics", "cpig/plan.html", "cpig/plan.md", "cpig/plan.csv", "cpig/plan.json",
      "cpig/progress.html", "cpig/progress.md", "cpig/progress.json",
      "cpig/minutes-2004-01-14.html", "cpig/minutes-2004-01-14.md",
    ] {
      let made = try String(contentsOfFile: folder.file("reports/\(name)"), encoding: .utf8)
      #expect(made == (try text("reports/\(name)")), "\(name) differs")
    }
  }

  @Test func `the examples name no telephone number and no e-mail address`() throws {
    for path in [
      "reports/highland-cpip/plan.yaml", "reports/cpig/plan.yaml", "reports/cpig/progress.yaml",
      "reports/cpig/minutes-2004-01-14.yaml",
    ] {
      let text = try text(path)
      #expect(!text.contains("@"))
      #expect(text.firstRange(of: /\d{5}/) == nil)
    }
  }
}
