package import Surveys

/// One submitted response as a store keeps it: what is known about it, and its answers as canonical JSON.
///
/// The answers need the definition of their own form to become an `AnswerSheet` again; an export needs none.
package struct ResponseRecord: Hashable, Sendable {
  package var id: ResponseID
  package var form: FormHash
  package var mode: ResponseMode
  package var language: Language
  package var startedAt: Moment?
  /// Nil only for an imported response that came without a time.
  package var submittedAt: Moment?
  package var isSimulated: Bool
  /// A JSON object of the answers, without e-mail addresses.
  package var answers: String

  package init(
    id: ResponseID, form: FormHash, mode: ResponseMode, language: Language, startedAt: Moment? = nil,
    submittedAt: Moment? = nil, isSimulated: Bool = false, answers: String
  ) {
    self.id = id
    self.form = form
    self.mode = mode
    self.language = language
    self.startedAt = startedAt
    self.submittedAt = submittedAt
    self.isSimulated = isSimulated
    self.answers = answers
  }
}

/// A text that a person wrote: the answer to a text question, or the text beside a choice.
package struct ResponseText: Hashable, Sendable {
  package var path: QuestionPath
  /// The choice that it stands beside; nil for the answer to a text question.
  package var choice: Name?
  package var text: String

  package init(_ path: QuestionPath, choice: Name? = nil, _ text: String) {
    self.path = path
    self.choice = choice
    self.text = text
  }
}

/// The coded answers of one response, for filling a `ResponseMatrix` without reading any text.
package struct CodedRow: Hashable, Sendable {
  package var id: ResponseID
  package var form: FormHash
  package var mode: ResponseMode
  package var submittedAt: Moment?
  package var isSimulated: Bool
  /// Why it is not to be counted; nil for a response in good standing.
  package var exclusion: Exclusion?
  /// In the layout of its form; see `ResponseCodes`.
  package var codes: [UInt8]

  package init(
    id: ResponseID, form: FormHash, mode: ResponseMode, submittedAt: Moment?, isSimulated: Bool = false,
    exclusion: Exclusion? = nil, codes: [UInt8]
  ) {
    self.id = id
    self.form = form
    self.mode = mode
    self.submittedAt = submittedAt
    self.isSimulated = isSimulated
    self.exclusion = exclusion
    self.codes = codes
  }
}
