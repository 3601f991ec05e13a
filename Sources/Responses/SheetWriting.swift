internal import Surveys

extension AnswerSheet {
  /// The answers as raw values by name, in the order of the definition, each followed by the texts beside its choices.
  ///
  /// The names and shapes of a response as JSON: groups not nested, repeats as lists of maps, numbers that JSON has not as the texts `NaN`,
  /// `Infinity` and `-Infinity`. What the survey does not know is left out. Linear in the number of questions and answers.
  package func raw(_ index: QuestionIndex) -> [RawAnswer.Entry] {
    var entries: [RawAnswer.Entry] = []
    entries.reserveCapacity(answers.count)
    for page in index.pages { append(page, to: &entries) }
    return entries
  }

  fileprivate func append(_ some: [QuestionIndex.Entry], to entries: inout [RawAnswer.Entry]) {
    for one in some {
      let name = one.question.name
      if case .group = one.question.kind {
        append(one.children, to: &entries)
        continue
      }
      if let answer = self[name] { entries.append(RawAnswer.Entry(name.text, answer.raw(one))) }
      if illegible.contains(name) { entries.append(RawAnswer.Entry("\(name)?", .text(SheetReading.illegible))) }
      guard !specifications.isEmpty else { continue }
      for choice in one.question.choiceSet?.choices ?? [] {
        guard let text = self[specification: Specification(name, choice.name)] else { continue }
        entries.append(RawAnswer.Entry("\(name).\(choice.name)", .text(text)))
      }
    }
  }
}

extension Answer {
  /// The answer as a raw value, the inverse of reading it.
  fileprivate func raw(_ entry: QuestionIndex.Entry) -> RawAnswer {
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
          item.append(entry.children, to: &entries)
          return .map(entries)
        })
    }
  }
}
