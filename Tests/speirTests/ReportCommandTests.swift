import TestSupport
import Testing

@Suite struct ReportCommandTests {
  private func folder(closes: String?) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      survey: tea
      title: Tea
      organiser: The parish council
      \(closes.map { "closes: \($0)" } ?? "version: 1")
      privacy: The clerk holds the answers; write to clerk@example.org
      pages:
        - questions:
            - { name: tea, type: select_one, label: Do you drink tea?, choices: [Yes, No, Never] }
            - { name: milk, type: select_one, label: With milk?, choices: [Yes, No] }
      """, to: "surveys/tea.yaml")
    let lines = (0..<20).map { #"{"answers":{"tea":"\#($0 < 12 ? "yes" : $0 < 18 ? "no" : "never")"}}"# }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "r.jsonl")
    return folder
  }

  private func text(_ name: String, _ folder: TemporaryFolder) throws -> String {
    String(decoding: try folder.bytes(of: "reports/tea/\(name)"), as: UTF8.self)
  }

  @Test func `only a closed survey has a report for publication`() throws {
    for closes in [nil, "9000-01-01"] {
      let folder = try folder(closes: closes)
      let run = try ProgramRun(["report", "tea", "--public", "--responses", folder.file("r.jsonl")], in: folder)
      #expect(run.status == 77 && run.errors.contains("Only the report of a closed survey can be published."))
      #expect(try ProgramRun(["report", "tea", "--responses", folder.file("r.jsonl")], in: folder).status == 0)
      let says = try text("priority-report.md", folder).contains("The survey takes answers until 1 January 9000.")
      #expect(says == (closes != nil))
    }
  }

  @Test func `a report for publication hides the two who gave an answer and those who would give them away`() throws {
    let folder = try folder(closes: "2020-01-01")
    let run = try ProgramRun(["report", "tea", "--public", "--responses", folder.file("r.jsonl")], in: folder)
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output.contains(
        "The edition for publication was written to \(folder.file("reports/tea/public")): priority-report.html"))
    let table = try text("public/questions.csv", folder)
    #expect(table.split(separator: "\r\n").dropFirst().allSatisfy { $0.hasSuffix(",for publication") })
    #expect(table.contains("tea,all,20,0,yes,12,0.6,"))
    #expect(table.contains("tea,all,20,0,no,,,,,true") && table.contains("tea,all,20,0,never,,,,,true"))
    #expect(try text("public/priority-report.md", folder).contains("| Never | \\[c\\] |"))
    #expect(!(try text("public/priority-report.md", folder)).contains("Not for publication"))
    // The edition for the organisers stands apart, and neither takes the other's place.
    let published = try text("public/questions.csv", folder)
    #expect(try ProgramRun(["report", "tea", "--responses", folder.file("r.jsonl")], in: folder).status == 0)
    #expect(try text("public/questions.csv", folder) == published)
    let own = try text("questions.csv", folder)
    #expect(own.contains("tea,all,20,0,never,2,"))
    #expect(own.hasPrefix("question,audience,") && own.contains(",suppressed,edition\r\n"))
    #expect(own.split(separator: "\r\n").dropFirst().allSatisfy { $0.hasSuffix(",not for publication") })
    #expect(try text("priority-report.md", folder).contains("> **Not for publication"))
  }

  @Test func `the letter says for whom it is, and stands where the report does that it encloses`() throws {
    let folder = try folder(closes: "2020-01-01")
    let letter = ["letter", "tea", "--responses", folder.file("r.jsonl")]
    #expect(try ProgramRun(letter, in: folder).status == 0)
    for name in ["letter.md", "letter.html"] {
      #expect(try text(name, folder).contains("Not for publication: what this letter encloses"))
    }
    #expect(try ProgramRun(letter + ["--public"], in: folder).status == 0)
    for name in ["public/letter.md", "public/letter.html"] {
      #expect(!(try text(name, folder)).contains("Not for publication"))
    }
    // It says of how many it is, and so is an edition: one of a response more could be held against it.
    let lines = String(decoding: try folder.bytes(of: "r.jsonl"), as: UTF8.self)
    try folder.write(lines + #"{"answers":{"tea":"yes"}}"# + "\n", to: "more.jsonl")
    for command in ["letter", "report"] {
      let later = try ProgramRun([command, "tea", "--public", "--responses", folder.file("more.jsonl")], in: folder)
      #expect(later.status == 77 && later.errors.contains("What was published before"))
    }
    let open = try self.folder(closes: nil)
    let early = try ProgramRun(["letter", "tea", "--public", "--responses", open.file("r.jsonl")], in: open)
    #expect(early.status == 77 && early.errors.contains("Only the report of a closed survey can be published."))
  }

  @Test func `too few answers cannot be published`() throws {
    let folder = try folder(closes: "2020-01-01")
    try folder.write(#"{"answers":{"tea":"yes"}}"# + "\n", to: "one.jsonl")
    let run = try ProgramRun(["report", "tea", "--public", "--responses", folder.file("one.jsonl")], in: folder)
    #expect(run.status == 77 && run.errors.contains("This report cannot be published"))
    #expect(run.errors.hasSuffix("without --public.\n"))
    // Whoever brought the closing day forward is told that it is why.
    let lines = (0..<20).map { _ in #"{"submitted_at":"2020-02-01T12:00:00Z","answers":{"tea":"yes"}}"# }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "late.jsonl")
    let late = try ProgramRun(["report", "tea", "--public", "--responses", folder.file("late.jsonl")], in: folder)
    #expect(late.status == 77 && late.errors.contains("20 responses came before the day under ‘opens’ or after"))
  }

  @Test func `a table by a question is written in every form`() throws {
    let folder = try folder(closes: "2020-01-01")
    let run = try ProgramRun(
      ["report", "tea", "--by", "tea", "--on", "2026-01-02", "--responses", folder.file("r.jsonl")], in: folder)
    #expect(run.status == 0 && run.output.hasSuffix("by-tea.html, by-tea.md, by-tea.csv, by-tea.json\n"))
    expectGolden(try text("by-tea.html", folder), "by-tea.html")
    let published = try ProgramRun(
      ["report", "tea", "--by", "tea", "--public", "--format", "json", "--responses", folder.file("r.jsonl")],
      in: folder)
    #expect(published.status == 0 && published.errors == "")
    #expect(try text("public/by-tea.json", folder).contains("\"public\": true"))
  }

  @Test func `a second table for publication by another question is refused, and the same one is made again`() throws {
    let folder = try folder(closes: "2020-01-01")
    let command = ["report", "tea", "--format", "csv", "--responses", folder.file("r.jsonl"), "--by"]
    #expect(try ProgramRun(command + ["milk"], in: folder).status == 0)
    for _ in 0..<2 { #expect(try ProgramRun(command + ["tea", "--public"], in: folder).status == 0) }
    let second = try ProgramRun(command + ["milk", "--public"], in: folder)
    #expect(second.status == 77 && second.errors.contains("A table by ‘tea’ was made for publication before."))
    #expect(second.errors.contains("published.txt"))
    let elsewhere = try ProgramRun(command + ["milk", "--public", "--output", folder.file("elsewhere")], in: folder)
    #expect(elsewhere.status == 77)
    #expect(try ProgramRun(command + ["milk"], in: folder).status == 0)
  }

  @Test
  func
    `another edition for publication is refused where few responses came since, and made where there are none or enough`()
    throws
  {
    let folder = try folder(closes: "2020-01-01")
    let lines = String(decoding: try folder.bytes(of: "r.jsonl"), as: UTF8.self)
    func publish(_ more: Int) throws -> ProgramRun {
      let added = String(repeating: #"{"answers":{"tea":"yes"}}"# + "\n", count: more)
      try folder.write(lines + added, to: "more.jsonl")
      return try ProgramRun(
        ["report", "tea", "--public", "--format", "json", "--responses", folder.file("more.jsonl")], in: folder)
    }
    for _ in 0..<2 { #expect(try publish(0).status == 0) }
    let refused = try publish(1)
    #expect(
      refused.status == 77
        && refused.errors.contains("This edition of ‘tea’ would be of 21 responses."))
    #expect(refused.errors.contains("published.txt"))
    #expect(try publish(4).errors.contains("is of 20: held against that"))
    for _ in 0..<2 { #expect(try publish(5).status == 0) }
    // Between the least and the most nobody knows which edition it is near to.
    #expect(try publish(2).errors.contains("is of 20 to 25: held against that"))
    #expect(try publish(10).status == 0)
  }

  @Test func `a note of what was published that was changed by hand is not passed over`() throws {
    let folder = try folder(closes: "2020-01-01")
    let command = ["report", "tea", "--public", "--format", "json", "--responses", folder.file("r.jsonl")]
    #expect(try ProgramRun(command, in: folder).status == 0)
    try folder.write("responses 1 2\n", to: "reports/tea/published.txt")
    let run = try ProgramRun(command, in: folder)
    #expect(run.status == 65 && run.errors.contains("published.txt was changed by hand."))
  }

  @Test func `a table by what is no question to select from is refused with a hint`() throws {
    let folder = try folder(closes: nil)
    let run = try ProgramRun(["report", "tea", "--by", "teas", "--responses", folder.file("r.jsonl")], in: folder)
    #expect(run.status == 64 && run.errors.contains("Did you mean ‘tea’?"))
  }

  @Test func `two rounds are held against one another in every form`() throws {
    let folder = try folder(closes: "2020-01-01")
    let definition = String(decoding: try folder.bytes(of: "surveys/tea.yaml"), as: UTF8.self)
    try folder.write(
      definition.replacing("survey: tea", with: "survey: older").replacing("name: tea", with: "name: drink"),
      to: "surveys/older.yaml")
    let lines = String(decoding: try folder.bytes(of: "r.jsonl"), as: UTF8.self).replacing("tea", with: "drink")
    #expect(try ProgramRun(["import", "older", "-"], in: folder, input: lines).status == 0)
    let command = [
      "report", "tea", "--against", "older", "--on", "2026-01-02", "--responses", folder.file("r.jsonl"),
    ]
    let run = try ProgramRun(command + ["--renamed", "tea=drink"], in: folder)
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.contains("against-older.html, against-older.md, against-older.csv, against-older.json"))
    expectGolden(try text("against-older.html", folder), "against-older.html")
    #expect(try text("against-older.md", folder).contains("- tea, before drink"))
    // What it says for publication of the round before is noted there, and held against what was published of it.
    try folder.write(
      String(decoding: try folder.bytes(of: "surveys/older.yaml"), as: UTF8.self).replacing(
        "2020-01-01", with: "2019-01-01"), to: "surveys/older.yaml")
    let published = command + ["--renamed", "tea=drink", "--public"]
    #expect(try ProgramRun(published, in: folder).status == 0)
    let note = String(decoding: try folder.bytes(of: "reports/older/published.txt"), as: UTF8.self)
    #expect(note.contains("between 20 20"))
    let late = #"{"answers":{"drink":"no"}}"# + "\n"
    #expect(try ProgramRun(["import", "older", "-"], in: folder, input: late).status == 0)
    #expect(try ProgramRun(published, in: folder).errors.contains("would be of 21 responses"))
    let wrong = try ProgramRun(command + ["--renamed", "tea=drunk"], in: folder)
    #expect(wrong.status == 64 && wrong.errors.contains("‘drunk’"))
    #expect(try ProgramRun(command + ["--by", "tea"], in: folder).status == 64)
    // A round is another survey, with something in common and answers that count.
    let same = try ProgramRun(["report", "tea", "--against", "tea", "--responses", folder.file("r.jsonl")], in: folder)
    #expect(same.status == 64 && same.errors.contains("the same survey"))
    try folder.write(definition.replacing("survey: tea", with: "survey: unasked"), to: "surveys/unasked.yaml")
    let unasked = try ProgramRun(
      ["report", "tea", "--against", "unasked", "--responses", folder.file("r.jsonl")], in: folder)
    #expect(unasked.status == 66 && unasked.errors.contains("nothing to compare with"))
    try folder.write(
      "survey: other\ntitle: O\norganiser: O\nprivacy: Ours. Ask at 1 High Street.\npages: [{ questions: [{ name: zz, type: text, label: Z }] }]\n",
      to: "surveys/other.yaml")
    let other = try ProgramRun(
      ["report", "tea", "--against", "other", "--responses", folder.file("r.jsonl")], in: folder)
    #expect(other.status == 64 && other.errors.contains("no question in common"))
  }
}
