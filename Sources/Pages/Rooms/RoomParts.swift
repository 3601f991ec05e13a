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

  /// The dots of each area as a table with bars, once they are revealed.
  var resultTable: [Markup] {
    guard let result else { return [] }
    let most = max(1, result.lines.first?.dots ?? 1)
    let lines = result.lines.map { line in
      tag(
        "tr", [:], tag("td", [:], String(line.place)), tag("th", ["scope": "row"], area(line.theme)),
        tag("td", [:], tag("progress", ["max": String(most), "value": String(line.dots), "aria-hidden": "true"])),
        tag("td", ["class": "number"], String(line.dots)))
    }
    let people = result.people.map(String.init) ?? "–"
    return [
      tag("h2", [:], phrases.said(.resultHeading)),
      tag(
        "table", ["class": "tally"],
        tag(
          "thead", [:],
          tag(
            "tr", [:], tag("th", ["scope": "col"], phrases.said(.place)),
            tag("th", ["scope": "col"], phrases.said(.area)),
            tag("td", [:]), tag("th", ["scope": "col", "class": "number"], phrases.said(.dots)))),
        tag("tbody", [:], all: lines)),
      tag("p", ["class": "soft"], phrases.said(.peopleAndDots, ["people": people, "dots": String(result.dots)])),
    ]
  }

  /// The order that people agreed on, with its reasons; empty while there is none.
  var agreedOrder: [Markup] {
    guard !state.agreed.isEmpty else { return [] }
    return [
      tag("h2", [:], phrases.said(.agreedHeading)),
      tag(
        "ol", ["class": state.agreed.count > 5 ? "agreed many" : "agreed"],
        all: state.agreed.map { place in
          tag(
            "li", [:],
            all: [area(place.theme)]
              + (place.reason.map { [tag("span", ["class": "soft"], " – " + $0)] } ?? []))
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

  /// That everything in the session is made up, where it is.
  var madeUp: [Markup] {
    state.isSimulated ? [tag("p", ["class": "notice"], phrases.said(.simulated))] : []
  }
}
