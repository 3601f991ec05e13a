import Foundation
import TestSupport
import Testing

/// `speir invite`, and answering with an invitation in the terminal.
@Suite struct InviteCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      access: invited
      privacy: Held by the Tea Society, write to tea@example.org
      pages: [{ questions: [{ name: cups, type: integer, label: How many cups?, required: true }] }]

      """, to: "surveys/tea.yaml")
    try folder.write("cups: 3\n", to: "answers.yaml")
  }

  private func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
    try ProgramRun(arguments, in: folder, input: input)
  }

  /// The cells of a table that has no commas in its cells, without its heading.
  private func cells(_ table: String) -> [[String]] {
    table.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",").map(String.init) }
  }

  @Test func `so many invitations are made as were asked for, each once, with links where the site is named`() throws {
    let run = try run("invite", "tea", "--count", "3", "--url", "https://survey.example.org/")
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.hasPrefix("invitation,link\r\n"))
    let rows = cells(run.output)
    #expect(Set(rows.map { $0[0] }).count == 3)
    #expect(rows.allSatisfy { $0[1] == "https://survey.example.org/s/tea/i/\($0[0])" })
    #expect(try self.run("invite", "tea").output == "3 invitations, 0 used.\n")
  }

  @Test func `nobody is invited twice by a slip, and no table of invitations is written over`() throws {
    try folder.write("Ann\nBea\n", to: "people.csv")
    let (people, links) = (folder.file("people.csv"), folder.file("links.csv"))
    #expect(try run("invite", "tea", "--label-file", people, "--output", links).status == 0)
    let first = try String(contentsOfFile: links, encoding: .utf8)
    let over = try run("invite", "tea", "--label-file", people, "--again", "--output", links)
    #expect(over.status == 73 && over.errors.contains("already"))
    #expect(try String(contentsOfFile: links, encoding: .utf8) == first)
    try folder.write("Cat\nBea\nAnn\n", to: "more.csv")
    let twice = try run("invite", "tea", "--label-file", folder.file("more.csv"))
    #expect(twice.status == 77 && twice.output.isEmpty)
    #expect(twice.errors.contains("‘Bea’ and ‘Ann’ have an invitation already"))
    #expect(try run("invite", "tea").output == "2 invitations, 0 used.\n")
    #expect(try run("invite", "tea", "--label-file", folder.file("more.csv"), "--again").status == 0)
    #expect(try run("invite", "tea").output == "5 invitations, 0 used.\n")
  }

  @Test func `an invitation is good for one response, and reminders name who has not answered`() throws {
    let made = try run("invite", "tea", "--label-file", "-", input: "label\nAnn\n\nBea,x\n")
    #expect(made.status == 0)
    let rows = cells(made.output)
    #expect(rows.map { $0[0] } == ["Ann", "Bea"])
    let answers = folder.file("answers.yaml")
    let without = try run("ask", "tea", "--answers", answers)
    #expect(without.status == 77 && without.errors.contains("--invitation"))
    let first = try run("ask", "tea", "--answers", answers, "--invitation", rows[0][1])
    #expect(first.status == 0 && first.output.contains("tea-"))
    let again = try run("ask", "tea", "--answers", answers, "--invitation", rows[0][1])
    #expect(again.status == 77 && again.errors.contains("This invitation has been used"))
    let unknown = try run("ask", "tea", "--answers", answers, "--invitation", "8ZQ4-0KTM")
    #expect(unknown.status == 77 && unknown.errors.contains("no invitation to this survey"))
    #expect(try run("invite", "tea", "--remind").output == "label\r\nBea\r\n")
    #expect(try run("invite", "tea").output == "2 invitations, 1 used.\n")
    // What people wrote on paper is typed in by whoever let them in.
    #expect(try run("ask", "tea", "--answers", answers, "--mode", "paper").status == 0)
    #expect(try run("ledger", "tea").output.contains("2"))
  }

  @Test func `what was begun under an invitation comes back with it`() throws {
    let invitation = cells(try run("invite", "tea", "--count", "1").output)[0][0]
    let begun = try run("ask", "tea", "--plain", "--invitation", invitation, input: "3\nsave\n")
    let code = try #require(begun.output.firstMatch(of: #/--resume ([0-9A-Z-]{14})/#)?.1)
    #expect(try run("invite", "tea").output == "1 invitation, 0 used.\n")
    let back = try run("ask", "tea", "--plain", "--resume", String(code), input: "\nsend\n")
    #expect(back.output.contains("tea-"), "\(back.output)\(back.errors)")
    #expect(try run("invite", "tea").output == "1 invitation, 1 used.\n")
  }

  @Test func `labels and invitations are erased at a word`() throws {
    _ = try run("invite", "tea", "--label-file", "-", input: "Ann\nBea\n")
    #expect(try run("invite", "tea", "--forget-label", "Ann").output == "Erased 1 label.\n")
    #expect(try run("invite", "tea", "--forget-label", "Ann").status == 66)
    #expect(try run("invite", "tea", "--remind").output == "label\r\nBea\r\n")
    #expect(try run("invite", "tea", "--erase-all").output == "Erased 2 invitations.\n")
    #expect(try run("invite", "tea").output == "0 invitations, 0 used.\n")
  }

  @Test(arguments: [
    ("Ann\nBea\nAnn\n", "lines 1 and 3"), ("", "no label"), (",x\n", "Line 1"), ("\"Ann\n", "Line 1"),
    (String(repeating: "x", count: 201), "at most 200"), ("A\u{1B}[2J\n", "no name or address"),
  ])
  func `a list that cannot be right makes no invitation`(list: String, words: String) throws {
    let run = try run("invite", "tea", "--label-file", "-", input: list)
    #expect(run.status == 65 && run.errors.contains(words) && run.output == "")
    #expect(try !self.run("invite", "tea").output.contains("1"))
  }

  @Test func `a label that a spreadsheet would take for a formula is guarded in both tables`() throws {
    let made = try run("invite", "tea", "--label-file", "-", input: "=1+1\n")
    #expect(made.output.contains("\r\n'=1+1,"))
    #expect(try run("invite", "tea", "--remind").output == "label\r\n'=1+1\r\n")
  }

  @Test func `options that do not go together are refused, and an open survey is pointed out`() throws {
    for wrong in [
      ["--count", "0"], ["--count", "2", "--remind"], ["--count", "2", "--label-file", "x"], ["--url", "https://x"],
      ["--count", "2", "--url", "x"], ["--output", "x"],
    ] {
      #expect(try ProgramRun(["invite", "tea"] + wrong, in: folder).status == 64)
    }
    try folder.write(
      try String(contentsOfFile: folder.file("surveys/tea.yaml"), encoding: .utf8)
        .replacing("access: invited\n", with: ""), to: "surveys/tea.yaml")
    let open = try run("invite", "tea", "--count", "1", "--output", folder.file("table.csv"))
    #expect(open.status == 0 && open.output == "" && open.errors.contains("access: invited"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("table.csv"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}
