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
  var notice: String?
  var fault: String?

  package init(
    _ scene: RoomScene, _ vote: SessionVote, token: String, revision: Int, fields: [Name: String],
    notice: String? = nil, fault: String? = nil
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
      return scene.slot + [tag("p", [:], tag("a", ["class": "go", "href": scene.base + "/vote"], phrases(.voteOpen)))]
    }
    let parts: [Markup] =
      scene.state.vote == nil
      ? [tag("p", ["class": "lead"], phrases(.noVote))]
      : [
        tag("p", ["class": "notice"], tag("strong", [:], phrases(.voteClosed)), .text(". " + phrases(.voteClosedText)))
      ]
    return parts + scene.resultTable
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let phrases = scene.phrases
    let heading = vote.dots == 1 ? phrases(.placeDot) : phrases(.placeDots, ["count": String(vote.dots)])
    let first = vote.themes.first.map { "d-\($0)" } ?? "main"
    var body = RoomPage.fault(phrases, fault, field: first) + RoomPage.notice(notice)
    body += [tag("h1", [:], heading), RoomScene.live("vote", DotsPage.standing(scene, of: vote.id), polite: true)]
    body += [
      tag("p", [:], phrases(.dotsHint)), form, tag("p", [:], tag("a", ["href": scene.base], phrases(.toTheRoom))),
    ]
    return RoomPage(
      title: heading, body: body, isFaulty: fault != nil,
      stream: scene.base + "/live?vote=\(vote.id)", lost: phrases(.lost), name: scene.state.session.title
    ).html
  }

  private var form: Markup {
    let phrases = scene.phrases
    let placed = vote.themes.reduce(0) { $0 + max(0, min(1000, Int(fields[$1] ?? "") ?? 0)) }
    func words(_ placed: String) -> String {
      phrases(.dotsPlaced, ["placed": placed, "count": String(vote.dots)])
    }
    let lines = vote.themes.map { theme in
      let area = scene.label(theme)
      return tag(
        "div", ["class": "dot"],
        tag("label", ["for": "d-\(theme)"], scene.area(theme)),
        tag(
          "button",
          ["type": "submit", "name": ":fewer", "value": theme.text, "aria-label": phrases(.oneFewer, ["area": area])],
          "−"),
        tag(
          "input",
          [
            "type": "text", "inputmode": "numeric", "id": "d-\(theme)", "name": theme.text,
            "value": fields[theme] ?? "0", "data-points": "dots", "autocomplete": "off",
          ]),
        tag(
          "button",
          ["type": "submit", "name": ":more", "value": theme.text, "aria-label": phrases(.oneMore, ["area": area])],
          "+"))
    }
    return tag(
      "form", ["method": "post", "action": scene.base + "/vote", "novalidate": "novalidate"],
      all: [
        tag("input", ["type": "hidden", "name": ":token", "value": token]),
        tag("input", ["type": "hidden", "name": ":vote", "value": vote.id.text]),
        tag("input", ["type": "hidden", "name": ":revision", "value": String(revision)]),
        // What the Enter key presses.
        tag(
          "button", ["type": "submit", "class": "enter", "tabindex": "-1", "aria-hidden": "true"], phrases(.keepDots)),
      ] + lines + [
        tag(
          "p",
          [
            "class": "total", "role": "status", "data-total": "dots", "data-most": String(vote.dots),
            "data-text": words("{placed}"),
          ],
          words(String(placed))),
        tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], phrases(.keepDots))),
      ])
  }

  /// What somebody sees where no vote is open.
  package static func none(_ scene: RoomScene) -> [UInt8] {
    let phrases = scene.phrases
    let heading = scene.state.vote == nil ? phrases(.noVote) : phrases(.voteClosed)
    return RoomPage(
      title: heading,
      body: [
        tag("h1", [:], heading), RoomScene.live("vote", standing(scene, of: nil), polite: true),
        tag("p", [:], tag("a", ["href": scene.base], phrases(.toTheRoom))),
      ], stream: scene.base + "/live?vote=none", lost: phrases(.lost), name: scene.state.session.title
    ).html
  }
}
