package import Surveys

/// Asks before a response is erased by its receipt.
package struct ErasurePage: Sendable {
  private let survey: Survey
  private let receipt: String
  /// Whether reports were made that may hold the answers.
  private let hasReports: Bool
  private let token: String

  /// What is said of reports that were made before an erasure.
  package static let reportsHold =
    "Reports that were made before may still quote it: make them again. Copies that were handed on are in your hands."

  package init(_ survey: Survey, receipt: String, hasReports: Bool, token: String) {
    self.survey = survey
    self.receipt = receipt
    self.hasReports = hasReports
    self.token = token
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let title = "Erase this response?"
    return OrganiserPage(
      title: "\(title) – \(survey.title.text)",
      body: [
        tag("h1", [:], title), tag("p", ["class": "facts"], receipt),
        tag(
          "p", [:],
          "The answers, the texts, the e-mail address and the receipt go for good; only a count of withdrawn responses is left. This cannot be undone."
        ),
      ] + (hasReports ? [tag("p", [:], ErasurePage.reportsHold)] : []) + [
        tag("p", [:], "If it came by invitation, that does not let anybody in again."),
        OrganiserPage.form(
          "/\(survey.id)/erasing", token,
          [
            OrganiserPage.hidden("receipt", receipt), OrganiserPage.hidden("sure", "yes"),
            tag("div", ["class": "buttons"], tag("button", ["type": "submit"], "Yes, erase it")),
          ]), tag("p", [:], tag("a", ["href": "\(OrganiserPage.base)/\(survey.id)"], "Leave it as it is")),
      ], token: token
    ).html
  }
}
