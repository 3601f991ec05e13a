import Foundation
import Plans
import Surveys
import TestSupport
import Testing

@testable import speir

@Suite struct ProgressCommandTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      improvements:
        - improvement: Softer chairs
          source: Minutes of 3 May
          actions:
            - { id: "1.1", action: Measure, lead: Clerk, target: Sept 2016 }
            - { id: "1.2", action: Buy, lead: Clerk, target: Ongoing }
      """, to: "reports/tea/plan.yaml")
    return folder
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOfFile: folder.file("reports/tea/\(name)"), encoding: .utf8)
  }

  @Test func `notes are added at the end, and what stands there is never written again`() throws {
    let folder = try folder()
    let first = try ProgramRun(
      [
        "progress", "note", "tea", "1.1", "--progress", "Found a ruler", "--next", "Measure: all", "--standing",
        "on_track", "--qualifier", "ongoing", "--member", "Clerk", "--on", "2016-06-01",
      ], in: folder)
    #expect(first.status == 0, "\(first.errors)")
    let before = try text(folder, "progress.yaml")
    let second = try ProgramRun(
      ["progress", "note", "tea", "1.1", "--standing", "done", "--on", "2016-07-01"], in: folder)
    #expect(second.status == 0, "\(second.errors)")
    let after = try text(folder, "progress.yaml")
    #expect(after.hasPrefix(before))
    #expect(after.hasSuffix("- date: 2016-07-01\n  action: \"1.1\"\n  standing: done\n  members: Clerk\n"), "\(after)")
    let activity = try ProgramRun(
      ["progress", "activity", "tea", "Chair", "A talk", "--year", "2016", "--on", "2016-07-01"], in: folder)
    #expect(activity.status == 0, "\(activity.errors)")
    let report = try ProgramRun(["progress", "report", "tea", "--on", "2016-10-02"], in: folder)
    #expect(report.status == 0, "\(report.errors)")
    let markdown = try text(folder, "progress.md")
    #expect(markdown.contains("1.1 Measure – noted: On track → Done"))
    #expect(markdown.contains("| Chair | **2016:** A talk |"))
    #expect(try text(folder, "progress.html").contains("✓"))
  }

  @Test func `of many who note something at once nobody is lost, and each goes by what stands there by then`() throws {
    let folder = try folder()
    let world = World(
      folder: Folder(path: folder.path),
      console: Console(isTerminal: false, showsProgress: false, usesColour: false, isSilent: true),
      now: { Moment(milliseconds: 1_767_225_600_000) })
    let day = try #require(CivilDate(iso: "2016-06-01"))
    try world.record(
      ProgressNote(date: day, action: "1.1", progress: ["First"], members: ["Clerk"]), speaksOfMembers: true, in: "tea")
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      #expect(throws: Never.self) {
        try world.record(
          ProgressNote(date: day, action: "1.1", progress: ["Note \(number)"]), speaksOfMembers: false, in: "tea")
        _ = try world.record(Activity(date: day, member: "Chair", events: ["Talk \(number)"]), in: "tea")
      }
    }
    let log = try world.loadProgress("tea").log()
    #expect(log.notes.count == 9 && log.activities.count == 8)
    #expect(log.notes.allSatisfy { $0.members == ["Clerk"] })
  }

  @Test func `the calendar holds the due days`() throws {
    let folder = try folder()
    let run = try ProgramRun(["progress", "calendar", "tea", "--on", "2016-06-01", "--output", "-"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("DTSTART;VALUE=DATE:20160930\r\n"))
    #expect(run.output.unicodeScalars.count { $0 == "\n" } == run.output.unicodeScalars.count { $0 == "\r" })
  }

  @Test func `what cannot be noted is refused with what to do`() throws {
    let folder = try folder()
    let unknown = try ProgramRun(["progress", "note", "tea", "9", "--standing", "done"], in: folder)
    #expect(unknown.status == 66)
    #expect(unknown.errors.contains("1.1, 1.2"))
    #expect(try ProgramRun(["progress", "note", "tea", "1.1"], in: folder).status == 64)
    #expect(
      try ProgramRun(["progress", "note", "tea", "1.1", "--standing", "done", "--on", "soon"], in: folder).status == 64)
    for (day, words) in [
      ("9000-01-01", "1 January 9000 has not come yet: today is "),
      ("1016-01-01", "1 January 1016 is before the plan’s first day"),
    ] {
      let run = try ProgramRun(["progress", "note", "tea", "1.1", "--standing", "done", "--on", day], in: folder)
      #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    }
    #expect(
      try ProgramRun(["progress", "activity", "tea", "Chair", "A talk", "--on", "9000-01-01"], in: folder).status == 64)
    let old = ["progress", "note", "tea", "1.1", "--standing", "done", "--on", "1916-01-01", "--early"]
    #expect(try ProgramRun(old, in: folder).status == 0)
    try folder.write("notes: none\n", to: "reports/tea/progress.yaml")
    let faulty = try ProgramRun(["progress", "note", "tea", "1.1", "--standing", "done"], in: folder)
    #expect(faulty.status == 65)
    #expect(try text(folder, "progress.yaml") == "notes: none\n")
    let early = try ProgramRun(
      ["progress", "report", "tea", "--on", "2016-06-01", "--since", "2016-07-01"], in: folder)
    #expect(early.status != 0)
  }
}
