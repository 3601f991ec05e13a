import SQLiteStore
import Sessions
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// What is sent to whoever looks at a room.
struct RoomStreamTests {
  @Test func `each line of an event is marked, so that no text can end it`() {
    #expect(
      RoomStream.event("said", "a\nevent: x\r\n\rb") == "event: said\ndata: a\ndata: event: x\ndata: \ndata: b\n\n")
    #expect(RoomStream.event("said", "") == "event: said\ndata: \n\n")
  }

  @Test func `who listens is woken at once, by what happens, and now and then`() async throws {
    let live = LiveRooms()
    let (number, wakings) = try #require(await live.listen())
    var iterator = wakings.makeAsyncIterator()
    #expect(await iterator.next() != nil)
    await live.tell()
    #expect(await iterator.next() != nil)
    #expect(await iterator.next() != nil)
    await live.leave(number)
    #expect(await iterator.next() == nil)
  }

  @Test func `no more may listen than there is space for`() async throws {
    let live = LiveRooms()
    var numbers: [Int] = []
    for _ in 0..<LiveRooms.most { numbers.append(try #require(await live.listen()).number) }
    #expect(await live.listen() == nil)
    for number in numbers { await live.leave(number) }
    #expect(await live.hasSpace)
  }

  @Test func `what another program writes is seen, and a name that was erased is forgotten after a while`() throws {
    let site = try TestSite(RoomTests.yaml)
    let rooms = try #require(site.served.rooms)
    let before = try #require(try rooms.standing(of: "talk", at: site.now))
    try site.happen(1, .attended(Attendant("Mòrag")))
    let after = try #require(try rooms.standing(of: "talk", at: site.now))
    #expect(before.stamp != after.stamp && after.state.attendants.map(\.name) == ["Mòrag"])
    try site.happen(2, .voteOpened(dots: 5, themes: []))
    let open = try #require(try rooms.standing(of: "talk", at: site.now))
    let ballot = Ballot(id: SampleSession.ballotID(1), vote: SampleSession.id(2), revision: 0, dots: ["roads": 1])
    #expect(try site.store.cast(ballot) == .kept)
    #expect(try rooms.standing(of: "talk", at: site.now)?.stamp != open.stamp)
    site.wait(1)
    #expect(try site.store.eraseAttendance(before: site.now) == 1)
    site.wait(600)
    #expect(try rooms.standing(of: "talk", at: site.now)?.state.attendants.isEmpty == true)
  }

  @Test func `a page that shows what has just happened is not set back by what was seen before it`() async throws {
    let site = try TestSite(RoomTests.yaml)
    let rooms = try #require(site.served.rooms)
    let seen = try #require(try rooms.glance(at: "talk", site.now))
    try site.happen(1, .attended(Attendant("Mòrag")))
    let shown = try #require(try rooms.standing(of: "talk", at: site.now))
    #expect(shown.stamp != seen.stamp)
    #expect(try rooms.glance(at: "talk", site.now)?.stamp == shown.stamp)
    try await rooms.add([
      SessionEvent(id: SampleSession.id(2), session: "talk", at: site.now, kind: .attended(Attendant("Ewan")))
    ])
    #expect(try rooms.glance(at: "talk", site.now)?.state.attendants.count == 2)
  }

  @Test func `a session that another program makes is found by its code`() throws {
    let site = try TestSite(RoomTests.yaml)
    let rooms = try #require(site.served.rooms)
    let session = Session(id: "later", kind: .meeting, title: "Later")
    try site.store.append([
      SessionEvent(id: SampleSession.id(1), session: "later", at: site.now, kind: .made(session))
    ])
    #expect(try rooms.sessions(at: site.now).map(\.id) == ["talk", "later"])
    #expect(try rooms.session(joinedBy: rooms.code(of: "later"), at: site.now)?.id == "later")
    #expect(rooms.code(of: "later") != rooms.code(of: "talk"))
  }
}
