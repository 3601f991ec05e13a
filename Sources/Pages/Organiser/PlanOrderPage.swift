package import Plans
package import Surveys

/// The order of a plan: every improvement and action with a way to move it up, and one to take it out.
package struct PlanOrderPage: Sendable {
  private let survey: Survey
  private let plan: Plan
  private let revision: String
  private let token: String
  /// What has just been done; nil for nothing.
  package var notice: String?
  /// Why nothing was moved; nil where nothing was refused.
  package var fault: String?

  package init(_ survey: Survey, _ plan: Plan, revision: String, token: String) {
    self.survey = survey
    self.plan = plan
    self.revision = revision
    self.token = token
  }

  private var path: String { "/\(survey.id)/plan" }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    var body = OrganiserPage.fault(fault, field: "main")
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    body += [
      tag("h1", [:], "The order of the plan"),
      tag(
        "p", [:],
        "What moves takes the remarks right above it along. Ids of actions stay, since notes and other actions speak of them."
      ),
    ]
    for (place, improvement) in plan.improvements.enumerated() {
      body.append(tag("h2", ["id": "i\(place + 1)"], "\(place + 1). \(improvement.improvement)"))
      body.append(line(place, nil, "improvement \(place + 1)"))
      guard !improvement.actions.isEmpty else { continue }
      body.append(
        tag(
          "ul", ["class": "links"],
          all: improvement.actions.enumerated().map { at, action in
            tag("li", [:], .text("\(action.id) \(action.action)"), line(place, at, "action \(action.id)"))
          }))
    }
    body.append(tag("p", [:], tag("a", ["href": OrganiserPage.base + path], "Back to the plan")))
    return OrganiserPage(
      title: "Order of the plan – \(survey.title.text)", body: body, token: token, isFaulty: fault != nil
    ).html
  }

  /// What can be done with one part; its name stands in the buttons for whoever does not see where they are.
  private func line(_ place: Int, _ at: Int?, _ name: String) -> Markup {
    let action = at.map { plan.improvements[place].actions[$0].id }
    let address =
      "\(OrganiserPage.base)\(path)/\(place + 1)/remove" + (action.map { "?action=" + OrganiserPage.query($0) } ?? "")
    let unseen = tag("span", ["class": "unseen"], " \(name)")
    let leaving = tag("a", ["href": address], .text("Take out …"), unseen)
    guard (at ?? place) > 0 else { return tag("div", ["class": "buttons"], leaving) }
    return OrganiserPage.form(
      path + "/order", token,
      [
        OrganiserPage.hidden("revision", revision), OrganiserPage.hidden("improvement", String(place + 1)),
        OrganiserPage.hidden("action", action ?? ""),
        tag(
          "div", ["class": "buttons"], tag("button", ["type": "submit"], .text("Move up"), unseen), leaving),
      ])
  }
}
