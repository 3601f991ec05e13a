internal import Sessions
internal import Surveys

extension SessionDesk {
  /// What a scribe does with what was said.
  mutating func words(_ word: String, _ rest: String, at moment: Moment) -> Turn {
    switch word {
    case "group": return makeGroup(rest, at: moment)
    case "add": return add(rest, at: moment)
    case "out":
      guard let members = members(Self.pieces(rest)) else { return noSuchNumbers("/out 4 7") }
      return keep([.moved(contributions: members, group: nil)], at: moment, "They lie in no group now.\n")
    case "merge": return merge(rest, at: moment)
    case "name":
      let (letter, title) = firstWord(rest)
      guard let group = group(letter), !title.isEmpty else { return noSuchGroup("/name A A better title") }
      return keep([.titled(group: group.id, title: title)], at: moment, "\(letter.uppercased()) is now: \(title)\n")
    default: return code(rest, at: moment)
    }
  }

  /// `/group 1 4 9 = Title`, or `/group Title` for an empty one.
  private mutating func makeGroup(_ rest: String, at moment: Moment) -> Turn {
    let halves = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let title = SessionLine.trimmed(halves.last ?? "")
    let numbers = halves.count == 2 ? Self.pieces(String(halves[0])) : []
    guard !title.isEmpty, let members = members(numbers) ?? (numbers.isEmpty ? [] : nil) else {
      return noSuchNumbers("/group 1 4 9 = Getting about")
    }
    return keep([.grouped(title: title, contributions: members)], at: moment)
  }

  private mutating func add(_ rest: String, at moment: Moment) -> Turn {
    let (letter, numbers) = firstWord(rest)
    guard let group = group(letter) else { return noSuchGroup("/add A 4 7") }
    guard let members = members(Self.pieces(numbers)) else { return noSuchNumbers("/add A 4 7") }
    return keep(
      [.moved(contributions: members, group: group.id)], at: moment, "They lie in \(letter.uppercased()) now.\n")
  }

  private mutating func merge(_ rest: String, at moment: Moment) -> Turn {
    let found = Self.pieces(rest).map { group($0) }
    guard found.count >= 2, !found.contains(where: { $0 == nil }), let whole = found.first.flatMap({ $0 }) else {
      return noSuchGroup("/merge A B C, where B and C become parts of A")
    }
    let parts = found.dropFirst().compactMap { $0?.id }
    return keep([.merged(groups: parts, into: whole.id)], at: moment, "They are parts of \(whole.title) now.\n")
  }

  /// `/theme A capacity awareness` or `/theme 4 capacity`.
  private mutating func code(_ rest: String, at moment: Moment) -> Turn {
    let (subject, names) = firstWord(rest)
    guard let id = contribution(subject)?.id ?? group(subject)?.id else {
      return noSuchGroup("/theme A capacity, or /theme 4 capacity")
    }
    var themes: [Name] = []
    for word in Self.pieces(names) {
      guard let theme = theme(word) else { return noTheme(word) }
      themes.append(theme)
    }
    let said = themes.isEmpty ? "of no area" : "of \(themes.map(\.text).joined(separator: ", "))"
    return keep([.coded(subject: id, themes: themes)], at: moment, "It speaks \(said).\n")
  }

  func firstWord(_ text: String) -> (String, String) {
    let word = text.prefix { !$0.isWhitespace }
    return (String(word), SessionLine.trimmed(text.dropFirst(word.count)))
  }

  /// The contributions of some numbers; nil where there are none, or one is not there.
  private func members(_ words: [Substring]) -> [EventID]? {
    let found = words.compactMap { contribution($0)?.id }
    return found.isEmpty || found.count < words.count ? nil : found
  }

  func noSuchNumbers(_ example: String) -> Turn {
    Turn(text: "Name contributions by the numbers that /list shows, such as \(example); nothing was kept.\n")
  }

  private func noSuchGroup(_ example: String) -> Turn {
    Turn(text: "Name a group by the letter that /groups shows, such as \(example); nothing was kept.\n")
  }
}
