internal import ArgumentParser
internal import Foundation
internal import Reports
internal import Responses
internal import Surveys
internal import Synchronization
internal import Themes

/// `speir code suggest`: what the machine makes of the comments, and how far it may be trusted.
struct CodeSuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Show what is suggested for the comments, and how good the suggestions are.",
    discussion: """
      Suggestions come from the codebook and, once there are confirmed codes, from a linear model that has learned from them. The table \
      says how many of the suggestions were right (precision), how many of the confirmed codes were found (recall), and both in \
      one (F1), each comment judged by models that have not seen it.

      With --endpoint and --model a chat endpoint is asked, too, twice about each comment that is not settled; without them nothing is \
      ever sent, and nothing of what was said in sessions ever is. What it says counts for nothing: it is shown to those who code, as suggested by machine. What was asked before is not \
      asked again.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Flag(help: "List every comment that is not settled, with what is suggested and the words that spoke for it.")
  var list = false

  @OptionGroup var scope: CodingScopeOptions

  @OptionGroup(title: "A chat endpoint") var chat: ChatOptions

  @OptionGroup var directory: DirectoryOption

  func run() async throws {
    let world = World.live(directory)
    var room = try world.codingRoom(survey)
    let scope = try scope.scope(in: room)
    var fault: Failure?
    if let (endpoint, model) = try chat.named() {
      let run = ChatRun(themes: room.survey.themes, model: model, batch: chat.batch)
      let asking = ChatSuggesting(world: world, room: room, endpoint: endpoint, options: chat, run: run)
      if chat.dryRun { return world.console.write(try asking.requests()) }
      fault = ChatWords.failure(try await asking.ask())
      let answers = try asking.answers()
      room = room.showing(answers)
      world.console.write(ChatWords.text(room, run, answers))
    } else {
      world.console.write(
        CodeSuggestCommand.text(room, room.confirmed(scope)) + CodingWordsText.machine(room.codings))
    }
    if list { CodeSuggestCommand.write(room, scope, to: world.console) }
    if let fault { throw fault }
  }

  /// Every comment that is not settled with its suggestions, the most informative first.
  private static func write(_ room: CodingRoom, _ scope: CodingScope, to console: Console) {
    let suggester = Suggester(room.survey, confirmed: room.confirmed())
    let machine = Dictionary(
      room.codings.entries.map { ($0.comment.place, $0.machine) }, uniquingKeysWith: { first, _ in first })
    let open = room.codings.only(scope).entries.filter { $0.standing == .open || $0.standing == .disputed }.map(
      \.comment)
    let read = CodeSuggestCommand.read(open, suggester).enumerated().sorted {
      $0.element.1.informative != $1.element.1.informative
        ? $0.element.1.informative > $1.element.1.informative : $0.offset < $1.offset
    }
    for (comment, found) in read.map(\.element) {
      let suggestions = found.suggestions.joined(with: machine[comment.place] ?? [])
      console.write("\n" + CodingWordsText.lines(comment, suggestions, room.survey))
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

  private static func text(_ room: CodingRoom, _ confirmed: [(comment: Comment, themes: Set<Int>)]) -> String {
    text(
      SuggestionCheck(room.survey, confirmed: confirmed),
      judgedOn: CodingWordsText.counted(confirmed.map(\.comment)))
  }

  /// The table; `judgedOn` says how many of which kind, such as `12 comments and 3 contributions`.
  static func text(_ check: SuggestionCheck, judgedOn: String) -> String {
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
    text += "\nJudged on \(judgedOn) with confirmed codes.\n"
    if check.texts < SuggestionCheck.enough {
      text += """
        These are few: under about \(SuggestionCheck.enough) the figures say little, and the suggestions are a reading aid and no more.

        """
    }
    return text
  }
}
