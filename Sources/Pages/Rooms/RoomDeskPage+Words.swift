internal import Phrases
internal import Sessions
internal import Surveys

/// What was said: as it comes, put right, put into groups, and the groups made parts of others, with what became of each.
extension RoomDeskPage {
  var words: [Markup] {
    [
      tag("h2", ["id": "said"], said(.whatIsSaid)),
      form(
        "add", [field("words", .writeWords), field("table", .table, isShort: true), buttons(button(.add))]),
    ] + rightForm + [
      form(
        nil,
        [
          part("said"), field("group-title", .newGroup), buttons(button(.makeGroup, "group")),
          buttons(button(.moveInto, "move"), button(.takeOut, "ungroup")),
          tag("h3", ["id": "groups"], said(.groups)), part("groups"),
          buttons(button(.mergeGroups, "merge")), field("new-title", .newTitle), buttons(button(.giveTitle, "title")),
        ])
    ]
  }

  /// The contribution that is being put right, with what stands there.
  private var rightForm: [Markup] {
    guard let subject, let one = state.contribution(subject) else { return [] }
    return [
      tag("h3", ["id": "right"], said(.putWordsRight)),
      form(
        "reword",
        [hidden("contribution", one.id.text)] + mendingText("right-words", .words, now: one.text)
          + mending("right-table", .wordsTable, now: one.table ?? "", isShort: true)
          + [buttons(button(.keepWords, isMain: true))]),
    ]
  }

  private func tick(_ name: String, _ id: EventID, _ label: [Markup]) -> Markup {
    tag(
      "div", ["class": "box"],
      tag("input", ["type": "checkbox", "id": "\(name)-\(id)", "name": ":\(name)", "value": id.text]),
      tag("label", ["for": "\(name)-\(id)"], all: label))
  }

  /// The most that is listed; what came before is in its groups, or in the minutes.
  private static let mostListed = 300

  var saidList: [Markup] {
    let loose = state.ungrouped.suffix(RoomDeskPage.mostListed).reversed()
    guard !loose.isEmpty else { return soft(state.contributions.isEmpty ? .nothingSaid : .allGrouped) }
    return loose.map(line)
  }

  /// One contribution, to be ticked or put right.
  private func line(_ one: Contribution) -> Markup {
    var parts: [Markup] = [.text(one.text)]
    func add(_ more: Markup) { parts.append(tag("span", ["class": "soft"], .text(" – "), more)) }
    if let table = one.table { add(said(.atTable, ["table": table])) }
    for step in one.trail {
      switch step.change {
      case .text(let former): add(said(.before, ["text": former]))
      case .table(let former?): add(said(.before, ["text": phrases.desk(.atTable, ["table": former])]))
      case .table(nil), .group: continue
      }
    }
    return tag("div", ["class": "line"], tick("said", one.id, parts), putRight(one.id, RoomDeskPage.short(one.text)))
  }

  /// A text, or the beginning of a long one.
  static func short(_ text: String) -> String { text.count > 40 ? text.prefix(39) + "…" : text }

  var groupList: [Markup] {
    guard !state.standingGroups.isEmpty else { return soft(.noGroup) }
    let members = state.members
    return state.standingGroups.map { group in
      var heading: [Markup] = [tag("strong", [:], group.title)]
      let former = group.merged.compactMap { state.group($0)?.title } + group.formerTitles
      if !former.isEmpty {
        heading.append(
          tag(
            "span", ["class": "soft"], .text(" – "),
            said(.from, ["text": former.joined(separator: "; ")])))
      }
      return tag(
        "div", ["class": "group"], tick("group", group.id, heading),
        tag("div", ["class": "specify"], all: (members[group.id] ?? []).map(line)))
    }
  }
}
