internal import Phrases
internal import Sessions
internal import Surveys

/// The room itself: what the session is called, how phones join, who is here, and the time.
extension RoomDeskPage {
  /// The session's title, its day and its place.
  var about: [Markup] {
    let session = state.session
    let facts = [session.day.map { phrases.inWords($0) }, session.venue].compactMap { $0 }
    return [scene.heading] + (facts.isEmpty ? [] : [tag("p", ["class": "soft"], facts.joined(separator: " – "))])
      + scene.top.dropFirst()
  }

  var aboutForm: [Markup] {
    let session = state.session
    return [
      folded(
        .about, isOpen: typed["session-title"] != nil,
        form(
          "about",
          mending("session-title", .title, now: session.title)
            + mending("session-day", .day, now: session.day?.description ?? "", isShort: true)
            + [tag("p", ["class": "hint"], said(.dayHint))]
            + mending("session-venue", .venue, now: session.venue ?? "") + [buttons(button(.keepAbout))]))
    ]
  }

  var facts: [Markup] {
    let people =
      state.present.map { $0 == 1 ? said(.peopleOne) : said(.people, ["count": String($0)]) }
      ?? said(.nobodyCounted)
    let doors = said(state.isOpenToPhones ? .openToPhones : .notOpenToPhones)
    let deed = state.isOpenToPhones ? button(.shut, "shut") : button(.open, "open", isMain: true)
    return [
      tag(
        "p", ["class": "facts"], doors, .text(" "), people, .text(" "),
        said(.said, ["count": String(state.contributions.count)])),
      form(nil, [buttons(deed)]),
    ]
  }

  var joining: Markup {
    let isLocal = ["//localhost", "//127.", "//[::1]"].contains { address.contains($0) }
    let warning = isLocal ? [tag("p", ["class": "notice"], said(.unreachable))] : []
    return tag(
      "section", [:],
      all: [
        tag(
          "p", [:], said(.code), .text(" "), tag("strong", ["class": "joincode"], scene.spokenCode),
          .text(" – "),
          tag("a", ["href": scene.base + "/screen?lang=\(scene.language)"], said(.screenForWall)), .text(" – "),
          tag("a", ["href": scene.base + "?lang=\(scene.language)"], said(.asPhones)))
      ] + warning)
  }

  // MARK: - People

  private var roles: [(value: String, label: Markup)] {
    Attendant.Role.allCases.map { ($0.rawValue, said(RoomDeskPage.phrase($0))) }
  }

  private static func phrase(_ role: Attendant.Role) -> FacilitatorPhrase {
    switch role {
    case .present: .present
    case .chair: .chair
    case .secretariat: .secretariat
    case .apologies: .apologies
    }
  }

  private var audiences: [(value: String, label: Markup)] {
    [("", .text("–"))] + scene.survey.audiences.map { ($0.name.text, scene.marked($0.label)) }
  }

  var room: [Markup] {
    [
      tag("h2", ["id": "people"], said(.whoIsHere)), tag("p", [:], said(.namesStandAlone)),
      part("people"),
    ] + personForm + [
      folded(
        .writePeople,
        form(
          "attend",
          [
            field("name", .name), choice("role", .they, roles), field("organisation", .organisation),
            choice("audience", .ofWhom, audiences), buttons(button(.writeThem)),
          ]),
        form("count", [field("people", .howMany, isShort: true), buttons(button(.keepNumber))])),
      tag("h2", ["id": "time"], said(.time)), part("slot"),
      folded(
        .startSlot,
        form(
          "slot",
          [
            field("slot-title", .slotFor), field("minutes", .minutes, value: "15", isShort: true),
            field("slot-table", .slotTable, isShort: true), buttons(button(.start)),
          ])),
    ]
  }

  /// The entry that is being put right, with what stands there.
  private var personForm: [Markup] {
    guard let subject, let entry = state.attendance.first(where: { $0.id == subject }) else { return [] }
    let one = entry.attendant
    let audience = scene.survey.audiences.first { $0.name == one.audience }
    return [
      tag("h3", ["id": "right"], said(.putPersonRight, ["name": one.name])),
      form(
        nil,
        [hidden("entry", entry.id.text)] + mending("new-name", .name, now: one.name)
          + mendingChoice(
            "new-role", .they, roles, now: one.role.rawValue, inWords: phrases.desk(RoomDeskPage.phrase(one.role)))
          + mending("new-organisation", .organisation, now: one.organisation ?? "")
          + mendingChoice(
            "new-audience", .ofWhom, audiences, now: one.audience?.text ?? "",
            inWords: audience?.label.text(in: scene.language) ?? "")
          + [buttons(button(.keepPerson, "person", isMain: true), button(.takeOff, "off"))]),
    ]
  }

  var people: [Markup] {
    let list = state.attendance
    guard !list.isEmpty else { return soft(.nobodyListed) }
    let rows = list.map { entry in
      let one = entry.attendant
      let audience = scene.survey.audiences.first { $0.name == one.audience }
      return [
        Markup.text(one.name), said(RoomDeskPage.phrase(one.role)), .text(one.organisation ?? "–"),
        audience.map { scene.marked($0.label) } ?? .text("–"), putRight(entry.id, one.name),
      ]
    }
    return [table(.whoIsHere, [.name, .role, .organisation, .ofWhom, .putRight], rows)]
  }

  /// The way to put one thing right, named after it.
  func putRight(_ id: EventID, _ what: String) -> Markup {
    tag(
      "a", ["href": link("right=\(id)") + "#right", "id": "right-\(id)"], said(.putRight),
      tag("span", ["class": "away"], ": " + what))
  }

  // MARK: - Time

  var slotNow: [Markup] {
    let slot = scene.slot
    guard !slot.isEmpty else { return soft(.noSlot) }
    return slot + [form("stop", [buttons(button(.stop))])]
  }
}
