internal import ArgumentParser
internal import ResponseFiles
internal import Surveys
internal import Themes

/// `speir code check`: how each entry of the codebook fares on the comments that there are.
struct CodeCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Show how each word and phrase of the codebook fares.",
    discussion: """
      For each entry: in how many comments it speaks for its theme, in how many it alone does, and in how many another theme claims some \
      of the same words. For an entry under not: in how many comments it takes another entry's words away. Where contributions were written down in sessions, a \
      column of their own says in how many of them it is found.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Flag(help: "Print the table as JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let room = try world.codingRoom(survey)
    let check = CodebookCheck(room.survey, room.written)
    let said = CodebookCheck(room.survey, room.said)
    let machine = room.codings.machine
    world.console.write(
      json
        ? CodeCheckCommand.json(check, said: said, machine)
        : CodeCheckCommand.text(check, said: said) + CodingWordsText.machine(room.codings))
  }

  /// The table, of contributions only where there are some.
  static func text(_ check: CodebookCheck, said: CodebookCheck) -> String {
    let isSaid = said.comments > 0
    var table = TextTable(
      head: ["Theme", "Entry", "Comments", "Only it", "Overlaps"] + (isSaid ? ["Contributions"] : []), words: 2)
    table.lines = zip(check.lines, said.lines).map { line, other in
      let entry = line.excludes ? "not: \(line.text)" : line.text
      return [
        line.theme.text, entry, String(line.matches), line.excludes ? "–" : String(line.only),
        line.excludes ? "–" : String(line.overlaps),
      ] + (isSaid ? [String(other.matches)] : [])
    }
    var text = table.text
    text += "\n\(check.comments.counted("comment")); in \(check.unmatched) the codebook finds nothing.\n"
    if isSaid {
      text += "\(said.comments.counted("contribution")); in \(said.unmatched) the codebook finds nothing.\n"
    }
    let idle = zip(check.lines, said.lines).filter { $0.matches == 0 && $1.matches == 0 }.map(\.0)
    if !idle.isEmpty {
      let entries = idle.map { "\($0.excludes ? "not: " : "")\($0.text) (\($0.theme))" }
      text += "Never match: \(entries.joined(separator: ", ")).\n"
    }
    return text
  }

  /// The same for a program: `machine` is null where no endpoint was asked.
  static func json(_ check: CodebookCheck, said: CodebookCheck, _ machine: MachineCount?) -> String {
    func count(_ name: String, _ number: Int) -> JSONValue.Member { .init(name, .number(Double(number))) }
    let entries = zip(check.lines, said.lines).map { line, other in
      JSONValue.object([
        .init("theme", .string(line.theme.text)), .init("entry", .string(line.text)),
        .init("not", .boolean(line.excludes)),
        count("comments", line.matches), count("only", line.only), count("overlaps", line.overlaps),
        count("contributions", other.matches),
      ])
    }
    return JSONValue.object([
      count("comments", check.comments), count("unmatched", check.unmatched),
      count("contributions", said.comments), count("contributions_unmatched", said.unmatched),
      .init(
        "machine",
        machine.map { .object([count("suggested", $0.suggested), count("confirmed", $0.confirmed)]) } ?? .null),
      .init("entries", .array(entries)),
    ]).text + "\n"
  }
}
