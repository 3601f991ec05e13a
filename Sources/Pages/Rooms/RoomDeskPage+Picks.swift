internal import Phrases
internal import Sessions
internal import Surveys

/// Which areas each small group takes, what it picks, and the order that is agreed.
extension RoomDeskPage {
  private var themes: [Theme] { scene.survey.themes }

  /// What each small group takes, with its pack.
  var areas: [Markup] {
    guard !themes.isEmpty else { return [] }
    return [tag("h2", ["id": "areas"], said(.areasOfTables)), part("areas")]
      + briefings.map { name in
        tag(
          "p", [:],
          tag(
            "a", ["href": "\(OrganiserPage.base)/\(scene.survey.id)/reports/\(name)"], said(.packs),
            .text(": \(name)")))
      } + [
        folded(
          .giveAreas,
          form(
            "give",
            [
              field("give-table", .giveTable, isShort: true),
              tag(
                "fieldset", ["class": "q"],
                all: [tag("legend", ["class": "ask"], said(.tickAreas))]
                  + themes.map { theme in
                    tag(
                      "div", ["class": "box"],
                      tag(
                        "input",
                        [
                          "type": "checkbox", "id": "give-\(theme.name)", "name": ":give", "value": theme.name.text,
                        ]), tag("label", ["for": "give-\(theme.name)"], scene.area(theme.name)))
                  }), buttons(button(.giveThem)),
            ]))
      ]
  }

  var areaList: [Markup] {
    let given = state.assignments.filter { !$0.value.isEmpty }.sorted { TableOrder.precedes($0.key, $1.key) }
    guard !given.isEmpty else { return soft(.noAreas) }
    let rows = given.map { table, areas in
      [
        Markup.text(table),
        .several(areas.enumerated().flatMap { ($0.offset == 0 ? [] : [.text("; ")]) + [scene.area($0.element)] }),
        tag(
          "a", ["href": "\(OrganiserPage.base)\(path)/pack?table=\(OrganiserPage.query(table))"],
          said(.pack, ["table": table])),
      ]
    }
    return [self.table(.areasOfTables, [.table, .areas, .packs], rows)]
  }

  // MARK: - Picks

  var picks: [Markup] {
    guard !themes.isEmpty else { return [] }
    return [
      tag("h2", ["id": "picks"], said(.picks)), part("picks"),
      folded(
        .writePick,
        form(
          "pick",
          [
            field("pick-table", .table, isShort: true),
            choice("pick-theme", .pickArea, themes.map { ($0.name.text, scene.area($0.name)) }),
            field("pick-text", .improvement), field("pick-reason", .why), buttons(button(.writeDown)),
          ])),
    ]
  }

  var pickList: [Markup] {
    guard !state.picks.isEmpty else { return soft(.nothingPicked) }
    let rows = state.picks.map { pick in
      [
        Markup.text(pick.table), scene.area(pick.theme), .text(pick.text ?? "–"), .text(pick.reason ?? "–"),
        form(
          "unpick",
          [
            hidden("pick", pick.id.text),
            tag(
              "button", ["type": "submit", "class": "link"], said(.takeBack),
              tag("span", ["class": "away"], ": \(pick.table), \(scene.label(pick.theme))")),
          ]),
      ]
    }
    return [table(.picks, [.table, .area, .improvementPicked, .whyPicked, .takeBack], rows)]
  }

  // MARK: - The order

  var agreedList: [Markup] { state.agreed.isEmpty ? soft(.noOrder) : scene.agreedOrder().dropFirst() + [] }

  var agreedForm: [Markup] {
    guard !themes.isEmpty else { return [] }
    let places = Dictionary(state.agreed.enumerated().map { ($0.element.theme, $0) }) { first, _ in first }
    let fields = themes.map { theme in
      let known = places[theme.name]
      return tag(
        "fieldset", ["class": "row"], tag("legend", [:], scene.area(theme.name)),
        field("place-\(theme.name)", .place, value: known.map { String($0.offset + 1) } ?? "", isShort: true),
        field("reason-\(theme.name)", .whyThere, value: known?.element.reason ?? ""))
    }
    return [
      tag("h2", ["id": "agreed"], said(.order)), part("agreed"),
      folded(
        .writeOrder,
        form("agree", [tag("p", [:], said(.orderHint))] + fields + [buttons(button(.keepOrder))])),
    ]
  }
}
