package import Responses
internal import Surveys

/// What a draft says, read by a survey that may have changed since.
package struct DraftReading: Hashable, Sendable {
  /// The answers that can be read.
  package var sheet: AnswerSheet
  /// What was typed and cannot be read as an answer, by the field's name.
  package var unread: [String: String] = [:]
  /// The problems of what cannot be read; none for questions that the survey does not ask any more.
  package var problems: [AnswerProblem]

  /// Nil where the draft's answers are no JSON object.
  package init?(_ draft: Draft, _ index: QuestionIndex) {
    guard case .object(let members)? = try? JSONReader.read(Array(draft.answers.utf8)) else { return nil }
    let outcome = SheetReading.read(index, members.map { RawAnswer.Entry($0.name, RawAnswer($0.value)) })
    sheet = outcome.sheet
    problems = outcome.problems.filter { index[$0.path.question] != nil }
    let faulty = Set(problems.map(\.path.question.text))
    for member in members {
      let name = member.name.prefix { $0 != "." }
      if case .string(let text) = member.value, faulty.contains(String(name)) { unread[member.name] = text }
    }
  }
}
