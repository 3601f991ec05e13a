internal import Phrases
package import Sessions
package import Surveys

/// Where a participant places their dots, and changes them until the vote closes.
package struct DotsPage: Sendable {
  let scene: RoomScene
  let vote: SessionVote
  /// What a form of the page sends back.
  let token: String
  /// What the next version of the ballot is called.
  let revision: Int
  /// What stands in the fields, by area; nothing for no dots.
  var fields: [Name: String]
  var notice: SaidText?
  var fault: SaidText?

  package init(
    _ scene: RoomScene, _ vote: SessionVote, token: String, revision: Int, fields: [Name: String],
    notice: SaidText? = nil, fault: SaidText? = nil
  ) {
    self.scene = scene
    self.vote = vote
    self.token = token
    self.revision = revision
    self.fields = fields
    self.notice = notice
    self.fault = fault
  }

  /// The parts that a stream replaces, by name.
  package static func parts(_ scene: RoomScene, vote: EventID?) -> [(name: String, html: String)] {
    [("vote", RoomScene.bytes(standing(scene, of: vote)))]
  }

  /// How the vote stands: nothing while the one that is shown is open.
  static func standing(_ scene: RoomScene, of shown: EventID?) -> [Markup] {
    let phrases = scene.phrases
    if let vote = scene.state.vote, vote.standing == .open {
      guard vote.id != shown else { return scene.slot }
      return scene.slot + [
        tag("p", [:], tag("a", ["class": "go", "href": scene.base + "/vote"], phrases.said(.voteOpen)))
      ]
    }
    let parts: [Markup] =
      scene.state.vote == nil
      ? [tag("p", ["class": "lead"], phrases.said(.noVote))]
      : [
        tag(
          "p", ["class": "notice"], tag("strong", [:], phrases.said(.voteClosed)), .text(". "),
          phrases.said(.voteClosedText))
      ]
    return parts + scene.resultTable()
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let phrases = scene.phrases
    let heading =
      vote.dots == 1
      ? SaidText(phrases, .placeDot) : SaidText(phrases, .placeDots, ["count": String(vote.dots)])
    let first = vote.themes.first.map { "d-\($0)" } ?? "main"
    var body = RoomPage.fault(phrases, fault, field: first) + RoomPage.notice(notice)
    body += [
      tag("h1", [:], heading.markup), RoomScene.live("vote", DotsPage.standing(scene, of: vote.id), polite: true),
    ]
    body += [
      tag("p", [:], phrases.said(.dotsHint)), form,
      tag("p", [:], tag("a", ["href": scene.base], phrases.said(.toTheRoom))),
    ]
    return RoomPage(
      languages: scene.languages(.form("dots")), title: heading.text, body: body, isFaulty: fault != nil,
      stream: scene.stream("vote=\(vote.id)"), name: scene.title
    ).html
  }

  private var form: Markup {
    let phrases = scene.phrases
    let placed = vote.themes.reduce(0) { $0 + max(0, min(1000, Int(fields[$1] ?? "") ?? 0)) }
    func words(_ placed: String) -> String {
      phrases(.dotsPlaced, ["placed": placed, "count": String(vote.dots)])
    }
    let lines = vote.themes.map { theme in
      tag(
        "div", ["class": "dot"],
        tag("label", ["for": "d-\(theme)"], scene.area(theme)),
        step(":fewer", theme, .oneFewer, "−"),
        tag(
          "input",
          [
            "type": "text", "inputmode": "numeric", "id": "d-\(theme)", "name": theme.text,
            "value": fields[theme] ?? "0", "data-points": "dots", "autocomplete": "off",
          ]),
        step(":more", theme, .oneMore, "+"))
    }
    return scene.form(
      "dots", to: scene.base + "/vote",
      [
        tag("input", ["type": "hidden", "name": ":token", "value": token]),
        tag("input", ["type": "hidden", "name": ":vote", "value": vote.id.text]),
        tag("input", ["type": "hidden", "name": ":revision", "value": String(revision)]),
        // What the Enter key presses.
        tag(
          "button", ["type": "submit", "class": "enter", "tabindex": "-1", "aria-hidden": "true"],
          phrases.said(.keepDots)),
      ] + lines + [
        .element(
          "p",
          [
            Markup.Attribute("class", "total"), Markup.Attribute("role", "status"),
            Markup.Attribute("data-total", "dots"), Markup.Attribute("data-most", String(vote.dots)),
            Markup.Attribute("data-text", words("{placed}")),
          ] + phrases.mark(.dotsPlaced), [.text(words(String(placed)))]),
        tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], phrases.said(.keepDots))),
      ])
  }

  private func step(_ name: String, _ theme: Name, _ phrase: RoomPhrase, _ sign: String) -> Markup {
    .element(
      "button",
      [
        Markup.Attribute("type", "submit"), Markup.Attribute("name", name), Markup.Attribute("value", theme.text),
        Markup.Attribute("aria-label", scene.phrases(phrase, ["area": scene.label(theme)])),
      ] + scene.phrases.mark(phrase), [.text(sign)])
  }

  /// What somebody sees where no vote is open.
  package static func none(_ scene: RoomScene) -> [UInt8] {
    let phrases = scene.phrases
    let heading = SaidText(phrases, scene.state.vote == nil ? .noVote : .voteClosed)
    return RoomPage(
      languages: scene.languages(.address(scene.base + "/vote")), title: heading.text,
      body: [
        tag("h1", [:], heading.markup), RoomScene.live("vote", standing(scene, of: nil), polite: true),
        tag("p", [:], tag("a", ["href": scene.base], phrases.said(.toTheRoom))),
      ], stream: scene.stream("vote=none"), name: scene.title
    ).html
  }
}
