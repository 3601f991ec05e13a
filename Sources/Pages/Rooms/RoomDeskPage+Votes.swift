internal import Sessions
internal import Surveys

/// The vote and the dots on the wall, what each small group picked, and the order that was agreed.
extension RoomDeskPage {
  var votes: [Markup] {
    [
      tag("h2", ["id": "vote"], "The vote"), part("vote"),
      tag(
        "details", [:], tag("summary", [:], "Enter dots from the wall"),
        form(
          "wall",
          [
            tag(
              "p", [:],
              "In total, or table by table. A number replaces the one before of the same table; a field that is left empty changes nothing."
            ),
            field("wall-table", "Table (the whole wall, if left out)", isShort: true),
          ]
            + (state.vote?.themes ?? state.themesOnOffer(scene.survey)).map { theme in
              field("wall-\(theme)", scene.label(theme), isShort: true)
            } + [
              field("wall-voters", "How many people placed them?", isShort: true), buttons(button("Keep the numbers")),
            ])),
    ]
  }

  /// How the vote stands and what can be done with it. While it is open, only how many have voted is shown: a tally that changes
  /// with each phone would tell who voted for what.
  var voteNow: [Markup] {
    guard !scene.survey.themes.isEmpty else {
      return [tag("p", [:], "The survey has no areas to vote on. Write its themes into the definition.")]
    }
    guard let vote = state.vote else { return opening }
    var parts = [
      tag(
        "p", ["class": "facts"], .text(vote.standing == .open ? "Open, " : "Closed, "),
        .text(vote.dots == 1 ? "1 dot each. " : "\(vote.dots) dots each. "), scene.voters)
    ]
    if let present = state.present, scene.ballotCount > present {
      parts.append(
        tag(
          "p", ["class": "notice"],
          "More phones have voted than there are people in the room (\(present)). Count the room, or discard the vote and hold it again."
        ))
    }
    let hidden = tag("input", ["type": "hidden", "name": ":vote", "value": vote.id.text])
    if vote.standing == .open {
      return parts + [form(nil, [hidden, buttons(button("Close the vote", "close", isMain: true))])]
    }
    parts += tally(vote)
    let reveal =
      vote.isRevealed
      ? tag("p", [:], "Everybody sees the result.")
      : buttons(button("Show everybody the result", "reveal", isMain: true))
    parts.append(
      form(nil, [hidden, reveal, buttons(button("Open it again", "reopen"), button("Discard it", "discard"))]))
    return parts
  }

  private var opening: [Markup] {
    let usual = state.session.dots ?? Session.usualDots
    let numbers = Set([3, 5, usual]).sorted()
    return [
      tag("p", [:], "No vote is open."),
      form(
        nil,
        [
          tag(
            "div", ["class": "buttons"],
            all: numbers.map { button("Open a vote with \($0) dots each", "vote-\($0)", isMain: $0 == usual) })
        ]),
    ]
  }

  private func tally(_ vote: SessionVote) -> [Markup] {
    guard let tally = scene.tally else { return [] }
    let wall = vote.wall.totals
    let rows = tally.lines.map { line in
      [
        Markup.text(scene.label(line.theme)), .text(String(line.dots)),
        .text(String(line.dots - wall[line.theme, default: 0])), .text(String(wall[line.theme, default: 0])),
        .text(String(line.place)),
      ]
    }
    var parts = [
      OrganiserPage.table("The dots", ["Area", "Dots", "From phones", "From the wall", "Place"], rows),
      tag("p", [:], "\(tally.dots) dots in all. People: \(tally.people.map(String.init) ?? "not known")."),
    ]
    if !vote.wall.differing.isEmpty {
      let names = vote.wall.differing.map(scene.label).joined(separator: ", ")
      parts.append(
        tag("p", ["class": "notice"], "The tables do not add up to the whole wall at: \(names). The whole wall counts.")
      )
    }
    return parts
  }

  // MARK: - Picks and the order

  var picks: [Markup] {
    let themes = scene.survey.themes.map { ($0.name.text, $0.label.text) }
    guard !themes.isEmpty else { return [] }
    return [
      tag("h2", ["id": "picks"], "What the groups pick"), part("picks"),
      tag(
        "details", [:], tag("summary", [:], "Write a pick down"),
        form(
          "pick",
          [
            field("pick-table", "Table", isShort: true), choice("pick-theme", "Area", themes),
            field("pick-text", "The improvement, in their words (optional)"), field("pick-reason", "Why (optional)"),
            buttons(button("Write it down")),
          ])),
    ]
  }

  var pickList: [Markup] {
    guard !state.picks.isEmpty else { return [tag("p", ["class": "soft"], "Nothing has been picked yet.")] }
    let rows = state.picks.map { pick in
      [Markup.text(pick.table), .text(scene.label(pick.theme)), .text(pick.text ?? "–"), .text(pick.reason ?? "–")]
    }
    return [OrganiserPage.table("What the groups picked", ["Table", "Area", "Improvement", "Why"], rows)]
  }

  var agreedList: [Markup] {
    state.agreed.isEmpty
      ? [tag("p", ["class": "soft"], "No order has been agreed yet.")] : scene.agreedOrder.dropFirst() + []
  }

  var agreedForm: [Markup] {
    guard !scene.survey.themes.isEmpty else { return [] }
    let places = Dictionary(state.agreed.enumerated().map { ($0.element.theme, $0) }) { first, _ in first }
    let fields = scene.survey.themes.map { theme in
      let known = places[theme.name]
      return tag(
        "fieldset", ["class": "row"], tag("legend", [:], theme.label.text(in: scene.language)),
        field("place-\(theme.name)", "Place", value: known.map { String($0.offset + 1) } ?? "", isShort: true),
        field("reason-\(theme.name)", "Why there (optional)", value: known?.element.reason ?? ""))
    }
    return [
      tag("h2", ["id": "agreed"], "The order that is agreed"), part("agreed"),
      tag(
        "details", [:], tag("summary", [:], "Write the order down"),
        form(
          "agree",
          [tag("p", [:], "1 comes first. An area without a number has no place in the order.")] + fields
            + [buttons(button("Keep the order"))])),
    ]
  }
}

extension SessionState {
  /// The areas that a vote would offer.
  fileprivate func themesOnOffer(_ survey: Survey) -> [Name] { survey.themes.map(\.name) }
}
