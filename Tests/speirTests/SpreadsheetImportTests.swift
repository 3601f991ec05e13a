import Foundation
import TestSupport
import Testing

/// `speir import` of spreadsheets as whole processes.
@Suite struct SpreadsheetImportTests {
  private let definition = """
    survey: hall
    title: The hall
    organiser: Hall committee
    privacy: Kept a month by the committee, 1 High Street.
    scales: { liking: { choices: { like: Like it, dislike: Dislike it } } }
    pages:
      - questions:
          - { name: often, type: select_one, label: How often do you come?, choices: [Every week, Now and then, Never] }
          - name: come_for
            type: select_multiple
            label: What do you come for?
            choices: { tea: "Tea, coffee", talks: Talks, none: { label: None of these, exclusive: true } }
          - { name: cups, type: integer, label: How many cups?, relevant: "selected(${come_for}, 'tea')", constraint: ". <= 20", constraint_message: Write no more than 20 }
          - { name: since, type: date, label: Since when? }
          - name: rooms
            type: matrix
            label: Do you like the rooms?
            scale: liking
            rows: { small: The small room, large: The large room }
          - { name: first, type: rank, label: What should come first?, choices: { roof: Roof, stove: Stove }, max: 2 }
          - { name: points, type: allocate, label: Place three points, choices: { roof: Roof, stove: Stove }, total: 3 }
          - { name: wish, type: text, label: Anything else? }

    """

  /// As another tool might write it: semicolons, CR LF, a byte order mark, slips of the keyboard.
  private let spreadsheet =
    "\u{FEFF}"
    + [
      "Respondent ID;how often do you come ?;What do you come for? [Tea, coffee];What do you come for? [Talks];How many cups;Since when?;"
        + "Do you like the rooms? - The small room;Do you like the rooms? - The large room;What should come first? [1st];"
        + "What should come first? [2nd];Place three points: Roof;Place three points: Stove;Anything else?;Mood",
      "1;EVERY WEEK;Yes;No;3;31.1.2016;Like it;Dislike it;Roof;Stove;2;1;\"A door;\nand a bell\";good",
      "2;Now & then;1;0;many;1.2.2016;N/A;-;Stove;;;;NA;",
      "3;never;Yes;Talks;25;2016-02-03;like;;;;;3;;",
      "4;Never;;Yes;2;;;;;;;;;bad", "",
    ].joined(separator: "\r\n")

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(definition, to: "surveys/hall.yaml")
    try folder.write(spreadsheet, to: "hall.csv")
    return folder
  }

  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> ProgramRun {
    var run = try ProgramRun(["import", "hall", folder.file("hall.csv")] + arguments, in: folder)
    run.output.replace(folder.file(""), with: "")
    run.errors.replace(folder.file(""), with: "")
    return run
  }

  @Test func `a dry run says what was understood and what not, and stores nothing`() throws {
    let folder = try folder()
    let run = try run(["--dry-run"], in: folder)
    #expect(run.status == 65)
    expectGolden(run.output + "\nStandard error\n" + run.errors, "import-dry-run.txt")
    #expect(!FileManager.default.fileExists(atPath: folder.file("responses/hall.sqlite")))
  }

  @Test func `columns that are not settled stop an import before it begins`() throws {
    let run = try run(["--skip-invalid"], in: folder())
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("column N ‘Mood’: not recognised, 2 filled."))
    #expect(
      run.errors.hasSuffix(
        "Nothing was stored: settle these columns with --map. --dry-run shows how all of them are understood.\n"))
  }

  @Test func `all or nothing, unless bad rows may be left out`() throws {
    let folder = try folder()
    try folder.write("columns: { Mood: ignore }\nvalues: { often: { \"Now & then\": now-and-then } }\n", to: "m.yaml")
    let mapping = ["--map", folder.file("m.yaml")]
    let none = try run(mapping, in: folder)
    #expect(none.status == 65 && none.output.isEmpty)
    #expect(none.errors.contains("hall.csv:3: column E ‘How many cups’: ‘many’: this is no number; "))
    #expect(none.errors.contains("hall.csv:4: column E ‘How many cups’, cups: Write no more than 20."))
    let some = try run(mapping + ["--skip-invalid"], in: folder)
    #expect(some.status == 0 && some.output == "2 responses stored, 2 rows skipped.\n")
    let again = try run(mapping + ["--skip-invalid"], in: folder)
    #expect(again.output == "0 responses stored, 2 already there.\n")
    let ledger = try ProgramRun(["ledger", "hall"], in: folder)
    #expect(ledger.output.contains("invalid") && ledger.output.contains("2"))
    let export = try ProgramRun(["export", "hall"], in: folder)
    #expect(
      export.output.contains(
        #""answers":{"often":"every-week","come_for":["tea"],"cups":3,"since":"2016-01-31","rooms":{"small":"like","large":"dislike"},"first":["roof","stove"],"points":{"roof":2,"stove":1},"wish":"A door;\nand a bell"}"#
      ))
  }

  @Test func `the listing comes as JSON too`() throws {
    let run = try run(["--dry-run", "--json"], in: folder())
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["rows"] as? Int == 4)
    #expect(json["invalid"] as? Int == 2)
    #expect((json["columns"] as? [[String: Any]])?.last?["fault"] != nil)
  }

  @Test func `a file that is no spreadsheet as text is refused with what to do`() throws {
    let folder = try folder()
    for (bytes, words) in [
      ([0x50, 0x4B, 3, 4, 0], "is a workbook"), ([0xFF, 0xFE, 0x61, 0], "is UTF-16"), ([], "is empty"),
      (Array("often\n".utf8), "has no row below its headings"),
      (Array("often\n\"never".utf8), "hall.csv:2: column A: a quotation mark opens this cell and none closes it."),
    ] as [([UInt8], String)] {
      try Data(bytes).write(to: URL(filePath: folder.file("hall.csv")))
      let run = try run([], in: folder)
      #expect(run.status == 65)
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test func `a mapping is for spreadsheets, and must be sound`() throws {
    let folder = try folder()
    try folder.write("colums: {}\n", to: "m.yaml")
    let unsound = try run(["--map", folder.file("m.yaml")], in: folder)
    #expect(unsound.status == 65 && unsound.errors.contains("There is no key ‘colums’ here"))
    let lines = try ProgramRun(["import", "hall", "-", "--map", folder.file("m.yaml")], in: folder)
    #expect(lines.status == 64)
  }
}
