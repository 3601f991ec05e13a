internal import Phrases
internal import Responses
internal import Surveys

extension World {
  /// The moment as of which paper forms count that came in on an earlier day: noon of it in the survey's own time zone, but never later than now, or the
  /// hour from which on it was opened by hand.
  ///
  /// What came in while answers were taken may be typed in at any time after, whoever closed the survey since.
  ///
  /// - Throws: `Failure` where that is no day, one that has not come yet, or one on which the survey took no answers.
  func arrival(on text: String, of loaded: LoadedSurvey, _ phrases: Phrases) throws(Failure) -> Moment {
    let survey = loaded.survey
    let day = try CivilDate(option: text)
    guard day <= (try today(in: survey.timezone)) else {
      throw Failure(.usage, "\(text) has not come yet. Give the day on which the forms came in.")
    }
    let window = loaded.window.opened(by: try rulings(on: survey.id))
    // What is typed in on the morning that it came has not come at noon yet.
    let noon = min(now(), try moment(of: day, at: 12 * 3_600_000, in: survey.timezone))
    let start = try moment(of: day, at: 0, in: survey.timezone)
    let opened = window.byHand.map { max(start, $0.lowerBound) }
    for moment in [noon] + opened where window.contains(moment) {
      if try self.day(of: moment, in: survey.timezone) == day { return moment }
    }
    throw Failure(.notAllowed, phrases.words(for: SurveyStanding(survey, on: day, nil)) ?? "")
  }
}
