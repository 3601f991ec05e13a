internal import Sessions
internal import Surveys

extension SessionDesk {
  /// What a scribe puts right: by events that are added, so that what was said before stays in the trail.
  mutating func correct(_ word: String, _ rest: String, at moment: Moment) -> Turn {
    switch word {
    case "reword":
      let (number, text) = firstWord(rest)
      guard let one = contribution(number), !text.isEmpty else { return noSuchNumbers("/reword 4 What was said") }
      return keep(
        [.reworded(contribution: one.id, text: text)], at: moment, "What was written first is kept in its trail.\n")
    case "table":
      let (number, table) = firstWord(rest)
      guard let one = contribution(number), table.count <= 12 else { return noSuchNumbers("/table 4 3") }
      return keep(
        [.seated(contribution: one.id, table: table.isEmpty ? nil : table)], at: moment,
        table.isEmpty ? "\(number) was said at no table in particular.\n" : "\(number) was said at table \(table).\n")
    case "person": return person(rest, at: moment)
    case "unpick":
      guard let number = Int(rest), let pick = state.picks.first(where: { $0.number == number }) else {
        return Turn(text: "Name a pick by the number that /picks shows: /unpick 2. Nothing was kept.\n")
      }
      return keep([.undone(event: pick.id)], at: moment, "Taken back: group \(pick.table) picked \(pick.theme).\n")
    case "title":
      guard !rest.isEmpty else { return Turn(text: "Type the title: /title An evening. Nothing was kept.\n") }
      return keep([.described(title: rest, day: nil, venue: nil)], at: moment, "The session is now: \(rest)\n")
    case "date":
      guard let day = CivilDate(iso: rest) else {
        return Turn(text: "Type the day: /date 2016-01-18. Nothing was kept.\n")
      }
      return keep([.described(title: nil, day: day, venue: nil)], at: moment, "It is held on \(day).\n")
    default:
      return keep(
        [.described(title: nil, day: nil, venue: rest)], at: moment,
        rest.isEmpty ? "It is held at no place in particular.\n" : "It is held at: \(rest)\n")
    }
  }

  /// `/person 2 Anna Ross, Isles Trust`, `/person 2 chair`, `/person 2 chair Anna Ross`, `/person 2 off`.
  private mutating func person(_ rest: String, at moment: Moment) -> Turn {
    let (number, said) = firstWord(rest)
    let list = state.attendance
    guard let place = Int(number), list.indices.contains(place - 1), !said.isEmpty else {
      return Turn(
        text: "Name somebody by the number that /who shows: /person 2 Anna Ross, Isles Trust – or /person 2 apologies, "
          + "or /person 2 off. Nothing was kept.\n")
    }
    let entry = list[place - 1]
    if said.lowercased() == "off" {
      return keep(
        entry.events.map { .undone(event: $0) }, at: moment, "\(entry.attendant.name) is no longer on the list.\n")
    }
    var attendant = entry.attendant
    var name = said
    let (word, others) = firstWord(said)
    if let role = Attendant.Role(rawValue: word.lowercased()) { (attendant.role, name) = (role, others) }
    let parts = name.split(separator: ",", maxSplits: 1).map { SessionLine.trimmed($0) }
    if let first = parts.first, !first.isEmpty {
      attendant.name = first
      attendant.organisation = parts.count == 2 && !parts[1].isEmpty ? parts[1] : nil
    }
    return keep(
      [.attended(attendant, replacing: entry.id)], at: moment, "Put right: \(SessionWords.words(attendant))\n")
  }
}
