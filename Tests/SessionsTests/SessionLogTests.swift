import Surveys
import TestSupport
import Testing

@testable import Sessions

@Suite struct SessionLogTests {
  private let session = Session(id: "focus-group", kind: .focusGroup, title: "Talk")
  private let themes: [Name] = ["roads", "money"]

  /// Everything that a state shows.
  private func picture(_ state: SessionState) -> String {
    "\(state.attendants) \(state.contributions) \(state.groups) \(state.votes) \(state.slots) \(state.picks) "
      + "\(state.agreed) \(state.record) \(state.counted as Any) \(state.members.sorted { $0.key < $1.key })"
  }

  /// Events of many kinds about one another, some of them about nothing.
  private func randomEvents(_ count: Int, seed: UInt64) -> [SessionEvent] {
    var chance = SeededChance(seed: seed)
    func someID() -> EventID { SampleSession.id(Int.random(in: 1...count, using: &chance)) }
    return (1...count).map { number in
      let kind: SessionEvent.Kind =
        switch Int.random(in: 0..<13, using: &chance) {
        case 0...2: .contributed(text: "said \(number)", table: "\(number % 4)")
        case 3: .grouped(title: "group \(number)", contributions: [someID(), someID()])
        case 4: .moved(contributions: [someID(), someID()], group: Bool.random(using: &chance) ? someID() : nil)
        case 5: .merged(groups: [someID()], into: someID())
        case 6, 7: .undone(event: someID())
        case 8: .voteOpened(dots: 3, themes: [])
        case 9: .dotsCounted(vote: someID(), theme: "roads", table: nil, dots: number)
        case 10: .voteClosed(vote: someID())
        case 11: .action(owner: nil, text: "do \(number)", target: nil)
        default: .reworded(contribution: someID(), text: "said \(number)")
        }
      return SampleSession.event(number, kind)
    }
  }

  @Test(arguments: 0..<40) func `events that come one by one, and some twice, come to the same as all at once`(
    seed: Int
  ) {
    let events = randomEvents(60, seed: UInt64(seed))
    var chance = SeededChance(seed: UInt64(seed) + 1_000)
    var log = SessionLog(session, themes: themes)
    var at = 0
    while at < events.count {
      let end = min(events.count, at + Int.random(in: 1...7, using: &chance))
      let from = max(0, at - Int.random(in: 0...3, using: &chance))
      let new = log.take((from..<end).map { KeptEvent(place: $0 + 1, event: events[$0]) })
      #expect(new == Array(events[at..<end]))
      at = end
      let whole = SessionState(session, themes: themes, Array(events[..<at]))
      #expect(picture(log.state) == picture(whole))
    }
    #expect(log.place == events.count)
  }

  @Test(arguments: 0..<40) func `what was taken back might as well never have been`(seed: Int) {
    let events = randomEvents(60, seed: UInt64(seed)).filter {
      if case .action = $0.kind { false } else { true }
    }
    let undone = Set(
      events.compactMap { event in
        if case .undone(let id) = event.kind { id } else { nil }
      })
    let left = events.filter { !($0.kind.mayBeUndone && undone.contains($0.id)) }
    func unnumbered(_ events: [SessionEvent]) -> String {
      var state = SessionState(session, themes: themes, events)
      for at in state.contributions.indices { state.contributions[at].number = 0 }
      for at in state.groups.indices { state.groups[at].number = 0 }
      return picture(state).replacing(/number: \d+/, with: "")
    }
    #expect(unnumbered(events) == unnumbered(left))
  }

  @Test func `each person takes back their own last event, then the one before`() {
    var log = SessionLog(session, themes: themes)
    log.take([
      KeptEvent(place: 1, event: SampleSession.event(1, .contributed(text: "a", table: nil), by: "Anna")),
      KeptEvent(place: 2, event: SampleSession.event(2, .contributed(text: "b", table: nil), by: "Anna")),
      KeptEvent(place: 3, event: SampleSession.event(3, .contributed(text: "c", table: nil), by: "Iain")),
      KeptEvent(place: 4, event: SampleSession.event(4, .voteOpened(dots: 3, themes: []), by: "Anna")),
      KeptEvent(place: 5, event: SampleSession.event(5, .counted(people: 3), in: "consensus", by: "Anna")),
    ])
    #expect(log.lastUndoable(by: "Anna")?.id == SampleSession.id(2))
    log.take([KeptEvent(place: 6, event: SampleSession.event(6, .undone(event: SampleSession.id(2)), by: "Anna"))])
    #expect(log.lastUndoable(by: "Anna")?.id == SampleSession.id(1))
    #expect(log.lastUndoable(by: nil) == nil)
    #expect(log.state.contributions.map(\.text) == ["a", "c"])
  }
}
