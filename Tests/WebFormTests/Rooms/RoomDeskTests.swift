import HTTPTypes
import SQLiteStore
import Sessions
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// The facilitator's screen, against a store of its own.
struct RoomDeskTests: RoomDeskVisit {
  @Test func `only who is signed in may come to the screen`() async throws {
    try await visit { browser, site in
      browser.forgetCookies()
      for path in ["/organise/isles/sessions", Self.path] {
        #expect(try await browser.get(path).title == "Sign in")
        try await browser.send(.post, path, body: ":do=open&:token=x")
        #expect(browser.page.title == "Sign in")
      }
      #expect(try await browser.get(Self.path + "/live").status == 403)
      #expect(try site.store.events(of: "talk").isEmpty)
    }
  }

  @Test func `whoever signs in again comes back to the session, and finds what was typed meanwhile`() async throws {
    try await visit { browser, site in
      let page = try await browser.get(Self.path + "?lang=en")
      #expect(page.body.contains("/organise/sign-in?to=%2Forganise%2Fisles%2Fsessions%2Ftalk%3Flang%3Den"))
      browser.forgetCookies()
      let met = try await browser.send(.get, Self.path + "?lang=en", follows: false)
      #expect(met.headers[.location] == "/organise/sign-in?to=%2Forganise%2Fisles%2Fsessions%2Ftalk%3Flang%3Den")
      let fields = ":do=add&:token=x&:once=o&:words=Long+%3Cwords%3E"
      let elsewhere = try #require(HTTPField.Name("Sec-Fetch-Site"))
      let crossed = try await browser.send(
        .post, Self.path, body: fields, headers: [elsewhere: "cross-site"], follows: false)
      #expect(crossed.status == 303 && crossed.body.isEmpty)
      let ended = try await browser.send(.post, Self.path + "?lang=en", body: fields)
      #expect(ended.status == 403 && ended.title == "Sign in" && ended.body.contains("Long &lt;words&gt;"))
      #expect(ended.value(":to") == Self.path + "?lang=en" && ended.value(":words") == nil)
      try await browser.change("/organise/sign-in", ":secret=wrong&:to=\(Browser.encoded(Self.path))")
      #expect(browser.page.status == 422 && browser.page.value(":to") == Self.path)
      let back = try await browser.change(
        "/organise/sign-in", ":secret=\(Browser.encoded(TestSite.secret))&:to=\(Browser.encoded(Self.path))")
      #expect(back.path == Self.path && back.status == 200)
      #expect(try site.store.events(of: "talk").isEmpty)
    }
  }

  @Test func `a form that was sent from elsewhere changes nothing`() async throws {
    try await visit { browser, site in
      try await browser.get(Self.path)
      try await browser.send(.post, Self.path, body: ":do=open&:token=x")
      #expect(browser.page.status == 403 && browser.page.body.contains("Nothing was changed"))
      #expect(try site.store.events(of: "talk").isEmpty)
      #expect(try await browser.get("/organise/isles/sessions/none").status == 404)
      #expect(try await act(browser, "everything").status == 400)
    }
  }

  @Test func `a session is made on the spot, once however often it is sent`() async throws {
    try await visit { browser, site in
      let page = try await browser.get("/organise/isles/sessions")
      #expect(page.body.contains("Agree and prioritise"))
      let once = Browser.encoded(page.value(":once") ?? "")
      let token = Browser.encoded(page.value(":token") ?? "")
      let body = ":title=Over+%3Ctea%3E&:kind=meeting&:once=\(once)&:token=\(token)"
      for _ in 0..<2 {
        try await browser.send(.post, "/organise/isles/sessions", body: body)
        #expect(browser.page.title == "Over &lt;tea&gt;" && browser.page.body.contains("The session is made."))
      }
      #expect(try site.store.events(of: nil, after: 0).count == 1)
      try await browser.get("/organise/isles/sessions")
      #expect(browser.page.body.split(separator: "<th scope=\"row\">").count == 3)
      try await browser.change("/organise/isles/sessions", ":title=+&:kind=meeting")
      #expect(browser.page.status == 422 && browser.page.body.contains("Write a title for the session"))
    }
  }

  @Test func `who is here is written down, and a name stands nowhere else`() async throws {
    try await visit { browser, site in
      try await act(browser, "attend", ":name=M%C3%B2rag&:role=chair&:organisation=Isles+Trust&:audience=sector")
      try await act(browser, "attend", ":name=Iain&:role=apologies")
      #expect(browser.page.body.contains("1 person in the room."))
      try await act(browser, "count", ":people=31")
      let state = try site.state()
      #expect(state.present == 31 && state.attendants.map(\.name) == ["Mòrag", "Iain"])
      #expect(state.attendants.first?.audience == "sector")
      #expect(try await act(browser, "attend", ":name=&:role=chair").status == 422)
      #expect(try await act(browser, "count", ":people=many").status == 422)
      #expect(try await act(browser, "attend", ":name=Eve&:role=king").status == 400)
    }
  }

  @Test func `what is said is put into groups, groups become one, and the trail stays`() async throws {
    try await visit { browser, site in
      for words in ["Buses", "Piers", "Care"] { try await act(browser, "add", ":words=\(words)&:table=3") }
      let said = try site.state().contributions.map(\.id)
      try await act(browser, "group", ":group-title=Getting+about&:said=\(said[0])")
      try await act(browser, "group", ":group-title=The+sea&:said=\(said[1])")
      let groups = try site.state().groups.map(\.id)
      try await act(browser, "merge", ":group=\(groups[0])&:group=\(groups[1])")
      #expect(browser.page.body.contains("from: The sea"))
      try await act(browser, "title", ":group=\(groups[0])&:new-title=Transport")
      try await act(browser, "move", ":group=\(groups[0])&:said=\(said[2])")
      try await act(browser, "ungroup", ":said=\(said[2])")
      let state = try site.state()
      #expect(state.standingGroups.map(\.title) == ["Transport"] && state.ungrouped.map(\.text) == ["Care"])
      #expect(state.members[groups[0]]?.map(\.text) == ["Buses", "Piers"])
      for (deed, fields) in [
        ("merge", ":group=\(groups[0])"), ("move", ":said=\(said[0])"), ("ungroup", ""), ("title", ":new-title=x"),
        ("group", ":said=\(said[0])"), ("add", ":words="),
      ] {
        #expect(try await act(browser, deed, fields).status == 422, "\(deed)")
      }
    }
  }

  @Test func `the last thing is taken back, and no other than the one that was shown`() async throws {
    try await visit { browser, site in
      try await act(browser, "add", ":words=Buses")
      let event = browser.page.value(":event") ?? ""
      #expect(browser.page.body.contains("Undo: ‘Buses’"))
      try await act(browser, "add", ":words=Piers")
      try await browser.change(Self.path, ":do=undo&:event=\(event)")
      #expect(browser.page.status == 422)
      try await browser.get(Self.path)
      try await browser.change(Self.path, ":do=undo&:event=\(browser.page.value(":event") ?? "")")
      #expect(try site.state().contributions.map(\.text) == ["Buses"])
    }
  }

  @Test func `a slot runs, is over, and is stopped`() async throws {
    try await visit { browser, site in
      try await act(browser, "slot", ":slot-title=Read+the+figures&:minutes=15")
      #expect(browser.page.body.contains("15 min left"))
      site.wait(14 * 60 + 1)
      #expect(try await browser.get(Self.path).body.contains("1 min left"))
      site.wait(60)
      #expect(try await browser.get(Self.path).body.contains("Time is up"))
      try await act(browser, "stop")
      #expect(browser.page.body.contains("No slot runs."))
      for minutes in ["0", "", "601", "x"] {
        #expect(try await act(browser, "slot", ":slot-title=x&:minutes=\(minutes)").status == 422)
      }
    }
  }

  @Test func `a vote is opened, closed, opened again, revealed and discarded`() async throws {
    try await visit { browser, site in
      try await act(browser, "vote-3")
      try await act(browser, "vote-5")
      #expect(try site.state().votes.map(\.dots) == [3])
      #expect(try await act(browser, "reveal").status == 422)
      try await act(browser, "close")
      try await act(browser, "reopen")
      #expect(try site.state().vote?.standing == .open)
      try await act(browser, "close")
      try await act(browser, "wall", ":wall-roads=7&:wall-money=2&:wall-table=1&:wall-voters=3")
      try await act(browser, "wall", ":wall-roads=6&:wall-table=1")
      try await act(browser, "wall", ":wall-roads=4&:wall-table=2")
      #expect(browser.page.body.contains("12 dots in all."))
      try await act(browser, "reveal")
      #expect(browser.page.body.contains("Everybody sees the result."))
      #expect(try site.state().vote?.isRevealed == true)
      try await act(browser, "discard")
      #expect(try site.state().vote == nil)
      #expect(try await act(browser, "close", ":vote=\(SampleSession.id(9))").status == 422)
      #expect(try await act(browser, "wall", ":wall-roads=1").status == 422)
      #expect(try await act(browser, "vote-0").status == 400)
    }
  }

  @Test func `a vote with more dots on the wall than people have is closed once they are counted again`() async throws {
    try await visit { browser, site in
      try await act(browser, "vote-3")
      try await act(browser, "wall", ":wall-roads=7&:wall-voters=2")
      #expect(try await act(browser, "close").status == 422)
      #expect(browser.page.body.contains("Count again") && browser.page.body.contains("Close the vote"))
      #expect(try site.state().vote?.standing == .open)
      try await act(browser, "wall", ":wall-voters=3")
      try await act(browser, "close")
      #expect(try site.state().vote?.standing == .closed)
    }
  }

  @Test func `picks and the agreed order are written down with their reasons`() async throws {
    try await visit { browser, site in
      try await act(browser, "pick", ":pick-table=3&:pick-theme=roads&:pick-text=A+later+bus&:pick-reason=Shifts")
      try await act(
        browser, "agree", ":place-money=1&:reason-money=First+things+first&:place-roads=2&:reason-roads=")
      let state = try site.state()
      #expect(state.picks.map(\.text) == ["A later bus"] && state.agreed.map(\.theme) == ["money", "roads"])
      #expect(state.agreed.map(\.reason) == ["First things first", nil])
      #expect(browser.page.body.contains("First things first"))
      for (deed, fields) in [
        ("agree", ":place-money=1&:place-roads=1"), ("agree", ":place-money=9"), ("pick", ":pick-table=3"),
        ("pick", ":pick-theme=roads"),
      ] {
        #expect(try await act(browser, deed, fields).status == 422, "\(fields)")
      }
    }
  }

  @Test func `areas are given to tables, each with its pack`() async throws {
    try await visit { browser, site in
      try await act(browser, "give", ":give-table=North+%26+west&:give=roads&:give=care&:give=trains")
      #expect(try site.state().assignments == ["North & west": ["roads", "care"]])
      #expect(browser.page.body.contains("The pack of table North &amp; west"))
      #expect(browser.page.body.contains("/sessions/talk/pack?table=North%20%26%20west"))
      #expect(
        try await browser.get(Self.path + "/pack?table=North%20%26%20west").body == "pack of talk, table North & west")
      #expect(try await browser.get(Self.path + "/pack?table=2").status == 404)
      try await act(browser, "give", ":give-table=North+%26+west")
      #expect(browser.page.body.contains("No areas have been given to tables yet."))
      #expect(browser.page.body.contains("The table has no areas any more."))
      #expect(try site.state().assignments.isEmpty)
      #expect(try await act(browser, "give", ":give=roads").status == 422)
      #expect(try await act(browser, "give", ":give-table=5").status == 422)
    }
  }

  @Test func `packs of another session whose name begins with the same words are not shown`() {
    let all: [Name] = ["talk", "talk-two"]
    #expect(RoomDeskRoutes.isBriefing("briefing-talk-1.html", of: "talk", among: all))
    #expect(!RoomDeskRoutes.isBriefing("briefing-talk-two-1.html", of: "talk", among: all))
    #expect(RoomDeskRoutes.isBriefing("briefing-talk-two-1.html", of: "talk-two", among: all))
    #expect(!RoomDeskRoutes.isBriefing("briefing-talk-1.md", of: "talk", among: all))
    #expect(!RoomDeskRoutes.isBriefing("letter.html", of: "talk", among: all))
  }

  @Test func `the screen stays in the language that it was asked for`() async throws {
    let yaml = RoomTests.yaml.replacing("organiser:", with: "languages: [en, gd]\norganiser:")
    let site = try TestSite(yaml, door: TestSite.door(), desk: TestDesk())
    try await site.visit { browser in
      try await browser.signIn()
      let page = try await browser.get(Self.path + "?lang=gd")
      #expect(page.body.contains("<html lang=\"gd\">") && page.body.contains("live?lang=gd&amp;once="))
      let once = Browser.encoded(page.value(":once") ?? "")
      try await browser.change(Self.path + "?lang=gd", ":do=open&:once=\(once)")
      #expect(browser.page.body.contains("Tha an seòmar fosgailte do dh’fhònaichean."))
      try await browser.change(Self.path + "?lang=gd", ":do=add&:words=&:once=\(once)")
      #expect(browser.page.status == 422 && browser.page.body.contains("Sgrìobhaibh na thuirt cuideigin"))
      try await browser.change(Self.path + "?lang=gd", ":do=slot&:slot-title=Tì&:minutes=5&:once=\(once)")
      #expect(browser.page.body.contains("Thoir air ais: an ùine ‘Tì’"))
      #expect(try await browser.get(Self.path).body.contains("<html lang=\"en\">"))
    }
  }

  @Test func `more votes than people in the room are told`() async throws {
    try await visit { browser, site in
      try await act(browser, "count", ":people=1")
      try await act(browser, "vote-5")
      let vote = try #require(try site.state().vote)
      for number in 1...2 {
        let ballot = Ballot(id: SampleSession.ballotID(number), vote: vote.id, revision: 0, dots: ["roads": 1])
        #expect(try site.store.cast(ballot) == .kept)
      }
      #expect(try await browser.get(Self.path).body.contains("More phones have voted than there are people"))
    }
  }
}
