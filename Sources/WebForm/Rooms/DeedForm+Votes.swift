internal import Phrases
internal import Sessions
internal import Surveys

/// Votes and the dots on the wall.
extension DeedForm {
  /// Opens a vote with so many dots; nothing where one is there that counts.
  func opening(_ deed: String) throws(Fault) -> [SessionEvent.Kind] {
    guard deed.hasPrefix("vote-"), let dots = Int(deed.dropFirst(5)), (1...100).contains(dots) else { throw .unknown }
    guard !survey.themes.isEmpty else { throw .said(.noAreas) }
    guard state.vote == nil else { return [] }
    return [.voteOpened(dots: dots, themes: survey.themes.map(\.name))]
  }

  /// Closes, opens again, reveals or discards the vote that the form names; nothing where that is done already.
  func vote(_ deed: String) throws(Fault) -> [SessionEvent.Kind] {
    guard let vote = state.vote, vote.id.text == sent[":vote"] else {
      throw .said(.voteChanged)
    }
    switch deed {
    case "close":
      guard vote.standing == .open else { return [] }
      guard !hasTooManyDots else {
        throw .said(.countAgain)
      }
      return [.voteClosed(vote: vote.id)]
    case "reopen": return vote.standing == .closed ? [.voteReopened(vote: vote.id)] : []
    case "reveal":
      guard vote.standing == .closed else { throw .said(.closeFirst) }
      return vote.isRevealed ? [] : [.voteRevealed(vote: vote.id)]
    default: return [.voteDiscarded(vote: vote.id)]
    }
  }

  /// The dots that were counted on the wall: an event for each field that is not empty.
  var wall: [SessionEvent.Kind] {
    get throws(Fault) {
      guard let vote = state.vote else { throw .said(.openFirst) }
      let table = optional("wall-table", most: RoomLimits.mostOfTable)
      var events: [SessionEvent.Kind] = []
      for theme in vote.themes where !isEmpty("wall-\(theme)") {
        let dots = try number("wall-\(theme)", .dotsOn, ["area": label(theme)], most: 100_000)
        events.append(.dotsCounted(vote: vote.id, theme: theme, table: table, dots: dots))
      }
      if !isEmpty("wall-voters") {
        let people = try number("wall-voters", .peopleOfDots, most: 10_000)
        events.append(.votersCounted(vote: vote.id, table: table, people: people))
      }
      guard !events.isEmpty else { throw .said(.nothingCounted) }
      return events
    }
  }

  private func isEmpty(_ field: String) -> Bool { (sent[":" + field] ?? "").allSatisfy(\.isWhitespace) }
}
