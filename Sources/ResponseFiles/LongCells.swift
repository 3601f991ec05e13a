package import Responses
package import Surveys

/// Writes responses as tidy rows: one for each part of an answer, and none for what was not answered.
///
/// Columns: `response`, the id; `question`, its name; `item`, from 0, in a repeat; `row`; `value`. What stands in `row`:
/// the row of a matrix, the choice that got points or 0 of them, the place of a rank from 1, the choice that a text stands beside; blank for a whole answer. A
/// `select_multiple` has a row with a blank `row` for each choice that was chosen. A repeat says how many items it has. With labels
/// there is a column `label`, the question's text, after `question`, and `row` and `value` are in words.
package struct LongCells: Sendable {
  /// The language of the labels; nil for names.
  private let language: Language?

  package init(labels language: Language?) { self.language = language }

  /// The names of the columns.
  package var header: [String] {
    ["response", "question"] + (language == nil ? [] : ["label"]) + ["item", "row", "value"]
  }

  /// The rows of one response, in the order of the definition of its own form. Linear in the questions and answers.
  package func rows(_ id: ResponseID, _ sheet: AnswerSheet, _ survey: Survey) -> [[String]] {
    var rows: [[String]] = []
    append(survey.pages.flatMap(\.questions), sheet, id, item: nil, to: &rows)
    return rows
  }

  private func append(
    _ questions: [Question], _ sheet: AnswerSheet, _ id: ResponseID, item: Int?, to rows: inout [[String]]
  ) {
    for question in questions {
      func add(_ row: String, _ value: String) {
        let label = language.map { [ColumnTitles.text(of: question, $0)] } ?? []
        rows.append([id.text, question.name.text] + label + [item.map(String.init) ?? "", row, value])
      }
      switch question.kind {
      case .group(let inner): append(inner, sheet, id, item: item, to: &rows)
      case .email, .note: continue
      default: break
      }
      if let answer = sheet[question.name] {
        parts(of: answer, question, add)
        if case .items(let items) = answer {
          for (index, one) in items.enumerated() { append(question.children, one, id, item: index, to: &rows) }
        }
      }
      guard !sheet.specifications.isEmpty else { continue }
      for choice in question.choiceSet?.choices ?? [] {
        if let text = sheet[specification: AnswerSheet.Specification(question.name, choice.name)] {
          add(part(choice.name, question), text)
        }
      }
    }
  }

  private func parts(of answer: Answer, _ question: Question, _ add: (String, String) -> Void) {
    func value(_ choice: Name) -> String { language.map { question.labels(in: $0)[choice] } ?? choice.text }
    switch answer {
    case .choice(let choice): add("", value(choice))
    case .choices(let choices): for choice in choices { add("", value(choice)) }
    case .ranking(let choices): for (place, choice) in choices.enumerated() { add(String(place + 1), value(choice)) }
    case .allocation(let placed):
      for choice in question.choiceSet?.choices ?? [] {
        add(part(choice.name, question), String(placed.first { $0.choice == choice.name }?.points ?? 0))
      }
    case .grid(let ratings): for rating in ratings { add(part(rating.row, question), value(rating.choice)) }
    case .items(let items): add("", String(items.count))
    case .acknowledged: add("", "1")
    default: add("", AnswerText.value(of: answer))
    }
  }

  private func part(_ name: Name, _ question: Question) -> String {
    language.map { ColumnTitles.label(of: name, question, $0) } ?? name.text
  }
}
