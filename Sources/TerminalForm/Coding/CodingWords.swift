internal import Responses
internal import Surveys
internal import Themes

/// What a coder reads.
enum CodingWords {
  static let help = """
    Enter        what is suggested is right
    a c          these themes instead; list shows their letters, /word looks for one
    +c -a        what is suggested, with one more or without one
    none, 0      it speaks of no theme
    split        code it sentence by sentence
    note …       keep a note; withhold … and a reason keep it from being quoted
    new …        a theme that is missing: agreement lists what was missed
    skip, undo   leave it for later, take the last decision back
    show, help   the comment again, this again
    quit         end; each decision has been kept at once

    """

  static func themes(_ survey: Survey) -> String {
    "Themes:\n"
      + survey.themes.enumerated().map { "  \(CodingLine.letters(of: $0))  \($1.label.text)\n" }.joined()
  }

  static func search(_ text: String, _ survey: Survey) -> String {
    let found = survey.themes(lookedFor: text)
    guard !found.isEmpty else {
      return "No theme has ‘\(CommentLines.safe(text))’ in its label or codebook.\n"
    }
    return found.map { "  \(CodingLine.letters(of: $0))  \(survey.themes[$0].label.text)\n" }.joined()
  }

  static func unknown(_ word: String) -> String {
    "‘\(CommentLines.safe(word))’ is no letter of a theme and no command. Type list for the themes, help for the commands.\n"
  }

  static func shown(
    _ one: CodingCase, _ suggestions: [Suggestion], part: Range<Int>?, _ survey: Survey, number: Int, of count: Int,
    isLit: Bool
  ) -> String {
    let comment = one.comment
    var text = "\(comment.said == nil ? "Comment" : "Contribution") \(number) of \(count)"
    if let audience = comment.audience.flatMap({ name in survey.audiences.first { $0.name == name } }) {
      text += ", from \(audience.label.text)"
    }
    if let said = comment.said { text += ", " + CommentLines.safe(said.words) }
    if survey.commentQuestions.count > 1,
      let label = comment.place.path.flatMap({ survey.question(named: $0.question)?.label?.text })
    {
      text += ", to ‘\(label)’"
    }
    text += ":\n"
    let spans = isLit ? suggestions.flatMap(\.spans) : []
    if let part {
      let bytes = Array(comment.text.utf8)
      let own = spans.filter { part.contains($0.lowerBound) && $0.upperBound <= part.upperBound }
      text +=
        CommentLines.lit(
          String(decoding: bytes[part], as: UTF8.self),
          Suggester.merged(own.map { $0.lowerBound - part.lowerBound..<$0.upperBound - part.lowerBound })) + "\n"
    } else {
      text += CommentLines.lit(comment.text, Suggester.merged(spans)) + "\n"
    }
    if let room = comment.said?.room(survey) { text += CommentLines.safe(room) + "\n" }
    for side in one.sides {
      let themes = side.themes.isEmpty ? "none" : names(side.themes, survey)
      text += "\(side.coder): \(themes)" + (side.note.map { " (\(CommentLines.safe($0)))" } ?? "") + "\n"
    }
    for detail in PersonalDetail.all(in: comment.text) {
      text += "It holds \(detail.kind.words), which is taken out where it is quoted.\n"
    }
    if suggestions.isEmpty { return text + "Nothing is suggested.\n" }
    text += "Suggested:\n"
    for suggestion in suggestions {
      text += "  \(CodingLine.letters(of: suggestion.theme))  \(survey.themes[suggestion.theme].label.text)"
      text += " – \(CommentLines.words(comment.text, suggestion.spans))"
      text += (suggestion.machine.map { " (\($0.mark))" } ?? "") + "\n"
    }
    return text
  }

  static func decided(_ decision: CodingDecision, _ survey: Survey) -> String {
    switch decision.kind {
    case .skipped: "Left for later.\n"
    case .coded(let codes), .resolved(let codes):
      codes.isEmpty ? "Coded: none.\n" : "Coded: \(names(codes.map(\.theme), survey)).\n"
    case .undone: "Taken back.\n"
    case .copy: "Counted once.\n"
    }
  }

  static func closing(coded: Int, skipped: Int, left: Int, seconds: Int) -> String {
    var text = "Coded in this sitting: \(coded). Left for later: \(skipped). Still to come: \(left).\n"
    if coded > 1, seconds > 0 {
      let each = Double(seconds) / Double(coded)
      text += "That is \(Int(each.rounded())) seconds a comment"
      text += left > 0 ? "; the rest would take about \(duration(Int(each * Double(left)))).\n" : ".\n"
    }
    return text
  }

  private static func duration(_ seconds: Int) -> String {
    let minutes = max((seconds + 30) / 60, 1)
    return minutes < 90
      ? "\(minutes) \(minutes == 1 ? "minute" : "minutes")" : "\((minutes + 30) / 60) hours"
  }

  private static func names(_ themes: [Name], _ survey: Survey) -> String {
    themes.map { name in survey.themes.first { $0.name == name }?.label.text ?? name.text }.joined(separator: ", ")
  }
}
