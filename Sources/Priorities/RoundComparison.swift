package import Surveys

/// Two rounds of a survey held against one another: what changed, what is new, and what is gone.
package struct RoundComparison: Hashable, Sendable {
  /// How something of now was found in the earlier round.
  package enum Match: Hashable, Sendable {
    case sameName
    case declared(before: Name)
  }

  /// One theme in both rounds, or in the only one that has it.
  package struct ThemeChange: Hashable, Sendable {
    /// Nil for one that is gone.
    package var now: ThemeFigures?
    /// Nil for one that is new.
    package var before: ThemeFigures?
    /// `sameName` for one that is gone, too.
    package var match: Match
    /// Whether it is among the first `top` now, and was before, by each round's own settings; false where it is absent.
    package var isInTop: Bool
    package var wasInTop: Bool
  }

  /// One question, or one row of a matrix, in both rounds.
  package struct QuestionChange: Hashable, Sendable {
    package var now: QuestionFigures
    /// Nil for one that was not asked.
    package var before: QuestionFigures?
    package var match: Match
    /// Whether it was asked in the same words in the default language, or the row was.
    package var isWordedAlike: Bool
    package var detail: Detail

    /// What is compared, by the type of the question; `none` for one that was not asked before, too.
    package enum Detail: Hashable, Sendable {
      /// The share that chose it. Every choice of now in its order, then those that are gone.
      case choices([ChoiceChange])
      /// The share of those who ranked anything that ranked it first, never weighted, its interval as of many more people; in the same order.
      case firstPlaces([ChoiceChange])
      /// Its share of all points, without an interval, as one person's points hang together; in the same order.
      case points([ChoiceChange])
      /// Nil where a round has no mean.
      case mean(Change?)
      /// Days, texts, ticks and repeats, and what was of another kind before, are not compared.
      case none
    }
  }

  /// One choice in both rounds, or in the only one that has it.
  package struct ChoiceChange: Hashable, Sendable {
    /// Its name now; that of before for one that is gone.
    package var choice: Name
    package var match: Match
    /// Its place among the choices now and before; nil where it is not among them.
    package var now: Int?
    package var before: Int?
    /// As the detail says; weighted where there are weights. Nil where there is no such choice, and where it is hidden.
    package var share: Double?
    package var shareBefore: Double?
    /// Nil where a round has no such choice, no share, or fewer than 20 answers.
    package var change: Change?
  }

  /// In the order of now, those that are gone behind.
  package var themes: [ThemeChange]
  /// In the order of now.
  package var questions: [QuestionChange]
  /// Questions and rows of before that nothing of now was found for, in their order.
  package var gone: [QuestionFigures]

  /// The comparison; a name that stands for nothing is not looked for. Linear in questions times choices.
  package static func compute(
    _ now: (survey: Survey, result: PriorityResult), _ before: (survey: Survey, result: PriorityResult),
    _ mapping: RoundMapping
  ) -> RoundComparison {
    var used: Set<Key> = []
    let older = Dictionary(before.result.questions.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let questions = now.result.questions.map { figures -> QuestionChange in
      let question = mapping.before(.question, nil, figures.question)
      let line = figures.line.map { mapping.before(.row, figures.question, $0) }
      let found = older[Key(question: question.name, line: line?.name)]
      if let found { used.insert(Key(found)) }
      let renamed = line.map { $0.isDeclared ? $0 : question } ?? question
      return QuestionChange(
        now: figures, before: found, match: renamed.isDeclared ? .declared(before: renamed.name) : .sameName,
        isWordedAlike: found.map { before.survey.wording($0) == now.survey.wording(figures) } ?? false,
        detail: found.map { detail(figures, $0, mapping, ofThemes: now.survey.choosesThemes(figures.question)) }
          ?? .none)
    }
    return RoundComparison(
      themes: themes(now.result, before.result, mapping), questions: questions,
      gone: before.result.questions.filter { !used.contains(Key($0)) })
  }

  private struct Key: Hashable {
    var question: Name
    var line: Name?

    init(question: Name, line: Name?) { (self.question, self.line) = (question, line) }
    init(_ figures: QuestionFigures) { self.init(question: figures.question, line: figures.line) }
  }

  private static func themes(
    _ now: PriorityResult, _ before: PriorityResult, _ mapping: RoundMapping
  ) -> [ThemeChange] {
    func isIn(_ theme: ThemeFigures?, _ result: PriorityResult) -> Bool {
      (theme?.rank ?? .max) <= result.settings.top
    }
    var used: Set<Name> = []
    var found = now.themes.map { theme -> ThemeChange in
      let old = mapping.before(.theme, nil, theme.theme)
      let earlier = before.themes.first { $0.theme == old.name }
      if earlier != nil { used.insert(old.name) }
      return ThemeChange(
        now: theme, before: earlier, match: old.isDeclared ? .declared(before: old.name) : .sameName,
        isInTop: isIn(theme, now), wasInTop: isIn(earlier, before))
    }
    for theme in before.themes where !used.contains(theme.theme) {
      found.append(
        ThemeChange(now: nil, before: theme, match: .sameName, isInTop: false, wasInTop: isIn(theme, before)))
    }
    return found
  }

  private static func detail(
    _ now: QuestionFigures, _ before: QuestionFigures, _ mapping: RoundMapping, ofThemes: Bool
  ) -> QuestionChange.Detail {
    switch (now.overall.detail, before.overall.detail) {
    case (.choices, .choices): return .choices(choices(now, before, mapping, ofThemes))
    case (.places, .places): return .firstPlaces(choices(now, before, mapping, ofThemes))
    case (.points, .points): return .points(choices(now, before, mapping, ofThemes))
    case (.numbers(let new), .numbers(let old)):
      let (a, b) = (
        now.overall.estimatedMean ?? (new.mean, new.standardError),
        before.overall.estimatedMean ?? (old.mean, old.standardError)
      )
      guard let mean = a.0, let earlier = b.0 else { return .mean(nil) }
      return .mean(Change.mean(mean, a.1, earlier, b.1))
    default: return .none
    }
  }

  private static func choices(
    _ now: QuestionFigures, _ before: QuestionFigures, _ mapping: RoundMapping, _ ofThemes: Bool
  ) -> [ChoiceChange] {
    let few = now.overall.countsOnly || before.overall.countsOnly
    let (new, old) = (now.overall.estimates, before.overall.estimates)
    var used: Set<Name> = []
    var found = new.enumerated().map { at, own -> ChoiceChange in
      var earlier = mapping.before(.choice, now.question, own.choice)
      if ofThemes, !earlier.isDeclared { earlier = mapping.before(.theme, nil, own.choice) }
      let place = old.firstIndex { $0.choice == earlier.name }
      if place != nil { used.insert(earlier.name) }
      let other = place.map { old[$0] }
      return ChoiceChange(
        choice: own.choice, match: earlier.isDeclared ? .declared(before: earlier.name) : .sameName, now: at,
        before: place, share: own.share, shareBefore: other?.share,
        change: few ? nil : other.flatMap { own.change(since: $0) })
    }
    for (at, other) in old.enumerated() where !used.contains(other.choice) {
      found.append(
        ChoiceChange(
          choice: other.choice, match: .sameName, now: nil, before: at, share: nil, shareBefore: other.share,
          change: nil))
    }
    return found
  }
}

/// What share a choice has, of answers, first places or points.
private struct ChoiceEstimate {
  var choice: Name
  var share: Double?
  /// Nil at a census.
  var interval: Interval?
  /// False for points.
  var hasInterval = true

  func change(since other: ChoiceEstimate) -> Change? {
    guard let share, let before = other.share else { return nil }
    return hasInterval ? Change.share(share, interval, before, other.interval) : Change(value: share - before)
  }
}

extension AnswerFigures {
  /// Of every choice in its order; empty for answers that choose nothing.
  fileprivate var estimates: [ChoiceEstimate] {
    switch detail {
    case .choices(let choices):
      let shares: [WeightedShare?]? = if case .shares(let shares)? = weighted?.detail { shares } else { nil }
      return choices.enumerated().map { at, choice in
        guard let shares else {
          return ChoiceEstimate(choice: choice.choice, share: choice.share?.value, interval: choice.interval)
        }
        return ChoiceEstimate(choice: choice.choice, share: shares[at]?.value, interval: shares[at]?.interval)
      }
    case .places(let choices):
      return choices.map { choice in
        let first = choice.places.first.flatMap { $0 }
        let share = first.flatMap { first in answered.map { Share(part: first, whole: $0) } }
        return ChoiceEstimate(
          choice: choice.choice, share: share?.value, interval: share.flatMap { Interval.wilson($0) })
      }
    case .points(let choices):
      let shares: [Double?]? = if case .points(let shares)? = weighted?.detail { shares } else { nil }
      return choices.enumerated().map { at, choice in
        ChoiceEstimate(
          choice: choice.choice, share: shares.map { $0[at] } ?? choice.share?.value, hasInterval: false)
      }
    default: return []
    }
  }

  fileprivate var estimatedMean: (Double?, Double?)? {
    guard case .numbers(let numbers)? = weighted?.detail else { return nil }
    return (numbers.mean, numbers.standardError)
  }
}

extension Survey {
  fileprivate func choosesThemes(_ question: Name) -> Bool {
    self.question(named: question)?.choiceSet?.source == .themes
  }

  /// What a question, or its row, says in the default language; nil where it says nothing.
  fileprivate func wording(_ figures: QuestionFigures) -> String? {
    let question = question(named: figures.question)
    guard let line = figures.line, case .matrix(let matrix)? = question?.kind else { return question?.label?.text }
    return matrix.rows.first { $0.name == line }?.label.text
  }
}
