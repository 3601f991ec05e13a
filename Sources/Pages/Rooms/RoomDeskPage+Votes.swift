internal import Phrases
internal import Sessions
internal import Surveys

/// The vote and the dots on the wall.
extension RoomDeskPage {
  var votes: [Markup] {
    let areas = state.vote?.themes ?? scene.survey.themes.map(\.name)
    return [
      tag("h2", ["id": "vote"], said(.vote)), part("vote"),
      folded(
        .enterWall,
        form(
          "wall",
          [tag("p", [:], said(.wallHint)), field("wall-table", .wallTable, isShort: true)]
            + areas.map { field("wall-\($0)", scene.area($0), isShort: true) }
            + [field("wall-voters", .wallVoters, isShort: true), buttons(button(.keepNumbers))])),
    ]
  }

  /// How the vote stands and what can be done with it. While it is open, only how many have voted is shown and what was counted on the wall:
  /// a tally that changes with each phone would tell who voted for what.
  var voteNow: [Markup] {
    guard !scene.survey.themes.isEmpty else { return [tag("p", [:], said(.noThemes))] }
    guard let vote = state.vote else { return opening }
    var parts = [
      tag(
        "p", ["class": "facts"], said(vote.standing == .open ? .voteIsOpen : .voteIsClosed), .text(" "),
        vote.dots == 1 ? said(.dotEach) : said(.dotsEach, ["count": String(vote.dots)]), .text(" "),
        scene.voters)
    ]
    if let present = state.present, scene.ballotCount > present {
      parts.append(tag("p", ["class": "notice"], said(.morePhones, ["count": String(present)])))
    }
    let which = hidden("vote", vote.id.text)
    if vote.standing == .open {
      return parts + wall(vote) + differing(vote) + [
        form(nil, [which, buttons(button(.close, "close", isMain: true))])
      ]
    }
    parts += tally(vote)
    let reveal =
      vote.isRevealed ? tag("p", [:], said(.revealed)) : buttons(button(.reveal, "reveal", isMain: true))
    parts.append(form(nil, [which, reveal, buttons(button(.reopen, "reopen"), button(.discard, "discard"))]))
    return parts
  }

  private var opening: [Markup] {
    let usual = state.session.dots ?? Session.usualDots
    let numbers = Set([3, 5, usual]).sorted()
    return [
      tag("p", [:], said(.noVote)),
      form(
        nil,
        [
          tag(
            "div", ["class": "buttons"],
            all: numbers.map {
              button(said(.openVote, ["count": String($0)]), "vote-\($0)", isMain: $0 == usual)
            })
        ]),
    ]
  }

  /// What was counted on the wall: by table where it was, and on the whole wall; nothing of what phones placed.
  private func wall(_ vote: SessionVote) -> [Markup] {
    let places: [String?] = vote.wall.tables.map { $0 } + (vote.wall.isCountedWhole ? [nil] : [])
    guard !places.isEmpty else { return soft(.nothingOnWall) }
    func number(_ value: Int?) -> Markup { .text(value.map(String.init) ?? "–") }
    let head = places.map { place in
      place.map { said(.atTable, ["table": $0]) } ?? said(.wholeWall)
    }
    var rows = vote.themes.map { theme in
      [scene.area(theme)] + places.map { number(vote.wall.dots[$0]?[theme]) }
    }
    rows.append([said(.placedBy)] + places.map { number(vote.wall.voters[$0]) })
    return [
      tag("h3", [:], said(.wallSoFar)),
      OrganiserPage.table(said(.wallSoFar), named: phrases.desk(.wallSoFar), [said(.area)] + head, rows),
    ]
  }

  private func tally(_ vote: SessionVote) -> [Markup] {
    guard let tally = scene.tally else { return [] }
    let wall = vote.wall.totals
    let rows = tally.lines.map { line in
      [
        scene.area(line.theme), .text(String(line.dots)), .text(String(line.dots - wall[line.theme, default: 0])),
        .text(String(wall[line.theme, default: 0])), .text(String(line.place)),
      ]
    }
    let people = tally.people.map(String.init) ?? phrases.desk(.peopleUnknown)
    return [
      table(.theDots, [.area, .dots, .fromPhones, .fromWall, .place], rows, isOfNumbers: true),
      tag("p", [:], said(.dotsInAll, ["dots": String(tally.dots), "people": people])),
    ] + differing(vote)
  }

  private func differing(_ vote: SessionVote) -> [Markup] {
    guard !vote.wall.differing.isEmpty else { return [] }
    let names = vote.wall.differing.map(scene.label).joined(separator: ", ")
    return [tag("p", ["class": "notice"], said(.differing, ["areas": names]))]
  }
}
