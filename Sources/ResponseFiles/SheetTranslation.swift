package import Responses
package import Surveys

/// Answers given under an older form as answers to the present one, by the same rules as the figures of a report (`MatrixTranslation`).
///
/// Questions, rows and choices are matched by name. What is gone is left out, and so is the answer to a question that is of another kind now;
/// a ranking that loses a choice closes the gap. Everything left out is named in `lost`: `q`, `q.part`, or `q = choice`, what stands in a
/// repeat with the repeat's name and a dot before it.
package struct SheetTranslation: Sendable {
  /// The questions of the present form.
  private let index: QuestionIndex
  private var lost: [String] = []

  /// `survey` is the present one.
  package init(to survey: Survey) { index = QuestionIndex(survey) }

  /// The sheet as one of the present form, and what was left out, some of it twice where it stood twice.
  ///
  /// Linear in the answers, times the choices of their questions.
  package func sheet(_ sheet: AnswerSheet, from old: Survey) -> (sheet: AnswerSheet, lost: [String]) {
    var work = self
    let found = work.translate(sheet, old.pages.flatMap(\.questions), in: nil)
    return (found, work.lost)
  }

  private mutating func translate(_ sheet: AnswerSheet, _ old: [Question], in repeated: Name?) -> AnswerSheet {
    var found = AnswerSheet()
    func walk(_ questions: [Question]) {
      for question in questions {
        if case .group(let inner) = question.kind { walk(inner) }
        let name = question.name
        let present = index[name].flatMap { $0.repeated == repeated ? $0.question : nil }
        if let answer = sheet[name] {
          let address = repeated.map { "\($0)." } ?? ""
          if let present, let now = translate(answer, from: question, to: present, address + name.text) {
            found[name] = now
          }
          if present == nil { lost.append(address + name.text) }
        }
        translateSpecifications(of: question, on: sheet, to: present, repeated, &found)
      }
    }
    walk(old)
    return found
  }

  private mutating func translateSpecifications(
    of question: Question, on sheet: AnswerSheet, to present: Question?, _ repeated: Name?, _ found: inout AnswerSheet
  ) {
    guard !sheet.specifications.isEmpty else { return }
    for choice in question.choiceSet?.choices ?? [] {
      let key = AnswerSheet.Specification(question.name, choice.name)
      guard let text = sheet[specification: key] else { continue }
      if present?.choiceSet?[choice.name]?.specify == true, found[question.name] != nil {
        found[specification: key] = text
      } else {
        lost.append((repeated.map { "\($0)." } ?? "") + "\(question.name).\(choice.name)")
      }
    }
  }

  /// The answer to the present question; nil, and named as lost, where nothing is left of it.
  private mutating func translate(_ answer: Answer, from old: Question, to present: Question, _ address: String)
    -> Answer?
  {
    func kept(_ names: [Name], _ set: ChoiceSet) -> [Name] {
      names.filter { name in
        if set[name] != nil { return true }
        lost.append("\(address) = \(name)")
        return false
      }
    }
    switch (answer, present.kind) {
    case (.choice(let name), .selectOne(let set)): return kept([name], set).first.map { .choice($0) }
    case (.choices(let names), .selectMultiple(let set, _, _)):
      let left = Set(kept(names, set))
      return left.isEmpty ? nil : .choices(set.choices.map(\.name).filter(left.contains))
    case (.ranking(let names), .rank(let set, let places)):
      let left = kept(names, set)
      for name in left.dropFirst(places) { lost.append("\(address) = \(name)") }
      return left.isEmpty ? nil : .ranking(Array(left.prefix(places)))
    case (.allocation(let placed), .allocate(let set, _)):
      let left = placed.filter { point in
        if set[point.choice] == nil { lost.append("\(address).\(point.choice)") }
        return set[point.choice] != nil
      }
      return left.isEmpty ? nil : .allocation(left)
    case (.grid(let ratings), .matrix(let matrix)):
      let left = ratings.filter { rating in
        let isThere = matrix.rows.contains { $0.name == rating.row }
        if isThere, matrix.choices.contains(where: { $0.name == rating.choice }) { return true }
        lost.append("\(address).\(rating.row)" + (isThere ? " = \(rating.choice)" : ""))
        return false
      }
      return left.isEmpty ? nil : .grid(left)
    case (.items(let items), .repeated): return .items(items.map { translate($0, old.children, in: old.name) })
    case (.number, .range), (.number, .integer), (.number, .decimal), (.number, .calculate), (.text, .text),
      (.date, .date), (.acknowledged, .acknowledge), (.calculated, .calculate):
      return answer
    case (.calculated(.number(let number)), .range) where number.isFinite,
      (.calculated(.number(let number)), .integer) where number.isFinite,
      (.calculated(.number(let number)), .decimal) where number.isFinite:
      return .number(number)
    default:
      lost.append(address)
      return nil
    }
  }
}
