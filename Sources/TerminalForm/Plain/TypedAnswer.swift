internal import Phrases
internal import Responses
internal import Surveys

/// Turns a line that a person typed into a raw answer, with numbers and labels in place of names where they were used.
///
/// What it does not understand it hands on as it is, so that the one reader of answers says what is wrong.
struct TypedAnswer {
  let language: Language
  let phrases: Phrases

  /// The raw answer in a line to a question of any kind but a matrix, which is asked row by row.
  func raw(_ line: String, to question: Question) -> RawAnswer {
    switch question.kind {
    case .selectOne(let set): .text(name(line, in: set.choices))
    case .selectMultiple(let set, _, _), .rank(let set, _):
      .list(tokens(line, in: set.choices).map { .text(name($0, in: set.choices)) })
    case .allocate(let set, _): points(line, in: set.choices)
    case .acknowledge: tick(line)
    default: .text(line)
    }
  }

  /// Yes or no; nil for anything else.
  func isYes(_ line: String) -> Bool? {
    let word = line.lowercased()
    if ["y", "yes", "1", phrases(.yes).lowercased()].contains(word) { return true }
    if ["n", "no", "0", phrases(.no).lowercased()].contains(word) { return false }
    return nil
  }

  /// The name of the choice that a person means by its number, name or label; the text itself where none fits.
  func name(_ typed: String, in choices: [Choice]) -> String {
    let word = AnswerText.trimmed(typed)
    if choices.contains(where: { $0.name.text == word }) { return word }
    let digits = word.hasSuffix(".") || word.hasSuffix(")") ? String(word.dropLast()) : word
    if let number = Int(digits), choices.indices.contains(number - 1) { return choices[number - 1].name.text }
    let folded = word.lowercased()
    let meant = choices.first { choice in
      choice.label.text(in: language).lowercased() == folded || choice.name.text.lowercased() == folded
    }
    return meant?.name.text ?? word
  }

  /// The choices in a line: one label as a whole, or parts between commas, or between blanks.
  private func tokens(_ line: String, in choices: [Choice]) -> [String] {
    let known = Set(choices.map(\.name.text))
    if known.contains(name(line, in: choices)) { return [line] }
    let separators: (Character) -> Bool =
      line.contains(",") || line.contains(";") ? { ",;".contains($0) } : \.isWhitespace
    return line.split(whereSeparator: separators).map { AnswerText.trimmed($0) }.filter { !$0.isEmpty }
  }

  /// Points such as `1:3 4:2`; a label may hold blanks where commas stand between the pairs.
  private func points(_ line: String, in choices: [Choice]) -> RawAnswer {
    let commas = line.contains(",") || line.contains(";")
    let pairs = line.split { commas ? ",;".contains($0) : $0.isWhitespace }
    var entries: [RawAnswer.Entry] = []
    for pair in pairs {
      let sides = pair.split(separator: ":", omittingEmptySubsequences: false)
      guard sides.count == 2 else { return .text(line) }
      entries.append(RawAnswer.Entry(name(String(sides[0]), in: choices), .text(AnswerText.trimmed(sides[1]))))
    }
    return .map(entries)
  }

  private func tick(_ line: String) -> RawAnswer {
    isYes(line).map { .bool($0) } ?? .text(line)
  }
}
