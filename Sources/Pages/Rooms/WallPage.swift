internal import Phrases
internal import Sessions
internal import Surveys

/// The room on the wall: large, without anything to press, and never longer than the screen.
package struct WallPage: Sendable {
  let scene: RoomScene
  /// Where phones join, such as `https://survey.example.org/room/7KD2MX`.
  let address: String

  /// How many of the last contributions are shown; what does not fit is cut off at the bottom, where the oldest stand.
  private static let mostShown = 12

  package init(_ scene: RoomScene, address: String) {
    self.scene = scene
    self.address = address
  }

  /// The parts that a stream replaces, by name.
  package static func parts(_ scene: RoomScene, address: String) -> [(name: String, html: String)] {
    [
      ("title", RoomScene.bytes(scene.top)), ("slot", RoomScene.bytes(top(scene))),
      ("wall", RoomScene.bytes(wall(scene))),
      ("joining", RoomScene.bytes(joining(scene, address))),
    ]
  }

  /// How to join; empty while the room is not open to phones, and while the result needs the whole wall.
  private static func joining(_ scene: RoomScene, _ address: String) -> [Markup] {
    guard scene.state.isOpenToPhones, scene.result == nil else { return [] }
    let site = address.replacing(scene.base, with: RoomScene.address)
    return [tag("h2", [:], scene.phrases.said(.joinOnPhone))]
      + (QRCode(address).map { [$0.markup(label: address)] } ?? [])
      + [
        tag("p", [:], scene.phrases.said(.orGoTo, ["address": site])), tag("p", ["class": "code"], scene.spokenCode),
      ]
  }

  /// The slot and how the vote stands.
  private static func top(_ scene: RoomScene) -> [Markup] {
    var parts = scene.slot
    if let vote = scene.state.vote, scene.result == nil {
      let words = scene.phrases.said(vote.standing == .open ? .voteOpen : .voteClosed)
      parts.append(tag("p", [:], tag("strong", [:], words), .text(" "), scene.voters))
    }
    return parts
  }

  /// The result where it is revealed, with the agreed order beside it where there is one; what was said otherwise.
  private static func wall(_ scene: RoomScene) -> [Markup] {
    let agreed = scene.state.agreed
    if let result = scene.result {
      let space = WallSpace(scene, hasVoteLine: false, hasJoining: false)
      let labels = result.lines.map { scene.label($0.theme) }
      guard !agreed.isEmpty else { return scene.resultTable(space.table(labels, bar: 43)) }
      let (dots, places) = (space.half.table(labels, bar: 15, isWhole: false), order(scene, in: space.half))
      // Where half the wall is too narrow for the areas, the dots stand in the order that was agreed.
      guard !dots.isClipped, !places.isClipped else { return scene.agreedTable(space.table(labels, bar: 43)) }
      return [
        tag(
          "div", ["class": "both"], tag("div", [:], all: scene.resultTable(dots)),
          tag("div", [:], all: scene.agreedOrder(places)))
      ]
    }
    if !agreed.isEmpty {
      let space = WallSpace(scene, hasVoteLine: scene.state.vote != nil, hasJoining: scene.state.isOpenToPhones)
      return scene.agreedOrder(order(scene, in: space))
    }
    return [tag("h2", [:], scene.phrases.said(.saidHeading))] + scene.said(most: mostShown)
  }

  private static func order(_ scene: RoomScene, in space: WallSpace) -> WallSpace.Look {
    space.list(scene.state.agreed.map { scene.label($0.theme) }, hasReason: scene.state.agreed.map { $0.reason != nil })
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let body = [
      RoomScene.live("title", scene.top),
      RoomScene.live("slot", WallPage.top(scene), polite: true),
      tag(
        "div", ["class": "sides"],
        RoomScene.live("wall", WallPage.wall(scene)),
        tag("section", ["class": "joining", "data-live": "joining"], all: WallPage.joining(scene, address))),
    ]
    return RoomPage.wall(scene, title: scene.phrases(.screenOf) + ": " + scene.title, body)
  }
}

extension RoomPage {
  /// The frame of the wall. Without the script it is loaded anew every five seconds: nothing is typed there.
  static func wall(_ scene: RoomScene, title: String, _ body: [Markup]) -> [UInt8] {
    let page = tag(
      "html", ["lang": scene.language.code],
      tag(
        "head", [:], tag("meta", ["charset": "utf-8"]),
        tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        tag("meta", ["name": "robots", "content": "noindex"]), tag("link", ["rel": "icon", "href": "data:,"]),
        tag("noscript", [:], tag("meta", ["http-equiv": "refresh", "content": "5"])), tag("title", [:], title),
        .style(.form), .style(.room), tag("script", ["src": RoomPage.scriptAddress, "defer": "defer"])),
      tag(
        "body", ["class": "wall", "data-stream": scene.stream("view=wall")],
        tag("main", ["id": "main"], all: [lost(scene.phrases)] + body)))
    var bytes = Array("<!doctype html>\n".utf8)
    page.write(into: &bytes)
    return bytes
  }
}
