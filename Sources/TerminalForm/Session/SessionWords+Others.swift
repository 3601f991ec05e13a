internal import Sessions
internal import Surveys

extension SessionWords {
  /// What somebody else did, on a line of its own that is set off from what the scribe types.
  static func others(_ event: SessionEvent, _ state: SessionState, _ survey: Survey) -> String {
    "  \(event.by ?? "A phone"): \(words(event.kind, state, survey, id: event.id))\n"
  }

  /// What an event was, in a few words.
  static func words(_ kind: SessionEvent.Kind, _ state: SessionState, _ survey: Survey, id: EventID? = nil) -> String {
    switch kind {
    case .made: "made the session"
    case .simulated: "marked it as made up"
    case .attended(let one, let former): "\(one.name) – \(one.role.rawValue)\(former == nil ? "" : ", put right")"
    case .described(let title, let day, let venue):
      "the session: " + [title, day?.description, venue].compactMap { $0 }.joined(separator: ", ")
    case .counted(let people): "\(people) in the room"
    case .doors(let areOpen): areOpen ? "opened the room to phones" : "closed the room to phones"
    case .contributed(let text, let table):
      (id.flatMap { state.contribution($0) }.map { "\($0.number)  " } ?? "") + (table.map { "\($0)> " } ?? "") + text
    case .reworded(let id, let text): "\(number(id, state)) reworded: \(text)"
    case .seated(let id, let table): "\(number(id, state)) was said at \(table.map { "table \($0)" } ?? "no table")"
    case .grouped(let title, _): "group \(id.map { letter($0, state) + ": " } ?? "")\(title)"
    case .moved(let members, let group):
      members.map { number($0, state) }.joined(separator: ", ")
        + (group.map { " into group \(letter($0, state))" } ?? " out of its group")
    case .merged(let groups, let into):
      groups.map { letter($0, state) }.joined(separator: ", ") + " merged into \(letter(into, state))"
    case .titled(let group, let title): "group \(letter(group, state)): \(title)"
    case .coded(_, let themes): "areas \(themes.map(\.text).joined(separator: ", "))"
    case .undone: "took their last line back"
    case .voteOpened(let dots, _): "opened a vote, \(dots) dots each"
    case .voteClosed: "closed the vote"
    case .voteReopened: "opened the vote again"
    case .voteRevealed: "showed the result"
    case .voteDiscarded: "discarded the vote"
    case .dotsCounted(_, let theme, let table, let dots): "\(table.map { "\($0)> " } ?? "")\(theme) \(dots) dots"
    case .votersCounted(_, let table, let people): "\(table.map { "\($0)> " } ?? "")\(people) placed dots"
    case .slotStarted(let title, let seconds, _): "\(title), \(seconds / 60) minutes"
    case .slotStopped: "stopped the slot"
    case .assigned(let table, []): "group \(table) has no areas any more"
    case .assigned(let table, let themes): "group \(table) takes \(themes.map(\.text).joined(separator: ", "))"
    case .picked(let table, let theme, let text, _): "group \(table) picked \(theme)\(text.map { ": \($0)" } ?? "")"
    case .agreed(let places): "agreed on \(places.map(\.theme.text).joined(separator: ", "))"
    case .item(let title): "item \(title)"
    case .minuted(_, let text): text
    case .action(let owner, let text, _): "action\(owner.map { " of \($0)" } ?? ""): \(text)"
    case .previous: "the minutes of the meeting before"
    case .next(let text): "next meeting: \(text)"
    case .erased: "a name was erased"
    case .unknown(let kind): "something that a later program wrote (\(kind.word))"
    }
  }

  private static func number(_ id: EventID, _ state: SessionState) -> String {
    state.contribution(id).map { "\($0.number)" } ?? "a line that was taken back"
  }

  private static func letter(_ id: EventID, _ state: SessionState) -> String {
    state.group(id).map { letters($0.number) } ?? "one that was taken back"
  }
}
