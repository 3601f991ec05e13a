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
  /// The contribution or the entry of the list that is being put right; nil for none.
  var subject: EventID?
  /// What was sent and not kept, by the names of the fields; empty for nothing.
  var typed: [String: String]
  var notice: SaidText?
  /// Why something was not done; nil for nothing.
  var fault: SaidText?
  /// Where phones join.
  let address: String

  /// The most characters of a name, a title or an organisation.
  package static let mostOfName = 120
  /// The most characters of a reason or of what a group picked.
  package static let mostOfReason = 500

  package init(
    _ scene: RoomScene, token: String, once: String, last: SessionEvent?, address: String, briefings: [String] = [],
    subject: EventID? = nil, typed: [String: String] = [:], notice: SaidText? = nil, fault: SaidText? = nil
  ) {
    self.scene = scene
    self.token = token
    self.once = once
    self.last = last
    self.address = address
    self.briefings = briefings
    self.subject = subject
    self.typed = typed
    self.notice = notice
    self.fault = fault
  }

  var state: SessionState { scene.state }
  var phrases: Phrases { scene.phrases }
  var path: String { "/\(scene.survey.id)/sessions/\(state.session.id)" }

  func said(_ phrase: FacilitatorPhrase, _ values: [String: String] = [:]) -> Markup {
    phrases.saidAtDesk(phrase, values)
  }

  /// The page's address in its language, with what is asked of it there.
  func link(_ query: String = "") -> String {
    "\(OrganiserPage.base)\(path)?lang=\(scene.language)" + (query.isEmpty ? "" : "&\(query)")
  }

  /// The parts that a stream replaces, by name.
  package var parts: [(name: String, html: String)] {
    live.map { ($0.name, RoomScene.bytes($0.content())) }
  }

  /// Each is made when it is asked for.
  private var live: [(name: String, content: () -> [Markup])] {
    [
      ("about", { about }), ("facts", { facts }), ("undo", { undo }), ("people", { people }), ("slot", { slotNow }),
      ("said", { saidList }), ("groups", { groupList }), ("vote", { voteNow }), ("areas", { areaList }),
      ("picks", { pickList }), ("agreed", { agreedList }),
    ]
  }

  func part(_ name: String) -> Markup {
    RoomScene.live(name, live.first { $0.name == name }?.content() ?? [])
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    var body = RoomPage.fault(phrases, fault, field: "main") + RoomPage.notice(notice)
    body += [RoomPage.lost(phrases), signedOut, part("about"), part("facts"), joining, part("undo")]
    body += aboutForm + room + words + votes + areas + picks + agreedForm
    body += [
      tag("noscript", [:], tag("p", [:], tag("a", ["href": link()], said(.loadAgain)))),
      tag("p", [:], tag("a", ["href": "\(OrganiserPage.base)\(path)/minutes"], said(.minutesOf))),
      tag(
        "p", [:],
        tag(
          "a", ["href": "\(OrganiserPage.base)/\(scene.survey.id)/sessions?lang=\(scene.language)"], said(.allSessions))
      ),
    ]
    return OrganiserPage(
      title: scene.title, body: body, token: token, isFaulty: fault != nil,
      stream: "\(OrganiserPage.base)\(path)/live?lang=\(scene.language)&once=\(once)",
      languages: scene.languages(.address(OrganiserPage.base + path))
    ).html
  }

  /// What is said where the stream is refused because the session of whoever looks on has ended.
  private var signedOut: Markup {
    tag(
      "div", ["class": "notice", "id": "signed-out", "role": "alert", "hidden": "hidden"],
      tag("p", [:], said(.signedOut)),
      tag(
        "p", [:],
        tag("a", ["href": "\(OrganiserPage.base)/sign-in?to=\(OrganiserPage.query(link()))"], said(.signInAgain))))
  }

  // MARK: - Pieces of forms

  /// A form that does one thing; `:do` says which, unless its buttons do.
  func form(_ deed: String?, _ children: [Markup]) -> Markup {
    var hidden = [tag("input", ["type": "hidden", "name": ":once", "value": once])]
    if let deed { hidden.append(tag("input", ["type": "hidden", "name": ":do", "value": deed])) }
    return OrganiserPage.form(path + "?lang=\(scene.language)", token, hidden + children)
  }

  func field(_ id: String, _ label: FacilitatorPhrase, value: String = "", isShort: Bool = false) -> Markup {
    field(id, said(label), value: value, isShort: isShort)
  }

  func field(_ id: String, _ label: Markup, value: String = "", isShort: Bool = false) -> Markup {
    tag(
      "div", ["class": "q"], tag("label", ["for": id, "class": "ask"], label),
      tag(
        "input",
        [
          "type": "text", "id": id, "name": ":" + id, "value": value, "class": isShort ? "short" : "long",
          "autocomplete": "off",
        ]))
  }

  func choice(
    _ id: String, _ label: FacilitatorPhrase, _ options: [(value: String, label: Markup)], chosen: String? = nil
  ) -> Markup {
    choice(id, said(label), options, chosen: chosen)
  }

  func choice(
    _ id: String, _ label: Markup, _ options: [(value: String, label: Markup)], chosen: String? = nil
  ) -> Markup {
    tag(
      "div", ["class": "q"], tag("label", ["for": id, "class": "ask"], label),
      tag(
        "select", ["id": id, "name": ":" + id, "class": "short"],
        all: options.map { option in
          var attributes = [Markup.Attribute("value", option.value)]
          if option.value == chosen { attributes.append(Markup.Attribute("selected", "selected")) }
          return .element("option", attributes, [option.label])
        }))
  }

  func hidden(_ name: String, _ value: String) -> Markup { OrganiserPage.hidden(name, value) }

  func button(_ label: FacilitatorPhrase, _ deed: String? = nil, isMain: Bool = false) -> Markup {
    button(said(label), deed, isMain: isMain)
  }

  func button(_ label: Markup, _ deed: String? = nil, isMain: Bool = false) -> Markup {
    var attributes = [Markup.Attribute("type", "submit")]
    if isMain { attributes.append(Markup.Attribute("class", "main")) }
    if let deed { attributes += [Markup.Attribute("name", ":do"), Markup.Attribute("value", deed)] }
    return .element("button", attributes, [label])
  }

  func buttons(_ all: Markup...) -> Markup { tag("div", ["class": "buttons"], all: all) }

  /// Something that is opened to be filled in.
  func folded(_ summary: FacilitatorPhrase, isOpen: Bool = false, _ children: Markup...) -> Markup {
    tag("details", isOpen ? ["open": "open"] : [:], all: [tag("summary", [:], said(summary))] + children)
  }

  func soft(_ phrase: FacilitatorPhrase) -> [Markup] { [tag("p", ["class": "soft"], said(phrase))] }

  /// A table whose lines are read as blocks on a phone, unless they are numbers.
  func table(
    _ caption: FacilitatorPhrase, _ head: [FacilitatorPhrase], _ lines: [[Markup]], isOfNumbers: Bool = false
  ) -> Markup {
    OrganiserPage.table(
      said(caption), named: phrases.desk(caption), head.map { said($0) }, lines, isStacked: !isOfNumbers)
  }
}
