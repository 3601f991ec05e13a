import Foundation
import TestSupport
import Testing

/// The worked example is what its generator makes, its report is the committed one, and the improvements of the 2016 paper come first in it.
@Suite struct ExampleTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: HouseTests.root.appending(path: path), encoding: .utf8)
  }

  private func example() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in [
      "surveys/highland-cpip.yaml", "responses/highland-cpip.simulation.yaml", "responses/highland-cpip.jsonl",
      "responses/highland-cpip.codes.jsonl", "responses/highland-cpip.sessions.jsonl",
    ] {
      try folder.write(try text(path), to: path)
    }
    return folder
  }

  @Test func `the committed responses are exactly what the generator makes`() throws {
    let folder = try example()
    let profile = folder.file("responses/highland-cpip.simulation.yaml")
    let run = try ProgramRun(["simulate", "highland-cpip", "--profile", profile], in: folder)
    let committed = try text("responses/highland-cpip.jsonl")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == committed)
    #expect(committed.split(separator: "\n").allSatisfy { $0.contains("\"simulated\":true") })
  }

  @Test func `the committed reports come from the committed responses by way of the store, too`() throws {
    let folder = try example()
    let file = folder.file("responses/highland-cpip.jsonl")
    let imported = try ProgramRun(["import", "highland-cpip", file], in: folder)
    #expect(imported.status == 0, "\(imported.errors)")
    let sessions = folder.file("responses/highland-cpip.sessions.jsonl")
    let held = try ProgramRun(["session", "import", "highland-cpip", sessions], in: folder)
    #expect(held.status == 0, "\(held.errors)")
    let written = try ProgramRun(["session", "export", "highland-cpip"], in: folder)
    #expect(written.output == (try text("responses/highland-cpip.sessions.jsonl")))
    let codes = folder.file("responses/highland-cpip.codes.jsonl")
    let coded = try ProgramRun(["code", "import", "highland-cpip", codes], in: folder)
    #expect(coded.status == 0, "\(coded.errors)")
    let export = try ProgramRun(["code", "export", "highland-cpip"], in: folder)
    #expect(export.output == (try text("responses/highland-cpip.codes.jsonl")))
    for session in ["focus-group", "consensus"] {
      #expect(try ProgramRun(["session", "minutes", "highland-cpip", session], in: folder).status == 0)
    }
    let report = try ProgramRun(["report", "highland-cpip"], in: folder)
    #expect(report.status == 0, "\(report.errors)")
    for name in [
      "priority-report.html", "priority-report.md", "priority-report.json", "questions.csv", "priorities.csv",
      "minutes-2016-01-18.yaml", "minutes-2016-01-18.md", "minutes-2016-01-26.yaml", "minutes-2016-01-26.html",
    ] {
      let made = try String(contentsOfFile: folder.file("reports/highland-cpip/\(name)"), encoding: .utf8)
      #expect(made == (try text("reports/highland-cpip/\(name)")), "\(name) differs")
    }
  }

  @Test func `the report says what becomes of the order if areas were one, and which areas there are`() throws {
    let folder = try example()
    let command = [
      "report", "highland-cpip", "--responses", folder.file("responses/highland-cpip.jsonl"), "--codes",
      folder.file("responses/highland-cpip.codes.jsonl"), "--format", "md,json", "--as-one",
    ]
    let run = try ProgramRun(command + ["funding, representation"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let paper = try String(contentsOfFile: folder.file("reports/highland-cpip/priority-report.md"), encoding: .utf8)
    let line = paper.split(separator: "\n").first { $0.contains("It was asked") }
    expectGolden(line.map { "\($0)\n" } ?? "none", "as-one.txt")
    for wrong in ["funding,representatoin", "funding", "funding,funding"] {
      let run = try ProgramRun(command + [wrong], in: folder)
      #expect(run.status == 64)
    }
    #expect(
      try ProgramRun(command + ["funding,representatoin"], in: folder).errors.contains("Did you mean ‘representation’?")
    )
    #expect(try ProgramRun(command + ["funding,vision", "--public"], in: folder).status == 64)
  }

  @Test func `a report on files says the same as one on the store`() throws {
    let folder = try example()
    let run = try ProgramRun(
      [
        "report", "highland-cpip", "--responses", folder.file("responses/highland-cpip.jsonl"), "--codes",
        folder.file("responses/highland-cpip.codes.jsonl"), "--sessions",
        folder.file("responses/highland-cpip.sessions.jsonl"), "--format", "json",
      ], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let made = try String(contentsOfFile: folder.file("reports/highland-cpip/priority-report.json"), encoding: .utf8)
    #expect(made == (try text("reports/highland-cpip/priority-report.json")))
    for name in ["codes", "sessions"] {
      let alone = try ProgramRun(
        ["report", "highland-cpip", "--\(name)", folder.file("responses/highland-cpip.\(name).jsonl")], in: folder)
      #expect(alone.status == 64)
    }
  }

  @Test func `the six improvements of the paper come first, and the report says that nobody gave the answers`() throws {
    let lines = try text("reports/highland-cpip/priorities.csv").split(separator: "\r\n").dropFirst()
    let order = lines.map { String($0.prefix { $0 != "," }) }
    #expect(Set(order.prefix(6)) == ["capacity", "awareness", "vision", "services", "marketing", "openness"])
    for name in ["priority-report.html", "priority-report.md"] {
      #expect(try text("reports/highland-cpip/\(name)").contains("made by a program"))
    }
  }
}
