package import Responses
package import Surveys

/// Surveys and answers drawn by chance, for properties that must hold of all of them.
///
/// Names are `q1`, `q2` … in the order of the pages; what is asked often depends on an earlier answer.
package struct RandomSurvey {
  package private(set) var survey: Survey
  private var count = 0
  private var earlier: [Question] = []

  /// A survey of one to four pages.
  package init(using chance: inout Chance) {
    survey = Survey(
      id: "random", title: Wording("Random"), organiser: Wording("Nobody"), privacy: Wording("None"), pages: [])
    for _ in 0..<(1 + chance.below(4)) {
      let relevant = survey.pages.isEmpty ? nil : condition(using: &chance)
      survey.pages.append(Page(relevant: relevant, questions: questions(depth: 0, using: &chance)))
    }
  }

  private mutating func questions(depth: Int, using chance: inout Chance) -> [Question] {
    (0..<(1 + chance.below(5))).map { _ in question(depth: depth, using: &chance) }
  }

  private mutating func question(depth: Int, using chance: inout Chance) -> Question {
    count += 1
    let name = Name("q\(count)") ?? "_"
    let relevant = chance.happens(0.4) ? condition(using: &chance) : nil
    let kind = kind(depth: depth, using: &chance)
    var question = Question(
      name: name, label: Wording("Question \(count)"), kind: kind, required: chance.happens(0.2), relevant: relevant)
    switch kind {
    case .integer where chance.happens(0.5): question.constraint = try? Formula.parse(". >= 0 and . <= 9")
    case .calculate, .note, .group: question.required = false
    default: break
    }
    if depth == 0 { earlier.append(question) }
    return question
  }

  private mutating func kind(depth: Int, using chance: inout Chance) -> Question.Kind {
    let set = ChoiceSet(choices: RandomSurvey.choices)
    switch chance.below(depth == 0 ? 16 : 13) {
    case 0, 1: return .selectOne(set)
    case 2: return .selectMultiple(set, min: chance.happens(0.3) ? 2 : nil, max: chance.happens(0.3) ? 3 : nil)
    case 3: return .rank(set, places: 1 + chance.below(4))
    case 4: return .allocate(set, total: 5)
    case 5:
      let rows: [Name] = ["r1", "r2", "r3"]
      return .matrix(
        Question.Matrix(
          scale: "s", choices: RandomSurvey.choices,
          rows: rows.map { Question.MatrixLine(name: $0, label: Wording($0.text)) }))
    case 6: return .range(Question.NumberRange(start: 0, end: 1, step: 0.1))
    case 7: return .integer
    case 8: return .text(multiline: chance.happens(0.5), maxLength: 20)
    case 9: return .date
    case 10: return chance.happens(0.5) ? .email : .decimal
    case 11: return .acknowledge
    case 12:
      let sources = ["1 + 1", "concat('a', 'b')", "2 > 1"]
      guard let source = chance.element(of: sources), let formula = try? Formula.parse(source) else { return .note }
      return .calculate(formula)
    case 13, 14: return .group(questions(depth: 1, using: &chance))
    default: return .repeated(questions(depth: 1, using: &chance), min: chance.below(2), max: 3, itemLabel: nil)
    }
  }

  /// A condition on an earlier question outside groups and repeats; nil where there is none.
  private func condition(using chance: inout Chance) -> Formula? {
    guard let question = chance.element(of: earlier) else { return nil }
    let name = question.name.text
    let source: String
    switch question.kind {
    case .selectOne: source = "${\(name)} = 'c1'"
    case .selectMultiple, .rank: source = "selected(${\(name)}, 'c2')"
    case .matrix: source = "${\(name).r1} != 'c3'"
    case .allocate: source = "${\(name).c1} > 1"
    case .range, .integer, .decimal: source = "${\(name)} > 0.5"
    case .text, .email, .date, .acknowledge, .calculate: source = "${\(name)} != ''"
    default: return nil
    }
    return try? Formula.parse(source)
  }

  private static let choices = [
    Choice(name: "c1", label: Wording("One")), Choice(name: "c2", label: Wording("Two")),
    Choice(name: "c3", label: Wording("Three"), specify: true),
    Choice(name: "c4", label: Wording("None of them"), exclusive: true),
  ]
}

/// Answers drawn by chance.
package enum RandomAnswers {
  /// A sheet with answers to most questions, relevant or not; each sound but for a share of `faults`.
  package static func sheet(for questions: [Question], faults: Double, using chance: inout Chance) -> AnswerSheet {
    var sheet = AnswerSheet()
    func walk(_ questions: [Question]) {
      for question in questions {
        if case .group(let inner) = question.kind { walk(inner) }
        guard question.required || chance.happens(0.7) else { continue }
        sheet[question.name] = answer(to: question, faults: faults, using: &chance)
        if case .choice("c3")? = sheet[question.name], chance.happens(0.5) {
          sheet[specification: AnswerSheet.Specification(question.name, "c3")] = "a pigeon"
        }
      }
    }
    walk(questions)
    return sheet
  }

  /// An answer to a question; nil for one that takes none.
  package static func answer(to question: Question, faults: Double, using chance: inout Chance) -> Answer? {
    let faulty = chance.happens(faults)
    switch question.kind {
    case .selectOne(let set): return chance.element(of: set.choices).map { .choice($0.name) }
    case .selectMultiple(let set, let min, let max):
      let plain = set.choices.filter { !$0.exclusive }.map(\.name)
      let size = faulty ? 1 + chance.below(3) : Swift.min(max ?? 3, Swift.max(min ?? 1, 1 + chance.below(3)))
      let chosen = Set(chance.shuffled(plain).prefix(size))
      return .choices(set.choices.map(\.name).filter { chosen.contains($0) || (faulty && $0 == "c4") })
    case .rank(let set, let places):
      let ranked = chance.shuffled(set.choices.map(\.name)).prefix(1 + chance.below(places))
      return .ranking(Array(ranked) + (faulty ? Array(ranked.prefix(1)) : []))
    case .allocate(let set, let total):
      return .allocation(
        set.choices.prefix(2).map { Answer.Points($0.name, $0.name == "c1" ? total - 1 : faulty ? 2 : 1) })
    case .matrix(let matrix):
      return .grid(
        matrix.rows.prefix(question.required && !faulty ? 3 : 1 + chance.below(3)).compactMap { row in
          chance.element(of: matrix.choices).map { Answer.Rating(row.name, $0.name) }
        })
    case .range(let range): return .number(range.start + range.step * Double(chance.below(faulty ? 20 : 11)))
    case .integer: return .number(faulty ? 1.5 : Double(chance.below(10)))
    case .decimal: return .number(Double(chance.below(100)) / 8)
    case .text(_, let max): return .text(String(repeating: "é", count: faulty ? max + 1 : 1 + chance.below(max)))
    case .date: return CivilDate(daysSince1970: chance.below(20_000)).map { .date($0) }
    case .email: return .text(faulty ? "somebody" : "somebody@example.org")
    case .acknowledge: return .acknowledged
    case .note, .calculate, .group: return nil
    case .repeated(let inner, let min, let max, _):
      let items = Swift.max(min, faulty ? 5 : chance.below((max ?? 3) + 1))
      return .items((0..<items).map { _ in sheet(for: inner, faults: faults, using: &chance) })
    }
  }
}
