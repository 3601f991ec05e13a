package import Responses
package import Surveys

/// Writes responses as rows of cells under the columns of a `ColumnScheme`.
package struct ResponseCells: Sendable {
  private struct Filling: Sendable {
    let column: ColumnScheme.Column
    /// What stands for each choice; nil where names do.
    let labels: ChoiceLabels?
  }

  private let fillings: [Filling]

  /// `language` is that of the labels to write instead of the names of choices; nil for names.
  package init(_ scheme: ColumnScheme, labels language: Language?) {
    var known: [Name: ChoiceLabels] = [:]
    fillings = scheme.columns.map { column in
      guard let language, let question = column.question else { return Filling(column: column, labels: nil) }
      let labels = known[question.name] ?? question.labels(in: language)
      known[question.name] = labels
      return Filling(column: column, labels: labels)
    }
  }

  /// The cells of one response, as many as there are columns.
  ///
  /// `sheet` is of the present form; `offered` says of a column whether the form that the response was given under had it. Linear in the
  /// columns, times the choices of their questions.
  package func row(_ record: ResponseRecord, _ sheet: AnswerSheet, offered: [Bool]) -> [String] {
    fillings.indices.map { index in
      let column = fillings[index].column
      if case .fact(let fact) = column.content { return ResponseCells.text(of: fact, record) }
      guard let sheet = ResponseCells.sheet(of: column, in: sheet) else { return "" }
      return cell(fillings[index], on: sheet, wasOffered: offered[index])
    }
  }

  /// Which of the columns a form has, whatever the item: what was not offered stays blank where what was not chosen is `0`.
  package static func offered(_ scheme: ColumnScheme, by survey: Survey) -> [Bool] {
    struct Key: Hashable { let question: Name, content: ColumnScheme.Content }
    let all = Set(
      survey.allQuestions.map { [$0] }.flatMap(ColumnScheme.columns).compactMap { column in
        column.question.map { Key(question: $0.name, content: column.content) }
      })
    return scheme.columns.map { column in
      column.question.map { all.contains(Key(question: $0.name, content: column.content)) } ?? true
    }
  }

  private static func sheet(of column: ColumnScheme.Column, in sheet: AnswerSheet) -> AnswerSheet? {
    guard let item = column.item else { return sheet }
    guard case .items(let items)? = sheet[item.name], items.indices.contains(item.index) else { return nil }
    return items[item.index]
  }

  private func cell(_ filling: Filling, on sheet: AnswerSheet, wasOffered: Bool) -> String {
    guard let question = filling.column.question?.name else { return "" }
    func text(_ choice: Name) -> String { filling.labels?[choice] ?? choice.text }
    switch (filling.column.content, sheet[question]) {
    case (.specification(let choice), _):
      return sheet[specification: AnswerSheet.Specification(question, choice)] ?? ""
    case (.answer, .choice(let choice)?): return text(choice)
    case (.answer, .acknowledged?): return "1"
    case (.answer, let answer?): return AnswerText.value(of: answer)
    case (.row(let row), .grid(let ratings)?): return ratings.first { $0.row == row }.map { text($0.choice) } ?? ""
    case (.points(let choice), .allocation(let placed)?):
      return placed.first { $0.choice == choice }.map { String($0.points) } ?? (wasOffered ? "0" : "")
    case (.place(let place), .ranking(let names)?): return place <= names.count ? text(names[place - 1]) : ""
    case (.chosen(let choice), .choices(let names)?): return names.contains(choice) ? "1" : wasOffered ? "0" : ""
    case (.itemCount, .items(let items)?): return String(items.count)
    default: return ""
    }
  }

  private static func text(of fact: ColumnScheme.Fact, _ record: ResponseRecord) -> String {
    switch fact {
    case .id: record.id.text
    case .submittedAt: record.submittedAt?.description ?? ""
    case .startedAt: record.startedAt?.description ?? ""
    case .mode: record.mode.rawValue
    case .language: record.language.code
    case .form: record.form.text
    case .simulated: record.isSimulated ? "true" : ""
    }
  }
}

extension Question {
  /// What stands for each choice of the question, or of its scale, when labels are written; empty where it offers none.
  package func labels(in language: Language) -> ChoiceLabels {
    if case .matrix(let matrix) = kind { return ChoiceLabels(matrix.choices, in: language) }
    return ChoiceLabels(choiceSet?.choices ?? [], in: language)
  }
}
