internal import ArgumentParser
internal import Foundation
internal import Reports
internal import Responses
internal import Surveys
internal import Synchronization
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
    let suggester = Suggester(room.survey, confirmed: confirmed)
    let open = room.codings.entries.filter { $0.standing == .open || $0.standing == .disputed }.map(\.comment)
    let read = CodeSuggestCommand.read(open, suggester).enumerated().sorted {
      $0.element.1.informative != $1.element.1.informative
        ? $0.element.1.informative > $1.element.1.informative : $0.offset < $1.offset
    }
    for (comment, found) in read.map(\.element) {
      world.console.write("\n" + CodingWordsText.lines(comment, found.suggestions, room.survey))
    }
  }

  private typealias Reading = (comment: Comment, found: (suggestions: [Suggestion], informative: Double))

  /// What is suggested for each comment, in their order; the comments are read in as many parts as there are processors.
  private static func read(_ comments: [Comment], _ suggester: Suggester) -> [Reading] {
    let size = max(500, (comments.count + 1) / ProcessInfo.processInfo.activeProcessorCount)
    let starts = Array(stride(from: 0, to: comments.count, by: size))
    let parts = Mutex(Array(repeating: [Reading](), count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { part in
      var own = suggester
      let read = comments[starts[part]..<min(starts[part] + size, comments.count)].map { ($0, own.read($0)) }
      parts.withLock { $0[part] = read }
    }
    return parts.withLock { $0 }.flatMap { $0 }
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
