import Phrases
import Sessions
import Surveys
import TestSupport
import Testing

@testable import Pages

/// The pages of a room in each state, byte by byte.
@Suite struct RoomPagesTests {
  private static let yaml = """
    survey: isles
    title: The <isles>
    organiser: Isles Trust
    languages: [en, gd]
    privacy: Held by the Isles Trust, write to isles@example.org
    audiences: { sector: { label: The third sector } }
    themes:
      roads: { label: { en: "Roads & piers", gd: "Rathaidean" } }
      money: { label: Money }
      care: { label: Care }
    pages:
      - questions:
          - { name: who, type: select_one, label: Who are you?, choices: audiences }

    """

  private static let plan = """
    sessions:
      - { id: focus-group, kind: consensus, title: { en: Agree & <prioritise>, gd: Aontachadh }, dots: 5 }

    """

  private static let said: [SessionEvent.Kind] = [
    .doors(areOpen: true), .contributed(text: "Buses <on> time & “soon”", table: "3"),
    .contributed(text: "Childcare", table: nil), .contributed(text: "A pier", table: "12"),
    .grouped(title: "Getting about", contributions: [SampleSession.id(2)]),
    .grouped(title: "The sea", contributions: [SampleSession.id(4)]),
    .merged(groups: [SampleSession.id(6)], into: SampleSession.id(5)),
    .attended(Attendant("Mòrag <chair>", role: .chair, organisation: "Isles Trust", audience: "sector")),
    .counted(people: 2), .slotStarted(title: "Read the figures", seconds: 900, table: nil),
  ]
  private static let open: [SessionEvent.Kind] = said + [.voteOpened(dots: 5, themes: [])]
  private static let closed: [SessionEvent.Kind] =
    open + [
      .dotsCounted(vote: SampleSession.id(11), theme: "money", table: nil, dots: 4),
      .voteClosed(vote: SampleSession.id(11)),
    ]
  private static let revealed: [SessionEvent.Kind] =
    closed + [
      .voteRevealed(vote: SampleSession.id(11)),
      .picked(table: "3", theme: "roads", text: "A later bus", reason: "Shifts end at ten"),
      .agreed(places: [AgreedPlace("money", reason: "First things first"), AgreedPlace("roads")]),
    ]

  private func scene(
    _ kinds: [SessionEvent.Kind], ballots: [Ballot] = [], language: Language = "en", planned: Bool = false
  )
    throws -> RoomScene
  {
    let survey = try Survey.read(planned ? Self.yaml + Self.plan : Self.yaml)
    let session = Session(id: "focus-group", kind: .consensus, title: "Agree & <prioritise>", dots: 5)
    let state = SessionState(
      session, themes: survey.themes.map(\.name),
      kinds.enumerated().map { SampleSession.event($0.offset + 1, $0.element) })
    return RoomScene(
      survey, state, ballots: ballots, now: Moment(milliseconds: 14 * 60_000), code: "7KD2MX", language: language)
  }

  private let ballots = [
    SampleSession.ballot(1, vote: 11, ["roads": 5]), SampleSession.ballot(2, vote: 11, ["roads": 2, "money": 3]),
    SampleSession.ballot(3, vote: 11, [:]),
  ]

  private func golden(_ bytes: [UInt8], _ name: String) {
    expectGolden(String(decoding: bytes, as: UTF8.self), name)
  }

  @Test func `joining asks for a code, and says what is wrong with one`() {
    let english = RoomLanguages(["en", "gd"], shown: "en", address: "/room")
    golden(RoomPage.join(english), "room-join.html")
    golden(RoomPage.join(english, typed: "<x>", fault: "There is no session"), "room-join-fault.html")
    let gaelic = RoomLanguages(["en", "gd"], shown: "gd", address: "/room")
    golden(
      RoomPage.join(gaelic, typed: "<x>", fault: SaidText(Phrases("gd"), .joinUnknown)), "room-join-fault-gd.html")
    #expect(RoomLanguages(["en"], shown: "en", address: "/room").markup.isEmpty)
  }

  @Test func `a phone shows what happens now and takes what people say`() throws {
    let shut = try scene([])
    golden(PhonePage.shut(shut), "room-shut.html")
    golden(PhonePage(try scene([.doors(areOpen: true)]), token: "T", once: "O").html, "room-phone-new.html")
    golden(PhonePage(try scene(Self.said), token: "T", once: "O", notice: "It is added.").html, "room-phone.html")
    golden(PhonePage(try scene(Self.open, ballots: ballots), token: "T", once: "O").html, "room-phone-open.html")
    golden(
      PhonePage(try scene(Self.closed, ballots: ballots), token: "T", once: "O", typed: "<b>", fault: "Too long").html,
      "room-phone-closed.html")
    golden(
      PhonePage(try scene(Self.revealed, ballots: ballots, language: "gd"), token: "T", once: "O").html,
      "room-phone-revealed.html")
  }

  @Test func `a phone speaks the language that it was asked for, and marks what is English there`() throws {
    golden(PhonePage.shut(try scene([], language: "gd")), "room-shut-gd.html")
    let open = try scene(Self.open, ballots: ballots, language: "gd")
    let fault = SaidText(Phrases("gd"), .needsWords)
    golden(PhonePage(open, token: "T", once: "O", fault: fault).html, "room-phone-open-gd.html")
    let vote = try #require(open.state.vote)
    golden(DotsPage(open, vote, token: "T", revision: 1, fields: ["roads": "2"]).html, "room-dots-gd.html")
    let french = try scene(Self.said, language: "fr")
    let text = String(decoding: PhonePage(french, token: "T", once: "O").html, as: UTF8.self)
    #expect(text.contains("<html lang=\"fr\">") && text.contains("<span lang=\"en\">Add it</span>"))
  }

  @Test func `a session is called as the definition has it in the language, or as somebody called it since`() throws {
    let gaelic = try scene([], language: "gd", planned: true)
    #expect(gaelic.title == "Aontachadh")
    #expect(RoomScene.bytes([gaelic.heading]) == "<h1 lang=\"gd\">Aontachadh</h1>\n")
    #expect(RoomScene.bytes([try scene([], planned: true).heading]).contains("lang=\"en\">Agree &amp; &lt;prior"))
    #expect(RoomScene.bytes([try scene([], language: "gd").heading]).hasPrefix("<h1 lang=\"en\">Agree"))
  }

  @Test func `dots are placed in fields that work without a script`() throws {
    let scene = try scene(Self.open, ballots: ballots)
    let vote = try #require(scene.state.vote)
    let fields: [Name: String] = ["roads": "2", "money": "3"]
    golden(DotsPage(scene, vote, token: "T", revision: 1, fields: fields).html, "room-dots.html")
    golden(
      DotsPage(scene, vote, token: "T", revision: 1, fields: ["roads": "nine"], fault: "Write a whole number").html,
      "room-dots-fault.html")
    golden(DotsPage.none(try self.scene([])), "room-dots-none.html")
    golden(DotsPage.none(try self.scene(Self.revealed, ballots: ballots)), "room-dots-closed.html")
  }

  @Test func `the wall has no controls`() throws {
    for (name, kinds) in [
      ("room-wall-new", []), ("room-wall", Self.said), ("room-wall-open", Self.open), ("room-wall-closed", Self.closed),
      ("room-wall-revealed", Self.revealed),
    ] {
      let html = WallPage(try scene(kinds, ballots: ballots), address: "https://example.org/room/7KD2MX").html
      golden(html, name + ".html")
      let text = String(decoding: html, as: UTF8.self)
      for control in ["<button", "<input", "<a ", "<form"] { #expect(!text.contains(control)) }
    }
  }

  @Test func `the wall speaks the language of its address`() throws {
    for (name, kinds) in [("room-wall-gd", Self.open), ("room-wall-revealed-gd", Self.revealed)] {
      golden(
        WallPage(try scene(kinds, ballots: ballots, language: "gd"), address: "https://example.org/room/7KD2MX").html,
        name + ".html")
    }
  }

  @Test func `nobody sees dots before they are revealed, and the facilitator none before the vote is closed`() throws {
    let (open, closed) = (try scene(Self.open, ballots: ballots), try scene(Self.closed, ballots: ballots))
    #expect(open.result == nil && closed.result == nil)
    #expect(!String(decoding: desk(open).html, as: UTF8.self).contains("From phones"))
    #expect(String(decoding: desk(closed).html, as: UTF8.self).contains("From phones"))
  }

  private func desk(
    _ scene: RoomScene, subject: Int? = nil, notice: SaidText? = nil, fault: SaidText? = nil
  ) -> RoomDeskPage {
    RoomDeskPage(
      scene, token: "T", once: "O", last: scene.state.hasBegun ? SampleSession.event(9, .counted(people: 2)) : nil,
      address: "http://localhost:8080/room/7KD2MX", briefings: ["briefing-1.html"],
      subject: subject.map { SampleSession.id($0) }, notice: notice, fault: fault)
  }

  private func text(_ page: RoomDeskPage) -> String { String(decoding: page.html, as: UTF8.self) }

  @Test func `the facilitator's screen speaks the language that it was asked for`() throws {
    let kinds =
      Self.open + [
        .dotsCounted(vote: SampleSession.id(11), theme: "money", table: "3", dots: 4),
        .assigned(table: "3", themes: ["roads", "care"]),
      ]
    let gaelic = try scene(kinds, ballots: ballots, language: "gd")
    golden(desk(gaelic, subject: 2, notice: SaidText(Phrases("gd"), deed: .vote)).html, "room-desk-open-gd.html")
    let revealed = try scene(Self.revealed, ballots: ballots, language: "gd")
    let fault = SaidText(Phrases("gd"), deed: .tickOneGroup)
    golden(desk(revealed, subject: 8, fault: fault).html, "room-desk-revealed-gd.html")
  }

  @Test func `what was put right stands beside what it said before, and in the form that puts it right again`() throws {
    let kinds =
      Self.said + [
        .reworded(contribution: SampleSession.id(2), text: "Buses on time"),
        .seated(contribution: SampleSession.id(2), table: "4"),
        .described(title: "An evening", day: CivilDate(iso: "2016-01-18"), venue: "The hall"),
      ]
    let page = text(desk(try scene(kinds), subject: 2))
    #expect(page.contains("before: Buses &lt;on&gt; time &amp; “soon”") && page.contains("before: table 3"))
    #expect(page.contains("name=\":right-words\" rows=\"3\">Buses on time</textarea>"))
    #expect(page.contains("Monday 18 January 2016 – The hall") && page.contains(">An evening</h1>"))
    #expect(page.contains("name=\":session-day\" value=\"2016-01-18\""))
    #expect(!text(desk(try scene(kinds), subject: 99)).contains("id=\"right\""))
  }

  @Test func `while a vote is open the facilitator sees what was counted on the wall, and no dot from a phone`() throws
  {
    let wall: [SessionEvent.Kind] = [
      .dotsCounted(vote: SampleSession.id(11), theme: "money", table: "3", dots: 77),
      .votersCounted(vote: SampleSession.id(11), table: "3", people: 16),
    ]
    let page = text(desk(try scene(Self.open + wall, ballots: ballots)))
    #expect(page.contains("Counted on the wall so far") && page.contains("<td>77</td>") && page.contains("<td>16</td>"))
    #expect(!page.contains("From phones") && !page.contains("dots in all"))
    let none = text(desk(try scene(Self.open + wall)))
    // Which dots the phones placed changes nothing but how many have voted.
    #expect(none.replacing("0 people have placed", with: "2 people have placed") == page)
    #expect(text(desk(try scene(Self.open))).contains("Nothing has been counted on the wall yet."))
  }

  @Test func `the facilitator's screen shows what can be done in each state`() throws {
    golden(desk(try scene([])).html, "room-desk-new.html")
    golden(desk(try scene(Self.open, ballots: ballots), notice: "The vote is open.").html, "room-desk-open.html")
    golden(desk(try scene(Self.revealed, ballots: ballots), fault: "Tick <one> group").html, "room-desk-revealed.html")
  }

  @Test func `sessions are listed, and made on the spot`() throws {
    let survey = try Survey.read(Self.yaml + Self.plan)
    let session = Session(id: "focus-group", kind: .focusGroup, title: "Talk <here>", day: CivilDate(iso: "2016-01-18"))
    let other = Session(id: "later", kind: .meeting, title: "Later")
    let lines = [
      SessionListPage.Line(session, hasBegun: true, isOpen: true),
      SessionListPage.Line(other, hasBegun: false, isOpen: false),
    ]
    golden(SessionListPage(survey, in: "en", lines, token: "T", once: "O").html, "room-sessions.html")
    golden(SessionListPage(survey, in: "gd", lines, token: "T", once: "O").html, "room-sessions-gd.html")
    golden(
      SessionListPage(
        survey, in: "en", [], token: "T", once: "O",
        fault: SessionListPage.Fault(title: "", text: "Write a title for the session")
      ).html, "room-sessions-fault.html")
  }
}
