package import Surveys
package import Themes

/// A coder at work, as a value: takes the lines that they type, and gives what they read and what they decided.
package struct CodingDesk: Sendable {
  /// What one line came to.
  package struct Turn: Hashable, Sendable {
    /// What the coder reads next; ends with a line end.
    package var text: String
    /// To be kept before the text is shown.
    package var decisions: [CodingDecision] = []
    package var isOver = false
  }

  let survey: Survey
  let cases: [CodingCase]
  let coder: String
  /// Whether differences are settled, and not comments coded.
  let resolves: Bool
  let isLit: Bool
  private let started: Moment
  private(set) var at = 0
  /// The cases that were decided in this sitting, in order, each with the moment of its decision.
  private var done: [(place: Int, decision: CodingDecision)] = []
  private var latest: Moment?
  private var note: String?
  private var withheld: String?
  private var missing: String?
  private var parts: CodingParts?

  /// A desk with those cases, in that order; `isLit` where the terminal can show words in bold.
  package init(
    _ survey: Survey, _ cases: [CodingCase], coder: String, resolves: Bool = false, isLit: Bool, started: Moment
  ) {
    self.survey = survey
    self.cases = cases
    self.coder = coder
    self.resolves = resolves
    self.isLit = isLit
    self.started = started
  }

  /// The first words: the themes with their letters, what may be typed, and the first comment.
  package func opening() -> Turn {
    guard !cases.isEmpty else {
      return Turn(
        text: resolves ? "There is no difference to settle.\n" : "There is no comment to code.\n", isOver: true)
    }
    return Turn(text: CodingWords.themes(survey) + CodingWords.help + "\n" + shown())
  }

  /// Takes one line; nil when there are no more lines.
  package mutating func take(_ line: String?, at moment: Moment) -> Turn {
    guard let line else { return Turn(text: "\n" + closing(at: moment), isOver: true) }
    let command = CodingLine(line, themes: survey.themes.count)
    switch command {
    case .stop: return Turn(text: closing(at: moment), isOver: true)
    case .help: return Turn(text: CodingWords.help)
    case .list: return Turn(text: CodingWords.themes(survey))
    case .show: return Turn(text: shown())
    case .search(let text): return Turn(text: CodingWords.search(text, survey))
    case .unknown(let word): return Turn(text: CodingWords.unknown(word))
    case .note(let text):
      note = text.isEmpty ? nil : text
      return Turn(text: text.isEmpty ? "The note is gone.\n" : "Noted.\n")
    case .withhold(let text):
      withheld = text.isEmpty ? nil : text
      return Turn(
        text: text.isEmpty ? "Type withhold and the reason.\n" : "It will not be quoted, once you have coded it.\n")
    case .missing(let text):
      missing = text.isEmpty ? nil : text
      return Turn(
        text: text.isEmpty ? "Type new and what the theme is about.\n" : "Noted as a theme that is missing.\n")
    case .undo: return undo(at: moment)
    case .split: return split()
    case .skip: return decide(.skipped, at: moment)
    case .accept, .themes, .changed, .none: return code(command, at: moment)
    }
  }

  // MARK: - Deciding

  private mutating func code(_ command: CodingLine, at moment: Moment) -> Turn {
    let suggested = suggestions().map(\.theme)
    let themes: [Int]
    switch command {
    case .accept:
      guard !suggested.isEmpty else {
        return Turn(text: "Nothing is suggested here. Type the letters of its themes, or none.\n")
      }
      themes = suggested
    case .changed(let add, let remove): themes = (suggested + add).filter { !remove.contains($0) }
    case .themes(let given): themes = given
    default: themes = []
    }
    if var split = parts {
      split.give(Set(themes))
      parts = split
      guard let codes = split.codes(survey) else { return Turn(text: shown()) }
      return decide(resolves ? .resolved(codes) : .coded(codes), at: moment)
    }
    let codes = Set(themes).sorted().map { Code(survey.themes[$0].name) }
    return decide(resolves ? .resolved(codes) : .coded(codes), at: moment)
  }

  private mutating func decide(_ kind: CodingDecision.Kind, at moment: Moment) -> Turn {
    let comment = cases[at].comment
    let decision = CodingDecision(
      place: comment.place, digest: comment.digest, coder: coder, at: momentOfItsOwn(moment), kind: kind,
      note: MissingTheme.note(missing ?? "", note ?? ""), withheld: withheld)
    done.append((at, decision))
    at += 1
    (note, withheld, missing, parts) = (nil, nil, nil, nil)
    var text = CodingWords.decided(decision, survey)
    let isOver = at == cases.count
    text += isOver ? closing(at: moment) : "\n" + shown()
    return Turn(text: text, decisions: [decision], isOver: isOver)
  }

  /// Decisions are told apart by their moments, so no two have the same.
  private mutating func momentOfItsOwn(_ moment: Moment) -> Moment {
    let own = max(moment, latest.map { Moment(milliseconds: $0.milliseconds + 1) } ?? moment)
    latest = own
    return own
  }

  private mutating func undo(at moment: Moment) -> Turn {
    if parts != nil {
      parts = nil
      return Turn(text: "The comment is whole again.\n" + shown())
    }
    guard let last = done.popLast() else { return Turn(text: "There is nothing to take back in this sitting.\n") }
    at = last.place
    (note, withheld, missing) = (last.decision.note, last.decision.withheld, nil)
    var back = last.decision
    back.kind = .undone
    back.at = momentOfItsOwn(moment)
    return Turn(text: "Taken back.\n\n" + shown(), decisions: [back])
  }

  private mutating func split() -> Turn {
    let split = CodingParts(cases[at].comment)
    guard split.sentences.count > 1 else { return Turn(text: "It is one sentence, and cannot be split.\n") }
    parts = split
    return Turn(
      text: "It has \(split.sentences.count) parts. Code one after the other; undo makes it whole again.\n" + shown())
  }

  // MARK: - Showing

  private func suggestions() -> [Suggestion] {
    let all = cases[at].suggestions
    guard let part = parts?.current else { return all }
    return all.filter { $0.spans.contains { $0.overlaps(part) } }
  }

  private func shown() -> String {
    CodingWords.shown(
      cases[at], suggestions(), part: parts?.current, survey, number: at + 1, of: cases.count, isLit: isLit)
  }

  private func closing(at moment: Moment) -> String {
    let coded = done.filter { $0.decision.codes != nil }.count
    return CodingWords.closing(
      coded: coded, skipped: done.count - coded, left: cases.count - at,
      seconds: max(Int((moment.milliseconds - started.milliseconds) / 1000), 0))
  }
}

/// A comment that is coded sentence by sentence.
struct CodingParts: Hashable, Sendable {
  let sentences: [Range<Int>]
  private var given: [Set<Int>] = []

  init(_ comment: Comment) { sentences = comment.sentences }

  /// The sentence that waits for its themes; nil when all have them.
  var current: Range<Int>? { given.count < sentences.count ? sentences[given.count] : nil }

  mutating func give(_ themes: Set<Int>) { given.append(themes) }

  /// The codes with their parts once every sentence has been given its themes; nil before.
  func codes(_ survey: Survey) -> [Code]? {
    guard current == nil else { return nil }
    return survey.themes.enumerated().compactMap { place, theme in
      let own = sentences.indices.filter { given[$0].contains(place) }.map { sentences[$0] }
      return own.isEmpty ? nil : Code(theme.name, parts: own)
    }
  }
}
