package import Surveys

/// The minutes of a session for its organisers: made, read, taken away, and written afresh.
package struct MinutesPage: Sendable {
  /// What there is of them.
  package enum State: Hashable, Sendable {
    /// Nothing has happened in the session.
    case notBegun
    case none
    /// They stand in a file of that name, without its ending; so many contributions are printed in it that are withheld now.
    case kept(name: String, stillPrinted: Int)
  }

  let survey: Survey
  let session: Name
  let title: String
  let state: State
  /// Who may have them.
  let mark: String
  let token: String
  var notice: String?

  package init(
    _ survey: Survey, session: Name, title: String, _ state: State, mark: String, token: String, notice: String? = nil
  ) {
    self.survey = survey
    self.session = session
    self.title = title
    self.state = state
    self.mark = mark
    self.token = token
    self.notice = notice
  }

  private var path: String { "/\(survey.id)/sessions/\(session)/minutes" }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let heading = tag("h1", [:], .text("Minutes: "), tag("span", ["lang": survey.defaultLanguage.code], title))
    let back = [
      tag(
        "p", [:], tag("a", ["href": "\(OrganiserPage.base)/\(survey.id)/sessions/\(session)"], "Back to the session")),
      tag("p", [:], tag("a", ["href": "\(OrganiserPage.base)/\(survey.id)"], "Back to the survey")),
    ]
    return OrganiserPage(
      title: "Minutes: \(title)",
      body: RoomPage.notice(notice.map { SaidText(stringLiteral: $0) }) + [heading] + parts + back,
      token: token
    ).html
  }

  private var parts: [Markup] {
    switch state {
    case .notBegun: return [tag("p", [:], "Nothing has happened in this session yet, so that there are no minutes.")]
    case .none:
      return [
        tag(
          "p", [:],
          "They have not been made yet. Making them writes down who came, what was said and picked, the dots and the agreed order, as it stands now."
        ), form("make", "Make the minutes", isMain: true),
      ]
    case .kept(let name, let stillPrinted): return kept(name, stillPrinted)
    }
  }

  private func kept(_ name: String, _ stillPrinted: Int) -> [Markup] {
    var parts = [tag("p", ["class": "notice"], mark)]
    if stillPrinted > 0 {
      let what = stillPrinted == 1 ? "a contribution that is" : "\(stillPrinted) contributions that are"
      parts.append(
        tag("p", ["class": "notice"], "They hold \(what) withheld now. Take it out of the file, or write them afresh."))
    }
    return parts + [
      tag(
        "p", [:],
        "They stand in \(name).yaml among the survey’s reports, and are shown as they are there, also where somebody has changed the file."
      ),
      tag(
        "ul", ["class": "links"],
        tag("li", [:], tag("a", ["href": "\(OrganiserPage.base)\(path)/page"], "Read the minutes")),
        tag(
          "li", [:], tag("a", ["href": "\(OrganiserPage.base)\(path)/\(name).md"], "\(name).md"),
          .text(" – the same as Markdown, to go on with"))),
      tag(
        "details", [:], tag("summary", [:], "Write them afresh from the session"),
        tag("p", [:], "What was changed in the file is lost then."), form("anew", "Write them afresh")),
    ]
  }

  private func form(_ deed: String, _ label: String, isMain: Bool = false) -> Markup {
    let button = tag("button", isMain ? ["type": "submit", "class": "main"] : ["type": "submit"], label)
    return OrganiserPage.form(
      path, token, [OrganiserPage.hidden("do", deed), tag("div", ["class": "buttons"], button)])
  }
}
