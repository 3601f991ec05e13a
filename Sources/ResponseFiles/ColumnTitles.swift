internal import Responses
package import Surveys

/// What people read over the columns: the question's text, and behind a dash the row, the choice or the place.
///
/// They stand in the second row of a file with labels, below the names. They are for reading only, and two columns may share one.
package enum ColumnTitles {
  /// A title for each column of a scheme of the survey, on one line each; the items of a repeat are numbered from 1, or not. Linear in the columns, times the parts of their questions.
  package static func titles(
    _ scheme: ColumnScheme, of survey: Survey, in language: Language, numbersItems: Bool = true
  ) -> [String] {
    let repeats = survey.allQuestions.filter { if case .repeated = $0.kind { true } else { false } }
    let labels = Dictionary(repeats.map { ($0.name, text(of: $0, language)) }) { first, _ in first }
    return scheme.columns.map { column in
      var parts: [String] = []
      if let item = column.item {
        parts.append((labels[item.name] ?? item.name.text) + (numbersItems ? " \(item.index + 1)" : ""))
      }
      if let question = column.question { parts.append(text(of: question, language)) }
      parts += [part(of: column, language)].compactMap(\.self)
      return parts.joined(separator: " – ").split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }

  /// A question's label, or its name where it has none.
  static func text(of question: Question, _ language: Language) -> String {
    question.label?.text(in: language) ?? question.name.text
  }

  static func part(of column: ColumnScheme.Column, _ language: Language) -> String? {
    switch column.content {
    case .fact(let fact): title(of: fact)
    case .answer: nil
    case .itemCount: "how many"
    case .place(let place): String(place)
    case .row(let row): label(of: row, column.question, language)
    case .points(let choice), .chosen(let choice): label(of: choice, column.question, language)
    case .specification(let choice): label(of: choice, column.question, language) + " (text)"
    }
  }

  /// The label of a row or a choice of a question; its name where the question has none of that name.
  static func label(of part: Name, _ question: Question?, _ language: Language) -> String {
    if case .matrix(let matrix)? = question?.kind, let row = matrix.rows.first(where: { $0.name == part }) {
      return row.label.text(in: language)
    }
    return question?.choiceSet?[part]?.label.text(in: language) ?? part.text
  }

  private static func title(of fact: ColumnScheme.Fact) -> String {
    switch fact {
    case .id: "Response"
    case .submittedAt: "Submitted at"
    case .startedAt: "Started at"
    case .mode: "How it came in"
    case .language: "Language"
    case .form: "Form that was answered"
    case .simulated: "Made by a program"
    }
  }
}
