import Foundation
import TestSupport
import Testing

/// `speir draft-survey` as a whole process, and what it makes of public surveys.
@Suite struct DraftSurveyCommandTests {
  private let rows = """
    Respondent ID,How often do you come?,What do you come for? [Tea],What do you come for? [Talks],How many cups?,Anything else?
    1,Every week,Yes,No,3,
    2,Never,No,Yes,,A door
    3,Every week,Yes,Yes,2,
    4,never,,,1,

    """

  @Test func `a draft is written, checked, and takes the file that it was made from`() throws {
    let folder = try TemporaryFolder()
    try folder.write(rows, to: "Hall answers.csv")
    let draft = try ProgramRun(["draft-survey", folder.file("Hall answers.csv")], in: folder)
    #expect(draft.status == 0 && draft.errors.isEmpty)
    #expect(draft.output.hasPrefix("4 questions written to "))
    expectGolden(
      try String(contentsOfFile: folder.file("surveys/hall-answers.yaml"), encoding: .utf8), "draft-survey.yaml")
    #expect(try ProgramRun(["check", "hall-answers"], in: folder).status == 0)
    let taken = try ProgramRun(["import", "hall-answers", folder.file("Hall answers.csv")], in: folder)
    #expect(taken.output == "4 responses stored.\n")
    let again = try ProgramRun(["draft-survey", folder.file("Hall answers.csv")], in: folder)
    #expect(again.status == 73 && again.errors.contains("is there already"))
  }

  @Test func `a column that would need a mapping is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("Why?,why,Who\na,b,c\nd,e,f\n", to: "twins.csv")
    let draft = try ProgramRun(["draft-survey", folder.file("twins.csv"), "--output", "-"], in: folder)
    #expect(draft.status == 0)
    #expect(draft.errors.contains("these columns need a mapping:\ncolumn A ‘Why?’"))
  }

  @Test func `an id that is none is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(rows, to: "hall.csv")
    #expect(try ProgramRun(["draft-survey", folder.file("hall.csv"), "--survey", "The Hall"], in: folder).status == 64)
  }

  static let data = ProcessInfo.processInfo.environment["SPEIR_PUBLIC_DATA"] ?? ""

  @Test(.enabled(if: !data.isEmpty), arguments: [("flying-etiquette", 1040), ("masculinity-raw-responses", 1615)])
  func `a public survey is drafted and taken in whole`(_ name: String, _ count: Int) throws {
    let folder = try TemporaryFolder()
    let file = "\(DraftSurveyCommandTests.data)/surveys/\(name).csv"
    #expect(try ProgramRun(["draft-survey", file], in: folder).status == 0)
    let check = try ProgramRun(["check", name], in: folder)
    #expect(check.status == 0 && check.output.hasSuffix("1 warning in 1 file\n"))
    #expect(try ProgramRun(["import", name, file], in: folder).output == "\(count) responses stored.\n")
  }
}
