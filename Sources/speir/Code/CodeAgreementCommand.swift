internal import ArgumentParser
internal import Reports
internal import Responses
internal import Surveys
internal import Themes

/// `speir code agreement`: how far the coding is, how far coders agree, and what they should talk through.
struct CodeAgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Show how far coders are, how far they agree, and where they differ.",
    discussion: """
      Agreement is Krippendorff's α (nominal) and the F1 between coders, for each theme, over the comments that more than one of them \
      coded. What was said in sessions is counted by itself, behind what people wrote. Settle the differences with speir code SURVEY --resolve --coder NAME.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @OptionGroup var scope: CodingScopeOptions

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let room = try world.codingRoom(survey)
    let scope = try scope.scope(in: room)
    let said = room.texts.contributions.only(scope)
    if scope == .all || scope == .comments {
      world.console.write(part(room.texts.comments, .comment, room))
      world.console.write(said.entries.isEmpty || scope == .comments ? "" : "\nSaid in sessions\n\n")
    }
    if !said.entries.isEmpty, scope != .comments { world.console.write(part(said, .contribution, room)) }
  }

  /// How far the texts of one kind are coded, how far coders agree, and where they differ.
  private func part(_ codings: Codings, _ noun: TextNoun, _ room: CodingRoom) -> String {
    let agreement = CoderAgreement(room.survey, codings)
    var text = CodeAgreementCommand.progress(CodingProgress(codings), noun)
    text += "\n" + CodeAgreementCommand.text(agreement, noun) + CodingWordsText.machine(codings)
    for place in agreement.disputed {
      guard let at = codings.place[place] else { continue }
      text += "\n" + difference(codings.entries[at], room)
    }
    return text + CodeAgreementCommand.missing(MissingTheme.all(codings), noun)
  }

  static func progress(_ progress: CodingProgress, _ noun: TextNoun = .comment) -> String {
    var text = "\(progress.comments.counted(noun.rawValue)): \(progress.settled) settled, "
    text += "\(progress.disputed) disputed, \(progress.open) open"
    text += progress.copies > 0 ? ", \(progress.copies.counted("copy of another", "copies of others")).\n" : ".\n"
    for line in progress.coders {
      let pace = line.pace.map { ", usually one in \($0.counted("second"))" } ?? ""
      text += "\(CodingWordsText.safe(line.coder)) coded \(line.coded)\(pace).\n"
    }
    if progress.reopened > 0 {
      text += """
        \(progress.reopened.counted("\(noun) is", "\(noun)s are")) open again: a theme that was given is no more. If it was renamed or \
        merged, write its name under was: of the theme that it is part of now; else code again.

        """
    }
    if progress.strays > 0 {
      text +=
        "\(progress.strays.counted("decision is", "decisions are")) about a \(noun) that is not there or reads otherwise now.\n"
    }
    return text
  }

  static func text(_ agreement: CoderAgreement, _ noun: TextNoun = .comment) -> String {
    guard agreement.texts > 0 else {
      return
        "No \(noun) has been coded by two people yet. A second one codes with: speir code SURVEY --second --coder NAME\n"
    }
    var text = table(agreement)
    text += "\nOver \(agreement.texts.counted(noun.rawValue)) that more than one of "
    text += "\(Figures.list(agreement.coders.map(CodingWordsText.safe))) coded. "
    text +=
      agreement.disputed.isEmpty
      ? "No difference is left to settle.\n" : "\(agreement.disputed.count.counted("difference")) to talk through.\n"
    return text
  }

  /// The themes that coders miss, with a comment of each; empty for none.
  static func missing(_ themes: [MissingTheme], _ noun: TextNoun = .comment) -> String {
    guard !themes.isEmpty else { return "" }
    return "\nThemes that coders miss:\n"
      + themes.map { theme in
        let first = theme.comments.first.map { ": " + CodingWordsText.quoted($0) } ?? ""
        return "  \(CodingWordsText.safe(theme.label)) – \(theme.comments.count.counted(noun.rawValue))\(first)\n"
      }.joined()
  }

  static func table(_ agreement: CoderAgreement) -> String {
    var table = TextTable(head: ["Theme", "Given", "α", "F1"])
    table.lines = agreement.themes.map {
      [$0.theme.text, String($0.given), Figures.decimal($0.alpha, 2), Figures.decimal($0.f1, 2)]
    }
    return table.text
  }

  private func difference(_ entry: Codings.Entry, _ room: CodingRoom) -> String {
    var text = CodingWordsText.quoted(entry.comment) + "\n"
    for (coder, decision) in entry.byCoder.sorted(by: { $0.key < $1.key }) {
      let names = room.names(decision).map(\.text)
      text += "  \(CodingWordsText.safe(coder)): \(names.isEmpty ? "none" : names.joined(separator: ", "))"
      text += decision.note.map { " (\(CodingWordsText.safe($0)))" } ?? ""
      text += "\n"
    }
    return text
  }
}

/// What a text that is coded is called.
enum TextNoun: String, CustomStringConvertible {
  case comment, contribution
  var description: String { rawValue }
}

/// Comments and names as a terminal may show them.
enum CodingWordsText {
  /// On one line, without anything that could steer the terminal.
  static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    return String(
      text.unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "\n", "\t", "\r": " "
        case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": "�"
        default: scalar.properties.generalCategory == .control ? "�" : Character(scalar)
        }
      })
  }

  static func quoted(_ text: String) -> String { "“\(safe(text))”" }

  /// With where it was said, for what was said in a session.
  static func quoted(_ comment: Comment) -> String {
    quoted(comment.text) + (comment.said.map { " – \(safe($0.words))" } ?? "")
  }

  /// How many there are of each kind, such as `12 comments and 3 contributions`; of comments where there are none of either.
  static func counted(_ comments: [Comment]) -> String {
    let said = comments.count { $0.said != nil }
    let written = comments.count - said
    let parts = [
      written > 0 || said == 0 ? written.counted("comment") : nil, said > 0 ? said.counted("contribution") : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: " and ")
  }

  /// How many of a chat endpoint's suggestions people confirmed, on a line of its own; empty where there are none.
  static func machine(_ codings: Codings) -> String {
    codings.machine.map { $0.sentence + "\n" } ?? ""
  }

  /// A comment and what is suggested for it.
  static func lines(_ comment: Comment, _ suggestions: [Suggestion], _ survey: Survey) -> String {
    let bytes = Array(comment.text.utf8)
    var text = quoted(comment) + "\n"
    if suggestions.isEmpty { text += "  nothing is suggested\n" }
    for one in suggestions {
      let words = one.spans.map { quoted(String(decoding: bytes[$0], as: UTF8.self)) }
      text += "  \(survey.themes[one.theme].name): \(words.joined(separator: ", "))"
      text += one.fromCodebook || one.isOfMachineAlone ? "" : " (model)"
      text += (one.machine.map { " (\($0.mark))" } ?? "") + "\n"
    }
    return text
  }
}
