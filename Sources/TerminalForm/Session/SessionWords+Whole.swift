package import Sessions
package import Surveys

extension SessionWords {
  /// A whole session in words: who came, what was said by group, the dots, picks, the agreed order and what was minuted.
  package static func whole(_ outcome: SessionOutcome, _ survey: Survey) -> String {
    let state = outcome.state
    let session = outcome.session
    var text = "\(session.title)\(session.day.map { ", \($0)" } ?? "")\(session.venue.map { ", \($0)" } ?? "")\n"
    if state.isSimulated { text += "Simulated: all of it was made up.\n" }
    guard state.hasBegun else { return text + "Nothing has happened in it yet.\n" }
    text += "\n" + attendance(state)
    if !state.contributions.isEmpty {
      text += "\n" + groups(state, survey)
      if !state.standingGroups.isEmpty {
        text += state.ungrouped.map { "  \(line($0))\n" }.joined()
      } else {
        text += list(state, last: state.contributions.count)
      }
    }
    if outcome.tally != nil { text += "\n" + tally(outcome.tally, state, survey) }
    text += state.votesBefore.map(before).joined()
    for pick in state.picks {
      text += "Group \(pick.table) picked \(pick.theme)\(pick.text.map { ": \($0)" } ?? "")\(pick.reasonGiven)\n"
    }
    if !outcome.agreedOrder.isEmpty { text += "\nThe agreed order:\n" }
    for (at, place) in outcome.agreedOrder.enumerated() {
      text += "  \(at + 1)  \(place.theme)\(place.reasonGiven)\n"
    }
    for item in state.record.items {
      text += "\n\(item.title ?? "Minutes")\n" + item.lines.map { "  \($0.text)\n" }.joined()
      text += item.actions.map { action in
        "  ACTION \(action.number)\(action.owner.map { ", \($0)" } ?? ""): \(action.text)"
          + (action.target.map { " (\($0))" } ?? "") + "\n"
      }.joined()
    }
    return text
  }
}
