internal import Sessions
internal import Surveys

extension SessionDesk {
  /// What a scribe writes down for the minutes, who was there with it.
  mutating func minute(_ word: String, _ rest: String, at moment: Moment) -> Turn {
    switch word {
    case "present", "chair", "secretariat", "apologies": return attend(word, rest, at: moment)
    case "people":
      guard let people = Int(rest), (0...Self.mostPeople).contains(people) else {
        return Turn(text: "How many people are in the room? Type /people 31. Nothing was kept.\n")
      }
      return keep(
        [.counted(people: people)], at: moment, "\(people) in the room.\n",
        showsTally: !(state.vote?.wall.totals.isEmpty ?? true))
    case "simulated":
      return keep([.simulated], at: moment, "Everything in this session is marked as made up.\n")
    case "previous": return previous(rest, at: moment)
    default:
      guard !rest.isEmpty else {
        return Turn(text: "Type what it is, such as /\(word) \(example(word)). Nothing was kept.\n")
      }
      return keep([written(word, rest)], at: moment)
    }
  }

  private func example(_ word: String) -> String {
    switch word {
    case "item": "Matters arising"
    case "action": "The secretary: write to the council (by May)"
    case "next": "On 18 February at ten"
    default: "The figures were read"
    }
  }

  private func written(_ word: String, _ rest: String) -> SessionEvent.Kind {
    switch word {
    case "item": return .item(title: rest)
    case "decided": return .minuted(.decided, text: rest)
    case "after": return .minuted(.afterwards, text: rest)
    case "next": return .next(text: rest)
    case "action":
      var (owner, text, target): (String?, String, String?) = (nil, rest, nil)
      let halves = rest.split(separator: ":", maxSplits: 1)
      if halves.count == 2, !SessionLine.trimmed(halves[1]).isEmpty {
        (owner, text) = (SessionLine.trimmed(halves[0]), SessionLine.trimmed(halves[1]))
      }
      // What stands in brackets at the end is when.
      if text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex {
        target = SessionLine.trimmed(text[text.index(after: open)...].dropLast())
        text = SessionLine.trimmed(text[..<open])
      }
      return .action(owner: owner, text: text, target: target?.isEmpty == true ? nil : target)
    default: return .minuted(.said, text: rest)
    }
  }

  /// `/present Anna Ross, Isles Trust`.
  private mutating func attend(_ word: String, _ rest: String, at moment: Moment) -> Turn {
    let parts = rest.split(separator: ",", maxSplits: 1).map { SessionLine.trimmed($0) }
    guard let name = parts.first, !name.isEmpty, let role = Attendant.Role(rawValue: word) else {
      return Turn(text: "Type a name, and an organisation after a comma: /\(word) Convener, Isles Trust.\n")
    }
    let organisation = parts.count == 2 && !parts[1].isEmpty ? parts[1] : nil
    return keep([.attended(Attendant(name, role: role, organisation: organisation))], at: moment)
  }

  /// `/previous 2016-01-18`, `/previous 2016-01-18 not agreed`.
  private mutating func previous(_ rest: String, at moment: Moment) -> Turn {
    let (day, said) = firstWord(rest)
    guard let date = CivilDate(iso: day) else {
      return Turn(text: "Type the day of the minutes before: /previous 2016-01-18. Nothing was kept.\n")
    }
    let isAgreed = !said.lowercased().hasPrefix("not")
    return keep(
      [.previous(date: date, isAgreed: isAgreed)], at: moment, isAgreed ? "Agreed.\n" : "Not agreed.\n")
  }
}
