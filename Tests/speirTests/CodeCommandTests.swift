import Foundation
import TestSupport
import Testing

/// Comments are coded through the program itself, and what was decided is on the disk.
@Suite struct CodeCommandTests {
  private static let definition = """
    survey: visits
    title: Visits
    organiser: Us
    privacy: Ours. Write to us at the hall.
    audiences: { guests: Guests, hosts: Hosts }
    themes:
      roads: { label: Roads, codebook: [road, bus] }
      money: { label: Money, codebook: [money] }
    pages:
      - title: All
        questions:
          - { name: audience, type: select_one, label: You are, choices: audiences }
          - { name: change, type: text, appearance: multiline, label: What should change?, evidence: comments }
          - { name: may_quote, type: acknowledge, label: You may quote me, permits: quote }
    """

  private func consultation(_ comments: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.definition, to: "surveys/visits.yaml")
    let lines = comments.map { "{\"answers\":{\"audience\":\"guests\",\"change\":\"\($0)\",\"may_quote\":true}}\n" }
    try folder.write(lines.joined(), to: "in.jsonl")
    let run = try ProgramRun(["import", "visits", folder.file("in.jsonl")], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  private func code(_ folder: TemporaryFolder, _ coder: String, _ lines: String, _ more: [String] = []) throws
    -> ProgramRun
  {
    try ProgramRun(["code", "visits", "--coder", coder] + more, in: folder, input: lines)
  }

  @Test func `two people code blind, see where they differ, and settle it`() throws {
    let folder = try consultation(["The road", "The bus and money"])
    let first = try code(folder, "Anna", "\n\nskip\n")
    #expect(first.status == 0, "\(first.errors)")
    #expect(try code(folder, "Anna", "").output == "There is no comment to code.\n")
    #expect(try code(folder, "Ben", "").output == "There is no comment to code.\n")
    let second = try code(folder, "Ben", "a\na\n", ["--second"])
    #expect(!second.output.contains("Anna"))
    let agreement = try ProgramRun(["code", "agreement", "visits"], in: folder)
    #expect(agreement.output.contains("2 comments: 1 settled, 1 disputed, 0 open."))
    #expect(agreement.output.contains("“The bus and money”\n  Anna: roads, money\n  Ben: roads\n"))
    let settling = try code(folder, "Ben", "new Piers\na b\n", ["--resolve"])
    #expect(settling.output.contains("Anna: Roads, Money"))
    let settled = try ProgramRun(["code", "agreement", "visits"], in: folder).output
    #expect(settled.contains("No difference is left to settle."))
    #expect(settled.hasSuffix("\nThemes that coders miss:\n  Piers – 1 comment: “The bus and money”\n"))
  }

  @Test func `what was said in a session is coded like a comment, and counted by itself`() throws {
    let folder = try consultation(["The road"])
    _ = try ProgramRun(
      ["session", "new", "visits", "talk", "--title", "The talk"], in: folder)
    let run = try ProgramRun(
      ["session", "run", "visits", "talk", "--scribe", "Sam"], in: folder,
      input: "2> The bus is late\nTea, ring 01463 555 019\nWasps\nundo\n")
    #expect(run.status == 0, "\(run.errors)")
    let first = try code(folder, "Anna", "a\nnone\n", ["--only", "contributions"])
    #expect(first.status == 0 && first.output.contains("Contribution 1 of 2, said at “The talk”"))
    #expect(!first.output.contains("The road") && !first.output.contains("Sam") && !first.output.contains("Wasps"))
    let second = try code(folder, "Ben", "a\na\n", ["--second", "--session", "talk"])
    #expect(second.status == 0 && !second.output.contains("Anna"))
    #expect(
      try code(folder, "Ben", "", ["--session", "walk"]).errors.contains("Contributions were written down at: talk."))
    #expect(try code(folder, "Ben", "", ["--session", "talk", "--only", "comments"]).status == 64)
    let agreement = try ProgramRun(["code", "agreement", "visits"], in: folder).output
    #expect(agreement.hasPrefix("1 comment: 0 settled, 0 disputed, 1 open.\n"))
    #expect(agreement.contains("Said in sessions\n\n2 contributions: 1 settled, 1 disputed, 0 open.\n"))
    #expect(agreement.contains("” – said at “The talk”"))
    let check = try ProgramRun(["code", "check", "visits"], in: folder).output
    #expect(check.contains("Contributions") && check.contains("2 contributions; in 1 the codebook finds nothing."))
    let json = try ProgramRun(["code", "check", "visits", "--json"], in: folder).output
    #expect(
      json.contains("\"comments\":1,") && json.contains("\"contributions\":2,") && json.contains("\"machine\":null"))
    #expect(try ProgramRun(["code", "copies", "visits"], in: folder).output == "No comment seems to copy another.\n")
    #expect(try ProgramRun(["code", "suggest", "visits", "--list"], in: folder).output.contains("said at “The talk”"))
    // Into another store once the sessions are there, and never before.
    let codes = try ProgramRun(["code", "export", "visits"], in: folder).output
    #expect(codes.split(separator: "\n").count == 4 && codes.contains("{\"contribution\":\""))
    let other = try consultation(["The road"])
    try other.write(codes, to: "codes.jsonl")
    let early = try ProgramRun(["code", "import", "visits", other.file("codes.jsonl")], in: other)
    #expect(early.output.hasPrefix("0 new decisions of 4"))
    #expect(early.errors.contains("4 decisions are about responses or contributions that are not there."))
    try other.write(try ProgramRun(["session", "export", "visits"], in: folder).output, to: "sessions.jsonl")
    _ = try ProgramRun(["session", "import", "visits", other.file("sessions.jsonl")], in: other)
    #expect(
      try ProgramRun(["code", "import", "visits", other.file("codes.jsonl")], in: other).output.hasPrefix("4 new"))
    #expect(try ProgramRun(["code", "export", "visits"], in: other).output == codes)
    // Taken back in the session, it waits no more, and what was decided of it is kept.
    _ = try ProgramRun(
      ["session", "run", "visits", "talk", "--scribe", "Sam"], in: folder, input: "undo\nundo\nundo\n")
    #expect(try ProgramRun(["code", "export", "visits"], in: folder).output == codes)
  }

  @Test func `what no theme holds is grouped, and a group that is named is lines for the definition`() throws {
    let folder = try consultation([
      "The ferry is late every winter", "A late ferry in winter", "In winter the ferry does not sail", "The road",
    ])
    let groups = try ProgramRun(["code", "discover", "visits", "--groups", "1"], in: folder)
    #expect(
      groups.output.hasPrefix("3 comments that no theme holds: 1 group.\n\n1  "), "\(groups.output)\(groups.errors)")
    #expect(groups.output.contains("winter") && groups.output.contains("“A late ferry in winter”"))
    #expect(!groups.output.contains("The road"))
    let named = try ProgramRun(
      ["code", "discover", "visits", "--groups", "1", "--name", "1=Roads \"at sea\""], in: folder)
    #expect(
      named.output.contains("  roads-at-sea:\n    label: \"Roads \\\"at sea\\\"\"\n    codebook: [\""),
      "\(named.output)")
    // The lines can be put into the definition as they are.
    let lines = named.output.split(separator: "\n").dropFirst().joined(separator: "\n")
    try folder.write(Self.definition.replacing("pages:", with: lines + "\npages:"), to: "surveys/visits.yaml")
    #expect(try ProgramRun(["check", "visits"], in: folder).status == 0)
    #expect(
      try ProgramRun(["code", "discover", "visits"], in: folder).output == "There is no comment that no theme holds.\n")
    let wrong = try ProgramRun(["code", "discover", "visits", "--name", "7=Sea"], in: folder)
    #expect(wrong.status == 64 && wrong.errors.contains("names no group"))
  }

  @Test func `decisions go out as a file and come in again elsewhere, once`() throws {
    let texts = ["The road", "The bus and money"]
    let folder = try consultation(texts)
    _ = try code(folder, "Anna", "note a\n\nundo\nnone\n")
    let out = try ProgramRun(["code", "export", "visits"], in: folder)
    #expect(out.output.split(separator: "\n").count == 3)
    let other = try consultation(texts)
    try other.write(out.output, to: "codes.jsonl")
    let taken = try ProgramRun(["code", "import", "visits", other.file("codes.jsonl")], in: other)
    #expect(taken.output == "3 new decisions of 3 taken in.\n", "\(taken.errors)")
    #expect(
      try ProgramRun(["code", "import", "visits", other.file("codes.jsonl")], in: other).output
        == "0 new decisions of 3 taken in.\n")
    #expect(try ProgramRun(["code", "export", "visits"], in: other).output == out.output)
  }

  @Test func `a file with a wrong line is refused whole, and each wrong line is named`() throws {
    let folder = try consultation(["The road"])
    _ = try code(folder, "Anna", "\n")
    let out = try ProgramRun(["code", "export", "visits"], in: folder).output
    let other = try consultation(["The road"])
    try other.write(out + "{}\n\nx\n", to: "codes.jsonl")
    let run = try ProgramRun(["code", "import", "visits", "codes.jsonl"], in: other)
    #expect(run.status == 66)
    let wrong = try ProgramRun(["code", "import", "visits", other.file("codes.jsonl")], in: other)
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("codes.jsonl:2: ‘text’ is missing"))
    #expect(wrong.errors.contains("codes.jsonl:4: This is no JSON"))
    #expect(try ProgramRun(["code", "export", "visits"], in: other).output.isEmpty)
  }

  @Test func `the codebook's entries are shown with how they fare`() throws {
    let folder = try consultation(["The road", "The bus and money"])
    let table = try ProgramRun(["code", "check", "visits"], in: folder)
    #expect(
      table.output == """
        Theme  Entry  Comments  Only it  Overlaps
        roads  road          1        1         0
        roads  bus           1        1         0
        money  money         1        1         0

        2 comments; in 0 the codebook finds nothing.

        """)
    let json = try ProgramRun(["code", "check", "visits", "--json"], in: folder)
    #expect(
      json.output.hasPrefix(
        "{\"comments\":2,\"unmatched\":0,\"contributions\":0,\"contributions_unmatched\":0,\"machine\":null,\"entries\":[{\"theme\":\"roads\",\"entry\":\"road\""
      ))
  }

  @Test func `suggestions are judged only once codes are confirmed, and said to be few`() throws {
    let folder = try consultation(["The road", "The bus and money"])
    let none = try ProgramRun(["code", "suggest", "visits", "--list"], in: folder)
    #expect(none.output.hasPrefix("No codes are confirmed yet"))
    #expect(none.output.contains("“The bus and money”\n  roads: “bus”\n  money: “money”\n"))
    _ = try code(folder, "Anna", "\n\n")
    let some = try ProgramRun(["code", "suggest", "visits"], in: folder)
    #expect(some.output.contains("a reading aid and no more"))
  }

  @Test func `copies are counted once when a person agrees, and the ledger says so`() throws {
    let text = "I ask the council to keep the bus to the island running through the winter"
    let folder = try consultation([text + " please", text + " now", text, "The road"])
    let listed = try ProgramRun(["code", "copies", "visits"], in: folder)
    #expect(listed.output.contains("Copy 1 of 2"))
    let judged = try ProgramRun(["code", "copies", "visits", "--coder", "Anna"], in: folder, input: "c\ndouble\n")
    #expect(judged.status == 0, "\(judged.errors)")
    let ledger = try ProgramRun(["ledger", "visits", "--json"], in: folder).output
    #expect(ledger.contains("\"duplicate\":1,\"campaign\":1,\"analysed\":2"), "\(ledger)")
    #expect(try ProgramRun(["code", "copies", "visits"], in: folder).output == "No comment seems to copy another.\n")
  }

  @Test func `a copy whose other answers differ stays, and only its text is not counted again`() throws {
    let text = "I ask the council to keep the bus to the island running through the winter"
    let folder = try TemporaryFolder()
    let rank = "      - { name: first, type: rank, label: What first?, choices: themes, evidence: ranking }\n"
    try folder.write(
      Self.definition.replacing("      - { name: may_quote", with: rank + "      - { name: may_quote"),
      to: "surveys/visits.yaml")
    try folder.write(
      ["roads", "money"].map { "{\"answers\":{\"first\":[\"\($0)\"],\"change\":\"\(text)\"}}\n" }.joined(),
      to: "in.jsonl")
    #expect(try ProgramRun(["import", "visits", folder.file("in.jsonl")], in: folder).status == 0)
    let judged = try ProgramRun(["code", "copies", "visits", "--coder", "Anna"], in: folder, input: "campaign\n")
    #expect(judged.output.contains("Their other answers differ."))
    #expect(try ProgramRun(["ledger", "visits", "--json"], in: folder).output.contains("\"analysed\":2"))
    #expect(
      try ProgramRun(["code", "agreement", "visits"], in: folder).output.hasPrefix(
        "2 comments: 0 settled, 0 disputed, 1 open, 1 copy of another."))
  }

  @Test func `without comments, themes or responses the program says what to do`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.definition, to: "surveys/visits.yaml")
    let none = try ProgramRun(["code", "check", "visits"], in: folder)
    #expect(none.status == 66)
    #expect(none.errors.contains("Import responses first"))
    try folder.write(Self.definition.replacing(", evidence: comments", with: ""), to: "surveys/visits.yaml")
    #expect(try ProgramRun(["code", "check", "visits"], in: folder).status == 65)
    #expect(try ProgramRun(["code", "visits"], in: folder).status == 64)
    #expect(try ProgramRun(["code", "visits", "--coder", " "], in: folder).status == 64)
  }
}
