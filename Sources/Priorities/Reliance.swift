internal import Surveys

/// Which questions are asked, or reckoned, by what was answered to others: how many answered them tells of the others' answers, and the
/// others' bound them.
struct Reliance {
  /// The conditions that a question stands under, its calculation among them.
  private struct Condition {
    var questions: Set<Name> = []
    var told = Formula.Comparisons()
    var isReckoned = false

    mutating func add(_ formula: Formula?) {
      guard let formula else { return }
      questions.formUnion(formula.references.map(\.name))
      told.add(formula.comparisons)
    }

    /// The choice of one question that decides by itself; nil where more does.
    var choice: String? {
      questions.count == 1 && told.isPlain && !isReckoned && told.texts.count == 1 ? told.texts.first : nil
    }
  }

  /// Only of questions with any.
  private var conditions: [Name: Condition] = [:]
  private let audience: Name?
  private let threshold: Int

  /// Linear in the questions and their formulas.
  init(_ survey: Survey) {
    threshold = survey.priorities.smallSector
    audience = survey.audienceQuestion?.name
    func walk(_ questions: [Question], _ outer: Condition) {
      for question in questions {
        var own = outer
        own.add(question.relevant)
        if case .calculate(let formula) = question.kind {
          own.add(formula)
          own.isReckoned = true
        }
        own.questions.remove(question.name)
        if !own.questions.isEmpty { conditions[question.name] = own }
        walk(question.children, own)
      }
    }
    for page in survey.pages {
      var outer = Condition()
      outer.add(page.relevant)
      walk(page.questions, outer)
    }
  }

  /// Whether a question is asked, or reckoned, by the answers to others.
  func isConditional(_ question: Name) -> Bool { conditions[question] != nil }

  /// The questions that are asked, or reckoned, by what was answered to one, or to others that are asked by that; in no order.
  ///
  /// At most as many passes over the conditions as there are.
  func dependents(of question: Name) -> Set<Name> {
    var found: Set<Name> = [question]
    var count = 0
    while count < found.count {
      count = found.count
      for (name, condition) in conditions where !condition.questions.isDisjoint(with: found) { found.insert(name) }
    }
    return found.subtracting([question])
  }

  /// How many were asked a question of a report, and what of it the hidden answers to others hide; nil of one that everybody is asked.
  ///
  /// `full` and `published` are the report's questions before it, in their order, with nothing hidden and as they are published.
  func asked(
    _ own: QuestionFigures, _ full: ArraySlice<QuestionFigures>, _ published: ArraySlice<QuestionFigures>,
    _ people: PublishedPeople?, _ shape: (Name) -> AnswerShape
  ) -> AskedPeople? {
    guard let condition = conditions[own.question] else { return nil }
    let others = zip(full, published).filter { condition.questions.contains($0.0.question) }
    let counts = (own.byAudience.map(\.figures) + [own.overall]).map { ($0.answered ?? 0) + ($0.notApplicable ?? 0) }
    var asked =
      byAudience(own, condition, counts, people) ?? byChoice(own, condition, counts, others)
      ?? AskedPeople(numbers: counts.map { ($0, true) }, isGivenKnown: true)
    // Of so few, whoever knows how many they are knows their answers too well.
    let isFew = zip(counts.indices, counts).contains { $1 < threshold && !asked.nobody.contains($0) }
    asked.isHidden =
      asked.isGivenKnown && isFew || others.contains { hides($0.1.overall, condition, shape($0.1.question)) }
    asked.areSlicesHidden =
      asked.isHidden
      || others.contains { other in
        other.1.byAudience.contains { hides($0.figures, condition, shape(other.1.question)) }
      }
    return asked
  }

  /// Where one audience decides: all of it, or none, is asked.
  private func byAudience(
    _ own: QuestionFigures, _ condition: Condition, _ counts: [Int], _ people: PublishedPeople?
  ) -> AskedPeople? {
    guard let choice = condition.choice, let audience, condition.questions == [audience], let people,
      !own.byAudience.isEmpty
    else { return nil }
    var asked = AskedPeople(numbers: [])
    for (place, slice) in own.byAudience.enumerated() {
      var isAsked = condition.told.isNegating
      if case .audience(let name) = slice.sector {
        isAsked = (name.text == choice) != condition.told.isNegating
      } else if !own.byAudience.contains(where: { $0.sector.name.text == choice }) {
        // It is among the pooled, and nobody knows of how many.
        return nil
      }
      if !isAsked { asked.nobody.insert(place) }
      let size: (people: Int, isKnown: Bool) =
        isAsked ? people.sectors[slice.sector] ?? (counts[place], false) : (0, true)
      guard size.people >= counts[place] else { return nil }
      asked.numbers.append(size)
    }
    let sum = asked.numbers.reduce(0) { $0 + $1.people }
    asked.numbers.append((sum, asked.numbers.allSatisfy(\.isKnown)))
    return asked
  }

  /// Where one choice decides: who made it is asked.
  private func byChoice(
    _ own: QuestionFigures, _ condition: Condition, _ counts: [Int], _ others: [(QuestionFigures, QuestionFigures)]
  ) -> AskedPeople? {
    guard let choice = condition.choice, !condition.told.isNegating, others.count == 1,
      condition.questions != audience.map({ [$0] }),
      let (full, published) = others.first, own.inRepeat == nil, full.inRepeat == nil,
      full.byAudience.map(\.sector) == own.byAudience.map(\.sector)
    else { return nil }
    var asked = AskedPeople(numbers: [])
    let slices = zip(full.byAudience.map(\.figures), published.byAudience.map(\.figures))
    for (place, (whole, printed)) in (Array(slices) + [(full.overall, published.overall)]).enumerated() {
      guard let number = whole.count(of: choice), number >= counts[place] else { return nil }
      asked.numbers.append((number, printed.count(of: choice) != nil))
    }
    return asked
  }

  /// Whether it hides what a condition asks: how many answered, or the choice that decides; any count where more does.
  private func hides(_ figures: AnswerFigures, _ condition: Condition, _ shape: AnswerShape) -> Bool {
    if figures.answered == nil { return true }
    guard let choice = condition.choice, case .choices = figures.detail else { return figures.hides(shape) }
    return figures.count(of: choice) == nil
  }

  /// Hides of a table's groups what could be reckoned through a condition: all of a question with one where anything of it is hidden, in the
  /// table or in the report, or of those that it is asked by; and all of these, which would tell how many were asked.
  ///
  /// At most as many passes over the figures as there are questions.
  func hide(_ figures: inout [QuestionFigures], beside report: [QuestionFigures], _ shape: (Name) -> AnswerShape) {
    var gone: Set<Name> = []
    var isStable = false
    while !isStable {
      isStable = true
      for own in figures {
        guard let condition = conditions[own.question] else { continue }
        let same = report.filter { $0.question == own.question && $0.line == own.line }
        let others = (figures + report).filter { condition.questions.contains($0.question) }
        let isHiding =
          ([own] + same).contains { $0.hides(shape(own.question)) }
          || others.contains { other in
            ([other.overall] + other.byAudience.map(\.figures)).contains { hides($0, condition, shape(other.question)) }
          }
        guard isHiding, !gone.isSuperset(of: condition.questions.union([own.question])) else { continue }
        gone.formUnion(condition.questions.union([own.question]))
        isStable = false
        for place in figures.indices where gone.contains(figures[place].question) {
          for at in figures[place].byAudience.indices {
            let all = figures[place].byAudience[at].figures.allHidden(shape(figures[place].question))
            figures[place].byAudience[at].figures = all
          }
        }
      }
    }
  }
}

/// How many were asked a question, as far as a reader can tell.
struct AskedPeople {
  /// Of each slice in its order, then of all: how many, and whether it is known.
  var numbers: [(people: Int, isKnown: Bool)]
  /// The places of slices of which nobody is asked.
  var nobody: Set<Int> = []
  /// Whether how many gave an answer, one that it does not apply among them, must be taken to be known.
  var isGivenKnown = false
  /// Whether nothing of the question can be shown; and nothing of its slices.
  var isHidden = false
  var areSlicesHidden = false
}

extension QuestionFigures {
  /// Whether any count of it is hidden.
  func hides(_ shape: AnswerShape) -> Bool {
    overall.hides(shape) || byAudience.contains { $0.figures.hides(shape) }
  }
}

extension AnswerFigures {
  /// How many made a choice; nil where that is hidden, and where there is no such choice.
  fileprivate func count(of choice: String) -> Int? {
    guard case .choices(let choices) = detail else { return nil }
    return choices.first { $0.choice.text == choice }?.count
  }
}
