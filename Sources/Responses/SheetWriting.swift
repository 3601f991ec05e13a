package import Surveys

extension AnswerSheet {
  /// The answers as raw values by name, in the order of the definition, each followed by the texts beside its choices.
  ///
  /// The names and shapes of a response as JSON: groups not nested, repeats as lists of maps, numbers that JSON has not as the texts `NaN`,
  /// `Infinity` and `-Infinity`. What the survey does not know is left out. Linear in the number of questions and answers.
  package func raw(_ survey: Survey) -> [RawAnswer.Entry] {
    var entries: [RawAnswer.Entry] = []
    for page in survey.pages { append(page.questions, to: &entries) }
    return entries
  }

  fileprivate func append(_ questions: [Question], to entries: inout [RawAnswer.Entry]) {
    for question in questions {
      if case .group(let inner) = question.kind {
        append(inner, to: &entries)
        continue
      }
      if let answer = self[question.name] {
        entries.append(RawAnswer.Entry(question.name.text, answer.raw(question)))
      }
      if illegible.contains(question.name) {
        entries.append(RawAnswer.Entry("\(question.name)?", .text(SheetReading.illegible)))
      }
      guard !specifications.isEmpty else { continue }
      for choice in question.choiceSet?.choices ?? [] {
        guard let text = self[specification: Specification(question.name, choice.name)] else { continue }
        entries.append(RawAnswer.Entry("\(question.name).\(choice.name)", .text(text)))
      }
    }
  }
}

extension Answer {
  /// The answer as a raw value, the inverse of reading it.
  fileprivate func raw(_ question: Question) -> RawAnswer {
    switch self {
    case .choice(let name): .text(name.text)
    case .choices(let names), .ranking(let names): .list(names.map { .text($0.text) })
    case .allocation(let placed): .map(placed.map { RawAnswer.Entry($0.choice.text, .number(Double($0.points))) })
    case .grid(let ratings): .map(ratings.map { RawAnswer.Entry($0.row.text, .text($0.choice.text)) })
    case .number(let number), .calculated(.number(let number)):
      number.isFinite ? .number(number) : .text(AnswerText.number(number))
    case .text(let text), .calculated(.text(let text)): .text(text)
    case .date(let date): .text(date.description)
    case .acknowledged, .calculated(.boolean(true)): .bool(true)
    case .calculated(.boolean(false)): .bool(false)
    case .items(let items):
      .list(
        items.map { item in
          var entries: [RawAnswer.Entry] = []
          item.append(question.children, to: &entries)
          return .map(entries)
        })
    }
  }
}
