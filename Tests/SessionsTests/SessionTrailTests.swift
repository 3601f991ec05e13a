import Surveys
import TestSupport
import Testing

@testable import Sessions

/// What was put right in a session: what counts of it, and what it said before.
@Suite struct SessionTrailTests {
  private static let themes: [Name] = ["roads", "money"]
  private let session = Session(
    id: "focus-group", kind: .focusGroup, title: "Talk", day: CivilDate(iso: "2016-01-18"), venue: "The hall")

  private func id(_ number: Int) -> EventID { SampleSession.id(number) }

  private func state(_ events: [SessionEvent]) -> SessionState {
    SessionState(session, themes: Self.themes, events)
  }

  private func state(_ kinds: [SessionEvent.Kind]) -> SessionState { state(events(kinds)) }

  private func events(_ kinds: [SessionEvent.Kind]) -> [SessionEvent] {
    kinds.enumerated().map { SampleSession.event($0.offset + 1, $0.element) }
  }

  /// What was written down before anything is put right.
  private static let written: [SessionEvent.Kind] = [
    .contributed(text: "Busses", table: "2"), .contributed(text: "Piers", table: nil),
    .attended(Attendant("Ana", role: .chair)), .attended(Attendant("Iain", organisation: "Isles Trust")),
    .picked(table: "1", theme: "roads", text: "A bus", reason: nil),
    .picked(table: "2", theme: "money", text: nil, reason: nil),
  ]

  @Test func `the words and the table of a contribution are put right, and the trail says what they were`() {
    let all = events(
      Self.written + [
        .reworded(contribution: id(1), text: "Buses"), .seated(contribution: id(1), table: "3"),
        .seated(contribution: id(2), table: "3"), .seated(contribution: id(2), table: nil),
      ])
    let after = state(all)
    #expect(after.contributions.map(\.text) == ["Buses", "Piers"])
    #expect(after.contributions.map(\.table) == ["3", nil])
    #expect(after.contribution(id(1))?.trail.map(\.change) == [.text("Busses"), .table("2")])
    #expect(
      SessionTrail.corrections(after, all).map(\.change) == [
        .words(1, from: "Busses", to: "Buses"), .table(1, from: "2", to: "3"), .table(2, from: nil, to: "3"),
        .table(2, from: "3", to: nil),
      ])
  }

  @Test func `an entry of the list is put right where it stands, and taken off it`() throws {
    let right =
      Self.written + [
        .attended(Attendant("Anna", organisation: "Council"), replacing: id(3)),
        .attended(Attendant("Anna", role: .apologies, organisation: "Council"), replacing: id(3)),
      ]
    let after = state(right)
    #expect(after.attendants.map(\.name) == ["Anna", "Iain"] && after.present == 1)
    let entry = try #require(after.attendance.first)
    #expect(entry.id == id(3) && entry.events == [id(3), id(7), id(8)])
    #expect(
      SessionTrail.corrections(after, events(right)).map(\.change) == [
        .attendant(from: Attendant("Ana", role: .chair), to: Attendant("Anna", organisation: "Council")),
        .attendant(
          from: Attendant("Anna", organisation: "Council"),
          to: Attendant("Anna", role: .apologies, organisation: "Council")),
      ])
    let off = right + entry.events.map { .undone(event: $0) }
    #expect(state(off).attendants.map(\.name) == ["Iain"])
    let one = state(right + [.undone(event: id(8)), .undone(event: id(7))])
    #expect(one.attendants.map(\.name) == ["Ana", "Iain"])
  }

  @Test func `two entries that a correction gives one name are one, and a correction of an erased one stands alone`() {
    let same = state(Self.written + [.attended(Attendant("Iain", organisation: "Isles Trust"), replacing: id(3))])
    #expect(same.attendants.map(\.name) == ["Iain"])
    let erased = state([.erased, .attended(Attendant("Anna"), replacing: id(1))])
    #expect(erased.attendants.map(\.name) == ["Anna"])
    let late = state([.attended(Attendant("Anna"), replacing: id(2)), .erased])
    #expect(late.attendants.map(\.name) == ["Anna"])
    #expect(state([.attended(Attendant("Anna"), replacing: id(9))]).attendants.isEmpty)
  }

  @Test func `whoever has the name that an entry had before it was put right is somebody else`() {
    let joan: [SessionEvent.Kind] = [
      .attended(Attendant("John Brown")), .attended(Attendant("Joan Brown"), replacing: id(1)),
    ]
    #expect(state(joan + [.attended(Attendant("John Brown"))]).attendants.map(\.name) == ["Joan Brown", "John Brown"])
    let back = state(
      joan + [
        .attended(Attendant("John Brown")), .attended(Attendant("John Brown"), replacing: id(1)),
        .attended(Attendant("Joan Brown"), replacing: id(1)), .attended(Attendant("John Brown", role: .chair)),
      ])
    #expect(back.attendants == [Attendant("Joan Brown"), Attendant("John Brown", role: .chair)])
    #expect(back.attendance.map(\.events) == [[id(1), id(2), id(4), id(5)], [id(3), id(6)]])
  }

  @Test func `the name that an entry was put right to, written again, replaces the entry`() {
    let after = state([
      .attended(Attendant("Jon")), .attended(Attendant("John"), replacing: id(1)),
      .attended(Attendant("John", role: .apologies)),
    ])
    #expect(after.attendants == [Attendant("John", role: .apologies)])
    #expect(after.present == 0)
    // Where a correction gave two entries one name, that is the one that stands for both.
    let both = state([
      .attended(Attendant("Jon")), .attended(Attendant("John")), .attended(Attendant("John"), replacing: id(1)),
      .attended(Attendant("John", role: .apologies)),
    ])
    #expect(both.attendants == [Attendant("John", role: .apologies)])
  }

  @Test func `a session's title, day and place are put right one by one, whatever planned it`() throws {
    let day = try #require(CivilDate(iso: "2016-01-19"))
    let all = events([
      .described(title: "A talk", day: nil, venue: nil),
      .described(title: nil, day: day, venue: ""),
      .described(title: "A talk", day: nil, venue: nil),
    ])
    let after = state(all)
    #expect(after.session.title == "A talk" && after.session.day == day)
    #expect(after.session.venue == nil && after.session.id == "focus-group")
    #expect(
      SessionTrail.corrections(after, all).map(\.change) == [
        .title(from: "Talk", to: "A talk"), .day(from: session.day, to: day),
        .venue(from: "The hall", to: nil),
      ])
  }

  @Test func `a pick is taken back and keeps its number from the others`() {
    let all = events(Self.written + [.undone(event: id(5)), .undone(event: id(5))])
    #expect(state(all).picks.map(\.number) == [2])
    #expect(SessionTrail.corrections(state(all), all).map(\.change) == [.takenBack(all[4])])
  }

  @Test func `a correction counts over what its writer saw, whatever the clocks say`() throws {
    var first = SampleSession.event(9, .contributed(text: "Busses", table: nil))
    first.at = Moment(milliseconds: 5_000)
    var before = [first, SampleSession.event(8, .attended(Attendant("Ana")))]
    let kinds: [SessionEvent.Kind] = [
      .reworded(contribution: first.id, text: "Buses"), .reworded(contribution: first.id, text: "The bus"),
      .seated(contribution: first.id, table: "2"), .seated(contribution: first.id, table: nil),
      .attended(Attendant("Anna"), replacing: id(8)), .attended(Attendant("Hanna"), replacing: id(8)),
      .described(title: "One", day: nil, venue: nil), .described(title: "Two", day: nil, venue: nil),
    ]
    for (number, kind) in kinds.enumerated() {
      // Each with a lesser id than the one before, by a clock that is late.
      var event = SampleSession.event(7 - number % 2, kind)
      event.id = try #require(EventID(String(repeating: "0", count: 31) + "\(7 - number)"))
      event.at = state(before).moment(of: kind, now: Moment(milliseconds: 1))
      before.append(event)
    }
    let after = state(before)
    #expect(after.contributions.map(\.text) == ["The bus"] && after.contributions.map(\.table) == [nil])
    #expect(after.attendants.map(\.name) == ["Hanna"] && after.session.title == "Two")
    #expect(state(before).moment(of: .simulated, now: Moment(milliseconds: 1)) == Moment(milliseconds: 1))
  }

  @Test(arguments: 0..<60) func `corrections of two writers come to one state in whatever order they were kept`(
    seed: Int
  ) {
    var chance = SeededChance(seed: UInt64(seed))
    let before = events(Self.written)
    let people = ["Anna", "Hanna", "Iain"]
    var corrections: [SessionEvent] = []
    for number in 20..<60 {
      let kind: SessionEvent.Kind =
        switch Int.random(in: 0..<6, using: &chance) {
        case 0: .reworded(contribution: id(Int.random(in: 1...2, using: &chance)), text: "said \(number)")
        case 1:
          .seated(
            contribution: id(Int.random(in: 1...2, using: &chance)),
            table: Bool.random(using: &chance) ? "\(number % 3)" : nil)
        case 2:
          .attended(Attendant(people[number % 3], organisation: number % 2 == 0 ? "Council" : nil), replacing: id(3))
        case 3:
          .described(title: Bool.random(using: &chance) ? "Talk \(number)" : nil, day: nil, venue: "\(number % 4)")
        case 4: .undone(event: id(Int.random(in: 5...6, using: &chance)))
        default: .undone(event: id(Int.random(in: 20...60, using: &chance)))
        }
      var event = SampleSession.event(number, kind, by: number % 2 == 0 ? "Anna" : "Ben")
      // Two writers may write within the same millisecond.
      event.at = Moment(milliseconds: Int64(number / 2 + Int.random(in: 0...2, using: &chance)))
      corrections.append(event)
    }
    let one = picture(before + corrections)
    for _ in 0..<4 {
      corrections.shuffle(using: &chance)
      #expect(picture(before + corrections) == one)
      // A correction may even come before what it puts right.
      #expect(picture(corrections + before) == one)
      var log = SessionLog(session, themes: Self.themes)
      for (at, event) in (before + corrections).enumerated() { log.take([KeptEvent(place: at + 1, event: event)]) }
      #expect(picture(log.state, before + corrections) == one)
    }
  }

  private func picture(_ events: [SessionEvent]) -> String { picture(state(events), events) }

  private func picture(_ state: SessionState, _ events: [SessionEvent]) -> String {
    let trail = SessionTrail.corrections(state, events).filter {
      // Which of two that take back the same thing is named depends on which was kept first.
      if case .takenBack = $0.change { false } else { true }
    }
    return "\(state.session) \(state.contributions) \(state.attendance) \(state.picks) \(trail)"
  }
}
