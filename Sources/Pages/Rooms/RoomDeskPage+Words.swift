internal import Sessions
internal import Surveys

/// What was said: as it comes, put into groups, and the groups made parts of others, with what became of each.
extension RoomDeskPage {
  var words: [Markup] {
    [
      tag("h2", ["id": "said"], "What is said"),
      form(
        "add",
        [
          field("words", "Write down what somebody says"), field("table", "Table", isShort: true),
          buttons(button("Add it")),
        ]),
      form(
        nil,
        [
          part("said"),
          field("group-title", "Put those that are ticked into a new group, called"),
          buttons(button("Make the group", "group")),
          tag(
            "div", ["class": "buttons"], button("Put them into the group that is ticked below", "move"),
            button("Take them out of their group", "ungroup")),
          tag("h3", ["id": "groups"], "Groups"), part("groups"),
          tag(
            "div", ["class": "buttons"], button("Make the groups that are ticked one: the first stays", "merge")),
          field("new-title", "Another title for the group that is ticked"),
          buttons(button("Give it this title", "title")),
        ]),
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
    guard !loose.isEmpty else {
      let words = state.contributions.isEmpty ? "Nothing has been said yet." : "Everything lies in a group."
      return [tag("p", ["class": "soft"], words)]
    }
    return loose.map { tick("said", $0.id, line($0)) }
  }

  private func line(_ one: Contribution) -> [Markup] {
    var parts: [Markup] = [.text(one.text)]
    if let table = one.table { parts.append(tag("span", ["class": "soft"], " – table \(table)")) }
    for step in one.trail {
      if case .text(let former) = step.change { parts.append(tag("span", ["class": "soft"], " – before: \(former)")) }
    }
    return parts
  }

  var groupList: [Markup] {
    guard !state.standingGroups.isEmpty else { return [tag("p", ["class": "soft"], "There is no group yet.")] }
    let members = state.members
    return state.standingGroups.map { group in
      var heading: [Markup] = [tag("strong", [:], group.title)]
      let former = group.merged.compactMap { state.group($0)?.title } + group.formerTitles
      if !former.isEmpty {
        heading.append(tag("span", ["class": "soft"], " – from: " + former.joined(separator: "; ")))
      }
      return tag(
        "div", ["class": "group"], tick("group", group.id, heading),
        tag(
          "div", ["class": "specify"], all: (members[group.id] ?? []).map { tick("said", $0.id, line($0)) }))
    }
  }
}
