internal import Sessions
internal import Surveys

extension SessionDesk {
  /// What a scribe does with a vote: opens and closes it, and counts the dots on the wall.
  mutating func vote(_ word: String, _ table: String?, _ rest: String, at moment: Moment) -> Turn {
    switch word {
    case "vote": return open(rest, at: moment)
    case "dots": return dots(table, rest, at: moment)
    case "voters":
      guard let vote = state.vote else { return noVote }
      guard let people = Int(rest), (0...Self.mostPeople).contains(people) else {
        return Turn(text: "How many people placed the dots? Type /voters 31, or /voters 3> 6 for a table.\n")
      }
      return keep([.votersCounted(vote: vote.id, table: table, people: people)], at: moment, showsTally: true)
    case "close":
      guard let vote = state.openVote else { return noVote }
      return close(vote, rest, at: moment)
    case "reopen":
      guard let vote = state.vote, vote.standing == .closed else { return noVote }
      return keep([.voteReopened(vote: vote.id)], at: moment, "The vote is open again.\n")
    case "reveal":
      guard let vote = state.vote else { return noVote }
      return keep([.voteRevealed(vote: vote.id)], at: moment, "Everyone may see the result now.\n", showsTally: true)
    default:
      guard let vote = state.vote else { return noVote }
      return keep([.voteDiscarded(vote: vote.id)], at: moment, "The vote does not count.\n")
    }
  }

  static var mostPeople: Int { 100_000 }
  private static var mostDots: Int { 1_000_000 }

  /// The dots of the vote that counts, as far as is known here.
  private var tally: DotTally? { outcome.tally }
  private var outcome: SessionOutcome { SessionOutcome(state, ballots: ballots) }

  /// `/close`, `/close anyway`.
  private mutating func close(_ vote: SessionVote, _ rest: String, at moment: Moment) -> Turn {
    if outcome.hasTooManyDots, rest.lowercased() != "anyway" {
      return Turn(
        text: "The vote stays open: there are more dots than people could place. Count again with /dots and /voters, "
          + "or type /close anyway.\n", showsTally: true)
    }
    let uncounted = tally.map { $0.dots > 0 && $0.people == nil } ?? false
    return keep(
      [.voteClosed(vote: vote.id)], at: moment,
      "The vote is closed. Dots on the wall can still be counted; /reopen opens it again.\n"
        + (uncounted ? "It does not count until /voters says how many people placed the dots.\n" : ""),
      showsTally: true)
  }

  private var noVote: Turn { Turn(text: "There is no vote for that. Open one with /vote; nothing was kept.\n") }

  /// `/vote`, `/vote 3`, `/vote 5 capacity awareness`.
  private mutating func open(_ rest: String, at moment: Moment) -> Turn {
    guard !survey.themes.isEmpty else {
      return Turn(text: "The survey has no areas to vote on; nothing was kept.\n")
    }
    guard state.openVote == nil else {
      return Turn(text: "A vote is open already. Close it first with /close; nothing was kept.\n")
    }
    var pieces = Self.pieces(rest)
    let isAnother = pieces.last?.lowercased() == "again" && theme("again") == nil
    if isAnother { pieces.removeLast() }
    if !isAnother, let tally, tally.dots > 0 {
      let words = (["/vote"] + pieces.map(String.init) + ["again"]).joined(separator: " ")
      return Turn(
        text: "A vote was held and closed (\(SessionWords.sum(tally))) and counts. To hold another in its place: "
          + "\(words)\nNothing was kept.\n")
    }
    var dots = session.dots ?? Session.usualDots
    var themes: [Name] = []
    for (at, word) in pieces.enumerated() {
      if at == 0, let number = Int(word) {
        guard (1...100).contains(number) else {
          return Turn(text: "Give each voter from 1 to 100 dots; nothing was kept.\n")
        }
        dots = number
      } else if let theme = theme(word) {
        themes.append(theme)
      } else {
        return noTheme(word)
      }
    }
    // Named one by one, so that the vote stays what it was when the survey's areas change.
    let offered = survey.themes.map(\.name).filter { themes.isEmpty || themes.contains($0) }
    return keep(
      [.voteOpened(dots: dots, themes: offered)], at: moment,
      "A vote is open: \(dots) dots each, on \(offered.count) areas. Count the wall with /dots, and end with /close.\n")
  }

  /// `/dots capacity 12 awareness 4`, `/dots 3> capacity 5`.
  private mutating func dots(_ table: String?, _ rest: String, at moment: Moment) -> Turn {
    guard let vote = state.vote else { return noVote }
    var kinds: [SessionEvent.Kind] = []
    var area: Name?
    for word in Self.pieces(rest) {
      if let number = Int(word), let theme = area {
        guard (0...Self.mostDots).contains(number) else {
          return Turn(text: "Count from 0 to \(Self.mostDots) dots; nothing was kept.\n")
        }
        kinds.append(.dotsCounted(vote: vote.id, theme: theme, table: table, dots: number))
        area = nil
      } else if area == nil, let theme = theme(word) {
        guard vote.themes.contains(theme) else {
          return Turn(text: "‘\(theme)’ is not on offer in this vote; nothing was kept.\n")
        }
        area = theme
      } else if Int(word) == nil, area == nil {
        return noTheme(word)
      } else {
        area = nil
        kinds = []
        break
      }
    }
    guard !kinds.isEmpty, area == nil else {
      return Turn(text: "Type areas with their dots: /dots capacity 12 vision 4. Nothing was kept.\n")
    }
    return keep(kinds, at: moment, showsTally: true)
  }

  // MARK: - Slots

  /// `/slot 15 Read the figures`, `/slot stop`, `/time`.
  mutating func slot(_ word: String, _ table: String?, _ rest: String, at moment: Moment) -> Turn {
    if word == "time" {
      guard let slot = state.slots.last, let left = slot.remaining(at: moment) else {
        return Turn(text: "No slot is running. Start one with /slot 15 Read the figures.\n")
      }
      return Turn(text: SessionWords.slot(slot, left: left) + "\n")
    }
    if rest.lowercased() == "stop" {
      guard let slot = state.slots.last, slot.stoppedAt == nil else { return Turn(text: "No slot is running.\n") }
      return keep([.slotStopped(slot: slot.id)], at: moment, "Stopped.\n")
    }
    let (number, title) = firstWord(rest)
    guard let minutes = Int(number), (1...600).contains(minutes) else {
      return Turn(text: "How many minutes? Type /slot 15 Read the figures. Nothing was kept.\n")
    }
    let name = title.isEmpty ? "Slot" : title
    return keep(
      [.slotStarted(title: name, seconds: minutes * 60, table: table)], at: moment,
      "\(name): \(minutes) \(minutes == 1 ? "minute" : "minutes") from now.\n")
  }

  // MARK: - Picks and the agreed order

  mutating func agree(_ word: String, _ table: String?, _ rest: String, at moment: Moment) -> Turn {
    switch word {
    case "give":
      guard let table else { return Turn(text: "Name the group: /give 1> \(examples(2)). Nothing was kept.\n") }
      return give(table, Self.pieces(rest), at: moment)
    case "pick":
      guard let table else { return Turn(text: "Name the group: /pick 1> \(examples(1)). Nothing was kept.\n") }
      let (area, said) = firstWord(rest)
      guard !area.isEmpty else {
        return Turn(
          text: "Which area did group \(table) pick? Type /pick \(table)> \(examples(1)) What is to be done because … "
            + "Nothing was kept.\n")
      }
      guard let theme = theme(area) else { return noTheme(area) }
      let (text, reason) = SessionLine.halves(" " + said, at: "because")
      let pick = SessionEvent.Kind.picked(
        table: table, theme: theme, text: text.isEmpty ? nil : text, reason: reason)
      return keep([pick], at: moment, "Group \(table) picked \(theme).\n")
    default:
      var places: [AgreedPlace] = []
      for part in rest.split(separator: ";") {
        let (words, reason) = SessionLine.halves(SessionLine.trimmed(part) + " ", at: "because")
        let areas = Self.pieces(words)
        for (at, word) in areas.enumerated() {
          guard let theme = theme(word) else { return noTheme(word) }
          guard !places.contains(where: { $0.theme == theme }) else {
            return Turn(text: "‘\(theme)’ stands twice in that order. Name each area once; nothing was kept.\n")
          }
          places.append(AgreedPlace(theme, reason: at == areas.count - 1 ? reason : nil))
        }
      }
      guard !places.isEmpty else {
        return Turn(
          text: "Type the areas, best first: /agree vision because it is cheap; capacity. Nothing was kept.\n")
      }
      return keep([.agreed(places: places)], at: moment, "Agreed: \(names(places.map(\.theme))).\n")
    }
  }

  /// Gives a group its areas in the place of those that it had. To name none is an oversight; `none` takes them away.
  private mutating func give(_ table: String, _ areas: [Substring], at moment: Moment) -> Turn {
    let given = state.assignments[table] ?? []
    if areas.count == 1, areas[0].lowercased() == "none", theme(areas[0]) == nil {
      guard !given.isEmpty else { return Turn(text: "Group \(table) has no areas. Nothing was kept.\n") }
      return keep([.assigned(table: table, themes: [])], at: moment, "Group \(table) has no areas any more.\n")
    }
    var themes: [Name] = []
    for word in areas {
      guard let theme = theme(word) else { return noTheme(word) }
      if !themes.contains(theme) { themes.append(theme) }
    }
    guard !themes.isEmpty else {
      let now =
        given.isEmpty
        ? "" : " It has \(names(given)); what you type takes their place, and /give \(table)> none takes them away."
      return Turn(
        text: "Which areas does group \(table) take? Type /give \(table)> \(examples(2)), or /areas for their names."
          + "\(now) Nothing was kept.\n")
    }
    return keep([.assigned(table: table, themes: themes)], at: moment, "Group \(table) takes \(names(themes)).\n")
  }

  /// The first so many of the survey's areas, as they are typed.
  private func examples(_ count: Int) -> String {
    survey.themes.isEmpty ? "AREA" : survey.themes.prefix(count).map(\.name.text).joined(separator: " ")
  }

  private func names(_ themes: [Name]) -> String { themes.map(\.text).joined(separator: ", ") }
}
