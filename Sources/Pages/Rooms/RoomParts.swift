internal import Phrases
internal import Sessions
internal import Surveys

/// The parts of a room that are the same on the phone and on the wall.
extension RoomScene {
  /// The slot that runs, with what is left of it, or that its time is up; empty where none was started or it was stopped.
  var slot: [Markup] {
    guard let slot = state.slots.last, let left = slot.remaining(at: now) else { return [] }
    let table =
      slot.table.map { [tag("span", ["class": "soft"], .text(" – "), phrases.said(.atTable, ["table": $0]))] } ?? []
    let words =
      left > 0 ? phrases(.minutesLeft, ["minutes": String((left + 59) / 60)]) : phrases(.timeIsUp)
    return [
      tag(
        "p", ["class": "slot"],
        all: [tag("span", ["class": "what"], slot.title)] + table + [
          .text(" "),
          .element(
            "strong",
            [
              Markup.Attribute("role", "timer"), Markup.Attribute("data-left", String(left)),
              Markup.Attribute("data-over", phrases(.timeIsUp)),
            ] + phrases.mark(.timeIsUp), [.text(words)]),
        ])
    ]
  }

  /// The dots of each area as a table with bars, once they are revealed; on the wall, as it fits.
  func resultTable(_ look: WallSpace.Look? = nil) -> [Markup] {
    guard let result else { return [] }
    let people = result.people.map(String.init) ?? "–"
    return [
      tag("h2", [:], phrases.said(.resultHeading)), tally(result.lines.map { ($0, String($0.place)) }, look),
      tag(
        "p", ["class": "soft" + RoomScene.classes(look)],
        phrases.said(.peopleAndDots, ["people": people, "dots": String(result.dots)])),
    ]
  }

  /// The order that people agreed on with the dots of each area, as it fits on the wall; what they did not put into it comes last.
  func agreedTable(_ look: WallSpace.Look) -> [Markup] {
    guard let result else { return [] }
    let places = Dictionary(
      state.agreed.enumerated().map { ($0.element.theme, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let lines = result.lines.enumerated().sorted {
      (places[$0.element.theme] ?? .max, $0.offset) < (places[$1.element.theme] ?? .max, $1.offset)
    }
    return [
      tag("h2", [:], phrases.said(.agreedHeading)),
      tally(lines.map { ($0.element, places[$0.element.theme].map { String($0 + 1) } ?? "–") }, look),
    ]
  }

  private static func classes(_ look: WallSpace.Look?) -> String { look.map { " " + $0.classes } ?? "" }

  /// Lines of dots, each with what its place is called.
  private func tally(_ lines: [(line: DotTally.Line, place: String)], _ look: WallSpace.Look?) -> Markup {
    let bars = look?.hasExtras ?? true
    let most = max(1, lines.map(\.line.dots).max() ?? 1)
    let rows = lines.map { line, place -> Markup in
      let bar = tag("progress", ["max": String(most), "value": String(line.dots), "aria-hidden": "true"])
      return tag(
        "tr", [:],
        all: [tag("td", [:], place), tag("th", ["scope": "row"], all: named(line.theme, look))]
          + (bars ? [tag("td", [:], bar)] : []) + [tag("td", ["class": "number"], String(line.dots))])
    }
    return tag(
      "table", ["class": "tally" + RoomScene.classes(look)],
      tag(
        "thead", [:],
        tag(
          "tr", [:],
          all: [
            tag("th", ["scope": "col"], phrases.said(.place)), tag("th", ["scope": "col"], phrases.said(.area)),
          ] + (bars ? [tag("td", [:])] : [])
            + [tag("th", ["scope": "col", "class": "number"], phrases.said(.dots))])),
      tag("tbody", [:], all: rows))
  }

  /// An area; in a box of its own where its line may be cut.
  private func named(_ theme: Name, _ look: WallSpace.Look?) -> [Markup] {
    look?.isClipped == true ? [tag("div", ["class": "cut"], area(theme))] : [area(theme)]
  }

  /// The order that people agreed on, with its reasons; empty while there is none. On the wall it is as it fits.
  func agreedOrder(_ look: WallSpace.Look? = nil) -> [Markup] {
    guard !state.agreed.isEmpty else { return [] }
    return [
      tag("h2", [:], phrases.said(.agreedHeading)),
      tag(
        "ol", ["class": "agreed" + RoomScene.classes(look)],
        all: state.agreed.map { place in
          tag(
            "li", [:],
            all: named(place.theme, look)
              + ((look?.hasExtras ?? true ? place.reason : nil).map { [tag("span", ["class": "soft"], " – " + $0)] }
                ?? []))
        }),
    ]
  }

  /// How many have placed their dots, while the vote is open.
  var voters: Markup {
    ballotCount == 1
      ? phrases.said(.ballotsInOne) : phrases.said(.ballotsIn, ["count": String(ballotCount)])
  }

  /// What people said, the last first, and at most so many.
  func said(most: Int) -> [Markup] {
    let shown = state.contributions.suffix(most).reversed()
    guard !shown.isEmpty else { return [tag("p", ["class": "soft"], phrases.said(.nothingSaid))] }
    return [
      tag(
        "ul", ["class": "said"],
        all: shown.map { one in
          tag(
            "li", [:],
            all: [.text(one.text)]
              + (one.table.map { [tag("span", ["class": "soft"], .text(" – "), phrases.said(.atTable, ["table": $0]))] }
                ?? []))
        })
    ]
  }
}
