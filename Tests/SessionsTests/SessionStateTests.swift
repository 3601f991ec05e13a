import Surveys
import TestSupport
import Testing

@testable import Sessions

@Suite struct SessionStateTests {
  private static let themes: [Name] = ["roads", "money", "care"]
  private let session = Session(id: "focus-group", kind: .focusGroup, title: "Talk", audience: "sector")

  private func state(_ kinds: [SessionEvent.Kind]) -> SessionState {
    SessionState(
      session, themes: Self.themes, kinds.enumerated().map { SampleSession.event($0.offset + 1, $0.element) })
  }

  private func id(_ number: Int) -> EventID { SampleSession.id(number) }

  @Test func `nothing has happened in a session before its first event`() {
    let state = state([])
    #expect(!state.hasBegun)
    #expect(state.present == nil)
    #expect(state.vote == nil)
  }

  @Test func `who is there is counted from the list, and a count of the room stands over it`() {
    let list: [SessionEvent.Kind] = [
      .attended(Attendant("Anna", role: .chair)), .attended(Attendant("Iain", organisation: "Isles Trust")),
      .attended(Attendant("Mòrag", role: .apologies)), .attended(Attendant("Iain", organisation: "Council")),
    ]
    #expect(state(list).present == 3)
    let corrected = state(list + [.attended(Attendant("Anna", role: .apologies))])
    #expect(corrected.present == 2)
    #expect(corrected.attendants.map(\.name) == ["Anna", "Iain", "Mòrag", "Iain"])
    #expect(state(list + [.counted(people: 31)]).present == 31)
  }

  @Test func `people may join on their phones while the doors are open`() {
    #expect(!state([.counted(people: 3)]).isOpenToPhones)
    #expect(state([.doors(areOpen: true), .undone(event: id(1))]).isOpenToPhones)
    #expect(!state([.doors(areOpen: true), .doors(areOpen: false)]).isOpenToPhones)
  }

  @Test func `an entry whose name was erased is no longer on the list`() {
    #expect(state([.attended(Attendant("Anna")), .erased]).attendants.count == 1)
    #expect(state([.erased]).present == nil)
  }

  @Test func `what was said keeps its words, its table and everything that became of it`() {
    let state = state([
      .contributed(text: "Busses", table: "2"), .contributed(text: "Care", table: nil),
      .reworded(contribution: id(1), text: "Buses"), .grouped(title: "Roads", contributions: [id(1), id(2)]),
      .moved(contributions: [id(2)], group: nil),
    ])
    #expect(state.contributions.map(\.text) == ["Buses", "Care"])
    #expect(
      state.contribution(id(1))?.trail.map(\.change) == [.text("Busses"), .group(id(4))])
    #expect(state.contribution(id(2))?.trail.map(\.change) == [.group(id(4)), .group(nil)])
    #expect(state.ungrouped.map(\.id) == [id(2)])
    #expect(state.members[id(4)]?.map(\.text) == ["Buses"])
    #expect(state.tables == ["2"])
  }

  @Test func `groups become parts of others over any number of mergers, and what goes into a part goes into the whole`()
  {
    let state = state([
      .contributed(text: "a", table: nil), .contributed(text: "b", table: nil), .contributed(text: "c", table: nil),
      .grouped(title: "A", contributions: [id(1)]), .grouped(title: "B", contributions: [id(2)]),
      .grouped(title: "C", contributions: []), .merged(groups: [id(4)], into: id(5)),
      .merged(groups: [id(4), id(6)], into: id(6)), .moved(contributions: [id(3)], group: id(4)),
      .merged(groups: [id(6)], into: id(4)), .titled(group: id(6), title: "All"),
      .coded(subject: id(6), themes: ["money"]),
    ])
    #expect(state.standingGroups.map(\.title) == ["All"])
    #expect(state.members[id(6)]?.map(\.text) == ["a", "b", "c"])
    #expect(state.group(id(5))?.merged == [id(4)])
    #expect(state.group(id(6))?.merged == [id(5)])
    #expect(state.group(id(6))?.formerTitles == ["C"])
    #expect(state.contributions.map { state.themes(of: $0) } == [["money"], ["money"], ["money"]])
  }

  @Test func `what is taken back is as if it had not been, and the numbers of actions stay`() {
    let state = state([
      .contributed(text: "a", table: nil), .contributed(text: "b", table: nil), .undone(event: id(1)),
      .action(owner: nil, text: "one", target: nil), .action(owner: "Council", text: "two", target: "May"),
      .undone(event: id(4)), .undone(event: id(6)), .undone(event: id(99)),
    ])
    #expect(state.contributions.map(\.text) == ["b"])
    #expect(state.record.actions.map(\.number) == [2])
  }

  @Test func `a vote cannot be taken back, only discarded`() {
    let opened: [SessionEvent.Kind] = [
      .voteOpened(dots: 5, themes: ["money", "roads", "trains"]), .undone(event: id(1)),
    ]
    #expect(state(opened).openVote?.themes == ["roads", "money"])
    let discarded = state(opened + [.voteDiscarded(vote: id(1)), .voteReopened(vote: id(1))])
    #expect(discarded.vote == nil)
    #expect(discarded.votes.map(\.standing) == [.discarded])
  }

  @Test func `a vote that is opened again is hidden again`() {
    let all: [SessionEvent.Kind] = [
      .voteOpened(dots: 5, themes: []), .voteClosed(vote: id(1)), .voteRevealed(vote: id(1)),
    ]
    #expect(state(all).vote?.isRevealed == true)
    #expect(state(all).openVote == nil)
    #expect(state(all + [.voteReopened(vote: id(1))]).openVote?.isRevealed == false)
    #expect(state(all).vote?.themes == Self.themes)
  }

  @Test func `a slot counts down, and stops when it is stopped`() {
    let running = state([.slotStarted(title: "Figures", seconds: 90, table: nil)])
    let start = SampleSession.event(1, .simulated).at.milliseconds
    func at(_ milliseconds: Int64) -> Moment { Moment(milliseconds: start + milliseconds) }
    #expect(running.slots[0].remaining(at: at(0)) == 90)
    #expect(running.slots[0].remaining(at: at(-5_000)) == 90)
    #expect(running.slots[0].remaining(at: at(1)) == 90)
    #expect(running.slots[0].remaining(at: at(89_001)) == 1)
    #expect(running.runningSlot(at: at(90_000)) == nil)
    let stopped = state([.slotStarted(title: "Figures", seconds: 90, table: nil), .slotStopped(slot: id(1))])
    #expect(stopped.runningSlot(at: at(1)) == nil)
  }

  @Test func `small groups, picks and the agreed order hold the survey's areas alone, each once`() {
    let state = state([
      .assigned(table: "10", themes: ["money", "trains", "roads"]),
      .picked(table: "10", theme: "roads", text: "A later bus", reason: nil),
      .picked(table: "9", theme: "trains", text: nil, reason: nil),
      .agreed(places: [AgreedPlace("roads")]),
      .agreed(places: [AgreedPlace("care", reason: "Why"), AgreedPlace("trains"), AgreedPlace("care")]),
    ])
    #expect(state.assignments == ["10": ["roads", "money"]])
    #expect(state.picks.map(\.theme) == ["roads"])
    #expect(state.agreed == [AgreedPlace("care", reason: "Why")])
  }

  @Test func `minutes stand under the item that was open, and without one under none`() {
    let state = state([
      .minuted(.said, text: "Welcome"), .item(title: "Figures"), .minuted(.decided, text: "To print them"),
      .action(owner: "Council", text: "Print", target: nil), .previous(date: nil, isAgreed: true),
      .next(text: "In May"),
    ])
    #expect(state.record.items.map(\.title) == [nil, "Figures"])
    #expect(state.record.items[1].lines.map(\.kind) == [.decided])
    #expect(state.record.actions.map(\.text) == ["Print"])
    #expect(state.record.next == ["In May"])
  }

  @Test func `tables stand in the order of their numbers, then of their names`() {
    #expect(["green", "10", "9", "blue"].sorted { TableOrder.precedes($0, $1) } == ["9", "10", "blue", "green"])
  }

  @Test func `many events of every kind are followed in no more than linear time`() {
    // Each merger makes the way from the first group to the whole one longer; the way must be cut short.
    let count = 20_000
    var kinds: [SessionEvent.Kind] = (0..<count).map { .grouped(title: "\($0)", contributions: []) }
    kinds += (1..<count).map { .merged(groups: [id(1)], into: id($0 + 1)) }
    kinds.append(.contributed(text: "a", table: nil))
    kinds.append(.moved(contributions: [id(2 * count)], group: id(1)))
    let state = state(kinds)
    #expect(state.standingGroups.map(\.title) == ["\(count - 1)"])
    #expect(state.members.keys.map { $0 } == [id(count)])
  }
}
