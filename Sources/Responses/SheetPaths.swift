package import Surveys

extension AnswerSheet {
  /// The answer at a path, in an item of a repeat too; nil for none. Setting makes no items: what is in one that is not there is dropped.
  package subscript(path: QuestionPath) -> Answer? {
    get { sheet(of: path)?[path.question] }
    set { change(path) { $0[path.question] = newValue } }
  }

  /// The text beside a choice at a path; nil or blank for none.
  package subscript(specification choice: Name, at path: QuestionPath) -> String? {
    get { sheet(of: path)?[specification: Specification(path.question, choice)] }
    set { change(path) { $0[specification: Specification(path.question, choice)] = newValue } }
  }

  /// The texts beside the choices of a question at a path, by choice.
  package func specifications(of question: Question, at path: QuestionPath) -> [Name: String] {
    guard let sheet = sheet(of: path), !sheet.specifications.isEmpty else { return [:] }
    var beside: [Name: String] = [:]
    for choice in question.choiceSet?.choices ?? [] {
      beside[choice.name] = sheet[specification: Specification(question.name, choice.name)]
    }
    return beside
  }

  /// Whether the answer at a path is marked as one that cannot be read; setting it takes the answer away.
  package subscript(illegibleAt path: QuestionPath) -> Bool {
    get { sheet(of: path)?.illegible.contains(path.question) ?? false }
    set {
      change(path) { sheet in
        if newValue { sheet.markIllegible(path.question) } else { sheet.clearIllegible(path.question) }
      }
    }
  }

  private func sheet(of path: QuestionPath) -> AnswerSheet? {
    guard let item = path.item else { return self }
    guard case .items(let items)? = self[item.name], items.indices.contains(item.index) else { return nil }
    return items[item.index]
  }

  private mutating func change(_ path: QuestionPath, _ body: (inout AnswerSheet) -> Void) {
    guard let item = path.item else { return body(&self) }
    guard case .items(var items)? = self[item.name], items.indices.contains(item.index) else { return }
    body(&items[item.index])
    self[item.name] = .items(items)
  }
}
