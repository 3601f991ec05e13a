internal import Phrases
internal import Responses
internal import Surveys

/// The lines that put a question, in words that a screen reader reads well: no columns, no colour, no pictures.
struct QuestionLines {
  let phrases: Phrases
  let language: Language

  /// The question's heading, its hint, its choices and how to answer; each line without its end.
  func lines(for entry: JourneyEntry, in interview: Interview) -> [String] {
    let question = entry.question
    var lines = [heading(of: entry, in: interview)]
    let hint = question.hint.map { phrases.plain($0, in: interview, item: entry.path.item) }
    if let hint { lines.append(hint) }
    switch question.kind {
    case .matrix(let matrix):
      lines.append(phrases(.chooseOnEachRow) + ":")
      lines += list(matrix.choices)
    default:
      if let how = phrases.demand(of: question, beside: hint) {
        var how = how
        if case .text(true, _) = question.kind { how += ". " + phrases(.endWithStop) }
        lines.append(how)
      }
      if let set = question.choiceSet { lines += list(set.choices) }
      if let how = howToType(question) { lines.append(how) }
    }
    return lines
  }

  /// The question's place among those that are asked now, its words, and whether it must be answered.
  func heading(of entry: JourneyEntry, in interview: Interview) -> String {
    let demand = phrases(entry.question.required ? .required : .optional)
    return "\(number(of: entry, in: interview)). \(label(of: entry, in: interview)) (\(demand))"
  }

  /// The question's place, and whether it must be answered.
  func place(of entry: JourneyEntry, in interview: Interview) -> String {
    "\(number(of: entry, in: interview)) · \(phrases(entry.question.required ? .required : .optional))"
  }

  /// The question's words.
  func label(of entry: JourneyEntry, in interview: Interview) -> String {
    let question = entry.question
    return question.label.map { phrases.plain($0, in: interview, item: entry.path.item) } ?? question.name.text
  }

  /// The place among the questions that are asked now; where a paper form is copied, the number that stands on the form.
  private func number(of entry: JourneyEntry, in interview: Interview) -> String {
    if interview.isTranscript {
      let numbers = PaperNumbers(interview.survey)
      let number = numbers[entry.question.name] ?? 0
      return phrases(.questionOf, ["number": String(number), "count": String(numbers.count)])
    }
    let questions = interview.journey.questions
    let number = (questions.firstIndex { $0.path == entry.path } ?? 0) + 1
    return phrases(.questionOf, ["number": String(number), "count": String(questions.count)])
  }

  /// Choices with their numbers.
  func list(_ choices: [Choice]) -> [String] {
    choices.enumerated().map { "  \($0.offset + 1). \($0.element.label.text(in: language))" }
  }

  /// How an answer is typed; nil where a text is typed as it is.
  func howToType(_ question: Question) -> String? {
    switch question.kind {
    case .selectOne: phrases(.answerByNumber)
    case .selectMultiple: phrases(.answerByNumbers)
    case .rank: phrases(.answerByRanks)
    case .allocate: phrases(.answerByPoints)
    case .acknowledge: phrases(.answerYesNo)
    default: nil
    }
  }
}
