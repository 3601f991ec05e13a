internal import Reports
package import Sessions
internal import Surveys

/// The sessions of a survey, for its organisers, and where one is made on the spot.
package struct SessionListPage: Sendable {
  /// One session on the list.
  package struct Line: Sendable {
    let session: Session
    let hasBegun: Bool
    let isOpen: Bool

    package init(_ session: Session, hasBegun: Bool, isOpen: Bool) {
      self.session = session
      self.hasBegun = hasBegun
      self.isOpen = isOpen
    }
  }

  /// What was typed into the form, and why it was not taken.
  package struct Fault: Sendable {
    let title: String
    let text: String

    package init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  let survey: String
  let lines: [Line]
  let token: String
  let once: String
  var fault: Fault?

  /// The most characters of a title.
  package static let mostOfTitle = 120

  package init(_ survey: String, _ lines: [Line], token: String, once: String, fault: Fault? = nil) {
    self.survey = survey
    self.lines = lines
    self.token = token
    self.once = once
    self.fault = fault
  }

  /// A kind in words.
  package static func words(_ kind: Session.Kind) -> String {
    switch kind {
    case .awareness: "Awareness"
    case .focusGroup: "Focus group"
    case .consensus: "Consensus"
    case .planning: "Planning"
    case .meeting: "Meeting"
    }
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let path = "/\(survey)/sessions"
    let rows = lines.map { line in
      [
        tag("a", ["href": "\(OrganiserPage.base)\(path)/\(line.session.id)"], line.session.title),
        .text(SessionListPage.words(line.session.kind)),
        .text(line.session.day.map(Figures.day) ?? "–"),
        .text(line.isOpen ? "Open to phones" : line.hasBegun ? "Begun" : "Not begun"),
      ]
    }
    let options = Session.Kind.allCases.map { kind in
      tag("option", ["value": kind.rawValue], SessionListPage.words(kind))
    }
    var body = OrganiserPage.fault(fault?.text, field: "title")
    body += [
      tag("h1", [:], "Sessions"),
      lines.isEmpty
        ? tag("p", [:], "There is no session yet.")
        : OrganiserPage.table("Sessions", ["Session", "Kind", "Day", "State"], rows),
      tag("h2", [:], "Make a session on the spot"),
      OrganiserPage.form(
        path, token,
        [
          tag("input", ["type": "hidden", "name": ":once", "value": once]),
          tag(
            "div", ["class": fault == nil ? "q" : "q wrong"],
            tag("label", ["for": "title", "class": "ask"], "What is it called?"),
            tag(
              "input",
              ["type": "text", "id": "title", "name": ":title", "value": fault?.title ?? "", "autocomplete": "off"])),
          tag(
            "div", ["class": "q"], tag("label", ["for": "kind", "class": "ask"], "What kind is it?"),
            tag("select", ["id": "kind", "name": ":kind", "class": "short"], all: options)),
          tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], "Make the session")),
        ]),
      tag("p", [:], tag("a", ["href": "\(OrganiserPage.base)/\(survey)"], "Back to the survey")),
    ]
    return OrganiserPage(title: "Sessions", body: body, token: token, isFaulty: fault != nil).html
  }
}
