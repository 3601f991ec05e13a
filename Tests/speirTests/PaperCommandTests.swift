import Foundation
import TestSupport
import Testing

@Suite struct PaperCommandTests {
  private static let tea = """
    survey: tea
    title: Tea
    organiser: Tea Society
    privacy: Held by the Tea Society, write to tea@example.org
    pages: [{ questions: [{ name: cups, type: integer, label: How many cups? }] }]
    """

  @Test func `a survey is written as a form to print, to a file or to standard output`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.tea, to: "surveys/tea.yaml")
    let printed = try ProgramRun(["paper", "tea"], in: folder)
    #expect(printed.status == 0 && printed.errors == "")
    #expect(printed.output.hasPrefix("<!doctype html>\n"))
    let path = folder.file("tea.html")
    let written = try ProgramRun(["paper", "tea", "--output", path], in: folder)
    #expect(written.status == 0 && written.output == "" && written.errors == "\(path) written.\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
  }

  @Test func `a language that the survey is not written in is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.tea, to: "surveys/tea.yaml")
    let run = try ProgramRun(["paper", "tea", "--language", "gd"], in: folder)
    #expect(run.status == 64 && run.output == "")
    #expect(run.errors.contains("This survey is not written in ‘gd’. Its languages are: en."))
  }
}
