internal import Phrases
internal import Reports
package import Sessions
package import Surveys

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
    let text: SaidText

    package init(title: String, text: SaidText) {
      self.title = title
      self.text = text
    }
  }

  let survey: Survey
  let languages: RoomLanguages
  let lines: [Line]
  let token: String
  let once: String
  var fault: Fault?

  /// The most characters of a title.
  package static let mostOfTitle = 120

  /// A page in a language, one of the survey's.
  package init(
    _ survey: Survey, in language: Language, _ lines: [Line], token: String, once: String, fault: Fault? = nil
  ) {
    self.survey = survey
    languages = RoomLanguages(
      survey.languages, shown: language, address: "\(OrganiserPage.base)/\(survey.id)/sessions")
    self.lines = lines
    self.token = token
    self.once = once
    self.fault = fault
  }

  private static func phrase(_ kind: Session.Kind) -> FacilitatorPhrase {
    switch kind {
    case .awareness: .awareness
    case .focusGroup: .focusGroup
    case .consensus: .consensus
    case .planning: .planning
    case .meeting: .meeting
    }
  }

  /// The title as the definition has it in the page's language, unless somebody gave the session another.
  private func title(_ session: Session) -> Markup {
    let language = languages.shown
    let planned = survey.sessions.first { $0.id == session.id && $0.title.text == session.title }
    let isOwn = planned?.title.isTranslated(into: language) ?? (language == survey.defaultLanguage)
    let text = planned?.title.text(in: language) ?? session.title
    return isOwn ? .text(text) : tag("span", ["lang": survey.defaultLanguage.code], text)
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let (language, path) = (languages.shown, "/\(survey.id)/sessions")
    let phrases = Phrases(language)
    func said(_ phrase: FacilitatorPhrase) -> Markup { phrases.saidAtDesk(phrase) }
    let rows = lines.map { line in
      [
        tag("a", ["href": "\(OrganiserPage.base)\(path)/\(line.session.id)?lang=\(language)"], title(line.session)),
        said(SessionListPage.phrase(line.session.kind)),
        .text(
          line.session.day.map { language.isEnglish ? Figures.day($0) : phrases.inWords($0) } ?? "–"),
        said(line.isOpen ? .isOpen : line.hasBegun ? .begun : .notBegun),
      ]
    }
    let options = Session.Kind.allCases.map { kind in
      tag("option", ["value": kind.rawValue], said(SessionListPage.phrase(kind)))
    }
    var body = RoomPage.fault(phrases, fault?.text, field: "title")
    body += [
      tag("h1", [:], said(.sessions)),
      lines.isEmpty
        ? tag("p", [:], said(.noSession))
        : OrganiserPage.table(
          said(.sessions), named: phrases.desk(.sessions), [.session, .kind, .heldOn, .state].map(said), rows),
      tag("h2", [:], said(.makeOnSpot)),
      OrganiserPage.form(
        path + "?lang=\(language)", token,
        [
          tag("input", ["type": "hidden", "name": ":once", "value": once]),
          tag(
            "div", ["class": fault == nil ? "q" : "q wrong"],
            tag("label", ["for": "title", "class": "ask"], said(.title)),
            tag(
              "input",
              ["type": "text", "id": "title", "name": ":title", "value": fault?.title ?? "", "autocomplete": "off"])),
          tag(
            "div", ["class": "q"], tag("label", ["for": "kind", "class": "ask"], said(.whatKind)),
            tag("select", ["id": "kind", "name": ":kind", "class": "short"], all: options)),
          tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], said(.make))),
        ]),
      tag("p", [:], tag("a", ["href": "\(OrganiserPage.base)/\(survey.id)"], said(.backToSurvey))),
    ]
    return OrganiserPage(
      title: phrases.desk(.sessions), body: body, token: token, isFaulty: fault != nil, languages: languages
    ).html
  }
}
