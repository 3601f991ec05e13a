internal import Responses
internal import Surveys

/// One simulated person: what sets them apart from their group, and how they answer a question.
struct Person {
  let habits: Habits
  /// Added to the probability of an unfavourable answer.
  let mood: Double
  /// How strongly each theme draws this person.
  let tastes: [Name: Double]

  /// A person of a group, with a mood and tastes by chance. Linear in the number of themes.
  init(_ habits: Habits, themes: [Theme], _ chance: inout Chance) {
    self.habits = habits
    mood = (chance.fraction() * 2 - 1) * habits.mood
    var tastes: [Name: Double] = [:]
    for theme in themes { tastes[theme.name] = (habits.pull[theme.name] ?? 1) * (0.5 + chance.fraction()) }
    self.tastes = tastes
  }

  /// How strongly a choice draws this person: their taste for a theme, what the habits say of the question, or else 1.
  private func weight(of choice: Name, in question: Name, _ set: ChoiceSet) -> Double {
    if let said = habits.choices[question] { return said[choice] ?? 0 }
    return set.source == .themes ? tastes[choice] ?? 1 : 1
  }

  /// One of the choices.
  func choice(_ question: Question, _ set: ChoiceSet, _ chance: inout Chance) -> Answer? {
    chance.pick(weights: set.choices.map { weight(of: $0.name, in: question.name, set) })
      .map { .choice(set.choices[$0].name) }
  }

  /// Several choices: each by a draw of its own; an exclusive one stands alone; between `min` and `max` of them.
  func choices(_ question: Question, _ set: ChoiceSet, min: Int?, max: Int?, _ chance: inout Chance) -> Answer? {
    let said = habits.choices[question.name]
    var chosen: Set<Name> = []
    var open: [Choice] = []
    var alone: Name?
    for choice in set.choices {
      let rate = said.map { $0[choice.name] ?? 0 } ?? (choice.exclusive ? 0.05 : 0.4)
      let taken = chance.happens(rate)
      if choice.exclusive {
        if taken, alone == nil { alone = choice.name }
      } else if taken {
        chosen.insert(choice.name)
      } else {
        open.append(choice)
      }
    }
    if let alone { return .choices([alone]) }
    let most = max ?? set.choices.count
    var taken = set.choices.map(\.name).filter(chosen.contains)
    while taken.count > most, !taken.isEmpty { taken.remove(at: chance.below(taken.count)) }
    while taken.count < (min ?? 0), !open.isEmpty { taken.append(open.remove(at: chance.below(open.count)).name) }
    let final = Set(taken)
    return final.isEmpty ? nil : .choices(set.choices.map(\.name).filter(final.contains))
  }

  /// A ranking of as many choices as there are places, sometimes of fewer; each place by what draws most of the rest.
  func ranking(_ question: Question, _ set: ChoiceSet, places: Int, _ chance: inout Chance) -> Answer? {
    let all = Swift.min(places, set.choices.count)
    let fewer = chance.happens(habits.ranksFewer)
    let wanted = fewer ? 1 + chance.below(Swift.max(1, all - 1)) : all
    var left = set.choices.map(\.name)
    var ranked: [Name] = []
    while ranked.count < wanted {
      let weights = left.map { weight(of: $0, in: question.name, set) }
      guard let place = chance.pick(weights: weights) else { break }
      ranked.append(left.remove(at: place))
    }
    return ranked.isEmpty ? nil : .ranking(ranked)
  }

  /// All points, sometimes fewer where that is allowed, placed one by one.
  func allocation(_ question: Question, _ set: ChoiceSet, total: Int, _ chance: inout Chance) -> Answer? {
    let keeps = chance.happens(habits.keepsPoints)
    let placed = keeps && !question.required ? 1 + chance.below(Swift.max(1, total - 1)) : total
    let weights = set.choices.map { weight(of: $0.name, in: question.name, set) }
    var points = [Int](repeating: 0, count: set.choices.count)
    var last: Int?
    for _ in 0..<placed {
      if last == nil || !chance.happens(habits.stacks) { last = chance.pick(weights: weights) }
      if let last { points[last] += 1 }
    }
    let given = zip(set.choices, points).filter { $0.1 > 0 }.map { Answer.Points($0.0.name, $0.1) }
    return given.isEmpty ? nil : .allocation(given)
  }

  /// One of the listed numbers, or else an even draw over the numbers on offer, or over 0 to 10.
  func number(_ question: Question, _ chance: inout Chance) -> Answer? {
    if let listed = habits.numbers[question.name] { return chance.element(of: listed).map { .number($0) } }
    guard case .range(let range) = question.kind, range.step > 0 else { return .number(Double(chance.below(11))) }
    let steps = Swift.max(0, Swift.min(1_000_000, (range.end - range.start) / range.step + 1e-9))
    return .number(range.start + Double(chance.below(Int(steps) + 1)) * range.step)
  }

  /// How many items of a repeat: one of the listed numbers, within the bounds, or else from the least number to four more, each as likely.
  func items(of repeated: Name, min: Int, max: Int?, _ chance: inout Chance) -> Int {
    let most = Swift.max(min, max ?? 1_000)
    if let listed = habits.numbers[repeated], let number = chance.element(of: listed) {
      return Int(Swift.max(Double(min), Swift.min(number, Double(most))))
    }
    return min + chance.below(Swift.min(most - min, 4) + 1)
  }
}
