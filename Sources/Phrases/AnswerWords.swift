package import Responses
package import Surveys

extension Phrases {
  /// An answer as a person would read it back: labels in place of names, the text beside a choice in brackets; "Not answered" for none.
  package func words(
    for answer: Answer?, beside: [Name: String] = [:], to question: Question, isIllegible: Bool = false,
    between: String = "; "
  ) -> String {
    switch answer {
    case nil: self(isIllegible ? .illegible : .notAnswered)
    case .choice(let name): label(of: name, in: question, beside)
    case .choices(let names): names.map { label(of: $0, in: question, beside) }.joined(separator: ", ")
    case .ranking(let names):
      names.enumerated().map { "\($0.offset + 1). \(label(of: $0.element, in: question, beside))" }
        .joined(separator: between)
    case .allocation(let placed):
      placed.map { "\(label(of: $0.choice, in: question, beside)): \($0.points)" }.joined(separator: ", ")
    case .grid(let ratings): ratings.map { words(for: $0, in: question) }.joined(separator: between)
    case .number(let number), .calculated(.number(let number)): AnswerText.number(number)
    case .text(let text), .calculated(.text(let text)): text
    case .date(let date): date.description
    case .acknowledged, .calculated(.boolean(true)): self(.yes)
    case .calculated(.boolean(false)): self(.no)
    case .items(let items): String(items.count)
    }
  }

  private func words(for rating: Answer.Rating, in question: Question) -> String {
    guard case .matrix(let matrix) = question.kind else { return "" }
    let row = matrix.rows.first { $0.name == rating.row }?.label.text(in: language) ?? rating.row.text
    let choice = matrix.choices.first { $0.name == rating.choice }?.label.text(in: language) ?? rating.choice.text
    return "\(row): \(choice)"
  }

  private func label(of name: Name, in question: Question, _ beside: [Name: String]) -> String {
    let label = question.choiceSet?[name]?.label.text(in: language) ?? name.text
    return beside[name].map { "\(label) (\($0))" } ?? label
  }
}
