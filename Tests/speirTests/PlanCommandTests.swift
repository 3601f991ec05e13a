import Foundation
import TestSupport
import Testing

@Suite struct PlanCommandTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in ["surveys/highland-cpip.yaml", "responses/highland-cpip.jsonl"] {
      try folder.write(try String(contentsOf: HouseTests.root.appending(path: path), encoding: .utf8), to: path)
    }
    return folder
  }

  private func text(_ folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: folder.file("reports/highland-cpip/plan.yaml"), encoding: .utf8)
  }

  private func begin(_ folder: TemporaryFolder, _ more: [String] = []) throws -> ProgramRun {
    try ProgramRun(
      [
        "plan", "new", "highland-cpip", "--on", "2016-02-18", "--responses",
        folder.file("responses/highland-cpip.jsonl"),
      ]
        + more, in: folder)
  }

  @Test func `a plan begins with the improvements that come first, and is never overwritten`() throws {
    let folder = try folder()
    let run = try begin(folder)
    #expect(run.status == 0, "\(run.errors)")
    let plan = try text(folder)
    expectGolden(plan, "plan-new.txt")
    let again = try begin(folder)
    #expect(again.status == 73)
    #expect(again.errors.contains("There is a plan already"))
    #expect(try text(folder) == plan)
    let check = try ProgramRun(["plan", "check", "highland-cpip"], in: folder)
    #expect(check.status == 0)
    #expect(check.output.hasSuffix("6 warnings in 1 file\n"), "\(check.output)")
  }

  @Test func `a plan may follow the order that people agreed on`() throws {
    let folder = try folder()
    #expect(try begin(folder, ["--agreed", "vision, funding"]).status == 0)
    let themes = try text(folder).split(separator: "\n").filter { $0.contains("- theme:") }
    #expect(themes == ["  - theme: vision", "  - theme: funding"])
    let wrong = try begin(try self.folder(), ["--agreed", "visoin"])
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("Did you mean ‘vision’?"))
  }

  @Test func `without answers there is no order, and the message says what to do`() throws {
    let run = try ProgramRun(["plan", "new", "highland-cpip"], in: try folder())
    #expect(run.status == 65)
    #expect(run.errors.contains("--agreed"))
  }

  @Test func `a person is led through the plan, and each answer stands in the file at once`() throws {
    let folder = try folder()
    #expect(try begin(folder, ["--agreed", "vision,capacity"]).status == 0)
    let file = folder.file("reports/highland-cpip/plan.yaml")
    try (try text(folder) + "# My own remark.\n").write(toFile: file, atomically: true, encoding: .utf8)
    let typed = [
      "Clarity", "Talk in pairs", "The interface", "Time; Travel", "", "", "soon", "2016-08-31", "Records",
      "Agree: all of us", "as above", "", "Nobody agrees", "", "by Sept 2016", "",
      "", "Confidence", "stop",
    ]
    let run = try ProgramRun(
      ["plan", "edit", "highland-cpip"], in: folder, input: typed.joined(separator: "\n") + "\n")
    #expect(run.status == 0, "\(run.errors)")
    expectGolden(run.output.replacing(folder.path + "/", with: ""), "plan-edit.txt")
    expectGolden(String(try text(folder).drop { $0 != "\n" }), "plan-edited.txt")
    let again = try ProgramRun(["plan", "edit", "highland-cpip", "1"], in: folder, input: "")
    #expect(again.output.contains("Action 1.2: Agree: all of us\n    Measure"), "\(again.output)")
  }

  @Test func `what is wrong with a plan is shown at its place, also as JSON`() throws {
    let folder = try folder()
    try folder.write("survey: highland-cpip\nimprovments: []\n", to: "reports/highland-cpip/plan.yaml")
    let run = try ProgramRun(["plan", "check", "highland-cpip"], in: folder)
    #expect(run.status == 65)
    #expect(run.output.contains("plan.yaml:2:1: error: A plan has no key ‘improvments’"))
    let json = try ProgramRun(["plan", "check", "highland-cpip", "--json"], in: folder)
    #expect(json.status == 65)
    #expect(json.output.contains("\"line\" : 2"))
    #expect(try ProgramRun(["plan", "report", "highland-cpip"], in: folder).status == 65)
    #expect(try ProgramRun(["plan", "report", "nothing"], in: folder).status == 66)
  }

  @Test func `a document for the office is made where its program is, and else the message says what to install`()
    throws
  {
    let folder = try folder()
    #expect(try begin(folder).status == 0)
    for format in ["docx", "odt", "pdf"] {
      let run = try ProgramRun(["plan", "report", "highland-cpip", "--format", format], in: folder)
      if run.status == 0 {
        let made = try Data(contentsOf: URL(filePath: folder.file("reports/highland-cpip/plan.\(format)")))
        #expect(made.prefix(2) == Data(format == "pdf" ? "%P".utf8 : "PK".utf8))
      } else {
        #expect(run.status == 69)
        #expect(run.errors.contains("apt-get install"), "\(run.errors)")
      }
    }
    let wrong = try ProgramRun(["plan", "report", "highland-cpip", "--format", "doc"], in: folder)
    #expect(wrong.status == 64)
  }
}
