package import Surveys

/// Everything in a survey and its plan of which an organiser can see what is behind it.
package struct TraceListPage: Sendable {
  private let survey: Survey
  private let all: [(what: String, label: String)]
  private let token: String
  /// Why nothing of the plan is among it; nil where it can be read, or where there is none.
  package var planFault: String?

  /// - Parameter all: what names each thing, and what it is called, in order.
  package init(_ survey: Survey, _ all: [(what: String, label: String)], token: String) {
    self.survey = survey
    self.all = all
    self.token = token
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let base = "\(OrganiserPage.base)/\(survey.id)"
    let lines = all.map { one in
      tag(
        "li", [:], tag("a", ["href": "\(base)/trace?what=\(OrganiserPage.query(one.what))"], one.what),
        .text(" – \(one.label)"))
    }
    let body =
      [
        tag("h1", [:], "What is behind each figure"),
        tag(
          "p", [:],
          "From an area, a question, an improvement or an action back to answers, comments, contributions and dots, and forward to what is done about it. This is for organisers: small groups' figures are in it."
        ),
      ]
      + (planFault.map { [tag("p", ["class": "notice"], "Nothing of the plan is listed. \($0)")] } ?? []) + [
        lines.isEmpty ? tag("p", [:], "There is nothing to trace.") : tag("ul", ["class": "links"], all: lines),
        tag("p", [:], tag("a", ["href": base], "Back to the survey")),
      ]
    return OrganiserPage(title: "What is behind each figure – \(survey.title.text)", body: body, token: token).html
  }
}
