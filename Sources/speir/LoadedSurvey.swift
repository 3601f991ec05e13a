internal import Responses
internal import Seals
internal import SurveyFiles
internal import Surveys

/// A sound definition with everything that a command needs of it.
struct LoadedSurvey: Sendable {
  let index: QuestionIndex
  var form: FormHash
  var method: String
  /// The text of its file.
  var source: String
  /// From when to when answers are taken, in the survey's own time zone.
  var window: AcceptanceWindow

  var survey: Survey { index.survey }
}

extension World {
  /// Reads the definition that was named by its id or path; warnings are kept for `speir check`.
  ///
  /// - Throws: `Failure` where there is no such file, or with everything that is wrong with it.
  func load(_ name: String) throws(Failure) -> LoadedSurvey {
    let path = try folder.surveyFile(name)
    let reading = SurveyReader.read(try InputFile.bytes(of: path, limit: SurveyText.limit), file: path)
    guard let survey = reading.survey else {
      let text = FindingPrinter(width: 120).text(of: reading)
      throw Failure(.badData, text + "Mend the definition first: speir check \(name)")
    }
    var window = AcceptanceWindow()
    if let opens = survey.opens { window.opens = try start(of: opens, in: survey.timezone) }
    if let closes = survey.closes, let after = CivilDate(daysSince1970: closes.daysSince1970 + 1) {
      window.closes = try start(of: after, in: survey.timezone)
    }
    return LoadedSurvey(
      index: QuestionIndex(survey), form: survey.formHash, method: survey.methodHash, source: reading.text.text,
      window: window)
  }
}
