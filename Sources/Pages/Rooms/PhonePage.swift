internal import Phrases
internal import Sessions
internal import Surveys

/// The room on a participant's phone: what happens now, a field for what they would like to say, and what was said.
package struct PhonePage: Sendable {
  let scene: RoomScene
  /// What a form of the page sends back.
  let token: String
  /// By which a contribution that is sent twice is known to be the same.
  let once: String
  var typed = ""
  var table = ""
  var notice: SaidText?
  var fault: SaidText?

  /// The most characters of a contribution.
  package static let mostCharacters = 500
  /// How many of the last contributions are shown.
  static let mostShown = 60

  package init(
    _ scene: RoomScene, token: String, once: String, typed: String = "", table: String = "", notice: SaidText? = nil,
    fault: SaidText? = nil
  ) {
    self.scene = scene
    self.token = token
    self.once = once
    self.typed = typed
    self.table = table
    self.notice = notice
    self.fault = fault
  }

  /// The parts that a stream replaces, by name.
  package static func parts(_ scene: RoomScene) -> [(name: String, html: String)] {
    [
      ("title", RoomScene.bytes(scene.top)), ("now", RoomScene.bytes(now(scene))),
      ("said", RoomScene.bytes(scene.said(most: mostShown))),
    ]
  }

  /// What happens now: the slot, the vote, the result.
  static func now(_ scene: RoomScene) -> [Markup] {
    var parts = scene.slot
    if let vote = scene.state.vote, vote.standing == .open {
      parts += [
        tag("p", ["class": "lead"], scene.phrases.said(.voteOpen)),
        tag(
          "p", [:],
          tag(
            "a", ["class": "go", "href": scene.base + "/vote"],
            vote.dots == 1
              ? scene.phrases.said(.placeDot) : scene.phrases.said(.placeDots, ["count": String(vote.dots)]))),
      ]
    } else if scene.state.vote != nil, scene.result == nil {
      parts += [
        tag("p", ["class": "lead"], scene.phrases.said(.voteClosed)),
        tag("p", [:], scene.phrases.said(.voteClosedText)),
      ]
    }
    return parts + scene.resultTable() + scene.agreedOrder()
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let phrases = scene.phrases
    var body = RoomPage.fault(phrases, fault, field: "words") + RoomPage.notice(notice)
    body.append(RoomScene.live("title", scene.top))
    body.append(RoomScene.live("now", PhonePage.now(scene), polite: true))
    body.append(form)
    body.append(tag("h2", [:], phrases.said(.saidHeading)))
    body.append(RoomScene.live("said", scene.said(most: PhonePage.mostShown)))
    // Without the script nothing comes by itself, for a page that loads itself anew would throw away what is being typed.
    body.append(tag("noscript", [:], tag("p", [:], tag("a", ["href": scene.base], phrases.said(.lookAgain)))))
    return RoomPage(
      languages: scene.languages(.form("say")), title: scene.title, body: body, isFaulty: fault != nil,
      stream: scene.stream(), name: scene.spokenCode
    ).html
  }

  private var form: Markup {
    let phrases = scene.phrases
    return scene.form(
      "say", to: scene.base,
      [
        tag("input", ["type": "hidden", "name": ":token", "value": token]),
        tag("input", ["type": "hidden", "name": ":once", "value": once]),
        tag(
          "div", ["class": fault == nil ? "q" : "q wrong"],
          tag("label", ["for": "words", "class": "ask"], phrases.said(.yourWords)),
          tag(
            "p", ["class": "hint", "id": "words-hint"],
            phrases.said(.wordsHint, ["max": String(PhonePage.mostCharacters)])),
          tag("textarea", ["id": "words", "name": ":words", "rows": "3", "aria-describedby": "words-hint"], typed)),
        tag(
          "div", ["class": "q"], tag("label", ["for": "table", "class": "ask"], phrases.said(.yourTable)),
          tag("p", ["class": "hint", "id": "table-hint"], phrases.said(.tableHint)),
          tag(
            "input",
            [
              "type": "text", "id": "table", "name": ":table", "value": table, "class": "short", "autocomplete": "off",
              "aria-describedby": "table-hint",
            ])),
        tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], phrases.said(.add))),
      ])
  }

  /// What somebody sees while the room is not open to phones; results that were revealed stay.
  package static func shut(_ scene: RoomScene) -> [UInt8] {
    let phrases = scene.phrases
    return RoomPage(
      languages: scene.languages(.address(scene.base)), title: phrases(.shutHeading),
      body: [
        tag("h1", [:], phrases.said(.shutHeading)), tag("p", [:], phrases.said(.shut)),
        RoomScene.live("now", now(scene), polite: true),
        tag("p", [:], tag("a", ["href": scene.base], phrases.said(.lookAgain))),
        tag("p", [:], tag("a", ["href": RoomScene.address], phrases.said(.otherRoom))),
      ], name: scene.spokenCode
    ).html
  }
}
