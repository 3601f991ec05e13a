package import Sessions
package import Surveys

/// A scribe at work in a session, as a value: takes the lines that they type, and gives what they read and what is to be kept.
package struct SessionDesk<Chance: RandomNumberGenerator & Sendable>: Sendable {
  /// What one line came to.
  package struct Turn: Hashable, Sendable {
    /// To be kept before the text is shown.
    package var events: [SessionEvent] = []
    /// What the scribe reads once they are kept; ends with a line end, or is empty.
    package var text = ""
    /// Whether the dots are to be shown after it.
    package var showsTally = false
    package var isOver = false

    package init(events: [SessionEvent] = [], text: String = "", showsTally: Bool = false, isOver: Bool = false) {
      self.events = events
      self.text = text
      self.showsTally = showsTally
      self.isOver = isOver
    }
  }

  let survey: Survey
  let session: Session
  /// Who types; kept beside each event, and never beside a vote.
  let scribe: String
  var chance: Chance
  private var log: SessionLog
  /// The ballots of the vote that counts, for who runs the desk to bring up to date before each line; empty where there are none.
  package var ballots: [Ballot] = []
  /// The table at which things are said, unless a line names another.
  private(set) var table: String?
  /// What the scribe was last told of the slot that runs.
  private var lastWarning: (slot: EventID, minutes: Int)?

  package init(_ survey: Survey, _ session: Session, scribe: String, chance: Chance) {
    self.survey = survey
    self.session = session
    self.scribe = scribe
    self.chance = chance
    log = SessionLog(session, themes: survey.themes.map(\.name))
  }

  package var state: SessionState { log.state }
  /// The place in the store from which to read on.
  package var place: Int { log.place }

  /// The first words.
  package func opening() -> String { SessionWords.opening(state, survey, scribe: scribe) }

  /// What stands before the cursor: the table, if there is one.
  ///
  /// In brackets the number of the last contribution, so that the scribe sees that it was kept.
  package var prompt: String { "[\(state.lastNumber)] \(table ?? "")> " }

  /// Follows what was kept since, by anybody; gives in words what others did, and by what letter a new group goes.
  package mutating func follow(_ kept: [KeptEvent]) -> String {
    let new = log.take(kept)
    return new.map { event in
      if event.by != scribe { return SessionWords.others(event, state, survey) }
      guard case .grouped = event.kind, let group = state.group(event.id) else { return "" }
      return "\(SessionWords.letters(group.number)): \(group.title)\n"
    }.joined()
  }

  /// What is to be said of the slot that runs now; the empty text for nothing new.
  package mutating func clock(at moment: Moment) -> String {
    guard let slot = state.slots.last, let left = slot.remaining(at: moment) else { return "" }
    let minutes = (left + 59) / 60
    if lastWarning?.slot != slot.id { lastWarning = (slot.id, (slot.seconds + 59) / 60) }
    guard let last = lastWarning?.minutes, minutes < last, [0, 1, 2, 5, 10].contains(minutes) else { return "" }
    lastWarning = (slot.id, minutes)
    return SessionWords.slot(slot, left: left) + "\n"
  }

  /// Takes one line; nil when there are no more lines.
  package mutating func take(_ line: String?, at moment: Moment) -> Turn {
    guard let line else { return Turn(text: SessionWords.closing(state), isOver: true) }
    switch SessionLine(line) {
    case .nothing: return Turn()
    case .table(let table):
      self.table = table
      return Turn(text: table.map { "What follows is said at table \($0).\n" } ?? "At no table in particular.\n")
    case .said(let text, let table):
      return keep([.contributed(text: text, table: table ?? self.table)], at: moment)
    case .command(let word, let table, let rest): return command(word, table, rest, at: moment)
    }
  }

  /// A turn that keeps something of each kind.
  mutating func keep(
    _ kinds: [SessionEvent.Kind], at moment: Moment, _ text: String = "", showsTally: Bool = false
  ) -> Turn {
    Turn(
      events: kinds.map {
        SessionEvent(
          id: EventID(using: &chance), session: session.id, at: state.moment(of: $0, now: moment), by: scribe, kind: $0)
      }, text: text, showsTally: showsTally)
  }

  private mutating func command(_ word: String, _ table: String?, _ rest: String, at moment: Moment) -> Turn {
    switch word {
    case "help", "?": return Turn(text: SessionWords.help)
    case "quit", "q", "stop": return Turn(text: SessionWords.closing(state), isOver: true)
    case "undo": return undo(at: moment)
    case "list": return Turn(text: SessionWords.list(state, last: Int(rest) ?? 15))
    case "groups": return Turn(text: SessionWords.groups(state, survey))
    case "areas": return Turn(text: SessionWords.areas(survey))
    case "who": return Turn(text: SessionWords.attendance(state, isNumbered: true))
    case "picks": return Turn(text: SessionWords.picks(state))
    case "tally": return Turn(showsTally: true)
    case "group", "add", "out", "merge", "name", "theme": return words(word, rest, at: moment)
    case "reword", "table", "person", "unpick", "title", "date", "venue": return correct(word, rest, at: moment)
    case "vote", "close", "reopen", "reveal", "discard", "dots", "voters":
      return vote(word, table, rest, at: moment)
    case "slot", "time": return slot(word, table, rest, at: moment)
    case "give", "pick", "agree": return agree(word, table ?? self.table, rest, at: moment)
    case "present", "chair", "secretariat", "apologies", "people", "item", "note", "decided", "action", "after", "next",
      "previous", "simulated":
      return minute(word, rest, at: moment)
    default:
      let near = Spelling.nearest(to: word, among: SessionWords.commands).map { " Did you mean /\($0)?" } ?? ""
      return Turn(text: "There is no /\(word).\(near) Type /help for what there is; nothing was kept.\n")
    }
  }

  private mutating func undo(at moment: Moment) -> Turn {
    guard let last = log.lastUndoable(by: scribe) else {
      return Turn(text: "There is nothing of yours to take back.\n")
    }
    return keep([.undone(event: last.id)], at: moment, "Taken back: \(SessionWords.words(last.kind, state, survey)).\n")
  }

  // MARK: - Looking up

  /// The area with that name, or the only one whose name begins so.
  func theme(_ word: some StringProtocol) -> Name? {
    let word = word.lowercased()
    guard !word.isEmpty else { return nil }
    if let whole = survey.themes.first(where: { $0.name.text.lowercased() == word }) { return whole.name }
    let found = survey.themes.filter { $0.name.text.lowercased().hasPrefix(word) }
    return found.count == 1 ? found[0].name : nil
  }

  /// A turn that says that an area is not known.
  func noTheme(_ word: some StringProtocol) -> Turn {
    Turn(
      text: "There is no area ‘\(word)’, or more than one begins so. Type /areas for their names; nothing was kept.\n")
  }

  func contribution(_ word: some StringProtocol) -> Contribution? {
    Int(word).flatMap { number in state.contributions.first { $0.number == number } }
  }

  func group(_ word: some StringProtocol) -> ContributionGroup? {
    state.standingGroups.first { SessionWords.letters($0.number) == word.uppercased() }
  }

  static func pieces(_ text: String) -> [Substring] {
    text.split { $0.isWhitespace || $0 == "," }
  }
}
