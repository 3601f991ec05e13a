package import Plans
package import Surveys

/// Asks before something is taken out of a plan: shows the lines that go, and what hangs on them.
package struct PlanRemovalPage: Sendable {
  private let survey: Survey
  private let plan: Plan
  /// The improvement's place, from 0.
  private let place: Int
  /// The action's place, from 0; nil for the improvement with all of its actions.
  private let action: Int?
  private let revision: String
  private let token: String
  /// The lines of the file that go; empty where they cannot be taken out from here.
  package var lines: [String] = []
  /// The ids of actions that stay and wait for what goes.
  package var waiting: [String] = []
  /// The cells that are written at the next action, since they reached down from this one.
  package var handedDown: [PlanRemark.Key] = []
  /// How many notes speak of each action that would go, as far as there are any; nothing can be taken out then.
  package var notes: [(action: String, count: Int)] = []
  /// Why nothing was taken out; nil before anybody tried.
  package var fault: String?

  package init(_ survey: Survey, _ plan: Plan, _ place: Int, action: Int?, revision: String, token: String) {
    self.survey = survey
    self.plan = plan
    self.place = place
    self.action = action
    self.revision = revision
    self.token = token
  }

  private var path: String { "/\(survey.id)/plan/\(place + 1)" }
  private var improvement: Improvement { plan.improvements[place] }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let subject = action.map { improvement.actions[$0] }
    let title =
      subject.map { "Take action \($0.id) out of the plan?" } ?? "Take improvement \(place + 1) out of the plan?"
    var body = OrganiserPage.fault(fault, field: "main")
    body += [
      tag("h1", [:], title), tag("p", ["class": "facts"], subject?.action ?? improvement.improvement),
    ]
    if notes.isEmpty, !lines.isEmpty {
      body += whatGoes + [form(subject)]
    } else {
      body += refusal
    }
    body.append(tag("p", [:], tag("a", ["href": OrganiserPage.base + path], "Leave it as it is")))
    return OrganiserPage(
      title: "\(title) – \(survey.title.text)", body: body, token: token, isFaulty: fault != nil
    ).html
  }

  private var whatGoes: [Markup] {
    let count = improvement.actions.count
    var hanging = waiting.map { id in
      "Action \(id) waits for \(action == nil ? "one of its actions" : "it"), and will wait for it no more."
    }
    if action == nil, count > 0 {
      hanging.insert("\(OrganiserPage.many(count, "action")) of it \(count == 1 ? "goes" : "go"), too.", at: 0)
    }
    if let action, !handedDown.isEmpty {
      let words = handedDown.map { PlanRemovalPage.words($0) }.joined(separator: ", ")
      hanging.append(
        "Cells of action \(improvement.actions[action + 1].id) say ‘as above’: \(words). What they reach to is written there."
      )
    }
    return (hanging.isEmpty ? [] : [tag("ul", [:], all: hanging.map { tag("li", [:], $0) })]) + [
      tag("p", [:], "These lines are taken out of the file, with the remarks in them. Everything else in it stays."),
      tag(
        "pre", ["tabindex": "0", "role": "group", "aria-label": "The lines that are taken out"],
        lines.joined(separator: "\n")),
    ]
  }

  private var refusal: [Markup] {
    guard !notes.isEmpty else {
      return [
        tag(
          "p", [:],
          "It stands on no lines of its own in the file, or between brackets. Take it out in an editor: reports/\(survey.id)/plan.yaml."
        )
      ]
    }
    let words = notes.map { "\(OrganiserPage.many($0.count, "progress note")) of action \($0.action)" }
    return [
      tag("p", [:], "It stays, since something was noted of it, and notes are never changed:"),
      tag("ul", [:], all: words.map { tag("li", [:], $0) }),
      tag(
        "p", [:],
        "If it is not carried out any more, say so in a last note, or change its words. Whoever reads the notes then knows what became of it."
      ),
    ]
  }

  private func form(_ subject: Action?) -> Markup {
    OrganiserPage.form(
      path + "/remove", token,
      [
        OrganiserPage.hidden("revision", revision), OrganiserPage.hidden("text", improvement.improvement),
        OrganiserPage.hidden("action", subject?.id ?? ""),
        tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], "Take it out")),
      ])
  }

  private static func words(_ key: PlanRemark.Key) -> String {
    switch key {
    case .lead: "the lead"
    case .implications: "costs, risks and resources"
    case .target: "the target date"
    default: "the measure"
    }
  }
}
