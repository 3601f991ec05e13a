internal import Phrases
package import Sessions
internal import Surveys

/// The facilitator's screen: everything that is done in a room, and what comes in while it is done.
package struct RoomDeskPage: Sendable {
  let scene: RoomScene
  /// What a form of the page sends back.
  let token: String
  /// By which a form that is sent twice is known to be the same.
  let once: String
  /// What the button to undo would take back; nil for nothing.
  let last: SessionEvent?
  /// The briefing packs that were made: addresses below the survey's.
  var briefings: [String] = []
  var notice: String?
  /// Why something was not done; nil for nothing.
  var fault: String?
  /// Where phones join.
  let address: String

  /// The most characters of a name, a title or an organisation.
  package static let mostOfName = 120
  /// The most characters of a reason or of what a group picked.
  package static let mostOfReason = 500

  package init(
    _ scene: RoomScene, token: String, once: String, last: SessionEvent?, address: String, briefings: [String] = [],
    notice: String? = nil, fault: String? = nil
  ) {
    self.scene = scene
    self.token = token
    self.once = once
    self.last = last
    self.address = address
    self.briefings = briefings
    self.notice = notice
    self.fault = fault
  }

  var state: SessionState { scene.state }
  var path: String { "/\(scene.survey.id)/sessions/\(state.session.id)" }

  /// The parts that a stream replaces, by name.
  package var parts: [(name: String, html: String)] {
    live.map { ($0.name, RoomScene.bytes($0.content)) }
  }

  private var live: [(name: String, content: [Markup])] {
    [
      ("facts", facts), ("undo", undo), ("people", people), ("slot", slotNow), ("said", saidList),
      ("groups", groupList), ("vote", voteNow), ("picks", pickList), ("agreed", agreedList),
    ]
  }

  func part(_ name: String) -> Markup {
    RoomScene.live(name, live.first { $0.name == name }?.content ?? [])
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    var body = OrganiserPage.fault(fault, field: "main")
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    body += [
      tag("p", ["class": "notice", "id": "lost", "role": "status", "hidden": "hidden"], scene.phrases(.lost)),
      scene.heading,
    ]
    body += scene.madeUp
    body += [part("facts"), joining, part("undo")]
    body += room + words + votes + picks + agreedForm
    body += [
      tag(
        "noscript", [:],
        tag("p", [:], tag("a", ["href": OrganiserPage.base + path], "Load the page again to see what is new"))),
      tag("p", [:], tag("a", ["href": "\(OrganiserPage.base)/\(scene.survey.id)/sessions"], "All sessions")),
    ]
    return OrganiserPage(
      title: state.session.title, body: body, token: token, isFaulty: fault != nil,
      stream: OrganiserPage.base + path + "/live?once=" + once
    ).html
  }

  // MARK: - Pieces of forms

  /// A form that does one thing; `:do` says which, unless its buttons do.
  func form(_ deed: String?, _ children: [Markup]) -> Markup {
    var hidden = [tag("input", ["type": "hidden", "name": ":once", "value": once])]
    if let deed { hidden.append(tag("input", ["type": "hidden", "name": ":do", "value": deed])) }
    return OrganiserPage.form(path, token, hidden + children)
  }

  func field(_ id: String, _ label: String, value: String = "", isShort: Bool = false) -> Markup {
    tag(
      "div", ["class": "q"], tag("label", ["for": id, "class": "ask"], label),
      tag(
        "input",
        [
          "type": "text", "id": id, "name": ":" + id, "value": value, "class": isShort ? "short" : "long",
          "autocomplete": "off",
        ]))
  }

  func choice(_ id: String, _ label: String, _ options: [(value: String, label: String)]) -> Markup {
    tag(
      "div", ["class": "q"], tag("label", ["for": id, "class": "ask"], label),
      tag(
        "select", ["id": id, "name": ":" + id, "class": "short"],
        all: options.map { tag("option", ["value": $0.value], $0.label) }))
  }

  func button(_ label: String, _ deed: String? = nil, isMain: Bool = false) -> Markup {
    var attributes = [Markup.Attribute("type", "submit")]
    if isMain { attributes.append(Markup.Attribute("class", "main")) }
    if let deed { attributes += [Markup.Attribute("name", ":do"), Markup.Attribute("value", deed)] }
    return .element("button", attributes, [.text(label)])
  }

  func buttons(_ all: Markup...) -> Markup { tag("div", ["class": "buttons"], all: all) }

  // MARK: - The room

  private var facts: [Markup] {
    let people =
      state.present.map { $0 == 1 ? "1 person in the room." : "\($0) people in the room." } ?? "Nobody is counted yet."
    let doors = state.isOpenToPhones ? "Open to phones." : "Not open to phones."
    let deed =
      state.isOpenToPhones
      ? button("Close the room to phones", "shut") : button("Open the room to phones", "open", isMain: true)
    return [
      tag("p", ["class": "facts"], "\(doors) \(people) \(state.contributions.count) said."),
      form(nil, [buttons(deed)]),
    ]
  }

  private var joining: Markup {
    let isLocal = ["//localhost", "//127.", "//[::1]"].contains { address.contains($0) }
    let warning =
      isLocal
      ? [
        tag(
          "p", ["class": "notice"],
          "Phones cannot reach this address: it means this machine alone. Open these pages under the address by which phones reach the server."
        )
      ]
      : []
    return tag(
      "section", [:],
      all: [
        tag(
          "p", [:], .text("Code: "), tag("strong", ["class": "joincode"], scene.spokenCode), .text(" – "),
          tag("a", ["href": scene.base + "/screen"], "The screen for the wall"), .text(" – "),
          tag("a", ["href": scene.base], "The room as phones see it"))
      ] + warning
        + briefings.map { name in
          tag(
            "p", [:],
            tag("a", ["href": "\(OrganiserPage.base)/\(scene.survey.id)/reports/\(name)"], "Briefing pack: \(name)"))
        })
  }

  private var undo: [Markup] {
    guard let last, let words = RoomDeskPage.words(last.kind) else { return [] }
    return [
      form(
        "undo",
        [tag("input", ["type": "hidden", "name": ":event", "value": last.id.text]), buttons(button("Undo: \(words)"))])
    ]
  }

  /// What an event did, in a few words; nil for what cannot be taken back.
  static func words(_ kind: SessionEvent.Kind) -> String? {
    func short(_ text: String) -> String { text.count > 40 ? text.prefix(39) + "…" : text }
    return switch kind {
    case .attended(let attendant, _): "\(short(attendant.name)) on the list"
    case .counted(let people): "\(people) in the room"
    case .contributed(let text, _): "‘\(short(text))’"
    case .reworded(_, let text): "reworded to ‘\(short(text))’"
    case .grouped(let title, _): "the group ‘\(short(title))’"
    case .moved(let all, _): "\(all.count) moved"
    case .merged(let all, _): "\(all.count) merged"
    case .titled(_, let title): "the title ‘\(short(title))’"
    case .dotsCounted, .votersCounted: "a number from the wall"
    case .slotStarted(let title, _, _): "the slot ‘\(short(title))’"
    case .slotStopped: "the end of a slot"
    case .picked(let table, let theme, _, _): "a pick of table \(short(table)): \(theme)"
    case .agreed: "the agreed order"
    default: kind.mayBeUndone ? "the last thing" : nil
    }
  }

  private var room: [Markup] {
    let roles: [(String, String)] = [
      ("present", "Present"), ("chair", "Chair"), ("secretariat", "Secretariat"), ("apologies", "Apologies"),
    ]
    let audiences = [("", "–")] + scene.survey.audiences.map { ($0.name.text, $0.label.text) }
    return [
      tag("h2", ["id": "people"], "Who is here"),
      tag("p", [:], "A name stands on this list alone: never beside what was said, and never beside dots."),
      part("people"),
      tag(
        "details", [:], tag("summary", [:], "Write people down"),
        form(
          "attend",
          [
            field("name", "Name"), choice("role", "They are", roles), field("organisation", "Organisation"),
            choice("audience", "Of whom", audiences), buttons(button("Write them down")),
          ]),
        form(
          "count",
          [field("people", "How many people are in the room?", isShort: true), buttons(button("Keep the number"))])),
      tag("h2", ["id": "time"], "Time"), part("slot"),
      tag(
        "details", [:], tag("summary", [:], "Start a slot"),
        form(
          "slot",
          [
            field("slot-title", "What is it for?"), field("minutes", "Minutes", value: "15", isShort: true),
            field("slot-table", "Table (all, if left out)", isShort: true), buttons(button("Start the slot")),
          ])),
    ]
  }

  private var people: [Markup] {
    guard !state.attendants.isEmpty else { return [tag("p", ["class": "soft"], "Nobody is on the list yet.")] }
    let rows = state.attendants.map { one in
      [
        Markup.text(one.name), .text(one.role.rawValue), .text(one.organisation ?? "–"),
        .text(one.audience.flatMap { name in scene.survey.audiences.first { $0.name == name }?.label.text } ?? "–"),
      ]
    }
    return [OrganiserPage.table("Who is here", ["Name", "Role", "Organisation", "Of whom"], rows)]
  }

  private var slotNow: [Markup] {
    let slot = scene.slot
    guard !slot.isEmpty else { return [tag("p", ["class": "soft"], "No slot runs.")] }
    return slot + [form("stop", [buttons(button("Stop the slot"))])]
  }
}
