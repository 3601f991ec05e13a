internal import ArgumentParser
internal import Reports
internal import Responses
internal import Surveys
internal import Themes

/// `speir code suggest`: what the machine makes of the comments, and how far it may be trusted.
struct CodeSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Show what is suggested for the comments, and how good the suggestions are.",
    discussion: """
      Suggestions come from the codebook and, once there are confirmed codes, from a linear model that has learned from them. The table \
      says how many of the suggestions were right (precision), how many of the confirmed codes were found (recall), and both in \
      one (F1), each comment judged by models that have not seen it.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Flag(help: "List every comment that is not settled, with what is suggested and the words that spoke for it.")
  var list = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let room = try world.codingRoom(survey)
    let confirmed = room.confirmed
    world.console.write(CodeSuggestCommand.text(SuggestionCheck(room.survey, confirmed: confirmed)))
    guard list else { return }
    var suggester = Suggester(room.survey, confirmed: confirmed)
    let open = room.codings.entries.filter { $0.standing == .open || $0.standing == .disputed }.map(\.comment)
    let read = open.map { ($0, suggester.read($0)) }.enumerated().sorted {
      $0.element.1.informative != $1.element.1.informative
        ? $0.element.1.informative > $1.element.1.informative : $0.offset < $1.offset
    }
    for (comment, found) in read.map(\.element) {
      world.console.write("\n" + CodingWordsText.lines(comment, found.suggestions, room.survey))
    }
  }

  static func text(_ check: SuggestionCheck) -> String {
    guard check.texts > 0 else {
      return "No codes are confirmed yet, so nothing can be said of how good the suggestions are.\n"
    }
    var table = TextTable(
      head: ["Theme", "Confirmed", "Codebook: precision", "recall", "F1", "With the model: precision", "recall", "F1"])
    func figures(_ count: SuggestionCheck.Count) -> [String] {
      [Figures.decimal(count.precision, 2), Figures.decimal(count.recall, 2), Figures.decimal(count.f1, 2)]
    }
    table.lines = check.themes.map { [$0.theme.text, String($0.confirmed)] + figures($0.codebook) + figures($0.both) }
    var text = table.text
    text += "\nJudged on \(check.texts.counted("comment")) with confirmed codes.\n"
    if check.texts < SuggestionCheck.enough {
      text += """
        These are few: under about \(SuggestionCheck.enough) the figures say little, and the suggestions are a reading aid and no more.

        """
    }
    return text
  }
}
