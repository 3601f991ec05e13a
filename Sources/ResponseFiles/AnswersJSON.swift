package import Responses
package import Surveys

/// Answers as JSON, in the order of the definition: what an export writes and a store keeps.
package enum AnswersJSON {
  /// The answers of a sheet to the questions of a survey; what the survey does not ask is left out, and e-mail addresses are unless asked for.
  ///
  /// The empty object for the empty sheet. Linear in the number of questions.
  package static func value(_ sheet: AnswerSheet, _ survey: Survey, withAddresses: Bool = false) -> JSONValue {
    .object(members(sheet, survey.questionsOutsideRepeats, withAddresses))
  }

  private static func members(
    _ sheet: AnswerSheet, _ questions: [Question], _ withAddresses: Bool
  ) -> [JSONValue.Member] {
    var found: [JSONValue.Member] = []
    for question in questions {
      if case .email = question.kind, !withAddresses { continue }
      if let answer = sheet[question.name] {
        found.append(JSONValue.Member(question.name.text, value(answer, question, withAddresses)))
      }
      for choice in question.choiceSet?.choices ?? [] where choice.specify {
        guard let text = sheet[specification: AnswerSheet.Specification(question.name, choice.name)] else { continue }
        found.append(JSONValue.Member("\(question.name).\(choice.name)", .string(text)))
      }
    }
    return found
  }

  private static func value(_ answer: Answer, _ question: Question, _ withAddresses: Bool) -> JSONValue {
    switch answer {
    case .choice(let name): .string(name.text)
    case .choices(let names), .ranking(let names): .array(names.map { .string($0.text) })
    case .allocation(let placed):
      .object(placed.map { JSONValue.Member($0.choice.text, .number(Double($0.points))) })
    case .grid(let ratings): .object(ratings.map { JSONValue.Member($0.row.text, .string($0.choice.text)) })
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    case .date(let day): .string(day.description)
    case .acknowledged: .boolean(true)
    case .calculated(let value): calculated(value)
    case .items(let sheets):
      .array(sheets.map { .object(members($0, questions(in: question), withAddresses)) })
    }
  }

  private static func calculated(_ value: Answer.Calculated) -> JSONValue {
    switch value {
    case .boolean(let truth): .boolean(truth)
    case .text(let text): .string(text)
    case .number(let number):
      if number.isFinite {
        .number(number)
      } else {
        .string(number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity")
      }
    }
  }

  /// The questions of one item of a repeat, groups opened.
  private static func questions(in repeated: Question) -> [Question] {
    repeated.children.flatMap { [$0] + ($0.kind.isGroup ? questions(in: $0) : []) }
  }
}

extension Question.Kind {
  fileprivate var isGroup: Bool { if case .group = self { true } else { false } }
}
