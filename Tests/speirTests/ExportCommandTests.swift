import Foundation
import TestSupport
import Testing

/// `speir export` as a whole process, on a survey with a question of every type and answers with every trap.
@Suite struct ExportCommandTests {
  /// A folder with the survey and, unless told otherwise, its three responses.
  private func folder(filled: Bool = true) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(try fixture("surveys/every-type.yaml"), to: "surveys/every-type.yaml")
    guard filled else { return folder }
    let run = try ProgramRun(["import", "every-type", "-"], in: folder, input: try fixture("every-type.jsonl"))
    #expect(run.status == 0 && run.errors == "")
    return folder
  }

  private func fixture(_ name: String) throws -> String {
    try String(contentsOf: HouseTests.root.appending(path: "Tests/Fixtures/\(name)"), encoding: .utf8)
  }

  @Test(arguments: [
    ("jsonl", []), ("csv", []), ("csv", ["--labels"]), ("csv", ["--labels", "--language", "gd"]), ("long-csv", []),
    ("long-csv", ["--labels"]),
  ])
  func `each format is what a person has read and approved`(_ format: String, _ options: [String]) throws {
    let run = try ProgramRun(["export", "every-type", "--format", format] + options, in: try folder())
    #expect(run.status == 0)
    #expect(run.errors == (format == "jsonl" ? "" : "1 response was simulated by a program.\n"))
    #expect(!run.output.contains("a@example.org"))
    let name = (["export", format] + options.map { $0.replacing("--", with: "") }).joined(separator: "-")
    expectGolden(run.output, "\(name).txt")
  }

  @Test func `a file is written whole, and what it holds is said`() throws {
    let folder = try folder()
    let path = folder.file("out.csv")
    let run = try ProgramRun(["export", "every-type", "--format", "csv", "--output", path], in: folder)
    #expect(run.status == 0 && run.output == "")
    #expect(run.errors.hasPrefix("3 responses written to \(path).\n"))
    let straight = try ProgramRun(["export", "every-type", "--format", "csv"], in: folder).output
    #expect(try String(contentsOfFile: path, encoding: .utf8) == straight)
  }

  @Test func `without a response there are the names of the columns`() throws {
    let folder = try folder(filled: false)
    let run = try ProgramRun(["export", "every-type", "--format", "csv"], in: folder)
    #expect(run.status == 0 && run.output.hasPrefix("id,submitted_at,"))
    #expect(run.output.split(whereSeparator: \.isNewline).count == 1)
    #expect(try ProgramRun(["export", "every-type", "--emails"], in: folder).output == "question,address\r\n")
  }

  @Test func `addresses stand in a list of their own, joined to nothing`() throws {
    let run = try ProgramRun(["export", "every-type", "--emails"], in: try folder())
    #expect(run.output == "question,address\r\nmail,a@example.org\r\nowner,b@example.org\r\n")
  }

  @Test(arguments: [
    (["--emails", "--format", "csv"], "Leave out --format"), (["--labels"], "--labels is for"),
    (["--format", "csv", "--language", "gd"], "Write both"),
    (["--format", "csv", "--labels", "--language", "fr"], "It is in: en, gd"), (["--format", "xls"], "long-csv"),
  ])
  func `options that contradict one another are refused`(_ options: [String], _ words: String) throws {
    let run = try ProgramRun(["export", "every-type"] + options, in: try folder(filled: false))
    #expect(run.status == 64 && run.errors.contains(words) && run.output == "")
  }

  @Test func `what has no column in the present definition is named`() throws {
    let folder = try folder()
    let now = try fixture("surveys/every-type.yaml").replacing(
      "name: meetings, type: integer", with: "name: meetings, type: text"
    )
    .replacing(", constraint: . >= -9", with: "")
    try folder.write(now, to: "surveys/every-type.yaml")
    let wide = try ProgramRun(["export", "every-type", "--format", "csv"], in: folder)
    #expect(wide.status == 0)
    #expect(wide.errors.contains("3 responses came in under an older definition. These answers have no column:\n"))
    #expect(wide.errors.contains("  meetings (2 responses)\n"))
    let long = try ProgramRun(["export", "every-type", "--format", "long-csv"], in: folder)
    #expect(long.errors == "1 response was simulated by a program.\n")
    #expect(long.output.contains(",meetings,,,4\r\n"))
  }

  @Test func `a codebook is one file by its ending, or a folder with the programs that read it`() throws {
    let folder = try folder()
    let command = ["export", "every-type", "--format", "codebook"]
    let printed = try ProgramRun(command + ["--language", "gd"], in: folder)
    #expect(printed.status == 0 && printed.output.hasPrefix("# Codebook: Ceist de gach seòrsa\n"))
    #expect(printed.output.hasSuffix("|\n") && !printed.output.contains("not yet"))
    for name in ["book.md", "book.csv"] {
      let run = try ProgramRun(command + ["--output", folder.file(name)], in: folder)
      #expect(run.status == 0 && run.output == "" && run.errors == "\(folder.file(name)) written.\n")
    }
    #expect(try ProgramRun(command + ["--output", folder.file("book")], in: folder).status == 0)
    for name in ["codebook.md", "codebook.csv", "load.py", "load.R"] {
      let text = try String(contentsOfFile: folder.file("book/\(name)"), encoding: .utf8)
      #expect(text.utf8.last == 0x0A)
    }
    let csv = try String(contentsOfFile: folder.file("book.csv"), encoding: .utf8)
    #expect(try String(contentsOfFile: folder.file("book/codebook.csv"), encoding: .utf8) == csv)
    let early = try ProgramRun(command, in: try self.folder(filled: false))
    #expect(early.status == 0 && early.output.contains("| not yet |"))
  }

  @Test(arguments: [
    ["--format", "jsonl"], ["--format", "csv"], ["--format", "csv", "--labels"],
    ["--format", "csv", "--labels", "--language", "gd"],
  ])
  func `what was exported is taken in by another store as it was`(_ options: [String]) throws {
    let folder = try folder()
    let wanted = try ProgramRun(["export", "every-type"], in: folder).output
    let path = folder.file(options[1] == "jsonl" ? "out.jsonl" : "out.csv")
    #expect(try ProgramRun(["export", "every-type", "--output", path] + options, in: folder).status == 0)
    let other = try self.folder(filled: false)
    let run = try ProgramRun(["import", "every-type", path, "--quiet"], in: other)
    #expect(run.status == 0 && run.errors == "")
    #expect(try ProgramRun(["export", "every-type"], in: other).output == wanted)
  }
}
