internal import Phrases
internal import Responses
internal import Surveys

extension PlainFace {
  /// Reads lines until the question has an answer that can be taken, an empty one included; false to go back.
  mutating func answer(_ entry: JourneyEntry) throws(Halt) -> Bool {
    let before = sheet
    Interview.makeRoom(for: entry.path, on: &sheet, index)
    while true {
      guard try attempt(entry) else {
        sheet = before
        return false
      }
      let problems = interview.problems(at: entry.path)
      if problems.isEmpty { return true }
      sheet = before
      Interview.makeRoom(for: entry.path, on: &sheet, index)
      complain(problems, entry)
    }
  }

  /// Says what must change, then which question it is that is put again.
  private mutating func complain(_ problems: [AnswerProblem], _ entry: JourneyEntry) {
    for problem in problems { say(phrases.message(for: problem, index: index) + ".") }
    let lines = QuestionLines(phrases: phrases, language: language)
    if let how = lines.howToType(entry.question) { say(how) }
    say("")
    say(lines.heading(of: entry, in: interview))
  }

  /// Reads one answer onto the sheet, whatever it is worth; false to go back.
  private mutating func attempt(_ entry: JourneyEntry) throws(Halt) -> Bool {
    if sheet[illegibleAt: entry.path] { say(phrases(.currentAnswer, ["answer": phrases(.illegible)])) }
    if case .matrix(let matrix) = entry.question.kind { return try rate(matrix, entry) }
    let current = sheet[entry.path].flatMap { $0.isBlank ? nil : $0 }
    if let current {
      let beside = sheet.specifications(of: entry.question, at: entry.path)
      say(phrases(.currentAnswer, ["answer": phrases.words(for: current, beside: beside, to: entry.question)]))
      say(phrases(.emptyToKeep))
    }
    while true {
      guard let line = try line() else { return false }
      if line.isEmpty { return true }
      if isTranscript, line.lowercased() == SheetReading.illegible {
        sheet[illegibleAt: entry.path] = true
        takeAwayTexts(beside: nil, entry)
        return true
      }
      if line == "-" {
        sheet[entry.path] = nil
        sheet[illegibleAt: entry.path] = false
        takeAwayTexts(beside: nil, entry)
        return true
      }
      var typed = line
      if case .text(true, _) = entry.question.kind { typed = try lines(after: line) }
      var problems: [AnswerProblem] = []
      let raw = TypedAnswer(language: language, phrases: phrases).raw(typed, to: entry.question)
      let answer = AnswerReading.read(raw, for: entry.question, at: entry.path, problems: &problems)
      guard problems.isEmpty else {
        complain(problems, entry)
        continue
      }
      sheet[entry.path] = answer
      takeAwayTexts(beside: answer, entry)
      // The text beside a choice is asked for only where the choice can stand.
      guard interview.problems(at: entry.path).isEmpty else { return true }
      return try specify(answer, entry)
    }
  }

  /// A text of several lines, up to a lone full stop.
  private mutating func lines(after first: String) throws(Halt) -> String {
    var text = first
    guard first != "." else { return "" }
    while true {
      let next = try rawLine()
      if AnswerText.trimmed(next) == "." { return AnswerText.trimmed(text) }
      text += "\n" + next
    }
  }

  private func chosen(in answer: Answer?) -> [Name] {
    switch answer {
    case .choice(let name): [name]
    case .choices(let names), .ranking(let names): names
    default: []
    }
  }

  /// Takes away the texts beside choices that are not chosen.
  private mutating func takeAwayTexts(beside answer: Answer?, _ entry: JourneyEntry) {
    let chosen = Set(chosen(in: answer))
    for choice in entry.question.choiceSet?.choices ?? [] where !chosen.contains(choice.name) {
      sheet[specification: choice.name, at: entry.path] = nil
    }
  }

  /// Asks for the text beside each chosen choice that takes one; false to go back.
  private mutating func specify(_ answer: Answer?, _ entry: JourneyEntry) throws(Halt) -> Bool {
    let chosen = Set(chosen(in: answer))
    for choice in entry.question.choiceSet?.choices ?? [] where choice.specify && chosen.contains(choice.name) {
      say("\(choice.label.text(in: language)): \(phrases(.specify))")
      if let current = sheet[specification: choice.name, at: entry.path] {
        say(phrases(.currentAnswer, ["answer": current]))
      }
      guard let line = try line() else { return false }
      if line == "-" {
        sheet[specification: choice.name, at: entry.path] = nil
      } else if !line.isEmpty {
        sheet[specification: choice.name, at: entry.path] = line
      }
    }
    return true
  }

  /// Asks a matrix row by row; `back` returns to the row before, and from the first one false.
  private mutating func rate(_ matrix: Question.Matrix, _ entry: JourneyEntry) throws(Halt) -> Bool {
    var rated: [Name: Name] = [:]
    if case .grid(let ratings)? = sheet[entry.path] {
      for rating in ratings { rated[rating.row] = rating.choice }
    }
    let typed = TypedAnswer(language: language, phrases: phrases)
    var place = 0
    while place < matrix.rows.count {
      let row = matrix.rows[place]
      let label = row.label.text(in: language)
      let current = rated[row.name].flatMap { name in matrix.choices.first { $0.name == name } }
      let note = current.map { " (" + phrases(.currentAnswer, ["answer": $0.label.text(in: language)]) + ")" } ?? ""
      say("\(place + 1)/\(matrix.rows.count) \(label)\(note)")
      guard let line = try line() else {
        if place == 0 { return false }
        place -= 1
        continue
      }
      if isTranscript, line.lowercased() == SheetReading.illegible {
        sheet[illegibleAt: entry.path] = true
        return true
      }
      if line == "-", isTranscript || !entry.question.required {
        rated[row.name] = nil
      } else if !line.isEmpty, line != "-" {
        let name = Name(typed.name(line, in: matrix.choices))
        guard let choice = matrix.choices.first(where: { $0.name == name }) else {
          let problem = AnswerProblem(entry.path, part: row.name, .unknownChoice(line))
          say(phrases.message(for: problem, index: index) + ".")
          continue
        }
        rated[row.name] = choice.name
      } else if entry.question.required, !isTranscript, current == nil || line == "-" {
        let problem = AnswerProblem(entry.path, part: row.name, .required(entry.question.requiredMessage))
        say(phrases.message(for: problem, index: index) + ".")
        continue
      }
      place += 1
    }
    let ratings = matrix.rows.compactMap { row in rated[row.name].map { Answer.Rating(row.name, $0) } }
    sheet[entry.path] = ratings.isEmpty ? nil : .grid(ratings)
    return true
  }

  /// Asks whether to add one more item, and adds it; false to go back.
  mutating func another(_ entry: JourneyEntry) throws(Halt) -> Bool {
    let typed = TypedAnswer(language: language, phrases: phrases)
    while true {
      say("")
      say("\(entry.question.label?.text(in: language) ?? entry.question.name.text): \(phrases(.addItem))")
      say(phrases(.answerYesNo))
      guard let line = try line() else { return false }
      guard let more = line.isEmpty ? false : typed.isYes(line) else {
        say(phrases(.yesOrNo))
        continue
      }
      var items: [AnswerSheet] = []
      if case .items(let given)? = sheet[entry.path] { items = given }
      guard more else {
        let problems = interview.problems(at: entry.path)
        if problems.isEmpty { return true }
        for problem in problems { say(phrases.message(for: problem, index: index) + ".") }
        continue
      }
      items.append(Interview.startItem(of: entry.question))
      sheet[entry.path] = .items(items)
      return true
    }
  }
}
