import Plans
import Surveys
import TestSupport
import Testing

@testable import Reports

@Suite struct ProgressReportTests {
  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  private func log() throws -> ProgressLog {
    ProgressLog(
      notes: [
        ProgressNote(
          date: try day("2016-04-01"), action: "1.1", progress: ["Found a ruler"], nextSteps: ["Measure"],
          standing: .onTrack, members: ["Clerk"]),
        ProgressNote(date: try day("2016-04-01"), action: "1.2", standing: .onTrack, qualifier: "ongoing"),
        ProgressNote(date: try day("2016-06-15"), action: "1.1", progress: ["Measured"], standing: .done),
        ProgressNote(date: try day("2016-12-01"), action: "1.2", standing: .behind),
      ],
      activities: [
        Activity(
          date: try day("2016-04-01"), member: "Chair", year: 2016, heading: "Talks", events: ["Hall", "Church"]),
        Activity(date: try day("2016-04-01"), member: "Clerk"),
        Activity(date: try day("2016-04-01"), member: "Chair", year: 2015, events: ["Fair"]),
        Activity(date: try day("2016-12-01"), member: "Later"),
      ])
  }

  private func report(_ on: String, isOutstandingOnly: Bool = false) throws -> ProgressReport {
    ProgressReport(
      plan: PlanReportTests.plan, log: try log(), on: try day(on), isOutstandingOnly: isOutstandingOnly)
  }

  @Test func `the report as Markdown and JSON is what a person has read and approved`() throws {
    let report = try report("2016-09-20")
    expectGolden(report.paper.markdown, "progress.md")
    expectGolden(report.json, "progress.json")
    expectGolden(report.terminalSummary + "\n", "progress.txt")
  }

  @Test func `what changed is told since the last day with notes before the latest`() throws {
    let report = try report("2016-09-20")
    #expect(report.since == (try day("2016-04-01")))
    #expect(report.changes.map(\.action.id) == ["1.1", "1.2", "1.3"])
    #expect(report.changes.map(\.isAuthors) == [true, false, false])
    #expect(report.changes.map(\.now) == [.done, .behind, .behind])
    #expect(try self.report("2016-04-01").changes == [])
    #expect(try self.report("2016-04-01").since == nil)
  }

  @Test func `the author's word and the day stand side by side where they differ`() throws {
    let line = try report("2016-09-20").sections[0].lines[1]
    #expect(line.note?.isOnTrack == true)
    #expect(line.computed?.standing == .behind)
    #expect(line.computed?.daysLeft == -5)
    #expect(line.isContradicted)
  }

  @Test func `outstanding leaves out what is done, and nothing else`() throws {
    let lines = try report("2016-09-20", isOutstandingOnly: true).sections.flatMap(\.lines)
    #expect(lines.map(\.action.id) == ["1.2", "1.3"])
    #expect(try report("2016-05-01", isOutstandingOnly: true).sections.flatMap(\.lines).count == 3)
  }
}
