internal import Surveys

extension Interview {
  /// A repeat may show items that it must have and that nobody has begun: they begin when one of their questions is put.
  ///
  /// Nothing happens for a question outside every repeat.
  package static func makeRoom(for path: QuestionPath, on sheet: inout AnswerSheet, _ index: QuestionIndex) {
    guard let item = path.item, let repeated = index[item.name]?.question else { return }
    var items: [AnswerSheet] = []
    if case .items(let given)? = sheet[item.name] { items = given }
    while items.count <= item.index { items.append(startItem(of: repeated)) }
    sheet[item.name] = .items(items)
  }
}
