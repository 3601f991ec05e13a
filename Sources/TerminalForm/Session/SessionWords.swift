package import Sessions
package import Surveys

/// What a scribe reads, for a terminal of 80 columns and 24 lines.
package enum SessionWords {
  static let commands = [
    "help", "quit", "undo", "list", "groups", "areas", "who", "tally", "group", "add", "out", "merge", "name", "reword",
    "table", "person", "unpick", "picks", "title", "date", "venue", "theme", "vote", "close", "reopen", "reveal",
    "discard", "dots", "voters", "slot", "time", "give", "pick", "agree",
    "present", "chair", "secretariat", "apologies", "people", "item", "note", "decided", "action", "after", "next",
    "previous", "simulated",
  ]

  static let help = """
    Type what is said, a line each. 3> before it names the table; 3> alone names it
    for all that follows, and > alone none. Each line is on the disk at once.
      undo             take back your last line        /list 20   what was said last
      /group 1 4 = Buses   a group of lines 1 and 4    /groups    all groups
      /add A 7   /out 7    into a group, out of it     /merge A B   B is part of A
      /name A Title    /theme A capacity   its areas   /picks     what groups picked
      /reword 4 As it was said   /table 4 3   /unpick 2   /person 2 Anna, Trust
      /vote 5          open a vote by dots             /areas     the areas' names
      /dots capacity 12 vision 3    dots on the wall   /dots 3> vision 2   a table's
      /voters 31       who placed them                 /tally     how it stands
      /close  /reopen  /reveal  /discard               the vote
      /slot 15 Read the figures   /slot stop           /time      what is left
      /give 1> capacity vision    a group's areas    /pick 1> vision A bus because …
      /agree vision because it is cheap; capacity      the agreed order, best first
      /people 31   /present Name, Organisation      /chair /secretariat /apologies
      /item Title  /note …  /decided …  /after …       /action Owner: what (by May)
      /previous 2016-01-18   /next On 18 May           /who       who is there
      /title …  /date 2016-01-18  /venue …   /simulated  all is made up   /quit

    """

  static func opening(_ state: SessionState, _ survey: Survey, scribe: String) -> String {
    var text = "\(state.session.title) – \(survey.title.text)\n"
    text += "You write as \(scribe). Type what is said, a line each; /help for more, /quit to leave.\n"
    if state.hasBegun {
      text += "So far: \(count(state.contributions.count, "contribution"))"
      text += ", \(count(state.standingGroups.count, "group")).\n"
    }
    if let vote = state.openVote { text += "A vote is open: \(vote.dots) dots each. /tally shows it.\n" }
    return text
  }

  static func closing(_ state: SessionState) -> String {
    var text = "Everything is kept: \(count(state.contributions.count, "contribution"))"
    text += ", \(count(state.standingGroups.count, "group"))."
    if state.openVote != nil { text += " The vote is still open; it counts when it is closed." }
    return text + "\n"
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// A for 1, Z for 26, AA for 27.
  static func letters(_ number: Int) -> String {
    var (left, text) = (number, "")
    while left > 0 {
      let digit = (left - 1) % 26
      text = String(UnicodeScalar(UInt8(65 + digit))) + text
      left = (left - 1) / 26
    }
    return text
  }

  static func line(_ one: Contribution) -> String {
    "\(one.number)\(one.table.map { "  \($0)>" } ?? "")  \(one.text)"
  }

  static func list(_ state: SessionState, last: Int) -> String {
    guard !state.contributions.isEmpty else { return "Nothing was written down yet.\n" }
    return state.contributions.suffix(max(1, last)).map { one in
      let group = state.standingGroup(of: one).map { "  [\(letters($0.number))]" } ?? ""
      return line(one) + group + "\n"
    }.joined()
  }

  static func groups(_ state: SessionState, _ survey: Survey) -> String {
    let members = state.members
    var text = ""
    for group in state.standingGroups {
      let areas = group.themes.isEmpty ? "" : " (\(group.themes.map(\.text).joined(separator: ", ")))"
      text += "\(letters(group.number)): \(group.title)\(areas)\n"
      text += (members[group.id] ?? []).map { "  \(line($0))\n" }.joined()
    }
    let rest = state.ungrouped.count
    return text + (rest > 0 ? "In no group: \(count(rest, "contribution")).\n" : "")
      + (text.isEmpty && rest == 0 ? "Nothing was written down yet.\n" : "")
  }

  static func areas(_ survey: Survey) -> String {
    let width = survey.themes.map(\.name.text.count).max() ?? 0
    return survey.themes.map { theme in
      theme.name.text + String(repeating: " ", count: width + 2 - theme.name.text.count) + theme.label.text + "\n"
    }.joined()
  }

  static func words(_ one: Attendant) -> String {
    "\(one.name)\(one.organisation.map { ", \($0)" } ?? "")\(one.role == .present ? "" : " (\(one.role.rawValue))")"
  }

  static func picks(_ state: SessionState) -> String {
    guard !state.picks.isEmpty else { return "Nothing has been picked yet.\n" }
    return state.picks.map { "\($0.number)  group \($0.table): \($0.theme)\($0.text.map { " – \($0)" } ?? "")\n" }
      .joined()
  }

  /// Who is there; with the numbers by which a scribe puts an entry right.
  static func attendance(_ state: SessionState, isNumbered: Bool = false) -> String {
    let list = state.attendants.enumerated().map { at, one in
      (isNumbered ? "\(at + 1)  " : "") + words(one) + "\n"
    }.joined()
    return list + (state.present.map { "\($0) in the room.\n" } ?? "Nobody is on the list yet.\n")
  }

  static func slot(_ slot: Slot, left: Int) -> String {
    guard left > 0 else { return "\(slot.title): time is up." }
    let minutes = (left + 59) / 60
    return left < 60
      ? "\(slot.title): \(left) \(left == 1 ? "second" : "seconds") left."
      : "\(slot.title): \(minutes) \(minutes == 1 ? "minute" : "minutes") left."
  }

  /// The dots as they stand.
  package static func tally(_ tally: DotTally?, _ state: SessionState, _ survey: Survey) -> String {
    guard let tally, let vote = state.vote else { return "There is no vote yet. Open one with /vote.\n" }
    let labels = Dictionary(survey.themes.map { ($0.name, $0.label.text) }, uniquingKeysWith: { first, _ in first })
    let most = max(1, tally.lines.map(\.dots).max() ?? 1)
    var text = tally.lines.map { line in
      let dots = String(line.dots)
      let bar = String(repeating: "●", count: most <= 40 ? line.dots : line.dots * 40 / most)
      return String(repeating: " ", count: max(0, 4 - dots.count))
        + "\(dots)  \(labels[line.theme] ?? line.theme.text)\(bar.isEmpty ? "" : "  " + bar)\n"
    }.joined()
    text += sum(tally) + ". \(vote.standing == .open ? "The vote is open." : "The vote is closed.")\n"
    if !vote.wall.differing.isEmpty {
      text +=
        "The tables do not add up to the whole wall: \(vote.wall.differing.map(\.text).joined(separator: ", ")).\n"
    }
    if tally.isBeyond(each: vote.dots), let people = tally.people {
      text +=
        people == 0
        ? "There are dots, and nobody who placed them. Type /voters with how many people did.\n"
        : "That is more than \(vote.dots) dots for each of \(people). Count again.\n"
    }
    return text
  }

  /// How many dots there are, and of how many people; of phones only how many have voted while that hides what they placed.
  static func sum(_ tally: DotTally) -> String {
    func words(_ people: Int) -> String { people == 1 ? "1 person" : "\(people) people" }
    let unknown = "nobody knows how many people; type /voters"
    guard tally.hidesBallots, tally.ballots > 0 else {
      return "\(count(tally.dots, "dot")) by \(tally.people.map(words) ?? unknown)"
    }
    let phones = "\(words(tally.ballots)) \(tally.ballots == 1 ? "has" : "have") voted on phones"
    guard tally.wallDots > 0 else { return phones }
    return "\(count(tally.wallDots, "dot")) on the wall by \(tally.wallPeople.map(words) ?? unknown). "
      + phones.prefix(1).uppercased() + phones.dropFirst()
  }

  /// A vote that another took the place of.
  static func before(_ vote: SessionVote) -> String {
    let wall = vote.wall.totals.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let dots = wall.isEmpty ? "" : "; on the wall \(wall.joined(separator: ", "))"
    return "Held before, not counted: a vote with \(count(vote.dots, "dot")) each\(dots).\n"
  }
}
