internal import Reports
package import Responses
package import Surveys

/// One survey among all that an organiser runs: its name, whether it takes answers, and how many it has.
package struct SurveyLine: Hashable, Sendable {
  package var id: String
  package var title: String
  package var language: Language
  package var standing: SurveyStanding
  /// What was ruled by hand and holds; nil where the dates do.
  package var ruling: Ruling.Choice?
  /// The last day on which answers are taken by the dates; nil for none.
  package var closes: CivilDate?
  package var access: Survey.Access
  /// How many are kept, excluded ones too.
  package var responses: Int
  /// The most responses that it takes; nil for no bound.
  package var limit: Int?
  /// The day of the last response; nil where none has a time.
  package var lastDay: CivilDate?

  package init(
    _ survey: Survey, _ standing: SurveyStanding, ruling: Ruling.Choice?, responses: Int, lastDay: CivilDate?
  ) {
    id = survey.id
    title = survey.title.text
    language = survey.defaultLanguage
    self.standing = standing
    self.ruling = ruling == .dates ? nil : ruling
    closes = survey.closes
    access = survey.access
    limit = survey.limit
    self.responses = responses
    self.lastDay = lastDay
  }

  /// Whether answers are taken, in a few words.
  var state: String {
    let words =
      switch standing {
      case .open where ruling == .open: "Open, by hand"
      case .open: closes.map { "Open until \(Figures.day($0))" } ?? "Open"
      case .notYet(let day): "Opens on \(Figures.day(day))"
      case .closed(let day): "Closed on \(Figures.day(day))"
      case .closedByHand: "Closed, by hand"
      }
    return isFull ? words + "; full" : words
  }

  var isFull: Bool { limit.map { responses >= $0 } ?? false }

  /// The list of all surveys, the first page that an organiser sees.
  package static func list(_ surveys: [SurveyLine], token: String) -> [UInt8] {
    let lines = surveys.map { survey in
      [
        tag(
          "a", ["href": "\(OrganiserPage.base)/\(survey.id)", "lang": survey.language.code], survey.title),
        .text(survey.state), .text(survey.limit.map { "\(survey.responses) of \($0)" } ?? String(survey.responses)),
        .text(survey.lastDay.map(Figures.day) ?? "–"),
      ]
    }
    return OrganiserPage(
      title: "Surveys",
      body: [
        tag("h1", [:], "Surveys"),
        OrganiserPage.table("Surveys", ["Survey", "State", "Responses", "Last response"], lines),
      ], token: token
    ).html
  }
}
