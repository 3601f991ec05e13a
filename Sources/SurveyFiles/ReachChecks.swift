internal import Surveys

/// A formula's surroundings with one answer chosen for each question that it refers to.
private struct TriedAnswers: FormulaContext {
  struct Key: Hashable {
    var name: Name
    var part: Name?
  }
  var answers: [Key: String] = [:]
  var own = ""
  var today: CivilDate

  func values(of name: Name, part: Name?) -> [String] { [answers[Key(name: name, part: part)] ?? ""] }
}

extension FormulaValue {
  fileprivate var holds: Bool {
    switch self {
    case .nodes(let texts): !texts.isEmpty
    case .text(let text): !text.isEmpty
    case .number(let number): number != 0 && !number.isNaN
    case .boolean(let boolean): boolean
    }
  }
}

extension DefinitionReader {
  /// The most combinations of answers that are tried for one formula.
  private static let trialLimit = 4_096

  /// Finds a condition that can never hold, and a constraint that no answer meets, by trying every combination of answers.
  ///
  /// Decided only where each question that is referred to has one answer of a list, and nothing depends on the day.
  mutating func checkReach(_ waiting: PendingFormula) {
    guard !waiting.formula.source.contains("today"), let today = CivilDate(year: 2000, month: 1, day: 1) else { return }
    var domains: [(key: TriedAnswers.Key, answers: [String])] = []
    for reference in waiting.formula.references {
      let key = TriedAnswers.Key(name: reference.name, part: reference.part)
      guard !domains.contains(where: { $0.key == key }) else { continue }
      guard let known = known[reference.name], known.within == nil else { return }
      if let part = reference.part, case .choice(let names)? = known.parts[part] {
        domains.append((key, [""] + names.map(\.text)))
      } else if reference.part == nil, let answers = known.answers {
        domains.append((key, answers))
      } else {
        return
      }
    }
    let limit = DefinitionReader.trialLimit / max(1, waiting.ownAnswers?.count ?? 1)
    guard domains.reduce(1, { min($0, limit + 1) * $1.answers.count }) <= limit else { return }
    let formula = waiting.formula
    func everHolds(own: String) -> Bool {
      var context = TriedAnswers(own: own, today: today)
      func attempt(_ index: Int) -> Bool {
        guard index < domains.count else { return formula.evaluate(in: context).holds }
        return domains[index].answers.contains { answer in
          context.answers[domains[index].key] = answer
          return attempt(index + 1)
        }
      }
      return attempt(0)
    }
    switch waiting.use {
    case .calculation: return
    case .relevant:
      guard !everHolds(own: "") else { return }
      warn(
        at: waiting.text.place,
        "Whatever is answered, this never holds, so \(waiting.question.map { "‘\($0)’" } ?? "the page") is never asked",
        "Check the names of the choices, and ‘and’ against ‘or’")
    case .constraint:
      if let answers = waiting.ownAnswers?.dropFirst() {
        let never = answers.filter { !everHolds(own: $0) }
        if never.count == answers.count { return deadEnd(waiting) }
        for choice in never {
          warn(at: waiting.text.place, "The choice ‘\(choice)’ can never be chosen under this constraint")
        }
      } else if !formula.source.contains("."), !everHolds(own: "") {
        deadEnd(waiting)
      }
    }
  }

  private mutating func deadEnd(_ waiting: PendingFormula) {
    warn(
      at: waiting.text.place,
      waiting.required
        ? "No answer meets this constraint, and one is required: nobody can continue after this question"
        : "No answer meets this constraint: nobody who answers this question can continue")
  }
}
