package import Surveys

/// How an answer came in.
package enum ResponseMode: String, Hashable, Sendable, CaseIterable {
  case web, terminal, paper, session, api
  case imported = "import"
}

/// A hash of the part of a definition that says what is asked: `sha256:` and 64 lower-case hexadecimal digits.
package struct FormHash: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
}

/// One submitted response.
package struct SurveyResponse: Hashable, Sendable {
  package var id: ResponseID
  package var survey: String
  package var form: FormHash
  package var mode: ResponseMode
  package var language: Language
  package var startedAt: Moment?
  /// Nil only for an imported response that came without a time.
  package var submittedAt: Moment?
  /// Made by a program and given by nobody; said on every page made from it.
  package var isSimulated: Bool
  package var answers: AnswerSheet

  package init(
    id: ResponseID, survey: String, form: FormHash, mode: ResponseMode, language: Language,
    startedAt: Moment? = nil, submittedAt: Moment? = nil, isSimulated: Bool = false,
    answers: AnswerSheet
  ) {
    self.id = id
    self.survey = survey
    self.form = form
    self.mode = mode
    self.language = language
    self.startedAt = startedAt
    self.submittedAt = submittedAt
    self.isSimulated = isSimulated
    self.answers = answers
  }
}
