internal import Surveys

extension ProblemsOfAnswer {
  /// Every name must be among the choices.
  mutating func known(_ names: [Name], in set: ChoiceSet) {
    let known = NameFinder(set.choices)
    for name in names where !known.contains(name) { add(.unknownChoice(name.text)) }
  }

  /// Several choices: known, within the bounds on their number, and nothing beside one that stands alone.
  mutating func several(_ names: [Name], of set: ChoiceSet, min: Int?, max: Int?) {
    known(names, in: set)
    let chosen = Set(names)
    if chosen.count > 1, let alone = set.choices.first(where: { $0.exclusive && chosen.contains($0.name) }) {
      return add(.exclusive(alone.name))
    }
    if let max, chosen.count > max { add(.tooMany(max: max, chosen: chosen.count)) }
    // A choice that stands alone, such as "None of these", answers for the least number too.
    let standsAlone = set.choices.contains { $0.exclusive && chosen.contains($0.name) }
    if let min, chosen.count < min, !standsAlone { add(.tooFew(min: min, chosen: chosen.count)) }
  }

  /// A ranking: known choices, none twice, no more than there are places; fewer are fine.
  mutating func ranking(_ names: [Name], of set: ChoiceSet, places: Int) {
    known(names, in: set)
    var seen: Set<Name> = []
    var told: Set<Name> = []
    for name in names where !seen.insert(name).inserted && told.insert(name).inserted { add(.repeatedRank(name)) }
    if names.count > places { add(.tooMany(max: places, chosen: names.count)) }
  }

  /// An allocation: known choices, no negative points, no more than the total, and all of it where an answer is required.
  mutating func allocation(_ placed: [Answer.Points], of set: ChoiceSet, total: Int) {
    known(placed.map(\.choice), in: set)
    var sum = 0
    for one in placed {
      if one.points < 0 { add(.negativePoints, part: one.choice) }
      let (next, overflow) = sum.addingReportingOverflow(max(0, one.points))
      sum = overflow ? Int.max : next
    }
    if sum > total { add(.tooManyPoints(total: total, placed: sum)) }
    if required, sum < total { add(.tooFewPoints(total: total, placed: sum)) }
  }

  /// A matrix: known rows and choices, no row twice, and every row where an answer is required.
  mutating func grid(_ ratings: [Answer.Rating], _ matrix: Question.Matrix) {
    let rows = NameFinder(matrix.rows.map(\.name))
    let choices = NameFinder(matrix.choices)
    var seen: Set<Name> = []
    for rating in ratings {
      if !rows.contains(rating.row) { add(.unknownPart(rating.row.text), part: rating.row) }
      if !choices.contains(rating.choice) { add(.unknownChoice(rating.choice.text), part: rating.row) }
      if !seen.insert(rating.row).inserted { add(.wrongType(.oneChoice), part: rating.row) }
    }
    guard required else { return }
    for row in matrix.rows where !seen.contains(row.name) { add(.required(requiredMessage), part: row.name) }
  }

  /// Free text stands only beside a chosen choice that takes it, and is a sound text.
  mutating func specifications(_ beside: [Name: String], _ set: ChoiceSet?, _ answer: Answer?) {
    guard !beside.isEmpty, let set else { return }
    let chosen: Set<Name> =
      switch answer {
      case .choice(let name): [name]
      case .choices(let names), .ranking(let names): Set(names)
      default: []
      }
    for choice in set.choices {
      guard let text = beside[choice.name] else { continue }
      if !choice.specify || !chosen.contains(choice.name) {
        add(.unexpectedSpecification, part: choice.name)
      } else {
        self.text(text, maxLength: ProblemsOfAnswer.longestSpecification, part: choice.name)
      }
    }
  }

  /// In characters as people count them.
  static let longestSpecification = 4000
}
