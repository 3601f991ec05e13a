internal import ResponseFiles
internal import Responses
internal import Seals
internal import Surveys

/// A response that a person has just given, before it has an identity.
struct ResponseMaking {
  var loaded: LoadedSurvey
  var mode: ResponseMode
  var language: Language
  var startedAt: Moment
  var submittedAt: Moment
  /// When the program took it in.
  var receivedAt: Moment
  /// As the interview submits them.
  var answers: AnswerSheet

  /// What a store takes in.
  func submission(receipt: SealedReceipt?, using chance: inout some RandomNumberGenerator) -> Submission {
    let response = SurveyResponse(
      id: ResponseID(at: submittedAt, using: &chance), survey: loaded.survey.id, form: loaded.form, mode: mode,
      language: language, startedAt: startedAt, submittedAt: submittedAt, answers: answers)
    return Submission(
      response, loaded.index, MatrixLayout(loaded.survey), receipt: receipt, receivedAt: receivedAt)
  }
}
