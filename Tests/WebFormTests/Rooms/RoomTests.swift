import HTTPTypes
import SQLiteStore
import Seals
import Sessions
import Surveys
import TestSupport
import Testing

@testable import Pages
@testable import WebForm

/// A room as phones and the wall meet it, against a store of its own.
struct RoomTests {
  static let yaml = """
    survey: isles
    title: The isles
    organiser: Isles Trust
    privacy: Held by the Isles Trust, write to isles@example.org
    audiences: { sector: The third sector }
    themes: { roads: Roads, money: Money, care: Care }
    sessions:
      - { id: talk, kind: consensus, title: Agree and prioritise, dots: 5 }
    pages:
      - questions:
          - { name: who, type: select_one, label: Who are you?, choices: audiences }

    """

  /// A site with a room that is open to phones, and its path.
  static func visit(
    _ yaml: String = RoomTests.yaml, _ body: @escaping @Sendable (Browser, TestSite, String) async throws -> Void
  ) async throws {
    let site = try TestSite(yaml, door: TestSite.door(), desk: TestDesk())
    let rooms = try #require(site.served.rooms)
    try site.happen(1, .doors(areOpen: true))
    let path = "/room/\(rooms.code(of: "talk").text)"
    try await site.visit { try await body($0, site, path) }
  }

  // MARK: - Joining

  @Test func `a code leads into its room, however it is typed, and no other does`() async throws {
    try await RoomTests.visit { browser, _, path in
      let code = String(path.suffix(6))
      #expect(try await browser.get("/room").title == "Join a session")
      let typed = " \(code.prefix(3).lowercased())-\(code.suffix(3)) "
      try await browser.send(.post, "/room", body: ":code=\(Browser.encoded(typed))")
      #expect(browser.page.title == "Agree and prioritise" && browser.page.status == 200)
      #expect(browser.page.headers[.cacheControl] == "no-store")
      try await browser.send(.post, "/room", body: ":code=000000")
      #expect(browser.page.status == 422 && browser.page.body.contains("no session with this code"))
      for wrong in ["/room/000000", "/room/%3Cscript%3E", "/room/000000/vote", "/room/000000/live", "/room/x/screen"] {
        #expect(try await browser.get(wrong).status == 404)
      }
    }
  }

  @Test func `nobody tries codes for long`() async throws {
    try await RoomTests.visit { browser, site, path in
      for _ in 0..<60 { try await browser.send(.post, "/room", body: ":code=000000") }
      #expect(try await browser.send(.post, "/room", body: ":code=000000").status == 429)
      #expect(try await browser.get("/room/000000").status == 429)
      site.wait(300)
      #expect(try await browser.get(path).status == 200)
    }
  }

  @Test func `a room that is not open takes nothing`() async throws {
    try await RoomTests.visit { browser, site, path in
      try await browser.get(path)
      try site.happen(2, .doors(areOpen: false))
      try await browser.submit([":words": "Too late"], to: path)
      #expect(browser.page.status == 403 && browser.page.body.contains("not open"))
      #expect(try site.state().contributions.isEmpty)
      #expect(try await browser.get(path).body.contains("This room is not open"))
    }
  }

  // MARK: - Languages

  @Test func `a phone changes its language without losing what is typed, and keeps it`() async throws {
    let yaml = RoomTests.yaml.replacing("organiser:", with: "languages: [en, gd]\norganiser:")
      .replacing("roads: Roads", with: "roads: { label: { en: Roads, gd: Rathaidean } }")
    try await RoomTests.visit(yaml) { browser, site, path in
      try await browser.get(path)
      #expect(browser.page.body.contains("<html lang=\"en\">") && browser.page.body.contains(">Gàidhlig</button>"))
      try await browser.submit([":words": "Half a <thought", ":table": "3", ":language": "gd"], to: path)
      #expect(browser.page.status == 200 && browser.page.body.contains("<html lang=\"gd\">"))
      #expect(browser.page.body.contains("Half a &lt;thought</textarea>") && browser.page.value(":table") == "3")
      #expect(try site.state().contributions.isEmpty)
      try await browser.submit([":words": "A whole one"], to: path)
      #expect(browser.page.body.contains("Chaidh a chur ris.") && browser.page.body.contains("live?lang=gd"))

      try site.happen(3, .voteOpened(dots: 5, themes: []))
      try await browser.get(path + "/vote")
      #expect(browser.page.body.contains("Rathaidean") && browser.page.body.contains(">English</button>"))
      try await browser.submit(
        ["money": "4", ":language": "en", ":vote": SampleSession.id(3).text], to: path + "/vote")
      #expect(browser.page.body.contains("<html lang=\"en\">") && browser.page.value("money") == "4")
      #expect(try site.store.ballots(of: SampleSession.id(3)).isEmpty)
      #expect(try await browser.get(path).body.contains("<html lang=\"en\">"))

      // The wall follows its address alone, and joining does, too.
      #expect(try await browser.get(path + "/screen?lang=gd").body.contains("<html lang=\"gd\">"))
      #expect(browser.page.body.contains("live?lang=gd&amp;view=wall"))
      #expect(try await browser.get(path + "/screen").body.contains("<html lang=\"en\">"))
      #expect(try await browser.get("/room?lang=gd").title == "Gabhaibh pàirt ann an seisean")
      try await browser.send(.post, "/room?lang=gd", body: ":code=000000")
      #expect(browser.page.body.contains("Chan eil seisean ann leis a’ chòd seo"))
      try await browser.send(.post, "/room?lang=gd", body: ":code=" + String(path.suffix(6)))
      #expect(browser.page.body.contains("<html lang=\"gd\">") && browser.page.status == 200)
    }
  }

  // MARK: - What is said

  @Test func `what a phone sends is kept as one line, and once however often it is sent`() async throws {
    try await RoomTests.visit { browser, site, path in
      let page = try await browser.get(path)
      let once = Browser.encoded(page.value(":once") ?? "")
      let token = Browser.encoded(page.value(":token") ?? "")
      let body = ":token=\(token)&:once=\(once)&:words=" + Browser.encoded(" Later\r\n<buses>\u{1}  ") + "&:table=3"
      for _ in 0..<3 {
        try await browser.send(.post, path, body: body)
        #expect(browser.page.body.contains("It is added.") && browser.page.body.contains("Later &lt;buses&gt;"))
      }
      // Going back and writing something else is something else.
      try await browser.send(.post, path, body: body.replacing("buses", with: "ferries"))
      let all = try site.state().contributions
      #expect(all.map(\.text) == ["Later <buses>", "Later <ferries>"] && all.allSatisfy { $0.by == nil })
      #expect(all.map(\.table) == ["3", "3"])
    }
  }

  @Test func `nothing, too much and too often are told, and kept in the field`() async throws {
    try await RoomTests.visit { browser, site, path in
      try await browser.get(path)
      #expect(try await browser.submit([":words": " \n "], to: path).status == 422)
      try await browser.submit([":words": String(repeating: "ä", count: 501)], to: path)
      #expect(browser.page.status == 422 && browser.page.body.contains("at most 500 characters: these are 501"))
      #expect(browser.page.body.contains("ää</textarea>"))
      try await browser.get(path)
      for number in 0..<12 { try await browser.submit([":words": "Number \(number)"], to: path) }
      #expect(browser.page.body.contains("It is added."))
      try await browser.submit([":words": "One more"], to: path)
      #expect(browser.page.status == 429 && browser.page.body.contains("Wait 5 s"))
      #expect(browser.page.body.contains("One more</textarea>"))
      #expect(try site.state().contributions.count == 12)
      site.wait(5)
      #expect(try await browser.submit([":words": "One more"], to: path).status == 200)
    }
  }

  @Test func `a form from elsewhere, or of another phone, adds nothing`() async throws {
    try await RoomTests.visit { browser, site, path in
      try await browser.get(path)
      var headers = HTTPFields()
      headers.set("Sec-Fetch-Site", "cross-site")
      let token = Browser.encoded(browser.page.value(":token") ?? "")
      try await browser.send(.post, path, body: ":words=x&:token=\(token)", headers: headers)
      browser.forgetCookies()
      try await browser.send(.post, path, body: ":words=x&:token=\(token)")
      #expect(browser.page.body.contains("cookie"))
      try await browser.send(.post, path, body: ":words=x&:token=\(token)")
      #expect(try site.state().contributions.isEmpty)
    }
  }

  // MARK: - Dots

  @Test func `dots may be stacked and changed until the vote closes`() async throws {
    try await RoomTests.visit { browser, site, path in
      #expect(try await browser.get(path + "/vote").body.contains("There is no vote now"))
      try site.happen(2, .voteOpened(dots: 5, themes: []))
      #expect(try await browser.get(path).body.contains("Place your 5 dots"))
      try await browser.get(path + "/vote")
      try await browser.vote(path, "roads=4&money=1&care=")
      #expect(browser.page.body.contains("Your dots are placed.") && browser.page.value("roads") == "4")
      try await browser.vote(path, "roads=2&money=1&care=2")
      #expect(try site.dots() == [["roads": 2, "money": 1, "care": 2]])
      // A button for one more and one fewer does without a script.
      try await browser.vote(path, "roads=2&money=1&care=2&:fewer=roads")
      #expect(try site.dots() == [["roads": 1, "money": 1, "care": 2]])
      try await browser.vote(path, "roads=1&money=1&care=2&:more=money")
      #expect(try site.dots() == [["roads": 1, "money": 2, "care": 2]])
      try await browser.vote(path, "roads=0&money=0&care=0")
      #expect(try site.dots() == [[:]])
      let open = browser.page
      try site.happen(3, .voteClosed(vote: SampleSession.id(2)))
      try await browser.send(.post, path + "/vote", body: try open.ballot("roads=5"))
      #expect(browser.page.body.contains("The vote is closed") && !browser.page.body.contains("Place these dots"))
      #expect(try site.dots() == [[:]])
    }
  }

  @Test func `the same phone keeps its ballot, and what is sent twice counts once`() async throws {
    try await RoomTests.visit { browser, site, path in
      try site.happen(2, .voteOpened(dots: 3, themes: []))
      try await browser.get(path + "/vote")
      let page = browser.page
      for _ in 0..<3 { try await browser.send(.post, path + "/vote", body: try page.ballot("roads=3")) }
      #expect(try site.dots() == [["roads": 3]])
      try await browser.get(path)
      try await browser.get(path + "/vote")
      #expect(browser.page.value("roads") == "3")
      try await browser.vote(path, "money=3")
      // A page that was left open for long does not overtake what was placed since.
      try await browser.send(.post, path + "/vote", body: try page.ballot("care=1"))
      #expect(browser.page.body.contains("You have changed your dots on another page"))
      #expect(try site.dots() == [["money": 3]])
      browser.forgetCookies()
      try await browser.get(path + "/vote")
      try await browser.vote(path, "care=3")
      #expect(try site.dots().count == 2)
    }
  }

  @Test(arguments: [
    "roads=6", "roads=3&money=3", "roads=-1", "roads=1.5", "roads=99999999999999999999", "roads=%F0%9F%90%91",
  ])
  func `dots that nobody has are not placed`(fields: String) async throws {
    try await RoomTests.visit { browser, site, path in
      try site.happen(2, .voteOpened(dots: 5, themes: []))
      try await browser.get(path + "/vote")
      try await browser.vote(path, fields)
      #expect(browser.page.status == 422 && browser.page.title.hasPrefix("Error: "))
      #expect(try site.dots().isEmpty)
    }
  }

  @Test func `dots of an earlier vote do not count in the next`() async throws {
    try await RoomTests.visit { browser, site, path in
      try site.happen(2, .voteOpened(dots: 5, themes: []))
      try await browser.get(path + "/vote")
      let page = browser.page
      try site.happen(3, .voteDiscarded(vote: SampleSession.id(2)))
      try site.happen(4, .voteOpened(dots: 5, themes: []))
      try await browser.send(.post, path + "/vote", body: try page.ballot("roads=5"))
      #expect(try site.dots().isEmpty)
    }
  }

  @Test func `nobody sees the dots before they are revealed`() async throws {
    try await RoomTests.visit { browser, site, path in
      try site.happen(2, .voteOpened(dots: 5, themes: []))
      try await browser.get(path + "/vote")
      try await browser.vote(path, "roads=5")
      for address in [path, path + "/screen"] {
        try await browser.get(address)
        #expect(!browser.page.body.contains("What people chose"))
      }
      try site.happen(3, .voteClosed(vote: SampleSession.id(2)))
      #expect(!(try await browser.get(path + "/screen").body.contains("What people chose")))
      try site.happen(4, .voteRevealed(vote: SampleSession.id(2)))
      for address in [path, path + "/screen", path + "/vote"] {
        #expect(try await browser.get(address).body.contains("What people chose"))
      }
    }
  }

  @Test func `no name and no id of a ballot is on any page or in any event`() async throws {
    try await RoomTests.visit { browser, site, path in
      try site.happen(2, .attended(Attendant("Mòrag")))
      try site.happen(3, .voteOpened(dots: 5, themes: []))
      try await browser.get(path)
      let ballot = String((browser.cookie("speir_room") ?? "").prefix(32))
      #expect(ballot.count == 32)
      try await browser.submit([":words": "Buses"], to: path)
      try await browser.get(path + "/vote")
      try await browser.vote(path, "roads=5")
      for address in [path, path + "/vote", path + "/screen"] {
        let page = try await browser.get(address)
        #expect(!page.body.contains("Mòrag") && !page.body.contains(ballot))
      }
      #expect(try site.store.events(of: "talk").allSatisfy { !"\($0)".contains(ballot) })
    }
  }
}

extension TestSite {
  /// Something happens in the room, as another program writes it down.
  func happen(_ number: Int, _ kind: SessionEvent.Kind) throws {
    try store.append([
      SessionEvent(id: SampleSession.id(number), session: "talk", at: now, by: "scribe", kind: kind)
    ])
  }

  func state() throws -> SessionState {
    let session = try #require(served.survey.sessions.first.map { Session($0) })
    return SessionState(session, themes: served.survey.themes.map(\.name), try store.events(of: session.id))
  }

  /// The dots of every ballot of the vote that counts.
  func dots() throws -> [[Name: Int]] {
    guard let vote = try state().vote else { return [] }
    return try store.ballots(of: vote.id).map(\.dots)
  }
}

extension Browser.Page {
  /// What the form for dots sends from this page.
  func ballot(_ fields: String) throws -> String {
    let own = try [":token", ":vote", ":revision"].map { "\($0)=\(Browser.encoded(try #require(value($0))))" }
    return (own + [fields]).joined(separator: "&")
  }
}

extension Browser {
  /// Sends the form for dots from the page that it is on.
  func vote(_ path: String, _ fields: String) async throws {
    try await send(.post, path + "/vote", body: try page.ballot(fields))
  }
}
