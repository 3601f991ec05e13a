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

  @Test
  func `an action is taken out in the conversation, after its lines were shown, and not once something was noted`()
    throws
  {
    let folder = try folder()
    #expect(try begin(folder, ["--agreed", "vision,capacity"]).status == 0)
    let start = try text(folder)
    let write = ["Clarity", "Talk", "", "", "", "", "", "", "Walk", "", "", "", "", "", "", "stop"]
    let first = try ProgramRun(
      ["plan", "edit", "highland-cpip", "1"], in: folder, input: write.joined(separator: "\n") + "\n")
    #expect(first.status == 0, "\(first.errors)")
    let both = try text(folder)
    // Nothing is answered of the six things that are open of each action, and then the lines come.
    let edit = { (actions: Int, lines: [String]) in
      try ProgramRun(
        ["plan", "edit", "highland-cpip", "1"], in: folder,
        input: (Array(repeating: "", count: 6 * actions) + lines).joined(separator: "\n") + "\n")
    }
    let kept = try edit(2, ["remove 1.1", "no", "remove 9.9", "stop"])
    #expect(kept.output.contains("| ") && kept.output.contains("It stays."), "\(kept.output)")
    #expect(kept.output.contains("This improvement has no action 9.9. It has: 1.1, 1.2."))
    #expect(try text(folder) == both)
    #expect(
      try ProgramRun(["progress", "note", "highland-cpip", "1.2", "--standing", "on_track"], in: folder).status == 0)
    let run = try edit(2, ["remove 1.2", "yes", "remove 1.1", "yes", "stop"])
    #expect(run.output.contains("Not written: 1 progress note speaks of action 1.2"), "\(run.output)")
    #expect(run.output.contains("It is taken out."))
    #expect(!(try text(folder)).contains("Talk"))
    let all = try edit(1, ["remove improvement", "yes", "stop"])
    #expect(all.output.contains("It stays."), "\(all.output)")
    try FileManager.default.removeItem(atPath: folder.file("reports/highland-cpip/progress.yaml"))
    _ = try edit(1, ["remove improvement", "yes"])
    let themes = { (text: String) in text.split(separator: "\n").filter { $0.contains("- theme:") } }
    #expect(themes(try text(folder)) == themes(start).suffix(1))
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

  @Test func `an action gets no id that one of minutes has`() throws {
    let folder = try TemporaryFolder()
    try folder.write("title: Chairs\nimprovements:\n  - improvement: Softer chairs\n", to: "reports/tea/plan.yaml")
    try folder.write(
      """
      body: The committee
      date: 2026-05-04
      items:
        - title: Chairs
          actions: [{ id: "1.1", action: Count the chairs }]

      """, to: "reports/tea/minutes-2026-05-04.yaml")
    let typed = ["Comfort", "Buy cushions", "stop"]
    let run = try ProgramRun(["plan", "edit", "tea"], in: folder, input: typed.joined(separator: "\n") + "\n")
    #expect(run.status == 0, "\(run.errors)")
    let file = try String(contentsOfFile: folder.file("reports/tea/plan.yaml"), encoding: .utf8)
    #expect(file.contains("\"1.2\"") && file.contains("Buy cushions") && !file.contains("\"1.1\""))
  }
}
