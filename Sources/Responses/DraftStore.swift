package import Surveys

/// Where unfinished questionnaires wait for their person to come back.
package protocol DraftStore: Sendable {
  /// Keeps a draft in place of the one with its code; durable on return.
  func save(_ draft: Draft) throws(StoreFault)
  /// The draft with that code; nil if there is none.
  func draft(_ code: [UInt8]) throws(StoreFault) -> Draft?
  /// Erases a draft; nothing happens where there is none.
  func discard(_ code: [UInt8]) throws(StoreFault)
  /// Erases drafts last saved before a moment, and says how many.
  func discardDrafts(before moment: Moment) throws(StoreFault) -> Int
}

extension DraftStore {
  /// Erases drafts that nobody came back to for `Draft.daysKept` days, whether they were begun on the web or at a terminal, and says how many.
  @discardableResult
  package func discardLapsed(at now: Moment) throws(StoreFault) -> Int {
    try discardDrafts(before: Moment(milliseconds: now.milliseconds - Draft.retention))
  }
}

/// An unfinished questionnaire.
package struct Draft: Hashable, Sendable {
  /// For how many days after it was last saved a draft is kept.
  package static let daysKept = 30
  /// The same in milliseconds.
  package static let retention = Int64(daysKept) * 24 * 60 * 60 * 1000
  /// The most bytes that the answers of a draft from the web may have.
  package static let mostBytes = 64 * 1024
  /// The most drafts that a survey keeps from the web.
  package static let most = 20_000

  /// A hash of the code that its person holds; never the code itself.
  package var code: [UInt8]
  package var form: FormHash
  package var language: Language
  package var startedAt: Moment
  package var savedAt: Moment
  /// A JSON object of all answers so far, those of questions that are hidden at present included.
  package var answers: String
  /// The invitation that its person came with, closed so that only their code opens it; nil for none.
  package var invitation: [UInt8]?

  package init(
    code: [UInt8], form: FormHash, language: Language, startedAt: Moment, savedAt: Moment, answers: String,
    invitation: [UInt8]? = nil
  ) {
    self.code = code
    self.form = form
    self.language = language
    self.startedAt = startedAt
    self.savedAt = savedAt
    self.answers = answers
    self.invitation = invitation
  }
}
