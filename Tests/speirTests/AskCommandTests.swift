import Foundation
import TestSupport
import Testing

/// `speir ask` as a whole process, with lines piped in or answers from a file.
struct AskCommandTests {
  private func folder(_ dates: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      limit: 2
      \(dates)
      audiences:
        drinkers: { label: Drinkers }
        makers: { label: Makers }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who are you?, choices: audiences, required: true }
            - { name: cups, type: integer, label: How many cups?, required: true }
            - { name: mail, type: email, label: Your e-mail }
            - name: kind
              type: select_one
              label: Which kind?
              choices: { black: Black, other: { label: Other, specify: true } }

      """, to: "surveys/tea.yaml")
    return folder
  }

  @Test func `answers typed line by line are stored, and the receipt has them erased`() throws {
    let folder = try folder()
    let run = try ProgramRun(["ask", "tea", "--plain"], in: folder, input: "2\n3\n\nother\nmint\nsend\n")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("Thank you. Your answers have been stored."))
    let receipt = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("Your receipt is ") }).dropFirst(
      16)
    let export = try ProgramRun(["export", "tea"], in: folder)
    #expect(export.output.contains(#""answers":{"who":"makers","cups":3,"kind":"other","kind.other":"mint"}"#))
    #expect(export.output.contains(#""mode":"terminal""#))
    #expect(try ProgramRun(["forget", String(receipt)], in: folder).status == 0)
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)
  }

  @Test func `lines that end midway store nothing, and that is said`() throws {
    let folder = try folder()
    let run = try ProgramRun(["ask", "tea"], in: folder, input: "2\n3\n")
    #expect(run.status == 65)
    #expect(run.output.hasSuffix("The input ended before your answers were sent. Nothing was stored.\n"))
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)
    #expect(try ProgramRun(["ask", "tea"], in: folder, input: "quit\n").status == 0)
  }

  @Test func `answers from a file are stored without asking`() throws {
    let folder = try folder()
    try folder.write("cups: 4\nkind: black\nmail: me@example.org\n", to: "answers.yaml")
    let run = try ProgramRun(
      ["ask", "tea", "--answers", folder.file("answers.yaml"), "--audience", "drinkers"], in: folder)
    #expect(run.status == 0 && run.output.contains("Your receipt is tea-"))
    let json = try ProgramRun(
      ["ask", "tea", "--answers", "-", "--json"], in: folder, input: #"{"who": "makers", "cups": 1}"#)
    #expect(json.status == 0 && json.output.hasPrefix(#"{"receipt":"tea-"#))
    let export = try ProgramRun(["export", "tea"], in: folder)
    #expect(export.output.contains(#"{"who":"drinkers","cups":4,"kind":"black"}"#))
    #expect(!export.output.contains("me@example.org"))
    let full = try ProgramRun(["ask", "tea", "--answers", folder.file("answers.yaml")], in: folder)
    #expect(full.status == 77 && full.errors.contains("no more than 2 responses"))
  }

  @Test func `every missing or wrong answer is listed and nothing is stored`() throws {
    let folder = try folder()
    let wrong = "cups: many\nkind: blck\nmial: x\nkind.black: strong\nmail: me\n"
    let run = try ProgramRun(["ask", "tea", "--answers", "-"], in: folder, input: wrong)
    #expect(run.status == 65 && run.output.isEmpty)
    expectGolden(run.errors, "ask-problems.txt")
    let json = try ProgramRun(["ask", "tea", "--answers", "-", "--json"], in: folder, input: "cups: 1.5\n")
    #expect(json.status == 65)
    #expect(
      json.output
        == #"{"errors":[{"question":"who","message":"Choose one answer"},{"question":"cups","message":"Enter a whole number, without a fraction"}]}"#
        + "\n")
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)
  }

  @Test func `a dry run prints the response that it would store`() throws {
    let folder = try folder()
    let run = try ProgramRun(
      ["ask", "tea", "--answers", "-", "--dry-run", "--json"], in: folder, input: "who: makers\ncups: 2\n")
    #expect(run.status == 0)
    let response = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(response["survey"] as? String == "tea" && response["mode"] as? String == "terminal")
    #expect((response["answers"] as? [String: Any])?["cups"] as? Int == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.file("responses")))
    let words = try ProgramRun(
      ["ask", "tea", "--answers", "-", "--dry-run"], in: folder, input: "who: makers\ncups: 2\n")
    #expect(words.output == "These answers can be stored. Nothing was stored.\n")
  }

  @Test func `a survey that is not open, not there or not so written is refused before anything is asked`() throws {
    let over = try ProgramRun(["ask", "tea"], in: folder("closes: 2016-01-01"), input: "1\n")
    #expect(over.status == 77 && over.errors == "This survey closed on 2016-01-01. It takes no more answers.\n")
    let early = try ProgramRun(["ask", "tea"], in: folder("opens: 9000-01-01"), input: "1\n")
    #expect(early.status == 77 && early.errors.contains("opens on 9000-01-01"))
    let folder = try folder()
    #expect(try ProgramRun(["ask", "coffee"], in: folder).status == 66)
    #expect(try ProgramRun(["ask", "tea", "--answers", folder.file("none.yaml")], in: folder).status == 66)
    let language = try ProgramRun(["ask", "tea", "--language", "gd"], in: folder)
    #expect(language.status == 64 && language.errors.contains("Its languages are: en."))
    let audience = try ProgramRun(["ask", "tea", "--audience", "maker"], in: folder)
    #expect(audience.status == 64 && audience.errors.contains("Did you mean ‘makers’?"))
  }

  @Test func `a file that is no YAML is shown with its place`() throws {
    let run = try ProgramRun(["ask", "tea", "--answers", "-"], in: folder(), input: "who: [makers\n")
    #expect(run.status == 65 && run.errors.contains("standard input:1:") && run.errors.contains("Nothing was stored."))
  }
}
