internal import Surveys

/// Which questions are asked, or reckoned, by what was answered to others: how many answered them tells of the others' answers, and the
/// others' bound them.
struct Reliance {
  /// The conditions that a question stands under, its calculation among them.
  private struct Condition {
    var questions: Set<Name> = []
    var told = Formula.Comparisons()

    mutating func add(_ formula: Formula?) {
      guard let formula else { return }
      questions.formUnion(formula.references.map(\.name))
      told.add(formula.comparisons)
    }
  }

  /// Only of questions with any.
  private var conditions: [Name: Condition] = [:]
  private let threshold: Int

  /// Linear in the questions and their formulas.
  init(_ survey: Survey) {
    threshold = survey.priorities.smallSector
    func walk(_ questions: [Question], _ outer: Condition) {
      for question in questions {
        var own = outer
        own.add(question.relevant)
        if case .calculate(let formula) = question.kind { own.add(formula) }
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

  /// Hides what could be reckoned through a condition: of a question that is asked by an answer whose count is hidden, and of those that are
  /// asked by it in turn, every slice where a slice hides that answer, and all of it where the whole does; and the whole of a question with
  /// hidden slices where the others' printed counts leave one of these too little room.
  ///
  /// `report` is what the figures are published beside, the figures themselves where there is nothing else. At most as many passes over the
  /// figures as there are questions in the longest chain.
  func hide(_ figures: inout [QuestionFigures], beside report: [QuestionFigures], _ shape: (Name) -> AnswerShape) {
    guard !conditions.isEmpty else { return }
    var isStable = false
    while !isStable {
      isStable = true
      for place in figures.indices {
        guard let condition = conditions[figures[place].question] else { continue }
        var own = figures[place]
        let others = (figures + report).filter { condition.questions.contains($0.question) }
        hide(&own, others, condition.told, shape)
        if own != figures[place] {
          figures[place] = own
          isStable = false
        }
      }
    }
  }

  private func hide(
    _ own: inout QuestionFigures, _ others: [QuestionFigures], _ told: Formula.Comparisons,
    _ shapes: (Name) -> AnswerShape
  ) {
    let shape = shapes(own.question)
    let isWhole = others.contains { $0.overall.hides(told, shapes($0.question)) }
    let isPart =
      isWhole
      || others.contains { other in other.byAudience.contains { $0.figures.hides(told, shapes(other.question)) } }
    if isPart {
      for at in own.byAudience.indices { own.byAudience[at].figures = own.byAudience[at].figures.allHidden(shape) }
      if case .numbers(var numbers) = own.overall.detail {
        numbers.stratified = nil
        own.overall.detail = .numbers(numbers)
      }
    }
    if isWhole || isTight(own, others, told, shape) { own.overall = own.overall.allHidden(shape) }
  }

  /// Whether a hidden count of a slice lies within fewer than the threshold: no slice has more than the others' answers let in, and all
  /// together have what is printed of the whole.
  private func isTight(
    _ own: QuestionFigures, _ others: [QuestionFigures], _ told: Formula.Comparisons, _ shape: AnswerShape
  ) -> Bool {
    let (whole, hidden) = (own.overall.counts(shape), own.overall.isHidden(shape))
    let slices = own.byAudience.map { ($0.figures.counts(shape), $0.figures.isHidden(shape)) }
    let most = own.byAudience.map { slice in
      others.flatMap(\.byAudience).filter { $0.sector == slice.sector }.compactMap { $0.figures.most(told) }.min()
    }
    for row in whole.indices where !hidden[row] {
      let printed = slices.reduce(0) { $0 + ($1.1[row] ? 0 : $1.0[row]) }
      let rest = whole[row] - printed
      for at in slices.indices where slices[at].1[row] {
        let room = slices.indices.filter { $0 != at && slices[$0].1[row] }
          .reduce(0) { sum, other in min(rest, sum + (most[other] ?? rest)) }
        if min(most[at] ?? rest, rest) - max(0, rest - room) < threshold { return true }
      }
    }
    return false
  }
}

extension AnswerFigures {
  /// Whether it hides how many answered, or a choice that a condition names; any count where a condition does more than name choices.
  fileprivate func hides(_ told: Formula.Comparisons, _ shape: AnswerShape) -> Bool {
    if answered == nil { return true }
    guard told.isPlain else { return hides(shape) }
    guard case .choices(let choices) = detail else { return false }
    return choices.contains { $0.count == nil && told.texts.contains($0.choice.text) }
  }

  /// How many a condition on these answers lets in at most, as far as that is printed; nil where nothing is.
  fileprivate func most(_ told: Formula.Comparisons) -> Int? {
    guard let answered else { return nil }
    guard told.isPlain, case .choices(let choices) = detail else { return answered }
    let named = choices.filter { told.texts.contains($0.choice.text) }
    let sum = min(answered, named.reduce(0) { $0 + ($1.count ?? 0) })
    guard !named.isEmpty, !named.contains(where: { $0.count == nil }) else { return answered }
    // Of what says that something is not so, either may be meant.
    return told.isNegating ? [sum, answered - sum].filter { $0 > 0 }.min() : sum
  }
}
