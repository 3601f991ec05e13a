internal import Sessions
internal import Surveys

/// Votes and the dots on the wall.
extension DeedForm {
  /// Opens a vote with so many dots; nothing where one is there that counts.
  func opening(_ deed: String) throws(Fault) -> [SessionEvent.Kind] {
    guard deed.hasPrefix("vote-"), let dots = Int(deed.dropFirst(5)), (1...100).contains(dots) else { throw .unknown }
    guard !survey.themes.isEmpty else { throw .said("The survey has no areas to vote on") }
    guard state.vote == nil else { return [] }
    return [.voteOpened(dots: dots, themes: survey.themes.map(\.name))]
  }

  /// Closes, opens again, reveals or discards the vote that the form names; nothing where that is done already.
  func vote(_ deed: String) throws(Fault) -> [SessionEvent.Kind] {
    guard let vote = state.vote, vote.id.text == sent[":vote"] else {
      throw .said("Another vote has been opened since, or this one was discarded. Look at how the vote stands now")
    }
    switch deed {
    case "close":
      guard vote.standing == .open else { return [] }
      guard !hasTooManyDots else {
        throw .said(
          "There are more dots on the wall than the people who placed them have. Count again, write the numbers below, then close the vote"
        )
      }
      return [.voteClosed(vote: vote.id)]
    case "reopen": return vote.standing == .closed ? [.voteReopened(vote: vote.id)] : []
    case "reveal":
      guard vote.standing == .closed else { throw .said("Close the vote before you show the result") }
      return vote.isRevealed ? [] : [.voteRevealed(vote: vote.id)]
    default: return [.voteDiscarded(vote: vote.id)]
    }
  }

  /// The dots that were counted on the wall: an event for each field that is not empty.
  var wall: [SessionEvent.Kind] {
    get throws(Fault) {
      guard let vote = state.vote else { throw .said("Open a vote before you enter dots from the wall") }
      let table = optional("wall-table", most: RoomLimits.mostOfTable)
      var events: [SessionEvent.Kind] = []
      for theme in vote.themes where !isEmpty("wall-\(theme)") {
        let label = survey.themes.first { $0.name == theme }?.label.text ?? theme.text
        let dots = try number("wall-\(theme)", "the dots on ‘\(label)’", most: 100_000)
        events.append(.dotsCounted(vote: vote.id, theme: theme, table: table, dots: dots))
      }
      if !isEmpty("wall-voters") {
        let people = try number("wall-voters", "how many people placed them", most: 10_000)
        events.append(.votersCounted(vote: vote.id, table: table, people: people))
      }
      guard !events.isEmpty else { throw .said("Write the dots on at least one area") }
      return events
    }
  }

  private func isEmpty(_ field: String) -> Bool { (sent[":" + field] ?? "").allSatisfy(\.isWhitespace) }
}
