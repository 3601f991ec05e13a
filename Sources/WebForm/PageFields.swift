internal import Responses
internal import Surveys

/// What one page of the form sent, put in the place of the answers that stood on that page.
///
/// A question that has moved to another page since the page was shown keeps its answer there.
struct PageFields {
  let served: ServedSurvey
  /// The questions that stood on the page, as they were sent back.
  private let shown: Set<String>
  /// How many items of each repeat stood on the page.
  private var items: [Name: Int] = [:]
  private(set) var fields: [FormBody.Field]

  /// - Throws: `Refusal.tooLarge` where more questions are named than a form has fields.
  init(_ served: ServedSurvey, _ body: FormBody) throws(Refusal) {
    self.served = served
    var shown: Set<String> = []
    let names = (body[":on"] ?? "").split(separator: " ", maxSplits: FormBody.limit)
    guard names.count <= FormBody.limit else { throw .tooLarge }
    for name in names {
      if name.hasSuffix("]"), let open = name.firstIndex(of: "["), let repeated = Name(name[..<open]),
        let count = Int(name[name.index(after: open)...].dropLast()), (0...500).contains(count)
      {
        items[repeated] = count
      } else {
        shown.insert(String(name))
      }
    }
    self.shown = shown
    fields = body.answers
    move(body[":up"], by: -1)
    move(body[":down"], by: 1)
  }

  /// Changes what stands in two neighbouring places of an order.
  private mutating func move(_ field: String?, by step: Int) {
    guard let field, let dot = field.lastIndex(of: "."), let place = Int(field[field.index(after: dot)...]),
      (1...500).contains(place)
    else { return }
    let other = "\(field[..<dot]).\(place + step)"
    for index in fields.indices {
      if fields[index].name == field {
        fields[index].name = other
      } else if fields[index].name == other {
        fields[index].name = field
      }
    }
  }

  /// Puts what was sent onto a person's sheet; says whether a question was answered that stood there.
  func put(on person: inout Person) {
    var problems: [AnswerProblem] = []
    var unread: [String: String] = [:]
    let outside = fields.filter { !$0.name.contains("[") }
    let outcome = SheetReading.read(served.index, outside.map { RawAnswer.Entry($0.name, .text($0.value)) })
    for name in shown.compactMap({ Name($0) }) {
      guard let question = served.index[name]?.question else { continue }
      person.sheet[name] = outcome.sheet[name]
      for choice in question.choiceSet?.choices ?? [] where choice.specify {
        let key = AnswerSheet.Specification(name, choice.name)
        // What stands beside a choice that was not made was meant for nothing.
        person.sheet[specification: key] =
          PageFields.isChosen(choice.name, in: outcome.sheet[name]) ? outcome.sheet[specification: key] : nil
      }
    }
    // A question with very many faults was not filled in by hand: what is said of it once is enough.
    var faulty: [String: Set<String>] = [:]
    for problem in outcome.problems where shown.contains(problem.path.question.text) {
      let question = problem.path.question.text
      guard faulty[question, default: []].count < 100 else { continue }
      faulty[question, default: []].insert(problem.part.map { "\(question).\($0)" } ?? question)
      problems.append(problem)
    }
    for field in outside where field.value.utf8.count <= 4000 {
      let question = String(field.name.prefix { $0 != "." })
      guard let parts = faulty[question] else { continue }
      // Where one part cannot be read its neighbours stand among the answers.
      if parts.contains(question) || parts.contains(field.name) { unread[field.name] = field.value }
    }
    let sent = Dictionary(grouping: fields.filter { $0.name.contains("[") }) { PageFields.item($0.name) }
    let asked = Dictionary(grouping: shown) { PageFields.item($0) }
    for (name, count) in items {
      putItems(name, count, on: &person, &problems) { prefix in (sent[prefix] ?? [], asked[prefix] ?? []) }
    }
    // What stands on other pages and could not be read there stays as it is.
    person.unread = person.unread.filter { !shown.contains(String($0.key.prefix { $0 != "." })) }
      .merging(unread) { $1 }
    person.readingProblems =
      person.readingProblems.filter { !isShown($0.path) } + problems
  }

  private func isShown(_ path: QuestionPath) -> Bool {
    shown.contains(path.fieldName) || path.item.map { items[$0.name] != nil } ?? false
  }

  private static func isChosen(_ choice: Name, in answer: Answer?) -> Bool {
    switch answer {
    case .choice(let name): name == choice
    case .choices(let names), .ranking(let names): names.contains(choice)
    default: false
    }
  }

  /// What stands in a field's name before the question of an item of a repeat, such as `shops[0].`; empty for a field outside.
  private static func item(_ name: String) -> String {
    guard let close = name.firstIndex(of: "]"), name[close...].hasPrefix("].") else { return "" }
    return name[...close] + "."
  }

  /// - Parameter own: the fields and the names of the questions of one item, by what their names begin with.
  private func putItems(
    _ name: Name, _ count: Int, on person: inout Person, _ problems: inout [AnswerProblem],
    _ own: (String) -> (fields: [FormBody.Field], names: [String])
  ) {
    guard let repeated = served.index[name]?.question, case .repeated = repeated.kind else { return }
    var before: [AnswerSheet] = []
    if case .items(let items)? = person.sheet[name] { before = items }
    var after: [AnswerSheet] = []
    for place in 0..<count {
      let prefix = "\(name)[\(place)]."
      var item = place < before.count ? before[place] : Interview.startItem(of: repeated)
      let (fields, names) = own(prefix)
      // Each item is read alone, so that one in which nothing was sent does not close up.
      let entries = fields.map { RawAnswer.Entry("\(name)[0]." + $0.name.dropFirst(prefix.count), .text($0.value)) }
      let outcome = SheetReading.read(served.index, entries)
      var sent = AnswerSheet()
      if case .items(let items)? = outcome.sheet[name] { sent = items.first ?? sent }
      for path in names {
        guard let question = Name(path.dropFirst(prefix.count)) else { continue }
        item[question] = sent[question]
        for choice in served.index[question]?.question.choiceSet?.choices ?? [] where choice.specify {
          let key = AnswerSheet.Specification(question, choice.name)
          item[specification: key] =
            PageFields.isChosen(choice.name, in: sent[question]) ? sent[specification: key] : nil
        }
      }
      problems += outcome.problems.map { problem in
        var problem = problem
        problem.path.item = QuestionPath.RepeatItem(name, place)
        return problem
      }
      after.append(item)
    }
    // Items that were added meanwhile, on another page of the same person's, stay.
    if count < before.count { after += before[count...] }
    person.sheet[name] = after.isEmpty ? nil : .items(after)
  }
}
