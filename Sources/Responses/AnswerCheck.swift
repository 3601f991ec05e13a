package import Surveys

/// Holds one answer against its question and names everything that must change, at once.
package enum AnswerCheck {
  /// What is wrong with an answer, in the order in which a person would mend it; empty for a sound one.
  ///
  /// - Parameters:
  ///   - answer: nil for no answer.
  ///   - beside: the free text beside choices, by choice.
  ///   - holds: whether the question's constraint is fulfilled; asked only where there is an answer.
  /// Linear in the size of the answer and of the question.
  package static func problems(
    of answer: Answer?, beside: [Name: String], to question: Question, at path: QuestionPath,
    holds: (Formula) -> Bool
  ) -> [AnswerProblem] {
    var found = ProblemsOfAnswer(path: path, required: question.required, requiredMessage: question.requiredMessage)
    if !beside.isEmpty { found.specifications(beside, question.choiceSet, answer) }
    guard let answer, !answer.isBlank else {
      found.unanswered(question.kind)
      return found.problems
    }
    let before = found.problems.count
    switch (question.kind, answer) {
    case (.selectOne(let set), .choice(let name)): found.known([name], in: set)
    case (.selectMultiple(let set, let min, let max), .choices(let names)):
      found.several(names, of: set, min: min, max: max)
    case (.rank(let set, let places), .ranking(let names)): found.ranking(names, of: set, places: places)
    case (.allocate(let set, let total), .allocation(let placed)): found.allocation(placed, of: set, total: total)
    case (.matrix(let matrix), .grid(let ratings)): found.grid(ratings, matrix)
    case (.range(let range), .number(let number)): found.number(number, in: range)
    case (.integer, .number(let number)): found.number(number, whole: true)
    case (.decimal, .number(let number)): found.number(number, whole: false)
    case (.text(_, let maxLength), .text(let text)): found.text(text, maxLength: maxLength)
    case (.email, .text(let text)): found.email(text)
    case (.date, .date), (.acknowledge, .acknowledged), (.calculate, .calculated): break
    case (.repeated(_, let min, let max, _), .items(let items)): found.items(items.count, min: min, max: max)
    default: found.add(.wrongType(Expected(question.kind)))
    }
    // The author's constraint presumes an answer of the right shape; its message would only repeat what was said.
    if found.problems.count == before, let constraint = question.constraint, !holds(constraint) {
      found.add(.constraint(question.constraintMessage))
    }
    return found.problems
  }

  typealias Expected = AnswerProblem.Expected
}

extension AnswerProblem.Expected {
  /// What a kind of question expects.
  package init(_ kind: Question.Kind) {
    self =
      switch kind {
      case .selectOne: .oneChoice
      case .selectMultiple: .severalChoices
      case .rank: .ranking
      case .allocate: .points
      case .matrix: .ratings
      case .range, .decimal: .number
      case .integer: .wholeNumber
      case .text, .email, .calculate: .text
      case .date: .date
      case .acknowledge: .tick
      case .repeated: .items
      case .note, .group: .nothing
      }
  }
}

/// The problems of one answer while they are being found.
struct ProblemsOfAnswer {
  let path: QuestionPath
  let required: Bool
  let requiredMessage: Wording?
  private(set) var problems: [AnswerProblem] = []

  init(path: QuestionPath, required: Bool, requiredMessage: Wording?) {
    self.path = path
    self.required = required
    self.requiredMessage = requiredMessage
  }

  mutating func add(_ kind: AnswerProblem.Kind, part: Name? = nil) {
    problems.append(AnswerProblem(path, part: part, kind))
  }

  mutating func unanswered(_ kind: Question.Kind) {
    switch kind {
    case .note, .calculate, .group: return
    case .repeated(_, let min, _, _):
      if min > 0 { return add(.tooFewItems(min: min)) }
    case .matrix(let matrix):
      if required {
        for row in matrix.rows { add(.required(requiredMessage), part: row.name) }
      }
      return
    default: break
    }
    if required { add(.required(requiredMessage)) }
  }

  mutating func items(_ count: Int, min: Int, max: Int?) {
    if count < min { add(.tooFewItems(min: min)) }
    // A repeat without a bound of its own is bounded too, so that nobody can make a table of endless columns.
    if count > max ?? 500 { add(.tooManyItems(max: max ?? 500)) }
  }
}
