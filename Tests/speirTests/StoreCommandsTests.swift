import Foundation
import TestSupport
import Testing

/// `speir import`, `export`, `ledger`, `purge` and `forget` as whole processes.
@Suite struct StoreCommandsTests {
  private let definition = """
    survey: tea
    title: Tea
    organiser: Tea Society
    privacy: Held by the Tea Society, write to tea@example.org
    opens: 2016-01-01
    closes: 2016-02-29
    retain: 24 months
    limit: 50
    pages:
      - questions:
          - { name: cups, type: integer, label: How many cups? }
          - { name: why, type: text, label: Why? }
          - { name: mail, type: email, label: Your e-mail }
          - name: kind
            type: select_one
            label: Which kind?
            choices: { black: Black, other: { label: Other, specify: true } }

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(definition, to: "surveys/tea.yaml")
    return folder
  }

  private func lines(_ count: Int) -> String {
    (1...count).map {
      #"{"submitted_at":"2016-01-04T10:20:\#(10 + $0 % 40)Z","answers":{"cups":\#($0),"kind":"other","kind.other":"sort \#($0)"}}"#
    }.joined(separator: "\n")
  }

  @Test func `what was imported is exported, and the export imports as itself`() throws {
    let folder = try folder()
    let good = lines(12) + "\n" + #"{"answers":{"cups":2,"why":"it’s warm","mail":"a@example.org"}}"# + "\n"
    let first = try ProgramRun(["import", "tea", "-"], in: folder, input: good)
    #expect(first.status == 0 && first.output == "13 responses stored.\n" && first.errors.isEmpty)
    let again = try ProgramRun(["import", "tea", "-"], in: folder, input: good)
    #expect(again.status == 0 && again.output == "0 responses stored, 13 already there.\n")

    let export = try ProgramRun(["export", "tea"], in: folder)
    #expect(export.status == 0)
    #expect(export.output.split(separator: "\n").count == 13)
    #expect(!export.output.contains("example.org"))
    #expect(export.output.contains(#""answers":{"cups":2,"why":"it’s warm"}"#))

    let other = try self.folder()
    try other.write(export.output, to: "tea.jsonl")
    #expect(try ProgramRun(["import", "tea", other.file("tea.jsonl")], in: other).output == "13 responses stored.\n")
    let path = other.file("again.jsonl")
    let second = try ProgramRun(["export", "tea", "--output", path], in: other)
    #expect(second.status == 0 && second.output.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == export.output)
  }

  @Test func `a bad line is named with its number and reason, and none of the file is stored`() throws {
    let folder = try folder()
    let mixed = #"{"answers":{"cups":1}}"# + "\n\n" + #"{"answers":{"cups":"many","nosuch":1}}"# + "\n{\n"
    try folder.write(mixed, to: "mixed.jsonl")
    let path = folder.file("mixed.jsonl")
    let refused = try ProgramRun(["import", "tea", path], in: folder)
    #expect(refused.status == 65 && refused.output.isEmpty)
    #expect(refused.errors.contains("\(path):3: nosuch: "))
    #expect(refused.errors.contains("\(path):3: cups: "))
    #expect(refused.errors.contains("\(path):4: This is not JSON at character 2: the line ends too early."))
    #expect(refused.errors.contains("2 lines of \(path) cannot be taken. Nothing was stored"))
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)

    let dry = try ProgramRun(["import", "tea", path, "--skip-invalid", "--dry-run"], in: folder)
    #expect(
      dry.status == 0 && dry.output == "1 response can be taken and 2 lines would be skipped. Nothing was stored.\n")
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)

    for _ in 0..<2 {
      let taken = try ProgramRun(["import", "tea", path, "--skip-invalid"], in: folder)
      #expect(taken.status == 0)
      let ledger = try ProgramRun(["ledger", "tea", "--json"], in: folder)
      #expect(
        ledger.output
          == #"{"received":3,"withdrawn":0,"invalid":2,"outside_dates":0,"blank":0,"duplicate":0,"campaign":0,"analysed":1}"#
          + "\n")
    }
  }

  @Test func `a dry run makes no store`() throws {
    let folder = try folder()
    let dry = try ProgramRun(["import", "tea", "-", "--dry-run"], in: folder, input: lines(3))
    #expect(dry.status == 0 && dry.output == "3 responses can be taken. Nothing was stored.\n")
    #expect(!FileManager.default.fileExists(atPath: folder.file("responses")))
  }

  @Test func `one response more than the limit is refused with the whole file`() throws {
    let folder = try folder()
    let run = try ProgramRun(["import", "tea", "-"], in: folder, input: lines(51))
    #expect(run.status == 77 && run.errors.contains("no more than 50 responses"))
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)
  }

  @Test func `the ledger accounts for every response`() throws {
    let folder = try folder()
    let none = try ProgramRun(["ledger", "tea"], in: folder)
    #expect(none.status == 0 && none.output.hasPrefix("0  received, of which\n"))
    let more =
      lines(8) + "\n" + #"{"answers":{}}"# + "\n"
      + #"{"submitted_at":"2016-03-01T00:00:00Z","answers":{"cups":1}}"# + "\n"
      + #"{"submitted_at":"2016-02-29T23:59:59Z","simulated":true,"answers":{"cups":1}}"#
    #expect(try ProgramRun(["import", "tea", "-"], in: folder, input: more).status == 0)
    let run = try ProgramRun(["ledger", "tea"], in: folder)
    #expect(
      run.output == """
        11  received, of which
         0    withdrawn: erased by the person, or by age
         0    invalid: skipped at import, or set aside
         1    outside the dates of the survey
         1    blank: no answer to a question
         0    duplicate: the later one is kept
         0    campaign: the same as one that is kept
         9    analysed: counted in the figures
        1 analysed response was simulated by a program.

        """)
  }

  @Test func `a purge erases what is older than promised and says so`() throws {
    let folder = try folder()
    #expect(try ProgramRun(["import", "tea", "-"], in: folder, input: lines(4)).status == 0)
    let run = try ProgramRun(["purge", "tea"], in: folder)
    #expect(run.status == 0 && run.output.contains("4 responses, 0 e-mail addresses, 0 drafts."))
    #expect(try ProgramRun(["ledger", "tea", "--json"], in: folder).output.contains(#""withdrawn":4"#))
    let bytes = Data(try folder.bytes(of: "responses/tea.sqlite"))
    #expect(bytes.range(of: Data("sort 1".utf8)) == nil)
    try folder.write(definition.replacing("retain: 24 months\n", with: ""), to: "surveys/tea.yaml")
    let silent = try ProgramRun(["purge", "tea"], in: folder)
    #expect(silent.status == 65 && silent.errors.contains("retain: 24 months"))
  }

  @Test(arguments: [
    ("tea", 64, "This is no receipt"), ("tea-0000-0000-0000-0000-0000-0000-0001", 64, "A letter or digit"),
    ("coffee-8QXA-2TXZ", 64, "This is no receipt"),
  ])
  func `a receipt that cannot be right is refused`(_ receipt: String, _ status: Int32, _ words: String) throws {
    let run = try ProgramRun(["forget", receipt], in: try folder())
    #expect(run.status == status && run.errors.contains(words))
  }

  @Test func `a change of the definition keeps older responses readable by their own`() throws {
    let folder = try folder()
    #expect(try ProgramRun(["import", "tea", "-"], in: folder, input: lines(3)).status == 0)
    let before = try ProgramRun(["export", "tea"], in: folder).output
    try folder.write(definition.replacing("How many cups?", with: "How many cups a day?"), to: "surveys/tea.yaml")
    let new = #"{"id":"00000000-0000-7000-8000-000000000001","answers":{"cups":1}}"#
    #expect(try ProgramRun(["import", "tea", "-"], in: folder, input: new).status == 0)
    #expect(try ProgramRun(["ledger", "tea", "--json"], in: folder).output.contains(#""analysed":4"#))
    // What was exported before is known word for word, under its own form.
    let again = try ProgramRun(["import", "tea", "-"], in: folder, input: before)
    #expect(again.output == "0 responses stored, 3 already there.\n")
    let elsewhere = try self.folder()
    try elsewhere.write(definition.replacing("How many cups?", with: "Cups?"), to: "surveys/tea.yaml")
    let strange = try ProgramRun(["import", "tea", "-"], in: elsewhere, input: before)
    #expect(strange.status == 65 && strange.errors.contains("given under another definition"))
  }

  @Test func `files and folders that are not there or not to be written are named`() throws {
    let folder = try folder()
    let missing = try ProgramRun(["import", "tea", folder.file("nosuch.jsonl")], in: folder)
    #expect(missing.status == 66 && missing.errors.contains("There is no file"))
    #expect(try ProgramRun(["import", "tea", folder.path], in: folder).status == 66)
    #expect(try ProgramRun(["import", "coffee", "-"], in: folder).status == 66)
    #expect(try ProgramRun(["export", "tea", "--output", folder.file("no/such/file")], in: folder).status == 73)
    let none = try ProgramRun(["report", "tea", "--output", folder.file("r")], in: folder)
    #expect(
      none.status == 0
        && none.errors == "Nothing has been stored yet: there is no \(folder.file("responses/tea.sqlite")).\n")
    try folder.write(definition, to: "surveys/milk.yml")
    let ending = try ProgramRun(["check", "milk"], in: folder)
    #expect(ending.status == 66 && ending.errors.contains("milk.yml to milk.yaml."))
    try folder.write("cups,why\n1,warm\n", to: "r.csv")
    let table = try ProgramRun(["report", "tea", "--responses", folder.file("r.csv")], in: folder)
    #expect(table.status == 65 && table.errors.contains("a spreadsheet has to be imported, too."))
    let nowhere = try ProgramRun(["export", "tea", "--output", folder.file("no/such/file")], in: folder)
    #expect(nowhere.errors.contains("There is no folder \(folder.file("no/such/")) for it."))
    let onto = try ProgramRun(["export", "tea", "--output", folder.file("surveys")], in: folder)
    #expect(onto.status == 73 && onto.errors.contains("is a folder. Name a file in it."))
    try folder.write("not a store, however long it is said to be one", to: "responses/tea.sqlite")
    for command in [["export", "tea"], ["ledger", "tea"], ["purge", "tea"], ["import", "tea", "-"]] {
      let run = try ProgramRun(command, in: folder)
      #expect(run.status == 65 && run.errors.contains("is damaged or is not a store"), "\(command)")
    }
  }

  /// A file moved onto a device would take its place.
  @Test(arguments: [("export", "/dev/full", 74), ("export", "/dev/null", 0), ("schema", "/dev/full", 74)])
  func `what goes to a device goes into it`(_ command: String, _ device: String, _ status: Int32) throws {
    let folder = try folder()
    try #require(try ProgramRun(["import", "tea", "-"], in: folder, input: lines(3)).status == 0)
    let link = folder.file("device")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: device)
    let run = try ProgramRun(
      [command] + (command == "export" ? ["tea"] : []) + ["--output", link], in: folder,
      namesFolder: command == "export")
    #expect(run.status == status, "\(run.errors)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == device)
  }
}
