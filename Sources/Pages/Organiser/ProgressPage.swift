package import Plans
internal import Reports
package import Surveys

/// How a plan comes on, among the organisers' pages: a form for one more note, the last notes, and where each action stands.
package struct ProgressPage: Sendable {
  /// What stands in the form.
  package struct Typed: Hashable, Sendable {
    /// The action's id; empty before one was chosen.
    package var action: String
    /// The day of the note, such as `2017-03-31`; today's at first.
    package var date: String
    /// A statement on each line, as in the next; empty for none.
    package var progress = ""
    package var next = ""
    /// A standing's raw value; empty where it is not said.
    package var standing = ""
    /// What is to be added to the standing; empty for nothing.
    package var qualifier = ""
    /// Who sees to it, one on each line; empty for those of the note before.
    package var members = ""

    package init(action: String, date: String) {
      self.action = action
      self.date = date
    }
  }

  private let survey: Survey
  private let plan: Plan
  private let log: ProgressLog
  private let today: CivilDate
  private let token: String
  package var typed: Typed
  /// What has just been done; nil for nothing.
  package var notice: String?
  /// What is wrong with what was typed: the field, and the words; may be empty.
  package var faults: [(field: String, text: String)] = []
  /// Whether it is asked if the day is right, since it is before the plan's first.
  package var asksAboutDay = false
  /// The most notes that are shown; the table below has the one that holds for each action.
  private static let most = 20

  /// - Parameter plan: with the actions of minutes.
  package init(_ survey: Survey, _ plan: Plan, _ log: ProgressLog, today: CivilDate, token: String) {
    self.survey = survey
    self.plan = plan
    self.log = log
    self.today = today
    self.token = token
    typed = Typed(action: "", date: today.description)
  }

  private var path: String { "/\(survey.id)/plan" }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    var body = OrganiserPage.faults(faults)
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    body.append(tag("h1", [:], "How the plan comes on"))
    if plan.actions.isEmpty {
      body.append(tag("p", [:], "The plan has no actions yet of which anything could be noted."))
    } else {
      body.append(form)
      body += last
      body += [
        tag("h2", [:], "How each action stands"),
        tag(
          "p", ["class": "hint"],
          "By the last note on each. What stands in italics and in parentheses was reckoned from the due day and today."
        ), GridTable(ProgressReport(plan: plan, log: log, on: today).grid).markup, reporting,
      ]
    }
    body.append(
      tag(
        "ul", ["class": "links"],
        tag("li", [:], tag("a", ["href": OrganiserPage.base + path], "The plan")),
        tag("li", [:], tag("a", ["href": "\(OrganiserPage.base)/\(survey.id)"], "Back to the survey"))))
    return OrganiserPage(
      title: "Progress – \(survey.title.text)", body: body, token: token, isFaulty: !faults.isEmpty
    ).html
  }

  private var reporting: Markup {
    OrganiserPage.form(
      path + "/report", token,
      [
        tag(
          "p", [:],
          "The progress report puts a new one in the place of the last. Whoever holds a receipt of the survey sees what is done about what they said: each action with its lead, date and standing, and no note. They see it from the day on which the plan is adopted, the first note is written or the first report is made."
        ), tag("div", ["class": "buttons"], tag("button", ["type": "submit"], "Make the progress report")),
      ])
  }

  // MARK: - The form

  private var form: Markup {
    let actions = plan.actions.map { ($0.id, "\($0.id) \(ProgressPage.excerpt($0.action))") }
    let standings = Standing.allCases.map { ($0.rawValue, $0.words) }
    let early = tag(
      "div", ["class": "q"],
      tag(
        "div", ["class": "box"],
        tag("input", ["type": "checkbox", "id": "early", "name": ":early", "value": typed.date]),
        tag("label", ["for": "early"], "The day is right, although it is before the plan’s first")))
    return OrganiserPage.form(
      path + "/progress", token,
      [
        tag(
          "p", ["class": "hint"],
          "A note is added behind the others and never changed; of what was noted wrongly, write another note."),
        field("action", "Action").select([("", "Choose one")] + actions, typed.action),
        field("progress", "Progress: what was done", hint: "Each line is a statement of its own.")
          .lines(typed.progress),
        field("next", "Next steps").lines(typed.next),
        field("standing", "How it stands").select([("", "Not said")] + standings, typed.standing),
        field("qualifier", "What is to be added to that", hint: "Such as ‘the launch is delayed’.")
          .line(typed.qualifier),
        field(
          "members", "Members: who sees to it",
          hint: "By their offices, one a line. Left empty, they are those of the note before."
        ).lines(typed.members),
        field("date", "The day of the note", hint: "Year, month and day, such as 2017-03-31.")
          .line(typed.date, isShort: true),
      ] + (asksAboutDay ? [early] : []) + [
        tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], "Add the note"))
      ])
  }

  private func field(_ name: String, _ label: String, hint: String? = nil) -> DeskField {
    DeskField(name: name, label: label, hint: hint, fault: faults.first { $0.field == name }?.text)
  }

  private static func excerpt(_ text: String) -> String { text.count > 70 ? text.prefix(69) + "…" : text }

  // MARK: - What was noted

  private var last: [Markup] {
    guard !log.notes.isEmpty else { return [tag("p", [:], "Nothing has been noted yet.")] }
    let notes = log.notes.enumerated()
      .sorted { ($0.element.date, $0.offset) > ($1.element.date, $1.offset) }.prefix(ProgressPage.most)
    return [
      tag("h2", [:], "The last notes"),
      tag("ul", ["class": "links"], all: notes.map { tag("li", [:], all: words($0.element)) }),
    ]
  }

  private func words(_ note: ProgressNote) -> [Markup] {
    var parts = [
      tag("b", [:], "\(Figures.day(note.date)), action \(note.action)"),
      .text(note.standing.map { ": \($0.words)" } ?? ""), .text(note.qualifier.map { " – \($0)" } ?? ""), .text("."),
    ]
    func say(_ label: String, _ statements: [String]) {
      guard !statements.isEmpty else { return }
      let text = statements.joined(separator: "; ")
      parts.append(.text(" \(label): \(text)" + (text.last.map { ".?!".contains($0) } == true ? "" : ".")))
    }
    say("Progress", note.progress)
    say("Next", note.nextSteps)
    say("Members", note.members)
    return parts
  }
}
