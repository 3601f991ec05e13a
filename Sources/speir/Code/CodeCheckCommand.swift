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
      of the same words. For an entry under not: in how many comments it takes another entry's words away.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Flag(help: "Print the table as JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let room = try world.codingRoom(survey)
    let check = CodebookCheck(room.survey, room.comments)
    world.console.write(
      json ? CodeCheckCommand.json(check) : CodeCheckCommand.text(check) + CodingWordsText.machine(room.codings))
  }

  static func text(_ check: CodebookCheck) -> String {
    var table = TextTable(head: ["Theme", "Entry", "Comments", "Only it", "Overlaps"], words: 2)
    table.lines = check.lines.map { line in
      let entry = line.excludes ? "not: \(line.text)" : line.text
      return [
        line.theme.text, entry, String(line.matches), line.excludes ? "–" : String(line.only),
        line.excludes ? "–" : String(line.overlaps),
      ]
    }
    var text = table.text
    text += "\n\(check.comments.counted("comment")); in \(check.unmatched) the codebook finds nothing.\n"
    if !check.idle.isEmpty {
      text += "Never match: \(check.idle.map { "\($0.text) (\($0.theme))" }.joined(separator: ", ")).\n"
    }
    return text
  }

  static func json(_ check: CodebookCheck) -> String {
    func count(_ name: String, _ number: Int) -> JSONValue.Member { .init(name, .number(Double(number))) }
    let entries = check.lines.map { line in
      JSONValue.object([
        .init("theme", .string(line.theme.text)), .init("entry", .string(line.text)),
        .init("not", .boolean(line.excludes)),
        count("comments", line.matches), count("only", line.only), count("overlaps", line.overlaps),
      ])
    }
    return JSONValue.object([
      count("comments", check.comments), count("unmatched", check.unmatched), .init("entries", .array(entries)),
    ]).text + "\n"
  }
}
