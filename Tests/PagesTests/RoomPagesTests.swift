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

  private func scene(_ kinds: [SessionEvent.Kind], ballots: [Ballot] = [], language: Language = "en") throws
    -> RoomScene
  {
    let survey = try Survey.read(Self.yaml)
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
    golden(RoomPage.join(), "room-join.html")
    golden(RoomPage.join(typed: "<x>", fault: "There is no session"), "room-join-fault.html")
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

  @Test func `nobody sees dots before they are revealed, and the facilitator none before the vote is closed`() throws {
    let (open, closed) = (try scene(Self.open, ballots: ballots), try scene(Self.closed, ballots: ballots))
    #expect(open.result == nil && closed.result == nil)
    #expect(!String(decoding: desk(open).html, as: UTF8.self).contains("From phones"))
    #expect(String(decoding: desk(closed).html, as: UTF8.self).contains("From phones"))
  }

  private func desk(_ scene: RoomScene, notice: String? = nil, fault: String? = nil) -> RoomDeskPage {
    RoomDeskPage(
      scene, token: "T", once: "O", last: scene.state.hasBegun ? SampleSession.event(9, .counted(people: 2)) : nil,
      address: "http://localhost:8080/room/7KD2MX", briefings: ["briefing-1.html"], notice: notice, fault: fault)
  }

  @Test func `the facilitator's screen shows what can be done in each state`() throws {
    golden(desk(try scene([])).html, "room-desk-new.html")
    golden(desk(try scene(Self.open, ballots: ballots), notice: "The vote is open.").html, "room-desk-open.html")
    golden(desk(try scene(Self.revealed, ballots: ballots), fault: "Tick <one> group").html, "room-desk-revealed.html")
  }

  @Test func `sessions are listed, and made on the spot`() {
    let session = Session(id: "focus-group", kind: .focusGroup, title: "Talk <here>", day: CivilDate(iso: "2016-01-18"))
    let other = Session(id: "later", kind: .meeting, title: "Later")
    let lines = [
      SessionListPage.Line(session, hasBegun: true, isOpen: true),
      SessionListPage.Line(other, hasBegun: false, isOpen: false),
    ]
    golden(SessionListPage("isles", lines, token: "T", once: "O").html, "room-sessions.html")
    golden(
      SessionListPage(
        "isles", [], token: "T", once: "O", fault: SessionListPage.Fault(title: "", text: "Give the session a title")
      ).html, "room-sessions-fault.html")
  }
}
