import Foundation
import TestSupport
import Testing

@Suite struct TraceCommandTests {
  private static let source = [
    "--responses", "responses/highland-cpip.jsonl", "--codes", "responses/highland-cpip.codes.jsonl", "--on",
    "2016-10-03",
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in [
      "surveys/highland-cpip.yaml", "responses/highland-cpip.jsonl", "responses/highland-cpip.codes.jsonl",
      "reports/highland-cpip/plan.yaml",
    ] {
      try folder.write(try String(contentsOf: HouseTests.root.appending(path: path), encoding: .utf8), to: path)
    }
    let note = try ProgramRun(
      [
        "progress", "note", "highland-cpip", "1.1", "--standing", "behind", "--progress", "Two meetings", "--on",
        "2016-09-01",
      ], in: folder)
    #expect(note.status == 0, "\(note.errors)")
    return folder
  }

  private func trace(_ folder: TemporaryFolder, _ what: String...) throws -> ProgramRun {
    let source = Self.source.map { $0.hasPrefix("responses/") ? folder.file($0) : $0 }
    return try ProgramRun(["trace", "highland-cpip"] + what + source, in: folder)
  }

  @Test func `the example's figures are traced there and back as a person has read and approved`() throws {
    let folder = try folder()
    for (what, name) in [("capacity", "theme"), ("1.1", "action"), ("change", "comments"), ("reach.remote", "row")] {
      let run = try trace(folder, what)
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      expectGolden(run.output, "trace-\(name).md")
    }
    let all = try trace(folder)
    expectGolden(all.output, "trace-list.txt")
  }

  @Test func `the figures are those of the report`() throws {
    let report = try String(
      contentsOf: HouseTests.root.appending(path: "reports/highland-cpip/priority-report.md"), encoding: .utf8)
    let folder = try folder()
    for what in ["capacity", "funding", "themes/meetings"] {
      let lines = try trace(folder, what).output.split(separator: "\n").filter {
        $0.hasPrefix("| ") && $0.contains(" | Need | ")
      }
      #expect(lines.count == 4)
      for line in lines { #expect(report.contains(line)) }
    }
  }

  @Test func `where the plan cannot be read all else is traced, and the line to mend is named`() throws {
    let folder = try folder()
    try folder.write("survey: highland-cpip\nimprovments: []\n", to: "reports/highland-cpip/plan.yaml")
    let run = try trace(folder, "capacity")
    #expect(run.status == 0 && run.output.contains("## 1. The figure"))
    let words = "reports/highland-cpip/plan.yaml cannot be read. Line 2: A plan has no key ‘improvments’."
    #expect(run.output.contains(words), "\(run.output)")
    let list = try trace(folder)
    #expect(list.output.contains("capacity") && list.errors.contains(words))
    let number = try trace(folder, "1")
    #expect(number.status == 64 && number.errors.contains(words))
    try folder.write("- date: soon\n", to: "reports/highland-cpip/progress.yaml")
    try folder.write(
      try String(contentsOf: HouseTests.root.appending(path: "reports/highland-cpip/plan.yaml"), encoding: .utf8),
      to: "reports/highland-cpip/plan.yaml")
    #expect(try trace(folder, "capacity").output.contains("progress.yaml cannot be read. Line 1: "))
  }

  @Test func `what is sealed shows nothing before it has closed, and what is not there is said`() throws {
    let folder = try folder()
    let file = "surveys/highland-cpip.yaml"
    let text = try String(contentsOfFile: folder.file(file), encoding: .utf8)
    let wrong = try trace(folder, "capasity")
    #expect(wrong.status == 64 && wrong.errors.contains("Did you mean ‘capacity’?"))
    let both = try trace(folder, "meetings")
    #expect(both.status == 64 && both.errors.contains("Write themes/meetings or questions/meetings."))
    for (closes, status) in [("9000-01-01", 77), ("2016-02-01", 0)] {
      let sealed = text.replacing("\nresults: open\n", with: "\nresults: sealed\ncloses: \(closes)\n")
      #expect(sealed != text)
      try folder.write(sealed, to: file)
      let run = try trace(folder, "capacity")
      #expect(run.status == status, "\(run.errors)")
      if status == 77 { #expect(run.output == "" && run.errors.contains("sealed until the survey has closed")) }
    }
  }
}
