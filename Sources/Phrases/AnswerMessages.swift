package import Responses
package import Surveys

extension Phrases {
  /// What a person should do about a problem, in one sentence without a full stop; the author's own words where there are any.
  ///
  /// Linear in the number of questions; with an index at hand use the other form.
  package func message(for problem: AnswerProblem, survey: Survey) -> String {
    message(for: problem, index: QuestionIndex(survey))
  }

  /// The same, without a search for the question.
  package func message(for problem: AnswerProblem, index: QuestionIndex) -> String {
    let question = index[problem.path.question]?.question
    let part = problem.part.map { label(of: $0, in: question) } ?? ""
    switch problem.kind {
    case .required(let own):
      return own?.text(in: language) ?? required(question, part: part)
    case .constraint(let own): return own?.text(in: language) ?? outside(question)
    case .unknownQuestion(let name):
      let known = index.survey.allQuestions.map(\.name.text)
      return meant(self(.unknownQuestion, ["name": shown(name)]), name, known)
    case .unknownMark: return self(.unknownMark)
    case .unknownPart(let name):
      return meant(self(.unknownPart, ["name": shown(name)]), name, parts(of: question).map(\.name.text))
    case .unknownChoice(let name):
      return meant(self(.unknownChoice, ["name": shown(name)]), name, choices(of: question).map(\.name.text))
    case .wrongType(let expected): return self.expected(expected, question)
    case .tooFew(let min, _): return counted(min, one: .tooFewOne, many: .tooFew, name: "min")
    case .tooMany(let max, _):
      if case .rank? = question?.kind {
        return counted(max, one: .tooManyRanksOne, many: .tooManyRanks, name: "max")
      }
      return counted(max, one: .tooManyOne, many: .tooMany, name: "max")
    case .exclusive(let name): return self(.exclusive, ["name": label(of: name, in: question)])
    case .repeatedRank(let name): return self(.repeatedRank, ["name": label(of: name, in: question)])
    case .unclearRank(let place): return self(.unclearRank, ["place": "\(place)"])
    case .tooManyPoints(let total, let placed):
      return self(.tooManyPoints, ["total": "\(total)", "placed": "\(placed)", "over": "\(placed - total)"])
    case .tooFewPoints(let total, let placed):
      return self(.tooFewPoints, ["total": "\(total)", "placed": "\(placed)", "left": "\(total - placed)"])
    case .negativePoints: return self(.negativePoints, ["part": part])
    case .notWhole: return self(.notWhole)
    case .notFinite: return self(.notFinite)
    case .belowRange(let low): return self(.belowRange, ["min": AnswerText.number(low)])
    case .aboveRange(let high): return self(.aboveRange, ["max": AnswerText.number(high)])
    case .offStep(let start, let step):
      return self(.offStep, ["start": AnswerText.number(start), "step": AnswerText.number(step)])
    case .tooLong(let max, let length): return self(.tooLong, ["max": "\(max)", "length": "\(length)"])
    case .notADate(let text): return self(.notADate, ["name": shown(text)])
    case .notAnEmail: return self(.notAnEmail)
    case .tooFewItems(let min): return counted(min, one: .tooFewItemsOne, many: .tooFewItems, name: "min")
    case .tooManyItems(let max): return counted(max, one: .tooManyItemsOne, many: .tooManyItems, name: "max")
    case .unexpectedSpecification: return self(.unexpectedSpecification, ["part": part])
    case .unprintable: return self(.unprintable)
    }
  }

  /// What to do about a question that must be answered.
  private func required(_ question: Question?, part: String) -> String {
    switch question?.kind {
    case .selectOne: self(.mustChooseOne)
    case .selectMultiple: self(.mustChooseSeveral)
    case .rank: self(.mustRank)
    case .allocate(_, let total): counted(total, one: .mustAllocateOne, many: .mustAllocate, name: "total")
    case .matrix: self(.mustRate, ["part": part])
    case .range, .decimal: self(.mustEnterNumber)
    case .integer: self(.mustEnterWholeNumber)
    case .text: self(.mustEnterText)
    case .date: self(.mustEnterDate)
    case .email: self(.mustEnterEmail)
    case .acknowledge: self(.mustTick)
    case .repeated: self(.mustAddItem)
    default: self(.mustAnswer)
    }
  }

  /// What to give in place of an answer of another shape.
  private func expected(_ expected: AnswerProblem.Expected, _ question: Question?) -> String {
    switch expected {
    case .oneChoice: self(.mustChooseOne)
    case .severalChoices, .ranking: self(.expectedSeveral)
    case .points: self(.expectedPoints)
    case .ratings: self(.expectedRatings)
    case .number, .wholeNumber:
      if case .range(let range)? = question?.kind {
        self(.mustEnterNumber) + " (\(AnswerText.number(range.start))–\(AnswerText.number(range.end)))"
      } else {
        self(expected == .number ? .mustEnterNumber : .mustEnterWholeNumber)
      }
    case .text: self(.mustEnterText)
    case .date: self(.mustEnterDate)
    case .tick: self(.expectedTick)
    case .items: self(.expectedItems)
    case .nothing: self(.expectedNothing)
    }
  }

  /// The message with the known word that was probably meant, if one is near.
  private func meant(_ message: String, _ name: String, _ known: [String]) -> String {
    guard let nearest = Spelling.nearest(to: name, among: known) else { return message }
    return self(.didYouMean, ["message": message, "name": nearest])
  }

  /// The label of a choice or row of a question; its name where it has none.
  private func label(of part: Name, in question: Question?) -> String {
    if case .matrix(let matrix)? = question?.kind, let row = matrix.rows.first(where: { $0.name == part }) {
      return row.label.text(in: language)
    }
    return choices(of: question).first { $0.name == part }?.label.text(in: language) ?? part.text
  }

  private func choices(of question: Question?) -> [Choice] {
    if case .matrix(let matrix)? = question?.kind { return matrix.choices }
    return question?.choiceSet?.choices ?? []
  }

  private func parts(of question: Question?) -> [Choice] {
    if case .matrix(let matrix)? = question?.kind {
      return matrix.rows.map { Choice(name: $0.name, label: $0.label) }
    }
    return choices(of: question)
  }

  /// What a person wrote, cut to a length that a message can hold, without characters that would upset a terminal.
  private func shown(_ text: String) -> String {
    let clean = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    return clean.count > 60 ? clean.prefix(59) + "…" : clean
  }
}

extension Phrases {
  /// What to enter where a constraint of the author's fails that bounds a number, and has no words of its own.
  private func outside(_ question: Question?) -> String {
    guard let root = question?.constraint?.root, let bounds = NumberBounds(root) else { return self(.constraintFails) }
    let low = bounds.least.map { AnswerText.number($0) }
    let high = bounds.greatest.map { AnswerText.number($0) }
    switch (low, high) {
    case (let low?, let high?): return self(.outsideRange, ["min": low, "max": high])
    case (let low?, nil): return self(.belowRange, ["min": low])
    case (nil, let high?): return self(.aboveRange, ["max": high])
    case (nil, nil): return self(.constraintFails)
    }
  }
}

/// The bounds that a formula sets to its own answer, where it sets nothing else.
private struct NumberBounds {
  var least: Double?
  var greatest: Double?

  /// Nil for a formula that is anything but `. >= number` and `. <= number`, joined by `and`.
  init?(_ term: FormulaTerm) {
    switch term {
    case .operation(.and, let left, let right):
      guard let first = NumberBounds(left), let second = NumberBounds(right) else { return nil }
      least = [first.least, second.least].compactMap { $0 }.max()
      greatest = [first.greatest, second.greatest].compactMap { $0 }.min()
    case .operation(.greaterOrEqual, .own, let bound), .operation(.lessOrEqual, let bound, .own):
      guard let number = NumberBounds.number(bound) else { return nil }
      least = number
    case .operation(.lessOrEqual, .own, let bound), .operation(.greaterOrEqual, let bound, .own):
      guard let number = NumberBounds.number(bound) else { return nil }
      greatest = number
    default: return nil
    }
  }

  private static func number(_ term: FormulaTerm) -> Double? {
    switch term {
    case .number(let number, _): number
    case .negative(let inner, _): number(inner).map { -$0 }
    default: nil
    }
  }
}
