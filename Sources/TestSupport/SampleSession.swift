package import Sessions
package import Surveys

/// Events of sessions for tests: each with the id of its number, and a minute later than the one of the number before.
package enum SampleSession {
  package static func id(_ number: Int) -> EventID {
    guard let id = EventID(digits(number)) else { preconditionFailure("no id: \(number)") }
    return id
  }

  package static func ballotID(_ number: Int) -> BallotID {
    guard let id = BallotID(digits(number)) else { preconditionFailure("no id: \(number)") }
    return id
  }

  private static func digits(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }

  package static func event(
    _ number: Int, _ kind: SessionEvent.Kind, in session: Name = "focus-group", by person: String? = "Anna"
  ) -> SessionEvent {
    SessionEvent(
      id: id(number), session: session, at: Moment(milliseconds: Int64(number) * 60_000), by: person, kind: kind)
  }

  package static func ballot(_ number: Int, vote: Int, revision: Int = 0, _ dots: [Name: Int]) -> Ballot {
    Ballot(id: ballotID(number), vote: id(vote), revision: revision, dots: dots)
  }

  /// Events of one kind each, with every kind that there is.
  package static let everyKind: [SessionEvent] = [
    .made(Session(id: "focus-group", kind: .focusGroup, title: "Talk", audience: "sector", day: nil, dots: 5)),
    .simulated,
    .attended(Attendant("Convener", role: .chair, organisation: "Isles Trust", audience: "sector")),
    .counted(people: 12),
    .contributed(text: "Buses “on time” – please", table: "3"),
    .contributed(text: "Childcare", table: nil),
    .reworded(contribution: id(5), text: "Buses on time"),
    .grouped(title: "Getting about", contributions: [id(5), id(6)]),
    .grouped(title: "Care", contributions: []),
    .moved(contributions: [id(6)], group: id(9)),
    .moved(contributions: [id(6)], group: nil),
    .merged(groups: [id(9)], into: id(8)),
    .titled(group: id(8), title: "Transport"),
    .coded(subject: id(8), themes: ["roads"]),
    .undone(event: id(11)),
    .voteOpened(dots: 5, themes: ["roads", "money"]),
    .dotsCounted(vote: id(16), theme: "roads", table: "3", dots: 4),
    .votersCounted(vote: id(16), table: "3", people: 6),
    .voteClosed(vote: id(16)),
    .voteReopened(vote: id(16)),
    .voteRevealed(vote: id(16)),
    .voteDiscarded(vote: id(16)),
    .slotStarted(title: "Read the figures", seconds: 900, table: nil),
    .slotStopped(slot: id(23)),
    .assigned(table: "3", themes: ["roads", "money"]),
    .picked(table: "3", theme: "roads", text: "A later bus", reason: "Shifts end at ten"),
    .agreed(places: [AgreedPlace("money", reason: "First things first"), AgreedPlace("roads")]),
    .item(title: "Matters arising"),
    .minuted(.decided, text: "To write to the council"),
    .action(owner: "Isles Trust", text: "Write to the council", target: "by June"),
    .previous(date: CivilDate(iso: "2016-01-18"), isAgreed: true),
    .next(text: "On 18 February at ten"),
    .erased,
    .doors(areOpen: true),
    .described(title: "Talk & tea", day: CivilDate(iso: "2016-01-19"), venue: ""),
    .attended(Attendant("Convener", role: .present), replacing: id(3)),
    .seated(contribution: id(5), table: nil),
  ].enumerated().map { event($0.offset + 1, $0.element) }
}
